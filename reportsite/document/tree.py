"""The document tree: what stands on the pages, before any format. `assemble` makes it; each renderer walks it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font. `level` is the heading level (1 to 4) whose font it takes, 0 the body's.

    `key` is that of the item whose text it is, `place` which of its texts: "h" the heading, "l" the lead-in, "1", "2", …
    its paragraphs. The first `number` characters are the number that the assembler made.
    """

    text: str
    level: int = 0
    key: str = ""
    place: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level` is 1 to 4 where the paragraph is a heading on a line of its own, else 0."""

    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the part of the text area's width, in percent."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that reaches down over `rows` rows. The rows below it leave it out."""

    text: str
    rows: int = 1
    column: int = 0
    key: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def texts(self) -> Iterator[list[str]]:
        """The rows' texts, one for each column: "" where a cell above reaches down."""
        for row in self.rows:
            texts = {cell.column: cell.text for cell in row}
            yield [texts.get(index, "") for index in range(len(self.columns))]


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """`key` is that of the report, `stamp` tells which state of it this is. `marks` stand above the first page's text,
    `draft` (送审稿 and its number) above every page's; `label` (附件) begins an annex."""

    title: tuple[str, ...] = ()  # its lines, broken where the meaning breaks
    byline: tuple[str, ...] = ()
    blocks: tuple[Paragraph | Table, ...] = ()
    signature: Signature | None = None
    attachments: tuple[str, ...] = ()
    landscape: bool = False
    key: str = ""
    title_place: str = "t"
    stamp: str = ""
    marks: tuple[str, ...] = ()
    draft: str = ""
    label: str = ""
    annexes: tuple["Document", ...] = ()

    @property
    def name(self) -> str:
        """The title in one line, for bookmarks and file properties."""
        return "".join(self.title)


def excerpt(document: Document, keys: Collection[str]) -> Document:
    """The paragraphs alone that hold text of the items named, as they stand in the whole."""
    blocks = (block for block in document.blocks if isinstance(block, Paragraph))
    return Document(blocks=tuple(block for block in blocks if any(run.key in keys for run in block.runs)))


def attachment_lines(document: Document) -> Iterator[str]:
    """The attachments as they print (GB/T 9704-2012, 7.3.4): “附件：” before the first, numbers where there are several."""
    for number, name in enumerate(document.attachments, 1):
        counter = f"{number}. " if len(document.attachments) > 1 else ""
        yield ("附件：" if number == 1 else "") + counter + name


def lines(document: Document) -> Iterator[str]:
    """Every line of text of the document in order: the text that all formats share. A table row is tab-separated."""
    if document.label:
        yield document.label
    if document.title:
        yield document.name
    yield from document.byline
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield "\t".join(column.heading for column in block.columns)
            yield from map("\t".join, block.texts)
    yield from attachment_lines(document)
    if document.signature:
        yield from filter(None, (document.signature.name, document.signature.date))
    for annex in document.annexes:
        yield from lines(annex)
