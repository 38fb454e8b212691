"""The text of a document with the bookmarks that stand around it: how what was exported finds its way back."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportsite.word.markup import MC, Element, W, attribute, switched
from reportsite.word.package import Package

_LEFT_OUT = frozenset(
    W + name for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "instrText")
)
# What stands for a sign that is no text: that of a w:sym depends on its font, so that only its place is kept.
_SIGNS = {W + "br": "\n", W + "cr": "\n", W + "tab": " ", W + "noBreakHyphen": "\u2011", W + "sym": "\ufffd"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and the names of the bookmarks around it."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph as stretches; `names` are all bookmarks in it, also those around nothing. `in_table`: in a cell."""

    stretches: tuple[Stretch, ...]
    names: frozenset[str]
    in_table: bool = False

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


def marked_paragraphs(package: Package) -> list[MarkedParagraph]:
    """The paragraphs of the body in their order, those of tables too; tracked insertions kept, deletions and hidden runs
    left out."""
    reader = _Reader()
    body = package.document.find(W + "body")
    return list(reader.blocks(() if body is None else body, False))


class _Reader:
    """Walks through the body; a bookmark may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self.open: dict[str, str] = {}

    def blocks(self, parent: Iterator[Element] | Element, in_table: bool) -> Iterator[MarkedParagraph]:
        for element in parent:
            if element.tag == W + "p":
                yield self.paragraph(element, in_table)
            elif not self.mark(element) and element.tag not in _LEFT_OUT:
                yield from self.blocks(_inside(element), in_table or element.tag == W + "tbl")

    def mark(self, element: Element) -> str:
        """Begin or end a bookmark; its name where the element is the beginning of one."""
        number = attribute(element, "id") or ""
        if element.tag == W + "bookmarkStart":
            self.open[number] = name = (attribute(element, "name") or "")[:60]
            return name
        if element.tag == W + "bookmarkEnd":
            return self.open.pop(number, "") or "?"
        return ""

    def paragraph(self, element: Element, in_table: bool) -> MarkedParagraph:
        stretches: list[Stretch] = []
        seen = set(self.open.values())

        def write(text: str) -> None:
            names = frozenset(self.open.values())
            if stretches and stretches[-1].names == names:
                stretches[-1] = Stretch(stretches[-1].text + text, names)
            else:
                stretches.append(Stretch(text, names))

        def walk(parent: Element) -> None:
            for child in _inside(parent):
                if name := self.mark(child):
                    seen.add(name)
                elif child.tag == W + "t":
                    write(child.text or "")
                elif child.tag in _SIGNS:
                    write(_SIGNS[child.tag])
                elif child.tag not in _LEFT_OUT and not _is_hidden(child):
                    walk(child)

        walk(element)
        return MarkedParagraph(tuple(stretches), frozenset(seen), in_table)


def _is_hidden(element: Element) -> bool:
    """Whether it is a run that itself says that it is not shown."""
    return element.tag == W + "r" and bool(switched(element.find(f"{W}rPr/{W}vanish")))


def _inside(element: Element) -> Element:
    """What is read of an element: of alternatives the first."""
    return next(iter(element), ()) if element.tag == MC + "AlternateContent" else element
