"""A source in words of our own, and what was read in it: every kind of item, a doubt, a line left out, a text without a
place, a note."""

from msgspec.structs import replace

from reportsite.content.types import Content, Dimension, Example, Point, Problem, Section
from reportsite.importer.record import Doubt, Line, Record
from reportsite.importing.reading import Read

TEXT = """欢迎收藏青禾文库
青禾市档案馆班子对照检查材料
按照通知要求，现将情况报告如下。
一、工作开展情况
全馆九个人，守着三座库房。
二、存在的问题
（一）带头读懂馆藏方面
一是读得不细。新收的家谱放了两个月。比如，《柳溪志》到五月才编号。
二是记得不全。来信漏了十一封；去电漏了三次。
（二）服务查档方面
一是排队太久。窗口只开一个。
三、原因分析
一是责任心不强。二是办法不多。
落款处的一句话"""
LINES = [Line(number, text) for number, text in enumerate(TEXT.split("\n"), 1)]
NOTE = Line(15, "这里要核实", None, "comment")


def content(**changes):
    first = Problem(
        key="p1",
        heading="读得不细",
        paragraphs=("新收的家谱放了两个月。查的人来了三回。",),
        examples=(Example(key="e1", paragraphs=("比如，《柳溪志》到五月才编号。",)),),
    )
    second = Problem(key="p2", heading="记得不全", paragraphs=("来信漏了十一封；去电漏了三次。",))
    third = Problem(key="p3", heading="排队太久", paragraphs=("窗口只开一个。",))
    dimensions = (
        Dimension(key="d1", heading="带头读懂馆藏方面", problems=(first, second)),
        Dimension(key="d2", heading="服务查档方面", problems=(third,)),
    )
    causes = (Point(key="o1", heading="责任心不强", links=("p1",)), Point(key="o2", heading="办法不多"))
    sections = (
        Section(key="s1", role="basic", heading="工作开展情况", paragraphs=("全馆九个人，守着三座库房。",)),
        Section(key="s2", role="problems", heading="存在的问题", dimensions=dimensions),
        Section(key="s3", role="other", heading="原因分析", points=causes),
    )
    values = {
        "key": "c0",
        "title": "青禾市档案馆班子对照检查材料",
        "unit": "中共青禾市档案馆支部",
        "year": 2024,
        "preamble": ("按照通知要求，现将情况报告如下。",),
        "sections": sections,
    }
    return Content(**(values | changes))


def found(made=None):
    """What was read, without a theme."""
    record = Record(
        doubts=[
            Doubt("role", 12, "三、原因分析", "other", ("causes", "measures")),
            Doubt("before_title", 1, "欢迎收藏青禾文库", "dropped", ("text",)),
        ],
        dropped=[LINES[0]],
        unplaced=["落款处的一句话"],
        notes=[NOTE],
    )
    return Read(made or content(), record, [*LINES, NOTE], None, 0.0)


def member_content(**changes):
    return replace(content(**changes), kind="member")
