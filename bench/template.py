"""The template that docxtpl fills: styles, page and footers are those of our DOCX, the text is loops."""

import io
from typing import Any

import docx

from reportsite.document import docx as ours
from reportsite.document.docx_styles import BODY, SIGNATURE, TITLE, heading, run_in
from reportsite.document.tree import Document, Paragraph

_LEVELS = range(1, 5)


def template() -> bytes:
    """A paragraph for each kind of heading and one for text, in which each level of run-in headings has a run."""
    made = docx.Document(io.BytesIO(ours.render(Document())))
    add = made.add_paragraph
    add("{{ title }}", TITLE)
    add("{%p for block in blocks %}", BODY)
    for level in _LEVELS:
        add(f"{{%p {'el' if level > 1 else ''}if block.level == {level} %}}", BODY)
        add("{{ block.text }}", heading(level))
    add("{%p else %}", BODY)
    paragraph = add("{%r for run in block.runs %}", BODY)
    for level in _LEVELS:
        paragraph.add_run(f"{{%r {'el' if level > 1 else ''}if run.level == {level} %}}")
        paragraph.add_run("{{ run.text }}", run_in(level))
    for text in ("{%r else %}", "{{ run.text }}", "{%r endif %}", "{%r endfor %}"):
        paragraph.add_run(text)
    for text in ("{%p endif %}", "{%p endfor %}", ""):
        add(text, BODY)
    for text in ("{{ signature }}", "{{ date }}"):
        add(text, SIGNATURE)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def values(document: Document) -> dict[str, Any]:
    """What is filled in. Knows what the demo holds: no tables, no attachments, no marks."""
    assert document.signature
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    return {
        "title": "\n".join(document.title),
        "blocks": [
            {
                "level": block.level,
                "text": block.text,
                "runs": [{"level": run.level, "text": run.text} for run in block.runs],
            }
            for block in blocks
        ],
        "signature": document.signature.name,
        "date": document.signature.date,
    }


def styled_text(data: bytes) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The paragraphs of a DOCX with their styles, each as texts with their character styles, neighbours of one style
    joined: what has to be the same in both files."""
    found = []
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs:
        texts: list[tuple[str, str]] = []
        for run in paragraph.runs:
            style, text = run.style.name or "", run.text
            if texts and texts[-1][0] == style:
                text = texts.pop()[1] + text
            texts.append((style, text))
        style = paragraph.style.name or "" if paragraph.style else ""
        found.append((style, tuple(item for item in texts if item[1])))
    return tuple(found)
