"""Texts as people bring them -> what was read in them; and the same text with other people's habits."""

import json
from pathlib import Path

from reportsite.document.assemble import assemble
from reportsite.document.tree import lines as document_lines
from reportsite.importer.files import pasted_lines
from reportsite.importer.outline import outline
from reportsite.importer.reading import read

REPORTS = Path(__file__).parent / "reports"
NAMES = sorted(path.stem for path in REPORTS.glob("*.json"))


def source(name):
    """A whole report of our own, and its outline."""
    (path,) = (path for path in REPORTS.glob(f"{name}.*") if path.suffix != ".json")
    return path.read_text(), json.loads((REPORTS / f"{name}.json").read_text())


def reading(text):
    return read(pasted_lines(text))


def sections(text):
    """The outline of a text's sections."""
    return outline(reading(text).content)["sections"]


def dimensions(text):
    """The dimensions of a text that is a section about problems."""
    (found,) = sections(f"一、存在的突出问题\n{text}")
    return found["dimensions"]


def dimension(heading, *problems, group=None):
    """An outline's dimension; a problem is its heading, or its heading and how many examples it has."""
    pairs = [(one, 0) if isinstance(one, str) else one for one in problems]
    return {
        "heading": heading,
        "group": group,
        "problems": [{"heading": name, "examples": count} for name, count in pairs],
    }


def points(role, text):
    """The headings of the points of a text that is a section with this role."""
    headings = {"basic": "基本情况", "previous": "问题整改情况", "causes": "原因分析", "measures": "整改措施"}
    (found,) = sections(f"一、{headings[role]}\n{text}")
    assert found["role"] == role
    return found["points"]


def doubts(text):
    return [doubt.code for doubt in reading(text).record.doubts]


def dropped(text):
    return [line.text for line in reading(text).record.dropped]


def printed(content):
    """What a report prints, line by line."""
    return list(document_lines(assemble(content)))


def squeezed(text):
    return "".join(text.split())


def wrapped(text, width, indent=""):
    """The text with every paragraph broken at a width, as a page's lines are when they are copied."""
    found = []
    for line in text.split("\n"):
        line = indent + line.strip() if line.strip() else ""
        found += [line[at : at + width] for at in range(0, len(line), width)] or [""]
    return "\n".join(found)


PROMOTION = "欢迎访问某某文稿网 www.example.com\n浏览量：1234\n发布时间：2031-01-05\n来源：网络\n更多材料请关注公众号\n"

HABITS = {
    "as it is": lambda text: text,
    "wrapped at 28": lambda text: wrapped(text, 28),
    "wrapped at 28, blank lines left out": lambda text: wrapped("\n".join(filter(str.strip, text.split("\n"))), 28),
    "wrapped at 28, indented": lambda text: wrapped(text, 28, "　　"),
    "wrapped at 41, indented": lambda text: wrapped(text, 41, "　　"),
    "half brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "full brackets": lambda text: text.replace("(", "（").replace(")", "）"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "full-width indents": lambda text: "\n".join("　　" + line.strip() for line in text.split("\n")),
    "indents of every kind": lambda text: "\n".join(
        "\u00a0 \u3000\t　"[place % 5 :] + line.strip() for place, line in enumerate(text.split("\n"))
    ),
    "promotion": lambda text: PROMOTION + text,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "half-width commas": lambda text: text.replace("，", ","),
    "trailing blanks": lambda text: text.replace("\n", "  \n") + "\n\n\n",
}
