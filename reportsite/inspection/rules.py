"""Every rule of the inspection, and how what was seen is gathered: one finding for a rule, however often it is broken."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportsite.inspection.findings import Finding, Kind, Level, Place

LARGEST_KINDS = 3  # values that a finding names; more of them tell nothing more
_ROLES = ("body", "level1", "level2", "level3", "level4", "title", "byline", "cell")


@dataclass(frozen=True, slots=True)
class Rule:
    """`unit` is what is counted where the rule is broken more than once. `listed` is whether the values found are told
    apart; else the first stands for all."""

    kind: Kind
    level: Level
    unit: str = "paragraphs"
    listed: bool = True


# Where a standard is named it is GB/T 9704-2012.
RULES: Mapping[str, Rule] = {
    "page.size": Rule("layout", "error", "sections"),  # 5.1
    "page.margins": Rule("layout", "error", "sections"),  # 5.2.1
    "page.lines": Rule("layout", "warn", "sections"),  # 5.2.3
    "page.characters": Rule("layout", "hint", "sections"),  # 5.2.3
    **{f"font.{role}": Rule("layout", "error") for role in _ROLES},  # 5.2.2, 7.3
    "font.latin": Rule("layout", "warn"),
    "font.marks": Rule("layout", "warn"),
    "font.number": Rule("layout", "hint", "places"),  # 7.5
    **{f"size.{role}": Rule("layout", "error") for role in _ROLES},
    "size.number": Rule("layout", "hint", "places"),
    **{f"bold.{role}": Rule("layout", "warn") for role in _ROLES},
    "pitch.body": Rule("layout", "error"),
    "pitch.title": Rule("layout", "hint"),
    "indent.body": Rule("layout", "warn"),  # 7.3.3
    "indent.heading": Rule("layout", "warn"),
    "align.body": Rule("layout", "hint"),
    "align.title": Rule("layout", "warn"),  # 7.3.1
    "number.missing": Rule("layout", "error", "places"),  # 7.5
    "number.place": Rule("layout", "warn", "places"),
    "number.inset": Rule("layout", "hint", "places"),
    "number.height": Rule("layout", "hint", "places"),
    "header.text": Rule("layout", "warn", "places"),
    "footer.text": Rule("layout", "warn", "places"),
    "table.header": Rule("layout", "hint", "tables"),
    "numbers.gap": Rule("text", "error", "places", listed=False),
    "numbers.duplicate": Rule("text", "error", "places", listed=False),
    "numbers.mixed": Rule("text", "warn", "places"),
    "heading.end": Rule("text", "warn", "places", listed=False),
    "marks.halfwidth": Rule("text", "warn", "places", listed=False),
    "marks.double": Rule("text", "warn", "places", listed=False),
    "quotes.straight": Rule("text", "warn", "places", listed=False),
    "quotes.reversed": Rule("text", "warn", "places", listed=False),
    "spaces.chinese": Rule("text", "hint", "places", listed=False),
}
_ORDER = {rule: place for place, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a rule is broken: what is there, what should be, and how often the place has it."""

    rule: str
    where: Place
    found: str
    expected: str
    count: int = 1


def gather(seen: Iterable[Seen]) -> list[Finding]:
    """One finding for each rule, at the first place, in the order of the rules."""
    by_rule: dict[str, list[Seen]] = {}
    for one in seen:
        by_rule.setdefault(one.rule, []).append(one)
    return [_finding(RULES[rule], by_rule[rule]) for rule in sorted(by_rule, key=_ORDER.__getitem__)]


def _finding(rule: Rule, seen: list[Seen]) -> Finding:
    first = seen[0]
    if rule.listed:
        counted = Counter(one.found for one in seen)
        texts = [_times(found, count, rule.unit) for found, count in list(counted.items())[:LARGEST_KINDS]]
        found = ", ".join(texts) + (", …" if len(counted) > LARGEST_KINDS else "")
    else:
        found = _times(first.found, sum(one.count for one in seen), rule.unit)
    return Finding(first.rule, rule.kind, rule.level, first.where, found, first.expected)


def _times(found: str, count: int, unit: str) -> str:
    return f"{found} (in {count} {unit})" if count > 1 else found


def shown(value: float, unit: str) -> str:
    """A number with its unit, to two places: "28.95 pt"."""
    return f"{round(value, 2):g} {unit}"


def excerpt(text: str, most: int = 20) -> str:
    """The beginning of a text."""
    text = text[: 2 * most].strip()
    return text if len(text) <= most else text[: most - 1] + "…"
