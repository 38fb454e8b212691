"""The settings of a layout as a person sees them: their names, their limits, how they stand together, and their values
in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from msgspec.structs import replace

from reportsite.document.layout import Furniture, Layout, Line, Type

Part = Literal["header", "footer"]
Kind = Literal["number", "whole", "choice", "font", "size", "bold"]
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Setting:
    """`label` stands beside the field. `least` and `most` are what the form asks for; a layout may keep what a template
    brought beyond them. `role` is the text of which it is the font, the size or the weight."""

    label: Text
    kind: Kind
    least: float = 0
    most: float = 0
    unit: Text = ""
    choices: tuple[tuple[str, Text], ...] = ()
    help: Text = ""
    role: str = ""


_CHARACTERS = gettext_lazy("characters")
_PLAIN: Mapping[str, Setting] = {
    "page_width_mm": Setting(gettext_lazy("Width of the paper"), "number", 100, 450, "mm"),
    "page_height_mm": Setting(gettext_lazy("Height of the paper"), "number", 100, 450, "mm"),
    "top_mm": Setting(gettext_lazy("Margin above"), "number", 5, 100, "mm"),
    "bottom_mm": Setting(gettext_lazy("Margin below"), "number", 5, 100, "mm"),
    "left_mm": Setting(gettext_lazy("Margin on the left"), "number", 5, 100, "mm"),
    "right_mm": Setting(gettext_lazy("Margin on the right"), "number", 5, 100, "mm"),
    "header_mm": Setting(gettext_lazy("From the edge down to the head"), "number", 3, 60, "mm"),
    "pitch_pt": Setting(gettext_lazy("Line pitch of the text"), "number", 28, 30, "pt"),
    "title_pitch_pt": Setting(gettext_lazy("Line pitch of the title"), "number", 28, 45, "pt"),
    "cell_pitch_pt": Setting(gettext_lazy("Line pitch in tables"), "number", 12, 40, "pt"),
    "indent": Setting(gettext_lazy("First line of a paragraph, indented by"), "whole", 0, 4, _CHARACTERS),
    "latin": Setting(gettext_lazy("Font of Latin letters and digits"), "font"),
    "digits": Setting(
        gettext_lazy("Latin letters and digits are set in"),
        "choice",
        choices=(
            ("latin", gettext_lazy("the font named for them")),
            ("own", gettext_lazy("the font of the text they stand in")),
        ),
    ),
    "signature": Setting(
        gettext_lazy("Unit or name, and date"),
        "choice",
        choices=(("end", gettext_lazy("at the end, on the right")), ("title", gettext_lazy("under the title"))),
    ),
    "signature_indent": Setting(gettext_lazy("At the end: in from the right by"), "whole", 0, 10, _CHARACTERS),
    "page_number": Setting(
        gettext_lazy("Place of the page number"),
        "choice",
        choices=(
            ("outside", gettext_lazy("outside (odd right, even left)")),
            ("center", gettext_lazy("in the middle")),
            ("none", pgettext_lazy("place of the page number", "none")),
        ),
    ),
    "page_number_gap_mm": Setting(gettext_lazy("From the text down to the page number"), "number", 0, 40, "mm"),
}
# What is set in a font of its own.
ROLES: Mapping[str, Text] = {
    "title": gettext_lazy("Title"),
    "byline": gettext_lazy("Unit, name and date under the title"),
    "level1": gettext_lazy("Headings 一、"),
    "level2": gettext_lazy("Headings （一）"),
    "level3": gettext_lazy("Headings 1."),
    "level4": gettext_lazy("Headings （1）"),
    "body": pgettext_lazy("of a document", "Text"),
    "cell": gettext_lazy("Tables"),
    "number": gettext_lazy("Page number"),
}

PARTS: Mapping[str, Text] = {
    "header": gettext_lazy("Lines at the head of the pages"),
    "footer": gettext_lazy("Lines at the foot of the pages"),
}


def _of_role(role: str) -> Iterator[tuple[str, Setting]]:
    yield f"{role}.font", Setting(gettext_lazy("Font"), "font", role=role)
    yield f"{role}.size_pt", Setting(gettext_lazy("Size"), "size", role=role)
    yield f"{role}.bold", Setting(gettext_lazy("Bold"), "bold", role=role)


SETTINGS: Mapping[str, Setting] = {**_PLAIN, **{name: one for role in ROLES for name, one in _of_role(role)}}

# What a template alone brings.
_OF_TEMPLATES: Mapping[str, Setting] = {
    "footer_mm": Setting(gettext_lazy("From the edge up to the foot"), "number", unit="mm")
}

# How they stand together on the page: the plain settings of each group, and the texts whose font is chosen in it.
GROUPS: tuple[tuple[Text, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        gettext_lazy("Paper and margins"),
        ("page_width_mm", "page_height_mm", "top_mm", "bottom_mm", "left_mm", "right_mm", "header_mm"),
        (),
    ),
    (gettext_lazy("Lines"), ("pitch_pt", "title_pitch_pt", "cell_pitch_pt", "indent"), ()),
    (
        gettext_lazy("Fonts"),
        ("latin", "digits"),
        ("title", "byline", "level1", "level2", "level3", "level4", "body", "cell"),
    ),
    (gettext_lazy("Page number"), ("page_number", "page_number_gap_mm"), ("number",)),
    (gettext_lazy("Signature"), ("signature", "signature_indent"), ()),
)

# What offices call the sizes of type, in points.
SIZES: Mapping[float, str] = {
    26: "一号", 24: "小一", 22: "二号", 18: "小二", 16: "三号", 15: "小三", 14: "四号", 12: "小四", 10.5: "五号", 9: "小五",
}  # fmt: skip
# Fonts that offices have, for the lists that are offered while somebody types.
FONTS = (
    "仿宋_GB2312", "仿宋", "方正仿宋_GBK", "楷体_GB2312", "楷体", "黑体", "宋体", "方正小标宋简体", "方正小标宋_GBK",
    "华文中宋", "Times New Roman",
)  # fmt: skip


def values_of(layout: Layout) -> dict[str, Any]:
    """The value of every setting."""
    return {name: _value(layout, name) for name in SETTINGS}


def _value(layout: Layout, name: str) -> Any:
    value: Any = layout
    for part in name.split("."):
        value = getattr(value, part)
    return value


def with_values(layout: Layout, values: Mapping[str, Any]) -> Layout:
    """The layout with these values; what no form shows stays as it is."""
    types = {role: Type(values[f"{role}.font"], values[f"{role}.size_pt"], values[f"{role}.bold"]) for role in ROLES}
    return replace(layout, **{name: values[name] for name in _PLAIN}, **types)


def size_name(points: float) -> str:
    """三号 16 pt; the points alone where the size has no name."""
    return f"{SIZES.get(points, '')} {points:g} pt".strip()


def in_words(name: str, value: Any) -> str:
    """The value of a setting for a person."""
    setting = _setting(name)
    if isinstance(value, str):
        return str(dict(setting.choices).get(value, value))
    if setting.kind in ("number", "whole"):
        return f"{round(value, 2):g} {setting.unit}"
    if setting.kind == "size":
        return size_name(value)
    if setting.kind == "bold":
        return _("bold") if value else _("not bold")
    return str(value)


def label(name: str) -> str:
    """What a setting is called where it stands alone."""
    setting = _setting(name)
    if not setting.role:
        return str(setting.label)
    text = {**PARTS, **ROLES}[setting.role]
    return _("%(text)s: %(setting)s") % {"text": text, "setting": str(setting.label)}


def _setting(name: str) -> Setting:
    """A setting of the form, or one that a template alone brings: "header.font"."""
    role, _dot, _part = name.partition(".")
    return SETTINGS.get(name) or _OF_TEMPLATES.get(name) or dict(_of_role(role))[name]


def uses(layout: Layout, font: str) -> list[str]:
    """What the layout sets in a font."""
    found = [str(name) for role, name in ROLES.items() if getattr(layout, role).font == font]
    if font == layout.latin and layout.digits == "latin":
        found.append(_("Latin letters and digits"))
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting that two layouts have otherwise: its name, what it is called, and both values in words."""

    name: str
    label: str
    one: str
    other: str


def differences(one: Layout, other: Layout) -> list[Difference]:
    """Every setting in which they differ, in the order of the page; the lines at the head and the foot at the end."""
    ours, theirs = values_of(one), values_of(other)
    found = [
        Difference(name, label(name), in_words(name, ours[name]), in_words(name, theirs[name]))
        for name in _in_order()
        if ours[name] != theirs[name]
    ]
    for name, called in PARTS.items():
        mine, yours = getattr(one, name), getattr(other, name)
        if mine != yours:
            found.append(Difference(name, str(called), furniture_in_words(mine), furniture_in_words(yours)))
    return found


def _in_order() -> Iterator[str]:
    for _legend, plain, roles in GROUPS:
        yield from plain
        for role in roles:
            yield from (f"{role}.font", f"{role}.size_pt", f"{role}.bold")


def furniture_in_words(furniture: Furniture | None) -> str:
    """What stands at the head or the foot of odd and of even pages."""
    if furniture is None:
        return _("the page number")
    if not (furniture.odd or furniture.even):
        return _("nothing")
    odd, even = (_lines_in_words(lines) for lines in (furniture.odd, furniture.even))
    return odd if odd == even else _("odd pages: %(odd)s; even pages: %(even)s") % {"odd": odd, "even": even}


def _lines_in_words(lines: tuple[Line, ...]) -> str:
    texts = [" · ".join(filter(None, line.texts)) for line in lines]
    return " / ".join(filter(None, texts)) or _("nothing")
