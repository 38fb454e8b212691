"""Reports as plain data, in words of our own."""

from reportsite.content.numbering import Shape
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
)


def full_content(**changes):
    """A small report in which every kind of node, every field and every kind of link occurs."""
    first = Problem(
        key="p1",
        heading="登记不及时",
        end="，",
        paragraphs=("新收的家谱放了两个月才上架。", "查的人来了三回。"),
        examples=(
            Example(key="e1", paragraphs=("比如，3月收的《柳溪志》到5月才编号。",)),
            Example(key="e2", paragraphs=("又如，来信登记漏了11封。", "后来补上了。"), own_line=True),
        ),
        source="asked",
        rectification=(
            RectificationItem(
                key="r1", measure="当日登记", leader="柏舟", department="收集室", deadline="6月底前", state="begun"
            ),
            RectificationItem(key="r2", measure="每周核对"),
        ),
        shape=Shape("（1）"),
    )
    group = Dimension(
        key="d2",
        heading="以案促改方面",
        paragraphs=("一组方面的引言。",),
        problems=(Problem(key="p2", paragraphs=("没有标题的问题。",)),),
        children=(
            Dimension(key="d3", heading="守护库房方面", end="", lead_in="存在的主要问题：", answers="guard"),
            Dimension(key="d4", heading="服务查档方面", problems=(Problem(key="p3", heading="排队久", end="："),)),
        ),
    )
    sections = (
        Section(key="s1", role="basic", heading="基本情况", paragraphs=("全馆九个人。",)),
        Section(
            key="s2",
            role="previous",
            heading="上年度整改情况",
            points=(Point(key="o1", heading="屋顶已补", points=(Point(key="o2", paragraphs=("花了三天。",)),)),),
        ),
        Section(
            key="s3",
            role="matters",
            heading="有关事项",
            parts=(Part(key="a1", role="previous", heading="去年的事", points=(Point(key="o3", heading="没有"),)),),
        ),
        Section(
            key="s4",
            role="problems",
            heading="存在的问题",
            paragraphs=("先说引言。",),
            dimensions=(
                Dimension(key="d1", heading="读懂馆藏方面", end="。", problems=(first,), answers="read"),
                group,
            ),
            shape=Shape("一、", own_line=True),
        ),
        Section(key="s5", role="causes", heading="原因", points=(Point(key="o4", heading="懒", links=("d1", "p2")),)),
        Section(key="s6", role="measures", heading="措施", points=(Point(key="o5", heading="勤", links=("p1",)),)),
        Section(key="s7", role="closing", paragraphs=("以上请批评。",)),
        Section(key="s8", role="other", heading="附注"),
    )
    values = {
        "key": "c0",
        "kind": "team",
        "title": "青禾市档案馆对照检查材料",
        "unit": "青禾市档案馆",
        "byline": "（2025年1月）",
        "year": 2024,
        "preamble": ("第一段开头。", "第二段开头。"),
        "sections": sections,
        "signature": "青禾市档案馆支部",
        "date": "2025年1月10日",
        "attachments": ("整改清单", "会议记录"),
        "shapes": {"problems.problem": Shape("1.", own_line=True), "point": Shape("第一，", joined=True)},
    }
    return Content(**(values | changes))


def content_with_problems(number, **changes):
    """A report with that many problems in one dimension, each with an example and a rectification item."""
    problems = tuple(
        Problem(
            key=f"p{index}",
            heading=f"第{index}号柜没有上锁",
            paragraphs=(f"第{index}号柜开着过了一夜。",),
            examples=(Example(key=f"e{index}", paragraphs=(f"比如，{index % 12 + 1}月那回。",)),),
            rectification=(RectificationItem(key=f"r{index}", measure="换锁", leader="柏舟", deadline="6月底前"),),
        )
        for index in range(1, number + 1)
    )
    dimension = Dimension(key="d1", heading="守护库房方面", problems=problems)
    causes = tuple(Point(key=f"o{index}", heading="大意", links=(f"p{index}",)) for index in range(1, number + 1))
    sections = (
        Section(key="s1", role="problems", heading="存在的问题", dimensions=(dimension,)),
        Section(key="s2", role="causes", heading="原因", points=causes),
    )
    values = {"key": "c0", "title": "对照检查材料", "unit": "青禾市档案馆", "year": 2024, "sections": sections}
    return Content(**(values | changes))
