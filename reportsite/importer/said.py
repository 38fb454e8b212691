"""The texts of one item as a returned file has them, beside those that were exported."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportsite.content.types import ENDS, Content, Node, RectificationItem
from reportsite.document.docx_keys import REPORT_PLACES, Place
from reportsite.document.tree import Document, Table
from reportsite.importer.returned import NewText, Returned

_CELLS = {"1": "measure", "2": "leader", "3": "department", "4": "deadline"}
_OWN = {place: name for name, place in REPORT_PLACES.items()}
# The signature and its date, where the layout puts them in one line under the title.
_SIGNED = re.compile(r"(.*?)\s*[（(]([^（()）]*)[)）]\s*")


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def shown(value: object) -> str:
    """A value of an item as one text, a line for each paragraph."""
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def printed(document: Document) -> dict[Place, str]:
    """The text of every place as it was exported, the numbers apart."""
    found: dict[Place, str] = {}
    own = {document.title_place: document.name, "b": "".join(document.byline)}
    own |= {f"a{number}": name for number, name in enumerate(document.attachments, 1)}
    if document.signature:
        own |= {"s": document.signature.name, "d": document.signature.date}
    found |= {Place(document.key, place): text for place, text in own.items() if text and document.key}
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row if cell.key)
            found |= {Place(cell.key, cell.place): cell.text for cell in cells}
        else:
            for run in block.runs:
                if run.text[run.number :]:
                    found[Place(run.key, run.place)] = run.text[run.number :]
    for annex in document.annexes:
        found |= printed(annex)
    return found


def spare_cells(document: Document) -> set[str]:
    """What stands in tables and belongs to no text: headings of columns, numbers, names that are printed again."""
    found: set[str] = {""}
    for block in document.blocks:
        if isinstance(block, Table):
            found |= {bare(column.heading) for column in block.columns}
            found |= {bare(cell.text) for row in block.rows for cell in row if not cell.key}
    return found.union(*map(spare_cells, document.annexes))


def said_of(
    file: Returned, was: Mapping[Place, str], node: Node, texts: Sequence[NewText]
) -> dict[str, tuple[str, str]]:
    """For each text of an item that the file may have otherwise: (as it was exported, as the file has it). `texts` are the
    new paragraphs that are the item's. A text that is gone while its item stays is empty."""
    found: dict[str, tuple[str, str]] = {}
    for place in (place for place in was if place.key == node.key):
        name, text = _name_of(node, place.place), file.text(place) or ""
        if not name or bare(text) == bare(was[place]):
            continue
        if name == "heading":
            found |= _heading(text, was[place], node)
        elif name == "byline" and not getattr(node, "byline", ""):
            found |= _signature(text, node)
        else:
            found[name] = (shown(getattr(node, name)), text.replace("\n", "").strip())
    if not isinstance(node, RectificationItem):
        name = "preamble" if isinstance(node, Content) else "paragraphs"
        found[name] = (shown(getattr(node, name)), "\n".join(_lines(file, node, texts)))
    if isinstance(node, Content):
        found |= _attachments(file, was, node)
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


def _name_of(node: Node, place: str) -> str:
    """The field that a place holds, "" for paragraphs and attachments."""
    if isinstance(node, Content):
        return _OWN.get(place, "") if place != REPORT_PLACES["label"] else ""
    if isinstance(node, RectificationItem):
        return _CELLS.get(place, "")
    return {"h": "heading", "l": "lead_in"}.get(place, "")


def _heading(text: str, before: str, node: Node) -> dict[str, tuple[str, str]]:
    """A heading and the mark that ends it."""
    said, was = text.strip(), before.strip()
    heading: str = getattr(node, "heading", "")
    if not (said[-1:] in ENDS and was[-1:] in ENDS) or heading.endswith(was[-1:]):
        return {"heading": (heading, said)}
    found = {"heading": (heading, said[:-1])}
    return found if said[-1] == was[-1] else found | {"end": (was[-1], said[-1])}


def _signature(text: str, node: Node) -> dict[str, tuple[str, str]]:
    """The signature and its date, out of the line under the title."""
    found = _SIGNED.fullmatch(text)
    name, date = found.groups() if found else (text.strip(), "")
    return {
        "signature": (shown(getattr(node, "signature", "")), name),
        "date": (shown(getattr(node, "date", "")), date),
    }


def _attachments(file: Returned, was: Mapping[Place, str], content: Content) -> dict[str, tuple[str, str]]:
    """The names of the attachments; one that an annex adds is none of them."""
    names = list(filter(None, content.attachments))
    places = [Place(content.key, f"a{number}") for number, _name in enumerate(names, 1)]
    texts = [(file.text(place) or "").strip() for place in places if place in was]
    return {"attachments": (shown(tuple(names)), "\n".join(filter(None, texts)))}


def _lines(file: Returned, node: Node, texts: Sequence[NewText]) -> Iterator[str]:
    """The paragraphs of an item in the file: each with those that somebody added after it."""
    own = [place for place in file.texts if place.key == node.key and place.place.isdigit()]
    yield from (new.text for new in texts if new.after not in own)
    for place in own:
        yield from filter(None, map(str.strip, file.texts[place]))
        yield from (new.text for new in texts if new.after == place)
