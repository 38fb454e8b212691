"""The fonts of a PDF by their names, as programs write them into it -> kinds of fonts, and those -> names for people."""

import re
from collections.abc import Mapping

from reportsite.document.faces import kind_of
from reportsite.document.layout import Type

# Where a name tells another kind than its words do, or nothing to `kind_of`; the first that occurs counts. fz… are 方正,
# st… 华文. "other" is a font that is surely none of those that the standard knows; 雅黑, 等线 and 中宋 are kinds of
# their own here, for they are taken for 黑体 and 宋体 and are neither.
_NAMED: tuple[tuple[str, str], ...] = (
    ("xiaobiaosong", "title"), ("biaosong", "title"), ("fzdbs", "title"), ("fzfs", "fang"), ("fzkt", "kai"),
    ("fzht", "hei"), ("fzss", "song"), ("fzshu", "song"), ("pingfang", "hei"), ("yahei", "yahei"), ("雅黑", "yahei"),
    ("dengxian", "dengxian"), ("等线", "dengxian"), ("zhongsong", "zhongsong"), ("中宋", "zhongsong"), ("heiti", "hei"),
    ("hanserif", "song"), ("hansserif", "song"), ("notoserifsc", "song"), ("mingliu", "song"), ("uming", "song"),
    ("report latin", "latin"), ("own latin", "latin"), ("nimbusrom", "latin"), ("termes", "latin"),
    ("liberationsans", "other"), ("liberation sans", "other"), ("liberationmono", "other"), ("arial", "other"),
    ("helvetica", "other"), ("nimbussan", "other"), ("calibri", "other"), ("carlito", "other"), ("cambria", "other"),
    ("caladea", "other"), ("dejavu", "other"), ("verdana", "other"), ("tahoma", "other"), ("segoe", "other"),
    ("georgia", "other"), ("garamond", "other"), ("consolas", "other"), ("courier", "other"), ("roboto", "other"),
)  # fmt: skip
_SHOWN: Mapping[str, str] = {
    "fang": "仿宋", "kai": "楷体", "hei": "黑体", "song": "宋体", "title": "小标宋", "latin": "Times New Roman",
    "yahei": "微软雅黑", "dengxian": "等线", "zhongsong": "华文中宋",
}  # fmt: skip
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|heavy|black|,b", re.IGNORECASE)


def plain_name(raw: bytes) -> str:
    """A font's name without the mark of a subset (ISO 32000-1, 9.6.4). Offices of old wrote names in GB18030."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        name = raw.decode("gb18030", errors="replace")
    return _SUBSET.sub("", re.sub(r"^[A-Z]{5}\+", "", name)).strip() or "?"


def kind_of_font(name: str) -> str:
    """The kind of a font by its name in a PDF: those of `kind_of` and of the table above, "" where the name does not
    tell."""
    words = re.sub(r"[-_]", " ", name).casefold()
    return next((kind for word, kind in _NAMED if word in words), "") or kind_of(words)


def is_bold(name: str) -> bool:
    """Whether the name is that of a bold face."""
    return bool(_BOLD.search(name))


def kinds_of(font: str) -> frozenset[str]:
    """The kinds that a font of the layout may have in a PDF, none where its name tells none."""
    return frozenset(filter(None, (kind_of(font), kind_of_font(font))))


def fits(kind: str, bold: bool, font: str) -> bool:
    """Whether a font of this kind may be the layout's `font`; one whose kind is not known may. A bold 宋体 stands in for
    小标宋, which few may embed."""
    wanted = kinds_of(font)
    return not kind or not wanted or kind in wanted or ("title" in wanted and kind == "song" and bold)


def fits_bold(bold: bool, type: Type) -> bool:
    """Whether a text of `type` may be bold, or not: 小标宋 is heavy by nature."""
    return bold == type.bold or "title" in kinds_of(type.font)


def shown(kind: str, name: str) -> str:
    """A font for people: 宋体; its own name where the kind has none."""
    return _SHOWN.get(kind, name)


def shown_size(size: float) -> str:
    """A size for people: 12 pt also where the body gave up a little of it so that a line is full."""
    half = round(2 * size) / 2
    return f"{half if abs(size - half) <= 0.1 else round(size, 1):g} pt"
