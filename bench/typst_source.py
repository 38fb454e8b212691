"""Document tree -> the same page in Typst's language."""

import json
from collections.abc import Iterator

from reportsite.document.layout import GB_T_9704, Layout, Type, signature_indents
from reportsite.document.tree import Document, Paragraph

# What sets the kinds of fonts in our PDF, by the names that Typst finds the same files under.
_LATIN = '(name: "Liberation Serif", covers: "latin-in-cjk")'
_REST = '"Noto Serif CJK SC"'
_FACES = {"仿宋_GB2312": "FandolFang R", "楷体_GB2312": "FandolKai", "黑体": "FandolHei"}


def source(document: Document, layout: Layout = GB_T_9704) -> str:
    """The text on the page of the layout: fonts, pitch, justification, headings with bookmarks, page numbers. Knows what
    the demo holds: no tables, no attachments, no marks."""
    return "\n".join((*_settings(document, layout), *_text(document, layout))) + "\n"


def _family(type: Type) -> str:
    return f'({_LATIN}, "{_FACES[type.font]}", {_REST})'


def _settings(document: Document, layout: Layout) -> Iterator[str]:
    size = layout.text_width_mm / layout.characters
    pitch = f"{layout.pitch_pt}pt"
    yield f"#set document(title: {_string(document.name)}, date: none)"
    yield (
        f"#set page(width: {layout.page_width_mm}mm, height: {layout.page_height_mm}mm, margin: (top: {layout.top_mm}mm, "
        f"right: {layout.right_mm}mm, bottom: {layout.bottom_mm}mm, left: {layout.left_mm}mm), footer-descent: 7mm, "
        f"footer: context {{ let number = counter(page).get().first(); "
        f"set align(if calc.odd(number) {{ right }} else {{ left }}); "
        f"pad(x: 1em, text(font: {_REST}, size: {layout.number.size_pt}pt)[— #number —]) }})"
    )
    # The edges make each line as high as its characters, so that the rest of the pitch is all that parts two lines.
    yield (
        f'#set text(font: {_family(layout.body)}, size: {size:.4f}mm, lang: "zh", region: "cn", top-edge: 0.86em, '
        f"bottom-edge: -0.14em, cjk-latin-spacing: none)"
    )
    gap = f"{pitch} - {size:.4f}mm"
    yield (
        f"#set par(justify: true, leading: {gap}, spacing: {gap}, "
        f"first-line-indent: (amount: {layout.indent}em, all: true))"
    )
    yield f"#show heading: set block(above: {gap}, below: {gap})"
    for level, type in layout.levels.items():
        yield f'#show heading.where(level: {level}): set text(font: {_family(type)}, size: {size:.4f}mm, weight: "regular")'
        yield f"#show heading.where(level: {level}): it => block(h({layout.indent}em) + it.body)"
        yield f"#let l{level}(body) = text(font: {_family(type)}, body)"
    yield (
        f"#let heading-of-all(body) = block(below: {pitch}, width: 100%, align(center, text(font: {_REST}, "
        f'size: {layout.title.size_pt}pt, weight: "bold", par(first-line-indent: 0em, justify: false, '
        f"leading: {layout.title_pitch_pt - layout.title.size_pt}pt, body))))"
    )


def _text(document: Document, layout: Layout) -> Iterator[str]:
    yield "#heading-of-all[" + "\\ ".join(f"#{_string(line)}" for line in document.title) + "]\n"
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        if block.level:
            yield f"#heading(level: {block.level}, {_string(block.text)})\n"
        else:
            yield "".join(
                f"#l{run.level}({_string(run.text)})" if run.level else f"#{_string(run.text)}" for run in block.runs
            )
            yield ""
    if document.signature:
        yield f"#v({layout.pitch_pt}pt)"
        texts = (document.signature.name, document.signature.date)
        for text, indent in zip(texts, signature_indents(*texts, layout), strict=True):
            yield f"#align(right, pad(right: {indent:g}em, {_string(text)}))\n"


def _string(text: str) -> str:
    """A string of Typst, whose escapes are those of JSON as far as a report's text needs any."""
    return json.dumps(text, ensure_ascii=False)
