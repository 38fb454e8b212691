"""Content -> document tree: every number, every line end and every font level of a report is decided here."""

from collections.abc import Mapping
from dataclasses import replace

from reportsite.content.numbering import FORMS, Shape, numeral, shape_of
from reportsite.content.text import one_line
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Headed,
    Mark,
    Node,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    State,
)
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.document.title import break_title
from reportsite.document.tree import Cell, Column, Document, Paragraph, Run, Signature, Table

STATES: Mapping[State, str] = {"": "未启动", "begun": "推进中", "done": "已完成", "closed": "已销号"}
MARKS: Mapping[Mark, str] = {"internal": "内部资料", "collected": "会后收回"}


def assemble(content: Content, layout: Layout = GB_T_9704, draft: str = "") -> Document:
    """The report as a document. Items without any text are left out and take no number. `draft` is what a reading copy
    says of itself (送审稿 and its number)."""
    writer = _Writer(content)
    writer.paragraphs(content.preamble, content.key)
    writer.sections(content.sections)
    writer.close()
    annexes = _annexes(content, layout)
    under_title = layout.signature == "title"
    signature = Signature(content.signature, content.date) if content.signature or content.date else None
    return Document(
        title=break_title(content.title, layout.title_characters(), content.person),
        byline=_byline(content) if under_title else tuple(filter(None, (content.byline,))),
        blocks=tuple(writer.blocks),
        signature=None if under_title else signature,
        attachments=(*filter(None, content.attachments), *(annex.name for annex in annexes)),
        key=content.key,
        marks=tuple(MARKS[mark] for mark in content.marks),
        draft=draft,
        annexes=annexes,
    )


def _byline(content: Content) -> tuple[str, ...]:
    """What stands under the title where the signature does: unit or name, then the date in brackets."""
    name = content.byline or content.signature
    date = f"（{content.date}）" if content.date and content.date not in name else ""
    return tuple(filter(None, (name, date)))


def _annexes(content: Content, layout: Layout) -> tuple[Document, ...]:
    """The rectification list on pages of its own, with its number among the attachments (GB/T 9704-2012, 7.3.7)."""
    if not content.annex:
        return ()
    others = len(tuple(filter(None, content.attachments)))
    label = f"附件{others + 1}" if others else "附件"
    return (replace(assemble_list(content, layout), label=label),) if _problems_by_dimension(content) else ()


def assemble_list(content: Content, layout: Layout = GB_T_9704) -> Document:
    """The rectification list (整改清单): a table with a row for each item, problems without one included."""
    rows: list[tuple[Cell, ...]] = []
    for dimension, problems in _problems_by_dimension(content):
        count = sum(len(problem.rectification) or 1 for problem in problems)
        for place, problem in enumerate(problems):
            for index, item in enumerate(problem.rectification or (None,)):
                row = [Cell(str(len(rows) + 1), column=0)]
                if not (place or index):
                    row.append(Cell(dimension, count, 1))
                if not index:
                    row.append(Cell(_summary(problem), len(problem.rectification) or 1, 2))
                rows.append((*row, *_item_cells(item)))
    name = (content.title.removesuffix("对照检查材料") or content.unit) + "整改清单"
    return Document(
        title=break_title(name, layout.title_characters(landscape=True)),
        blocks=(Table(_COLUMNS, tuple(rows)),),
        landscape=True,
        key=content.key,
        title_place="y",
    )


def _item_cells(item: RectificationItem | None) -> tuple[Cell, ...]:
    """What is done, by whom, until when, how far it is; empty cells where nothing is planned yet."""
    if item is None:
        return tuple(Cell("", column=column) for column in range(3, len(_COLUMNS)))
    texts = (item.measure, item.leader, item.department, item.deadline)
    cells = tuple(Cell(text, 1, 3 + place, item.key, str(place + 1)) for place, text in enumerate(texts))
    return (*cells, Cell(STATES[item.state], column=7))


_COLUMNS = (
    Column("序号", 6),
    Column("查摆方面", 14),
    Column("存在问题", 16),
    Column("整改措施", 24),
    Column("责任领导", 10),
    Column("责任部门", 10),
    Column("完成时限", 11),
    Column("进展", 9),
)


def _problems_by_dimension(content: Content) -> list[tuple[str, list[Problem]]]:
    found: list[tuple[str, list[Problem]]] = []

    def visit(dimension: Dimension) -> None:
        problems = [problem for problem in dimension.problems if problem.rectification or not is_empty(problem)]
        if problems:
            found.append((dimension.heading, problems))
        for child in dimension.children:
            visit(child)

    for section in content.sections:
        for dimension in section.dimensions:
            visit(dimension)
    return found


def _summary(problem: Problem) -> str:
    """A problem in the words of the list: its heading, or the first sentence where it has none."""
    texts = (*problem.paragraphs, *(text for example in problem.examples for text in example.paragraphs), "")
    return problem.heading or texts[0].split("。")[0]


def is_empty(node: Node) -> bool:
    """Whether nothing of the node and of what it holds would print."""
    if isinstance(node, Example):
        return not node.paragraphs
    if isinstance(node, Headed) and (node.heading or node.paragraphs):
        return False
    if isinstance(node, Dimension):
        return not node.lead_in and all(map(is_empty, (*node.problems, *node.children)))
    if isinstance(node, Problem):
        return all(map(is_empty, node.examples))
    if isinstance(node, (Point, Part)):
        return all(map(is_empty, node.points))
    if isinstance(node, Section):
        return all(map(is_empty, (*node.points, *node.parts, *node.dimensions)))
    return False


def _end(node: Headed) -> str:
    """The mark after a run-in heading: the node's own; else 。, unless the heading ends in a mark already."""
    if node.end is not None:
        return node.end
    return "" if node.heading[-1] in "。！？；：，" else "。"


class _Writer:
    """Collects runs into paragraphs. A paragraph stays open, so that what is run-in or joined goes on in it."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.blocks: list[Paragraph | Table] = []
        self.open: list[Run] = []

    def close(self, level: int = 0) -> None:
        """End the open paragraph, as a heading of `level` where that is not 0."""
        if self.open:
            self.blocks.append(Paragraph(tuple(self.open), level))
            self.open = []

    def add(self, text: str, key: str, place: str, level: int = 0, number: str = "") -> None:
        if number + text:
            self.open.append(Run(number + text, level, key, place, len(number)))

    def paragraphs(self, paragraphs: tuple[str, ...], key: str, run_in: bool = False) -> None:
        """Paragraphs of an item; with `run_in` the first goes on in the open one."""
        for place, text in enumerate(paragraphs, 1):
            if place > 1 or not run_in:
                self.close()
            self.add(text, key, str(place))

    def head(self, node: Headed, shape: Shape, number: int, level: int) -> None:
        """The number, the heading and the paragraphs of an item, in its shape."""
        if not shape.joined:
            self.close()
        marker = numeral(shape.form, number) if number else ""
        level = FORMS[shape.form].level or min(level, 4)
        if not node.heading:
            self.add("", node.key, "h", 0, marker)
        elif shape.own_line:
            self.close()
            self.add(node.heading + (node.end or ""), node.key, "h", level, marker)
            self.close(level)
        else:
            self.add(node.heading + _end(node), node.key, "h", level, marker)
        self.paragraphs(node.paragraphs, node.key, run_in=bool(self.open))

    def sections(self, sections: tuple[Section, ...]) -> None:
        number = 0
        for section in sections:
            if is_empty(section):
                continue
            self.close()
            shape = shape_of(self.content.shapes, section.role, "section", section.shape)
            number += bool(section.heading)
            self.head(section, shape, number if section.heading else 0, 1)
            self.items(section.points, section.role, "point", 2)
            self.items(section.parts, section.role, "part", 2)
            self.items(section.dimensions, section.role, "dimension", 2)

    def items(self, nodes: tuple[Headed, ...], role: str, element: str, level: int) -> None:
        """Siblings of one kind, numbered from 1."""
        for number, node in enumerate((node for node in nodes if not is_empty(node)), 1):
            self.head(node, shape_of(self.content.shapes, role, element, node.shape), number, level)
            self.below(node, role, element, level + 1)

    def below(self, node: Headed, role: str, element: str, level: int) -> None:
        if isinstance(node, Part):
            self.items(node.points, node.role, "part.point", level)
        elif isinstance(node, Point):
            self.items(node.points, role, "part.subpoint" if element.startswith("part.") else "subpoint", level)
        elif isinstance(node, Dimension):
            self.add(one_line(node.lead_in), node.key, "l")
            self.items(node.problems, role, "problem", 4)
            self.items(node.children, role, "child", level)
        elif isinstance(node, Problem):
            for example in node.examples:
                self.paragraphs(example.paragraphs, example.key, run_in=not example.own_line)
