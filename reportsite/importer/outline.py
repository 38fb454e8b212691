"""A report -> its outline, the form in which an import is compared with what a person reads."""

from collections.abc import Iterator

from reportsite.content.types import Content, Dimension, Section


def outline(content: Content) -> dict:
    """{title, kind, sections: [{role, heading, points | parts | dimensions}]}; headings without numbers; a section
    without a heading is none."""
    return {
        "title": content.title or None,
        "kind": content.kind,
        "sections": [_section(section) for section in content.sections if section.heading],
    }


def _section(section: Section) -> dict:
    found: dict = {"role": section.role, "heading": section.heading}
    if section.role == "problems":
        return found | {"dimensions": [made for one in section.dimensions for made in _dimensions(one, None)]}
    if section.parts:
        parts = [
            {"heading": part.heading, "points": [point.heading for point in part.points]} for part in section.parts
        ]
        return found | {"parts": parts}
    return found | {"points": [point.heading for point in section.points]}


def _dimensions(dimension: Dimension, group: str | None) -> Iterator[dict]:
    """A group is named by its members; one that has problems of its own is a dimension too."""
    if dimension.problems or not dimension.children:
        problems = [{"heading": one.heading, "examples": len(one.examples)} for one in dimension.problems]
        yield {"heading": dimension.heading, "group": group, "problems": problems}
    for child in dimension.children:
        yield from _dimensions(child, dimension.heading)
