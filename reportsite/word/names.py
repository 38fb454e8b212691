"""What the named styles of a document are for, by the names that Word, WPS and python-docx give them."""

import re
from collections.abc import Mapping

from reportsite.word.styles import ParagraphFormat

# Word keeps its own styles under English names in every language; Chinese ones are those that somebody made, or that
# other programs wrote.
NAMES: Mapping[str, tuple[str, ...]] = {
    "body": ("normal", "正文"),
    "title": ("title", "标题"),
    "byline": ("subtitle", "副标题"),
    "level1": ("heading 1", "heading1", "标题 1", "标题1"),
    "level2": ("heading 2", "heading2", "标题 2", "标题2"),
    "level3": ("heading 3", "heading3", "标题 3", "标题3"),
    "level4": ("heading 4", "heading4", "标题 4", "标题4"),
    "signature": ("signature", "签名", "date", "日期", "closing", "结束语"),
    "attachment": ("attachment",),
    "label": ("annex label",),
    "cell": ("table text",),
    "head": ("table heading",),
}
_ROLES = {name: role for role, names in NAMES.items() for name in names}
_CONTENTS = re.compile(r"(?:toc|目录) ?(?:[1-9]|heading|标题)")
# Of a run: the style of a run-in heading, or the character style that Word links to a heading.
_OF_A_RUN = re.compile(r"(?:run-in|heading|标题) ?([1-4])(?: (?:char|字符))?")


def role_of(paragraph: ParagraphFormat) -> str:
    """What a paragraph is by its style and its outline level: a key of `NAMES`, "contents" for a line of a table of
    contents, "deeper" for a heading below the fourth level, "" where nothing tells."""
    named = _ROLES.get(paragraph.style.casefold()) or _ROLES.get(paragraph.style_id.casefold(), "")
    if named and named != "body":
        return named
    if _CONTENTS.fullmatch(paragraph.style.casefold()):
        return "contents"
    if paragraph.outline:
        return f"level{paragraph.outline}" if paragraph.outline <= 4 else "deeper"
    return named


def level_of_run(style: str) -> int:
    """The heading level that a character style is for by its name, 0 for others."""
    found = _OF_A_RUN.fullmatch(style.casefold())
    return int(found[1]) if found else 0
