"""A text for one place of a report: what was read in it as items of the kind that stands there."""

from collections.abc import Iterator

from msgspec.structs import replace

from reportsite.content.types import Content, Dimension, Node, Part, Point, Problem, Section
from reportsite.importer.converting import Item, begun, dimensions_of, items_of, to_point, to_problem
from reportsite.importer.editing import NotHere, every_text, find, put, texts_of
from reportsite.importer.record import Line, Record
from reportsite.importer.themes import likeness

Piece = Problem | Point | Dimension
_SAME = 0.9  # of 1


def pieces_of(content: Content, record: Record, place: Node) -> tuple[Piece, ...]:
    """The items for a place: problems for a dimension, dimensions for the section of problems, points elsewhere. Headings
    of what does not stand there, and texts before the first item, are items too, so that nothing is lost; the heading of
    the place itself, pasted along, is left out. They are numbered as their new neighbours are."""
    before = tuple(filter(None, (content.title, content.byline, *content.preamble)))
    after = tuple(filter(None, (*record.unplaced, content.signature, content.date, *content.attachments)))
    found = [
        *_loose(before, place),
        *(piece for section in content.sections for piece in _of_section(section, place)),
        *_loose(after, place),
    ]
    record.dropped += (Line(0, every_text(piece)[0]) for piece in found if _repeats(piece, place))
    return tuple(replace(piece, shape=None) for piece in found if not _repeats(piece, place))


def _repeats(piece: Piece, place: Node) -> bool:
    """Whether a piece says but the heading of its place."""
    own, texts = getattr(place, "heading", ""), every_text(piece)
    return len(texts) == 1 and bool(own) and likeness(texts[0].rstrip("。：:，, "), own) > _SAME


def _of_section(section: Section, place: Node) -> Iterator[Piece]:
    yield from _loose(texts_of(section), place)
    items = items_of(section)
    if isinstance(place, Dimension):
        for item in items:
            yield from _problems(item)
    elif isinstance(place, Section) and place.role == "problems":
        yield from dimensions_of(items)
    else:
        yield from map(to_point, items)


def _problems(item: Item) -> Iterator[Problem]:
    """The problems in an item; its own text, where it has some, before them."""
    if isinstance(item, Dimension):
        yield from (begun(Problem, (text,)) for text in texts_of(item))
        yield from item.problems
        for child in item.children:
            yield from _problems(child)
    elif item.points:
        yield from (begun(Problem, (text,)) for text in texts_of(item))
        yield from map(to_problem, item.points)
    else:
        yield to_problem(to_point(item))


def _loose(texts: tuple[str, ...], place: Node) -> Iterator[Piece]:
    if isinstance(place, Dimension):
        yield from (begun(Problem, (text,)) for text in texts)
    elif isinstance(place, Section) and place.role == "problems":
        yield from (begun(Dimension, (text,)) for text in texts)
    else:
        yield from (begun(Point, (text,)) for text in texts)


def held(place: Node, pieces: tuple[Piece, ...]) -> Content:
    """A report of these items alone, in which they are kept until somebody has chosen among them."""
    if isinstance(place, Dimension):
        empty = Section(role="problems", dimensions=(replace(place, problems=(), children=()),))
        return with_pieces(Content(sections=(empty,)), place.key, pieces)
    role = place.role if isinstance(place, (Section, Part)) else "other"
    return with_pieces(Content(sections=(Section(key=place.key, role=role),)), place.key, pieces)


def kept_in(content: Content, key: str) -> tuple[Piece, ...]:
    """The items that `held` put into a report, at a place."""
    node = find(content, key).node
    if isinstance(node, Dimension):
        return node.problems
    assert isinstance(node, Section)
    return (*node.points, *node.dimensions)


def with_pieces(content: Content, key: str, pieces: tuple[Piece, ...]) -> Content:
    """The report with these items last in a place, those that are there untouched."""
    place = find(content, key)
    node = place.node
    if isinstance(node, Dimension):
        return put(place.path, replace(node, problems=(*node.problems, *pieces)))
    if isinstance(node, Section) and node.role == "problems":
        return put(place.path, replace(node, dimensions=(*node.dimensions, *pieces)))
    if isinstance(node, (Section, Part)):
        return put(place.path, replace(node, points=(*node.points, *pieces)))
    raise NotHere("no_text")
