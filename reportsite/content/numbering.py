"""The number forms of official documents and the shapes in which numbered things stand.

Numbers are never typed: the assembler makes them from these tables. A form is its own name ("（一）"), so that the
data, the administrator's choice and the printed page use one word. The order of the levels, 一、（一）1. （1）, is
GB/T 9704-2012, 7.3.3; 一是 and 第一， are the habit of review reports.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec

Form = Literal["一、", "（一）", "1.", "1、", "（1）", "一是", "第一，", ""]

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number from 1 to 9999 in Chinese characters: 1 一, 10 十, 12 十二, 110 一百一十, 1005 一千零五."""
    if not 0 < number < 10_000:
        raise ValueError(f"no Chinese number is made for {number}: 1 to 9999 are")
    out, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
        gap = not digit
    return out.removeprefix("一") if out.startswith("一十") else out


class _Format(NamedTuple):
    pattern: str
    level: int | None  # the heading level whose font the number takes; None: as deep as it stands


FORMS: Mapping[Form, _Format] = {
    "一、": _Format("{chinese}、", 1),
    "（一）": _Format("（{chinese}）", 2),
    "1.": _Format("{number}.", 3),
    "1、": _Format("{number}、", 3),
    "（1）": _Format("（{number}）", 4),
    "一是": _Format("{chinese}是", 4),
    "第一，": _Format("第{chinese}，", 4),
    "": _Format("", None),
}


def numeral(form: Form, number: int) -> str:
    """The marker that `form` gives the item `number` (counted from 1), "" for the form without numbers."""
    return FORMS[form].pattern.format(number=number, chinese=chinese(number))


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the items of one kind stand: their number form; the heading on a line of its own or run-in with the text;
    all items joined in one paragraph or a paragraph for each."""

    form: Form = ""
    own_line: bool = False
    joined: bool = False

    @property
    def name(self) -> str:
        """The shape in one word, for forms and stored choices: （一）-own, 一是-joined."""
        return (self.form or "none") + ("-own" if self.own_line else "") + ("-joined" if self.joined else "")


# A kind of element in a section is named "role.element"; what is not named with its role is looked up by the element.
DEFAULT_SHAPES: Mapping[str, Shape] = {
    "section": Shape("一、", own_line=True),
    "part": Shape("（一）"),
    "dimension": Shape("（一）", own_line=True),
    "child": Shape("1.", own_line=True),
    "problem": Shape("一是"),
    "point": Shape("（一）"),
    "subpoint": Shape("一是", joined=True),
    "part.point": Shape("一是", joined=True),
    "part.subpoint": Shape("（1）", joined=True),
    "basic.point": Shape("一是"),
    "previous.point": Shape("一是"),
    "matters.point": Shape("一是", joined=True),
    "cases.point": Shape("一是"),
    "closing.point": Shape("一是"),
}

# The shapes that a person chooses from, by the element they are for; the first is the default of a new report.
CHOICES: Mapping[str, tuple[Shape, ...]] = {
    "dimension": (
        Shape("（一）", own_line=True),
        Shape("（一）"),
        Shape("1.", own_line=True),
        Shape("1."),
        Shape("1、"),
    ),
    "child": (Shape("1.", own_line=True), Shape("1."), Shape("1、"), Shape("（1）")),
    "problem": (
        Shape("一是"),
        Shape("一是", joined=True),
        Shape("1."),
        Shape("1.", own_line=True),
        Shape("（1）"),
        Shape("第一，", joined=True),
        Shape("", joined=True),
    ),
    "point": (
        Shape("（一）"),
        Shape("（一）", own_line=True),
        Shape("一是"),
        Shape("一是", joined=True),
        Shape("1."),
        Shape("第一，"),
        Shape(""),
    ),
    "subpoint": (Shape("一是", joined=True), Shape("一是"), Shape("1."), Shape("（1）")),
    "part": (Shape("（一）"), Shape("（一）", own_line=True), Shape("1."), Shape("")),
}


def shape_of(shapes: Mapping[str, Shape], role: str, element: str, own: Shape | None = None) -> Shape:
    """The shape in force for an element: the node's own, else the report's, else the default of the kind."""
    if own is not None:
        return own
    named = f"{role}.{element}"
    return shapes.get(named) or DEFAULT_SHAPES.get(named) or DEFAULT_SHAPES[element]
