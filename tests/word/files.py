"""DOCX files made part by part, well and badly."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = (("rId1", "officeDocument", "word/document.xml"),)


def document(body, end=""):
    """word/document.xml with what stands in its body."""
    return f"<w:document {SPACES}><w:body>{body}{end}</w:body></w:document>"


def paragraph(text="", properties="", run=""):
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def relations(found):
    """A part of relations: (key, kind, target) or (key, kind, target, "External")."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}{kind}" Target="{target}"'
        + "".join(f' TargetMode="{mode}"' for mode in mode)
        + "/>"
        for key, kind, target, *mode in found
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(body="", *, end="", found=(), **parts):
    """A DOCX with this body, its settled parts by their names (styles, settings, theme, numbering) as what stands in
    their root, and other parts by their paths in `parts["more"]`; `found` are more relations of the main part."""
    more = parts.pop("more", {})
    roots = {"styles": "w:styles", "settings": "w:settings", "numbering": "w:numbering", "theme": "a:theme"}
    settled = {
        f"word/{name}.xml": f"<{roots[name]} {SPACES}>{inside}</{roots[name]}>" for name, inside in parts.items()
    }
    named = [(f"s{name}", name, f"{name}.xml") for name in parts]
    return archive(
        {
            "_rels/.rels": relations(_MAIN),
            "word/document.xml": document(body, end),
            "word/_rels/document.xml.rels": relations([*named, *found]),
            **settled,
            **more,
        }
    )


def archive(parts, method=zipfile.ZIP_DEFLATED):
    """A ZIP archive of parts, texts or bytes, by their names; pairs may have a name twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            file.writestr(name, data)
    return out.getvalue()


def style(key, name="", kind="paragraph", inside="", default=False):
    given = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{given}><w:name w:val="{name or key}"/>{inside}</w:style>'
