"""What a person corrects in a report that was read: each operation makes a new Content of one, the node named by its key.

No character is lost: texts move, headings become text and text becomes headings. Raises NotHere where an operation
does not fit the place. Nodes that keep their type keep their keys.
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from msgspec.structs import replace

from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Headed,
    Node,
    Part,
    Point,
    Problem,
    Role,
    Section,
)
from reportsite.importer.converting import begun, items_of, with_items, with_role
from reportsite.importer.editing import (
    BELOW,
    NotHere,
    appended,
    every_text,
    find,
    put,
    relinked,
    spliced,
    texts_of,
)
from reportsite.importer.examples import with_examples
from reportsite.importer.levels import lowered, raised, to_problems
from reportsite.importer.roles import role_of
from reportsite.importer.sentences import sentences

At = tuple[int, int]
# What goes with the text after it when a node is split.
_CARRIED: Mapping[type[Node], tuple[str, ...]] = {
    Section: ("points", "parts", "dimensions"),
    Part: ("points",),
    Dimension: ("lead_in", "problems", "children"),
    Problem: ("examples",),
    Point: ("points",),
    Example: (),
}
_INSIDE: Mapping[type[Node], tuple[str, type[Node]]] = {
    Part: ("points", Point),
    Dimension: ("problems", Problem),
    Problem: ("examples", Example),
    Point: ("points", Point),
}


def parts_of_text(node: Node) -> list[tuple[At, str]]:
    """The sentences of a node's paragraphs, each with its place: (paragraph, sentence), counted from 0."""
    paragraphs: tuple[str, ...] = node.preamble if isinstance(node, Content) else getattr(node, "paragraphs", ())
    return [
        ((place, number), sentence)
        for place, text in enumerate(paragraphs)
        for number, sentence in enumerate(sentences(text))
    ]


def split(content: Content, key: str, at: At) -> Content:
    """The text from a sentence on is a new sibling after the node, with what stood below; in the preamble a section."""
    place = find(content, key)
    node = place.node
    before, after = _parted(node, at)
    if isinstance(node, Content):
        first: Section = begun(Section, after)
        return replace(node, preamble=before, sections=(replace(first, role=_role(first, "other")), *node.sections))
    if type(node) not in _CARRIED or (not before and not getattr(node, "heading", "")):
        raise NotHere("nothing_before")
    carried = {name: getattr(node, name) for name in _CARRIED[type(node)]}
    second = replace(begun(type(node), after), **carried)
    if isinstance(node, Headed) and isinstance(second, Headed):
        second = replace(second, shape=node.shape)
    if isinstance(node, (Section, Part)) and isinstance(second, (Section, Part)):
        second = replace(second, role=node.role if carried.get("dimensions") else _role(second, node.role))
    first_half = replace(node, paragraphs=before, **{name: type(value)() for name, value in carried.items()})
    return spliced(place, (first_half, second))


def inside(content: Content, key: str, at: At) -> Content:
    """The text from a sentence on is the first item within the node: a problem of a dimension, an example of a problem."""
    place = find(content, key)
    before, after = _parted(place.node, at)
    name, kind = _inner(place.node)
    new = begun(kind, after)
    node = replace(place.node, paragraphs=before, **{name: (new, *getattr(place.node, name))})
    return put(place.path, node)


def _inner(node: Node) -> tuple[str, type[Node]]:
    if isinstance(node, Section):
        if node.role == "problems":
            return "dimensions", Dimension
        return ("parts", Part) if node.parts and not node.points else ("points", Point)
    if type(node) not in _INSIDE:
        raise NotHere("nothing_inside")
    return _INSIDE[type(node)]


def holds_items(node: Node) -> bool:
    """Whether text can become an item within the node."""
    return isinstance(node, Section) or type(node) in _INSIDE


def _parted(node: Node, at: At) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs before a sentence and those from it on."""
    paragraphs: tuple[str, ...] = node.preamble if isinstance(node, Content) else getattr(node, "paragraphs", ())
    place, number = at
    parts = list(sentences(paragraphs[place])) if 0 <= place < len(paragraphs) else []
    if not 0 <= number < len(parts):
        raise NotHere("no_sentence")
    halves = ("".join(parts[:number]).rstrip(), "".join(parts[number:]).lstrip())
    after = (*filter(None, halves[1:]), *paragraphs[place + 1 :])
    if not after:
        raise NotHere("no_sentence")
    return (*paragraphs[:place], *filter(None, halves[:1])), after


def _role(node: Section | Part, otherwise: Role) -> Role:
    return role_of(node.heading) or otherwise


def find_examples(content: Content, key: str) -> Content:
    """The examples in a problem's text, each by its marker."""
    place = find(content, key)
    problem = place.node
    if not isinstance(problem, Problem):
        raise NotHere("no_problem")
    parted = with_examples(problem)
    if len(parted.examples) == len(problem.examples):
        raise NotHere("no_examples")
    return put(place.path, parted)


def part_clauses(content: Content, key: str) -> Content:
    """The clauses that a ； parts, each an item within the node; what stands before the first paragraph with one stays."""
    place = find(content, key)
    start = _first_with_clauses(place.node)
    name, kind = _inner(place.node)
    paragraphs: tuple[str, ...] = getattr(place.node, "paragraphs", ())
    clauses = [part for text in paragraphs[start:] for part in text.replace("；", "；\n").split("\n") if part.strip()]
    new = tuple(begun(kind, (clause.strip(),)) for clause in clauses)
    changed = {"paragraphs": paragraphs[:start], name: (*new, *getattr(place.node, name))}
    return put(place.path, replace(place.node, **changed))


def has_clauses(node: Node) -> bool:
    """Whether `part_clauses` can be done with a node: told by the node alone, so that it can be asked of every one."""
    try:
        _first_with_clauses(node)
    except NotHere:
        return False
    return True


def _first_with_clauses(node: Node) -> int:
    """The place of the first paragraph that a ； parts."""
    _name, kind = _inner(node)
    paragraphs: tuple[str, ...] = getattr(node, "paragraphs", ())
    start = next((number for number, text in enumerate(paragraphs) if "；" in text.rstrip("；")), None)
    if start is None or kind is Example:
        raise NotHere("no_clauses")
    return start


def join(content: Content, key: str) -> Content:
    """The node goes on in the sibling before it: its heading and text at the end of that, what stands below likewise."""
    place = find(content, key)
    before, node = place.before, place.node
    whole = appended(before, texts_of(node))
    more: dict[str, Any] = {name: (*getattr(whole, name), *getattr(node, name)) for name in BELOW[type(node)]}
    if isinstance(node, Point):
        more["links"] = tuple(dict.fromkeys((*before.links, *node.links)))
    if isinstance(node, Dimension):
        more["answers"] = before.answers or node.answers
    whole = replace(whole, **more)
    if isinstance(whole, Section):
        whole = with_items(whole, items_of(whole))
    return relinked(spliced(place, (whole,), before=1), {key: before.key})


def set_role(content: Content, key: str, role: Role) -> Content:
    """What a section or a part is for; the items of a section become what its role asks for."""
    place = find(content, key)
    if role not in get_args(Role):
        raise NotHere("no_role")
    if isinstance(place.node, Section):
        return relinked(put(place.path, with_role(place.node, role)), {})
    if isinstance(place.node, Part):
        return put(place.path, replace(place.node, role=role))
    raise NotHere("no_section")


def move(content: Content, key: str, step: int) -> Content:
    """One place up (-1) or down (1) among the siblings."""
    place = find(content, key)
    if not place.path or not 0 <= place.index + step < len(place.siblings):
        raise NotHere("last")
    if step < 0:
        return spliced(place, (place.node, place.before), before=1)
    return spliced(place, (place.following()[0], place.node), after=1)


def taken_out(content: Content, key: str) -> tuple[Content, tuple[str, ...]]:
    """The report without a node and what is below it, and the texts that were there."""
    place = find(content, key)
    if not place.path:
        raise NotHere("whole_report")
    return relinked(spliced(place, ()), {}), every_text(place.node)


def text_taken_out(content: Content, key: str, paragraph: int) -> tuple[Content, str]:
    """The report without one paragraph of a node, and that paragraph."""
    place = find(content, key)
    name = "preamble" if isinstance(place.node, Content) else "paragraphs"
    paragraphs: tuple[str, ...] = getattr(place.node, name, ())
    if not 0 <= paragraph < len(paragraphs):
        raise NotHere("no_sentence")
    kept = (*paragraphs[:paragraph], *paragraphs[paragraph + 1 :])
    return put(place.path, replace(place.node, **{name: kept})), paragraphs[paragraph]


def with_text(content: Content, key: str, text: str) -> Content:
    """A text as the last paragraph of a node, of the preamble where that is the report."""
    place = find(content, key)
    name = "preamble" if isinstance(place.node, Content) else "paragraphs"
    if not hasattr(place.node, name):
        raise NotHere("no_text")
    return put(place.path, replace(place.node, **{name: (*getattr(place.node, name), text)}))


def set_answer(content: Content, key: str, answers: str) -> Content:
    """Which dimension of the theme a dimension answers, "" none; no other one answers it any more."""
    place = find(content, key)
    if not isinstance(place.node, Dimension):
        raise NotHere("no_dimension")
    return put(place.path, replace(place.node, answers=answers))


def set_heading(content: Content, key: str, heading: str) -> Content:
    place = find(content, key)
    if not isinstance(place.node, Headed):
        raise NotHere("no_heading")
    return put(place.path, replace(place.node, heading=heading))


# What needs no more than the node, by the name in the address of its button.
PLAIN: Mapping[str, Callable[[Content, str], Content]] = {
    "join": join,
    "raise": raised,
    "lower": lowered,
    "problem": to_problems,
    "up": lambda content, key: move(content, key, -1),
    "down": lambda content, key: move(content, key, 1),
    "examples": find_examples,
    "clauses": part_clauses,
}
# What begins at a sentence.
AT: Mapping[str, Callable[[Content, str, At], Content]] = {"split": split, "inside": inside}


def fitting(content: Content, key: str) -> list[str]:
    """The names in PLAIN that can be done with a node. Each is carried out to see: for the one that is chosen."""
    found = []
    for name, act in PLAIN.items():
        try:
            act(content, key)
        except NotHere:
            continue
        found.append(name)
    return found
