"""A paragraph's text -> its heading and the rest, its sentences, the lead-in before the problems."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportsite.importer.script import simplified

ENDS = "。！？!?"
_CLOSING = "）》〉」』)"  # after a full stop; straight quotation marks may open what follows
# What is in a bracket or in a short quotation is not parted; a bracket that does not close soon is a slip of the pen.
_BRACKETS = dict(zip("（《〈(", "）》〉)", strict=True))
_QUOTES = dict(zip("“‘「『", "”’」』", strict=True))
_LONGEST_BRACKET, _LONGEST_QUOTE = 120, 60
# A point is a full stop between two Chinese characters, and behind the last one.
_STOPS = re.compile(r"[。！？!?（《〈(“‘「『[]|(?<=[一-龥])\.(?=[一-龥“《]|$)")

_POINT = re.compile(r"[一-龥]\.$")

LONGEST_HEADING = 45  # of a problem, cause or measure; longer first sentences are text
_LONGEST_CLAUSE = 40  # before a comma
_LONGEST_LINE = 120  # of a heading on a line of its own
_LONGEST_WORDING = 400  # of a dimension, which may repeat the notice
_CLAUSE = re.compile("[^，,：:；;。！？!?]{1,60}")
# 一是加强学习，提升本领。 is one heading: two clauses as long as each other.
_LONGEST_HALF, _UNEVEN = 14, 3
# What names a problem by itself, whatever follows: 学习不够深入，浮在面上.
_WANTING = re.compile("(?:不[^不]{0,6}|欠缺?|差距|薄弱|[弱淡]化|松懈|缺[乏少失].{0,6}|有待.{0,6}|偏.{1,2})$")

_NAMED = re.compile("(?<![个些])方面上?(?:存在的?(?:主要|突出)?(?:问题|不足|差距))?[。：:，,； ]*$")
_ASPECT = re.compile("[^。！？：:]{1,390}?方面上?(?:存在的?(?:主要|突出)?(?:问题|不足|差距))?(?=([。：:]))")
_SHORT_ASPECT = re.compile("[^。！？：:，,]{1,40}方面(?=([，,]))")
_COLON = re.compile("[^。！？：:]{2,90}(?=([：:]))")
_LEAD_IN = re.compile("(?:问题|不足|差距|短板|表现|方面|如下|以下|情形|现象|薄弱环节)[^。！？]{0,14}[：:。]?$")
_LEAD_WORDS = re.compile("存在|仍|还有|查摆|表现|主要|以下|如下|梳理|检视|体现")
_LONGEST_LEAD_IN = 160


class Head(NamedTuple):
    """A heading, the mark that ended it ("" none), and the text after it."""

    heading: str
    end: str
    rest: str


def sentences(text: str) -> Iterator[str]:
    """The sentences with their marks; what stands in brackets or in short quotations is not parted."""
    # Where the first quotation mark is a closing one, they were typed the wrong way round, and say nothing.
    first = re.search("[“”]", text)
    turned = first is not None and first[0] == "”"
    pairs, closing_marks = (_BRACKETS, _CLOSING) if turned else (_BRACKETS | _QUOTES, _CLOSING + "”’")
    begun = at = 0
    while found := _STOPS.search(text, at):
        at = found.end()
        mark = found[0]
        if mark in ENDS + ".":
            while at < len(text) and text[at] in ENDS + closing_marks:
                at += 1
            yield text[begun:at]
            begun = at
        elif mark in pairs:
            most = _LONGEST_BRACKET if mark in _BRACKETS else _LONGEST_QUOTE
            closing = text.find(pairs[mark], at, at + most)
            if closing >= 0 and text[closing - 1] not in ENDS:
                at = closing + 1
    if begun < len(text):
        yield text[begun:]


def is_clausal(texts: Iterable[str]) -> bool:
    """Whether most headings of a list end at a comma: 一是学习不深入，满足于…. Where the first sentence is short and more
    follows, it is the heading."""
    balance = 0
    for text in texts:
        first = next(sentences(text), "")
        body, end = _parted(first)
        whole = len(first) == len(text)
        if len(body) <= LONGEST_HEADING and end and not whole:
            balance -= 1
        elif (clause := _clause(text, most=_LONGEST_CLAUSE)) and (
            len(body) > LONGEST_HEADING or not is_pair(body) or _WANTING.search(clause.heading)
        ):
            balance += 1
    return balance > 0


def is_pair(text: str) -> bool:
    """Whether a short text is two clauses that belong together: 加强学习，提升本领."""
    halves = re.split("[，,]", text)
    lengths = [len(half) for half in halves]
    return len(halves) == 2 and max(lengths) <= _LONGEST_HALF and abs(lengths[0] - lengths[1]) <= _UNEVEN


def head_of(text: str, clausal: bool = False) -> Head:
    """The heading of a problem, cause or measure: its first sentence where that is short enough, else the clause before
    the first comma, else none. With `clausal` the clause comes first."""
    first = next(sentences(text), "")
    body, end = _parted(first)
    clause = _clause(text, most=_LONGEST_CLAUSE)
    if 0 < len(body) <= LONGEST_HEADING and (end or len(first) == len(text)):
        # 学得不深，碰到问题才翻书。 is no heading as a whole.
        whole = len(first) == len(text) and clause is not None and _WANTING.search(clause.heading)
        if clause and (clause.end in "：:；;" or clausal or whole):
            return clause
        return Head(body, end, text[len(first) :].strip())
    if clause is None and body and not end and len(text) <= _LONGEST_LINE:
        return Head(text.strip(), "", "")
    return clause or Head("", "", text)


def _clause(text: str, most: int) -> Head | None:
    """The words before the first comma, colon or semicolon, where they are few and more follows."""
    found = _CLAUSE.match(text)
    if found is None or found.end() > most or found.end() + 1 >= len(text) or text[found.end()] not in "，,：:；;":
        return None
    return Head(found[0].strip(), text[found.end()], text[found.end() + 1 :].strip())


def line_head(text: str) -> Head:
    """The heading of a section: the whole line, or what stands before the first full stop or colon."""
    bare = text.strip()
    body, end = _parted(bare)
    if 0 < len(body) <= _LONGEST_LINE and not any(mark in body for mark in ENDS + "：:"):
        return Head(body, end, "")
    first = _COLON.match(bare)
    sentence = next(sentences(bare), "")
    if first and first.end() < len(sentence):
        return Head(first[0].strip(), first[1], bare[first.end() + 1 :].strip())
    body, end = _parted(sentence)
    return Head(body, end, bare[len(sentence) :].strip()) if 0 < len(body) <= _LONGEST_LINE else Head("", "", bare)


def wording_of(text: str) -> Head:
    """The heading of a dimension: up to “方面” and its mark, else its first sentence; it may be as long as the notice's
    wording."""
    for pattern in (_ASPECT, _COLON, _SHORT_ASPECT):
        if (found := pattern.match(simplified(text[:_LONGEST_WORDING]))) and (
            pattern is not _COLON or "方面" in found[0] or len(found[0]) <= _LONGEST_CLAUSE
        ):
            return Head(text[: found.end()].strip(), text[found.end()], text[found.end() + 1 :].strip())
    first = next(sentences(text), "")
    body, end = _parted(first)
    if 0 < len(body) <= _LONGEST_WORDING and (end or len(first) == len(text)):
        return Head(body, end, text[len(first) :].strip())
    return Head("", "", text)


def is_aspect(heading: str) -> bool:
    """Whether a heading names a dimension by its last word."""
    return _NAMED.search(simplified(heading[-30:])) is not None


def _parted(sentence: str) -> tuple[str, str]:
    """A sentence and the mark that ends it."""
    stripped = sentence.strip()
    if stripped and (stripped[-1] in ENDS + "：:；;，," or _POINT.search(stripped)):
        return stripped[:-1].rstrip(), stripped[-1]
    return stripped, ""


def lead_in_of(text: str) -> tuple[str, str]:
    """The text before the first problem -> what introduces the dimension, and the lead-in (存在的主要问题：)."""
    found = list(sentences(text))
    if not found:
        return "", ""
    last = found[-1].strip()
    bare = simplified(last)
    if last.endswith(("：", ":")) or (
        len(last) <= _LONGEST_LEAD_IN and _LEAD_IN.search(bare) and _LEAD_WORDS.search(bare)
    ):
        return "".join(found[:-1]).strip(), last
    return text.strip(), ""
