"""Whether two names mean the same font: offices know one by several, by edition, foundry and language."""

from collections.abc import Mapping
from functools import lru_cache

from reportsite.document.faces import kind_of

# What in a name makes it another face, although its kind is the same.
_OTHER_FACES: tuple[str, ...] = (
    "雅黑", "yahei", "等线", "dengxian", "sans", "arial", "中宋", "zhongsong", "大标宋", "圆", "粗", "细", "超", "大黑",
    "准", "综", "行楷", "小楷", "新书宋", "报宋", "mono", "light", "semi", "extra",
)  # fmt: skip
# The same face, said in two ways.
_SAME: Mapping[str, str] = {"yahei": "雅黑", "dengxian": "等线", "zhongsong": "中宋"}


@lru_cache(maxsize=1024)
def _face(name: str) -> tuple[str, frozenset[str]]:
    lower = name.casefold()
    return kind_of(name), frozenset(_SAME.get(word, word) for word in _OTHER_FACES if word in lower)


def same_font(found: str, expected: str) -> bool:
    """Whether a font is the one expected, or an edition of it: 仿宋, 仿宋_GB2312 and FangSong are one."""
    if found.strip().casefold() == expected.strip().casefold():
        return True
    kind, words = _face(found)
    return bool(kind) and (kind, words) == _face(expected)
