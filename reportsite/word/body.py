"""The paragraphs and tables of a document as plain data, in their order, with what really applies to each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from reportsite.word.markup import MC, WP, Element, W, attribute, child, children, integer, switched, value
from reportsite.word.package import Package
from reportsite.word.sections import Section, sections
from reportsite.word.styles import NO_GRID, Grid, ParagraphFormat, RunFormat, Styles, pitch

# The fields that number pages (17.16.5); every other is a text that the file brought along.
PAGE, PAGES = "PAGE", "NUMPAGES"

# Elements around a part of a text that say something about it: the text stands there all the same.
_AROUND = frozenset(
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent")
)
# What a run holds beside text, by its element.
_TEXTS: Mapping[str, str] = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "",
}  # fmt: skip
_BREAKS: Mapping[str | None, str] = {"page": "\f", "column": "\f"}
_THINGS: Mapping[str, str] = {
    W + "object": "object", W + "footnoteReference": "footnote", W + "endnoteReference": "endnote",
    W + "commentReference": "comment",
}  # fmt: skip
_VML = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way: "\\n" is a new line, "\\f" a new page or column, "\\t" a tab. `field` is the
    name of the innermost field whose result it is ("PAGE"), "" for text."""

    text: str
    format: RunFormat
    field: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box and where on its line it stands ("left", "center", "right", "outside", …), "" where that is open."""

    blocks: tuple["Paragraph | Table", ...]
    align: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`section` counts the sections from 0. `things` are what is no text: "picture", "watermark", "box", "object",
    "formula", "footnote", "endnote", "comment"."""

    runs: tuple[Run, ...]
    format: ParagraphFormat
    section: int = 0
    things: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """The text that is seen: without what is hidden."""
        return "".join(run.text for run in self.runs if not run.format.hidden)

    @property
    def size_pt(self) -> float:
        """The largest size of its text."""
        sizes = (run.format.size_pt for run in self.runs if not run.format.hidden and run.text.strip())
        return max(sizes, default=self.format.run.size_pt)

    @property
    def pitch_pt(self) -> float:
        """The distance of its lines in points."""
        return pitch(self.format.line, self.size_pt, self.format.grid)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `columns` columns; `continued` is whether it belongs to the one above."""

    blocks: tuple["Paragraph | Table", ...]
    columns: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`repeated` is whether the row stands again at the head of each page."""

    cells: tuple[Cell, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    section: int = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Body:
    """A document: its blocks, its sections, and what the parts hold that these name for head and foot."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    furniture: Mapping[str, tuple[Block, ...]]


def every_paragraph(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs, those in tables too, in their order; text boxes left out."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from every_paragraph(cell.blocks)


def read(package: Package, styles: Styles | None = None) -> Body:
    """The document in a package. Refused: what `Package` refuses in parts that are only read now."""
    styles = styles or Styles(package)
    root = child(package.document, "body")
    elements, ends = _by_section(() if root is None else root)
    found = sections(package, [*ends, child(root, "sectPr")])
    reader = _Reader(styles)
    blocks = tuple(reader.block(element, found[section].grid, section) for element, section in elements)
    return Body(blocks, found, _furniture(package, styles, found))


def _by_section(root: Iterable[Element]) -> tuple[list[tuple[Element, int]], list[Element]]:
    """The paragraphs and tables with the number of their section, and what ends each section but the last: it stands
    in the section's last paragraph."""
    elements: list[tuple[Element, int]] = []
    ends: list[Element] = []
    for element in _blocks(root):
        elements.append((element, len(ends)))
        if (end := child(element, "pPr", "sectPr")) is not None:
            ends.append(end)
    return elements, ends


def _furniture(package: Package, styles: Styles, found: Iterable[Section]) -> dict[str, tuple[Block, ...]]:
    furniture: dict[str, tuple[Block, ...]] = {}
    for number, section in enumerate(found):
        for name in (*section.headers.values(), *section.footers.values()):
            if name and name not in furniture:
                part = package.part(name)
                elements = _blocks(() if part is None else part)
                reader = _Reader(styles)
                furniture[name] = tuple(reader.block(element, section.grid, number) for element in elements)
    return furniture


def _blocks(parent: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs and tables in an element and in whatever stands around them."""
    for element in parent:
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag == W + "sdt":
            yield from _blocks(children(element, "sdtContent"))
        elif element.tag in _AROUND:
            yield from _blocks(element)
        elif element.tag == MC + "AlternateContent":
            yield from _blocks(_choice(element))


def _choice(element: Element) -> Iterable[Element]:
    """What is read of an mc:AlternateContent: one of its forms, which all say the same."""
    return next(iter(element), ())


@dataclass(slots=True)
class _Field:
    """A field that has begun: first its code, then, if it has one, its result."""

    code: str = ""
    in_result: bool = False
    written: bool = False

    @property
    def name(self) -> str:
        return (self.code.split(None, 1) or [""])[0].upper()[:20]


@dataclass(slots=True)
class _Reader:
    """Reads one part. A field may begin in one paragraph and end in another."""

    styles: Styles
    fields: list[_Field] = field(default_factory=list)
    pieces: list[tuple[str, RunFormat, _Field | None]] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    section: int = 0
    grid: Grid = NO_GRID
    table: str = ""

    def block(self, element: Element, grid: Grid, section: int, table: str = "") -> Block:
        self.grid, self.section, self.table = grid, section, table
        return self.paragraph(element) if element.tag == W + "p" else self.tabular(element)

    def paragraph(self, element: Element) -> Paragraph:
        properties = child(element, "pPr")
        self.pieces, self.things, self.boxes = [], [], []
        self.inline(element, properties)
        format = self.styles.paragraph(properties, self.grid, self.table)
        return Paragraph(tuple(_runs(self.pieces)), format, self.section, tuple(self.things), tuple(self.boxes))

    def tabular(self, element: Element) -> Table:
        grid, section, table = self.grid, self.section, value(child(element, "tblPr"), "tblStyle") or ""
        rows = []
        for row in _inside(element, "tr"):
            cells = []
            for cell in _inside(row, "tc"):
                properties = child(cell, "tcPr")
                merged = child(properties, "vMerge")
                cells.append(
                    Cell(
                        tuple(self.block(block, grid, section, table) for block in _blocks(cell)),
                        integer(value(properties, "gridSpan"), 1, 100) or 1,
                        merged is not None and attribute(merged) != "restart",
                    )
                )
            rows.append(Row(tuple(cells), bool(switched(child(row, "trPr", "tblHeader")))))
        return Table(tuple(rows), section)

    def inline(self, parent: Iterable[Element], paragraph: Element | None) -> None:
        """What stands on the lines of a paragraph. What was deleted or moved away is left out."""
        for element in parent:
            if element.tag == W + "r":
                self.run(element, paragraph)
            elif element.tag in _AROUND:
                self.inline(element, paragraph)
            elif element.tag == W + "sdt":
                self.inline(children(element, "sdtContent"), paragraph)
            elif element.tag == W + "fldSimple":
                self.fields.append(_Field(attribute(element, "instr") or "", in_result=True))
                self.inline(element, paragraph)
                self.end_field(self.styles.run(paragraph, child(element, "r", "rPr"), self.table))
            elif element.tag == MC + "AlternateContent":
                self.inline(_choice(element), paragraph)
            elif element.tag.startswith(_MATH):
                self.things.append("formula")

    def run(self, element: Element, paragraph: Element | None) -> None:
        format = self.styles.run(paragraph, child(element, "rPr"), self.table)
        for part in element:
            tag = part.tag
            if tag == W + "t":
                self.write(part.text or "", format)
            elif tag in _TEXTS:
                self.write(_TEXTS[tag], format)
            elif tag == W + "br":
                self.write(_BREAKS.get(attribute(part, "type"), "\n"), format)
            elif tag == W + "sym":
                self.write(_symbol(attribute(part, "char")), format)
            elif tag == W + "fldChar":
                self.field_mark(attribute(part, "fldCharType") or "", format)
            elif tag == W + "instrText":
                if self.fields and not self.fields[-1].in_result:
                    self.fields[-1].code = (self.fields[-1].code + (part.text or ""))[:200]
            elif tag == W + "ruby":
                for base in children(part, "rubyBase"):
                    self.inline(base, paragraph)
            elif tag in _THINGS:
                self.things.append(_THINGS[tag])
            elif tag in (W + "drawing", W + "pict"):
                self.drawn(part)
            elif tag == MC + "AlternateContent":
                for drawing in _choice(part):
                    self.drawn(drawing)

    def write(self, text: str, format: RunFormat) -> None:
        """Add text, unless it belongs to the code of a field."""
        if all(field.in_result for field in self.fields):
            field = self.fields[-1] if self.fields else None
            self.pieces.append((text, format, field))
            if field:
                field.written = True

    def field_mark(self, kind: str, format: RunFormat) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.end_field(format)

    def end_field(self, format: RunFormat) -> None:
        """A field ends; one that numbers pages is there, whether the file brought a result along or not."""
        field = self.fields[-1]
        if field.name in (PAGE, PAGES) and not field.written:
            field.in_result = True
            self.write("", format)
        self.fields.pop()

    def drawn(self, element: Element) -> None:
        """A drawing: text boxes are read, everything else is named."""
        texts = list(_outermost(element, W + "txbxContent"))
        if texts:
            self.things.append("box")
            reader = _Reader(self.styles)
            blocks = [reader.block(block, self.grid, self.section) for text in texts for block in _blocks(text)]
            self.boxes.append(Box(tuple(blocks), _place(element)))
        elif next(element.iter(_VML + "textpath"), None) is not None:
            self.things.append("watermark")
        else:
            self.things.append("picture")


def _runs(pieces: Iterable[tuple[str, RunFormat, _Field | None]]) -> Iterator[Run]:
    """The runs of what was written: what is set in one way is one run, and so is the number of a page."""

    def key(piece: tuple[str, RunFormat, _Field | None]) -> object:
        _, format, field = piece
        return id(field) if field and field.name in (PAGE, PAGES) else (format, field.name if field else "")

    for _, group in groupby(pieces, key):
        (text, format, field), *others = group
        yield Run(text + "".join(piece[0] for piece in others), format, field.name if field else "")


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements with a tag that are not inside another such."""
    for below in element:
        if below.tag == tag:
            yield below
        elif below.tag == MC + "AlternateContent":
            yield from _outermost(_choice(below), tag)
        else:
            yield from _outermost(below, tag)


def _inside(parent: Iterable[Element], name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where something stands around them."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag == W + "sdt":
            yield from _inside(children(element, "sdtContent"), name)
        elif element.tag in _AROUND:
            yield from _inside(element, name)


def _place(element: Element) -> str:
    """Where a drawing stands on its line: as DrawingML says it, or VML in its style."""
    align = next(element.iter(f"{WP}align"), None)
    if align is not None:
        return (align.text or "")[:20]
    for shape in element.iter(_VML + "shape"):
        for setting in shape.get("style", "").split(";"):
            name, _, place = setting.partition(":")
            if name.strip() == "mso-position-horizontal":
                return place.strip()[:20]
    return ""


def _symbol(code: str | None) -> str:
    """The character of a w:sym, by its hexadecimal code; U+FFFD where that is none."""
    try:
        found = int((code or "")[:6], 16)
    except ValueError:
        return "\ufffd"
    return chr(found) if 0x20 <= found < 0xD800 or 0xE000 <= found < 0xFFFE else "\ufffd"
