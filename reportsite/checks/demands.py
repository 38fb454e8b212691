"""What the theme demands and is not there yet. Rule ids: S structure, Q quality, F form."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from reportsite.checks.findings import Finding
from reportsite.content.text import count
from reportsite.content.theme import Theme, short_name
from reportsite.content.types import (
    Content,
    Dimension,
    Node,
    Point,
    Problem,
    RectificationItem,
    Section,
    children,
    headings_and_paragraphs,
    walk,
)

Check = Callable[[Content, Sequence[Theme]], Iterator[Finding]]


def run(content: Content, themes: Sequence[Theme]) -> list[Finding]:
    """The findings of every check, in the order of the list. A check that fails becomes a finding of its own."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(content, themes)
        except Exception as error:  # one broken rule must not hide what the others find
            found.append(
                Finding("X00", "warn", "check_failed", {"check": check.__name__, "error": type(error).__name__})
            )
    return found


def has_text(node: Node) -> bool:
    """Whether anything is written in the node or below it, the headings that came with the theme left out."""
    own = bool(node.paragraphs) if isinstance(node, (Section, Dimension)) else any(headings_and_paragraphs(node))
    return own or any(map(has_text, children(node)))


def problems_with_dimension(content: Content) -> Iterator[tuple[Section, Dimension, Problem]]:
    """Every problem that holds text, with the dimension and the section that it stands in."""
    for node, above in walk(content):
        if isinstance(node, Problem) and has_text(node):
            section = next(item for item in above if isinstance(item, Section))
            dimension = next(item for item in reversed(above) if isinstance(item, Dimension))
            yield section, dimension, node


def facts(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    if not themes:
        yield Finding("S00", "warn", "no_theme", step="facts")
    for theme in themes:
        if not theme.dimensions:
            yield Finding("S00", "warn", "theme_without_dimensions", {"theme": theme.name}, step="facts")
        if not theme.confirmed:
            yield Finding("S00", "hint", "theme_unconfirmed", {"theme": theme.name}, step="facts")
    required = ["title", "unit", "year", "signature", "date"] + (["person"] if content.kind == "member" else [])
    for name in required:
        if not getattr(content, name):
            yield Finding(
                "S01",
                "error" if name in ("unit", "person", "year") else "warn",
                "fact_missing",
                {"fact": name},
                field=name,
                item=content.key,
                step="facts",
            )
    if not content.preamble:
        yield Finding("S01", "warn", "preamble_missing", item=content.key, field="preamble", step="preamble")


def required_sections(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """S01: each section that the outline requires is there and holds text."""
    seen: set[str] = set()
    for theme in themes:
        for wanted in theme.outline_for(content.kind):
            if not wanted.required or wanted.role in seen:
                continue
            seen.add(wanted.role)
            having = [node for node, _ in walk(content) if getattr(node, "role", "") == wanted.role]
            params = {"role": wanted.role, "heading": wanted.heading}
            check, code = ("Q12", "matters_empty") if wanted.role == "matters" else ("S01", "section_empty")
            if not having:
                yield Finding("S01", "error", "section_missing", params, step="home")
            elif not any(map(has_text, having)):
                yield Finding(check, "error", code, params, section=having[0].key, item=having[0].key)


def required_dimensions(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """S02 and S06: each required dimension is there and has at least as many problems as the theme asks."""
    answers = [node for node, _ in walk(content) if isinstance(node, Dimension)]
    for theme in themes:
        groups = {wanted.parent for wanted in theme.dimensions}
        for wanted in theme.dimensions_for(content.kind):
            if not wanted.required or wanted.key in groups:
                continue
            params: dict[str, str | int] = {
                "dimension": wanted.short_name or wanted.wording,
                "least": wanted.least_problems,
            }
            nodes = [node for node in answers if node.answers == wanted.key]
            if not nodes:
                yield Finding("S02", "error", "dimension_missing", params, step="problems")
                continue
            below = (item for node in nodes for item, _ in walk(node))
            written = sum(1 for item in below if isinstance(item, Problem) and has_text(item))
            params["found"] = written
            found = partial(Finding, dimension=nodes[0].key, item=nodes[0].key)
            if not written and wanted.least_problems:
                yield found("S02", "error", "dimension_without_problem", params)
            elif written < wanted.least_problems:
                yield found("S06", "warn", "too_few_problems", params)


def problems_complete(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """Q01: each problem has a heading, says how it shows, and gives an example."""
    for section, dimension, problem in problems_with_dimension(content):
        found = partial(Finding, section=section.key, dimension=dimension.key, item=problem.key)
        params = {"problem": problem.heading or "".join(problem.paragraphs)[:20]}
        if not problem.heading:
            yield found("S01", "hint", "problem_without_heading", params, field="heading")
        if not problem.paragraphs and not any(example.paragraphs for example in problem.examples):
            yield found("S01", "warn", "problem_without_text", params, field="paragraphs")
        elif not any(example.paragraphs for example in problem.examples):
            yield found("Q01", "warn", "problem_without_example", params)


def links(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """S07: each dimension with problems has a cause and a measure, by itself or through one of its problems."""
    for role, code in (("causes", "dimension_without_cause"), ("measures", "dimension_without_measure")):
        section = next((item for item in content.sections if item.role == role), None)
        if section is None or not has_text(section):
            continue
        linked = {key for node, _ in walk(section) if isinstance(node, Point) for key in node.links}
        for node, above in walk(content):
            if isinstance(node, Dimension) and any(map(has_text, node.problems)):
                keys = {node.key, *(item.key for item in above), *(problem.key for problem in node.problems)}
                if not keys & linked:
                    yield Finding(
                        "S07",
                        "warn",
                        code,
                        {"dimension": short_name(node.heading, node.answers, themes)},
                        section=section.key,
                        dimension=node.key,
                        item=node.key,
                        step=section.key,
                    )


def rectification(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """S07 and Q09: each problem has a rectification item, and each item a leader and a deadline."""
    for section, dimension, problem in problems_with_dimension(content):
        params = {"problem": problem.heading or "".join(problem.paragraphs)[:20]}
        found = partial(Finding, section=section.key, dimension=dimension.key, step="rectification")
        if not any(map(has_text, problem.rectification)):
            yield found("S07", "warn", "problem_without_rectification", params, item=problem.key)
        for item in filter(has_text, problem.rectification):
            for name in ("measure", "leader", "deadline"):
                if not getattr(item, name):
                    yield found("Q09", "error", f"rectification_without_{name}", params, item=item.key, field=name)


def length(content: Content, themes: Sequence[Theme]) -> Iterator[Finding]:
    """S09: the theme's advice on length."""
    words = printed_words(content)
    for theme in themes:
        limits = theme.limits.get(content.kind)
        if limits and limits.least_words and words < limits.least_words:
            yield Finding("S09", "hint", "too_short", {"words": words, "least": limits.least_words}, step="home")
        if limits and limits.most_words and words > limits.most_words:
            yield Finding("S09", "hint", "too_long", {"words": words, "most": limits.most_words}, step="home")


def words_by_key(top: Node) -> dict[str, int]:
    """The words of each node with what it holds, as Word counts them (字数): the text, without the title and the line under
    it, without headings under which nothing is written yet, and without the rectification list, which has pages of its own."""
    found: dict[str, int] = {}

    def visit(node: Node) -> int:
        below = sum(visit(child) for child in children(node) if not isinstance(child, RectificationItem))
        texts = node.preamble if isinstance(node, Content) else tuple(headings_and_paragraphs(node))
        if isinstance(node, RectificationItem):
            texts = ()
        elif isinstance(node, (Section, Dimension)) and not below and not node.paragraphs:
            texts = ()  # its heading came with the theme
        found[node.key] = below + sum(map(count, texts))
        return found[node.key]

    visit(top)
    return found


def printed_words(node: Node) -> int:
    """The words of one node with what it holds."""
    return words_by_key(node)[node.key]


# What these say is that nobody has begun something; all others, that something begun is not as it should be.
NOT_BEGUN = frozenset(
    {
        "preamble_missing",
        "section_missing",
        "section_empty",
        "matters_empty",
        "dimension_missing",
        "dimension_without_problem",
    }
)
CHECKS: tuple[Check, ...] = (
    facts,
    required_sections,
    required_dimensions,
    problems_complete,
    links,
    rectification,
    length,
)
