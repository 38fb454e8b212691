"""A DOCX -> lines: paragraphs and tables in order, numbers of lists made visible, and what is no text of the report known
as such."""

import re
from collections.abc import Iterator

from reportsite.confined.refused import Refused
from reportsite.importer.plain import MAX_CHARACTERS, looks_like_markdown, unmarked
from reportsite.importer.record import Line, Origin
from reportsite.word.body import Block, Body, Paragraph, Table, every_paragraph, read
from reportsite.word.markup import Element, W, children
from reportsite.word.numbering import Numbers
from reportsite.word.package import Package

_TITLE_STYLES = ("title", "标题", "文档标题")
# A list's number that the file shows without a mark behind it, and the mark that tells it from the text.
_BARE = re.compile("(?:([0-9]{1,2})|([一二三四五六七八九十]{1,3}))")
# What the file says beside its text, by the part that holds it and the element that each note is.
_NOTES: tuple[tuple[str, str, Origin], ...] = (
    ("comments", "comment", "comment"),
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "footnote"),
)
_LONGEST_ABOUT = 30  # characters
_MOST_OPEN = 50  # comments about the same text
_SEPARATORS = ("separator", "continuationSeparator")


def docx_lines(data: bytes) -> list[Line]:
    """The lines of a document: the paragraphs of the text as "paragraph" (tracked insertions kept, deletions left out),
    and what stands beside it as notes. Raises Refused."""
    package = Package.open(data)
    body = read(package)
    texts = list(_body_lines(body, Numbers(package.numbering)))
    if sum(len(text) for text, _level, _origin in texts) > MAX_CHARACTERS:
        raise Refused("too_many_characters", most=MAX_CHARACTERS)
    texts += _furniture(body)
    texts += _notes(package)
    texts += _tracked(package)
    lines = [Line(number, text, level, origin) for number, (text, level, origin) in enumerate(texts, 1)]
    if not looks_like_markdown("\n".join(line.text for line in lines if line.origin == "paragraph")):
        return lines
    return [bare for line in lines for bare in (unmarked(line) if line.origin == "paragraph" else (line,))]


_Text = tuple[str, int | None, Origin]


def _body_lines(body: Body, numbers: Numbers) -> Iterator[_Text]:
    for block in body.blocks:
        if isinstance(block, Table):
            yield from _table_lines(block, numbers)
        else:
            yield from _paragraph_lines(block, numbers)


def _paragraph_lines(paragraph: Paragraph, numbers: Numbers) -> Iterator[_Text]:
    """A paragraph, with the number of its list in front; a line end within a title or a text makes two lines."""
    format = paragraph.format
    number = _number(numbers.next(format.list_id, format.list_level)) if format.list_id else ""
    level = 0 if format.style.casefold() in _TITLE_STYLES else (format.outline or None)
    lines = [line for page in paragraph.text.split("\f") for line in page.split("\n")]
    for place, line in enumerate(lines):
        yield (number + line if not place else line), level, "paragraph"
    if hidden := "".join(run.text for run in paragraph.runs if run.format.hidden).strip():
        yield hidden, None, "hidden"
    for box in paragraph.boxes:
        for inner in every_paragraph(box.blocks):
            yield inner.text, None, "paragraph"


def _number(shown: str) -> str:
    """A list's number as it is typed in front of a text: with a mark behind it, and a space, so that 1. and 2030年 do not
    run into each other."""
    if bare := _BARE.fullmatch(shown.strip()):
        return f"{shown.strip()}{'.' if bare[1] else '、'} "
    return f"{shown} " if shown.strip() else ""


def _table_lines(table: Table, numbers: Numbers) -> Iterator[_Text]:
    """A line for each row that says something, its cells parted by tabs. A table of one column is but a frame around
    paragraphs."""
    if all(len(row.cells) == 1 for row in table.rows):
        for row in table.rows:
            for paragraph in every_paragraph(row.cells[0].blocks):
                yield from _paragraph_lines(paragraph, numbers)
        return
    for row in table.rows:
        cells = [" ".join(one.text.strip() for one in every_paragraph(cell.blocks)) for cell in row.cells]
        if any(cells):
            yield "\t".join(cells), None, "table"


def _furniture(body: Body) -> Iterator[_Text]:
    headers = {name for section in body.sections for name in section.headers.values()}
    for name, blocks in body.furniture.items():
        for text in _texts(blocks):
            yield text, None, "header" if name in headers else "footer"


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for paragraph in every_paragraph(blocks):
        if text := "".join(run.text for run in paragraph.runs if not run.field).strip(" —-–\t\n"):
            yield text


def _notes(package: Package) -> Iterator[_Text]:
    """Footnotes, and comments with who wrote them and what they are about."""
    about = _commented(package.document)
    for part, name, origin in _NOTES:
        for note in children(package.settled(part), name):
            text = _text_of(note, "t")
            if not text or note.get(W + "type") in _SEPARATORS:
                continue
            if origin == "comment":
                author, words = note.get(W + "author", ""), about.get(note.get(W + "id", ""), "")
                text = (f"{author}：" if author else "") + text + (f"（针对“{words}”）" if words else "")
            yield text, None, origin


def _commented(document: Element) -> dict[str, str]:
    """The beginning of the text that each comment is about, by the comment's number."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in document.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t"):
        if element.tag == W + "t":
            for number in open_now:
                if len(found[number]) < _LONGEST_ABOUT:
                    found[number] = (found[number] + (element.text or ""))[:_LONGEST_ABOUT]
        elif element.tag == W + "commentRangeStart" and len(open_now) < _MOST_OPEN:
            found.setdefault(element.get(W + "id", ""), "")
            open_now.add(element.get(W + "id", ""))
        else:
            open_now.discard(element.get(W + "id", ""))
    return found


def _tracked(package: Package) -> Iterator[_Text]:
    """What somebody put in and took out with tracked changes."""
    tracked: tuple[tuple[str, str, Origin], ...] = (("ins", "t", "inserted"), ("del", "delText", "deleted"))
    for name, inside, origin in tracked:
        for change in package.document.iter(W + name):
            if text := _text_of(change, inside):
                yield text, None, origin


def _text_of(element: Element, name: str) -> str:
    return "".join(text.text or "" for text in element.iter(W + name)).strip()
