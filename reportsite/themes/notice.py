"""A notice's dimensions as somebody pasted or typed them -> one line each."""

import re

from reportsite.content.text import clean

# One number or bullet in front, in whatever form the notice has it: 一、（一）(1) 1. 1、① ⑴ ㈠ 第一， 一是.
_NUMBER = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|第?[一二三四五六七八九十]{1,3}(?:[、.．，,]|是|要)|\d{1,2}(?:[.．、)）]|(?=\s))|[①-⒛㈠-㈩]|[-*•·●■◆])[\s、]*"
)
# A line's end, a semicolon, and the place before a number that follows another mark: …方面，二是…方面.
_BREAKS = re.compile(
    "[\n；;]|(?<=[，。、,\\s])(?=[一二三四五六七八九十]是|（[一二三四五六七八九十]{1,2}）|\\([一二三四五六七八九十]{1,2}\\))"
)


def split_dimensions(text: str) -> list[str]:
    """The dimensions in `text`: its lines and what semicolons part, without numbers and closing marks, none twice."""
    found: dict[str, None] = {}
    for part in _BREAKS.split(clean(text)):
        line = _NUMBER.sub("", part.strip(), count=1) if _NUMBER.match(part.strip()) else part.strip()
        line = line.strip().rstrip("。，,、：:. ")
        if line:
            found.setdefault(line)
    return list(found)


def short_name(wording: str) -> str:
    """A first suggestion for a dimension's short name: its first words, without 带头 and 方面; a person corrects it."""
    core = wording.removesuffix("方面").removeprefix("带头")
    return re.split("[，、,；（]", core)[0][:8]
