"""A page of our own words that shows every setting of a layout."""

from dataclasses import replace

from reportsite.accounts.models import Person
from reportsite.content.numbering import Shape
from reportsite.content.types import Content, Point, Section
from reportsite.document.assemble import assemble
from reportsite.document.faces import Faces
from reportsite.document.layout import Layout
from reportsite.document.pictures import page_picture
from reportsite.document.tree import Cell, Column, Document, Table
from reportsite.layouts.printing import printed

_CONTENT = Content(
    key="sample",
    title="青石镇水管站党支部关于修缮老水渠有关情况的对照检查材料",
    unit="青石镇水管站党支部",
    preamble=("按照通知要求，支部走访3个村组，征求意见12条。现将查摆出的问题、产生的原因和今后的打算报告如下。",),
    sections=(
        Section(
            key="s1",
            heading="查摆出的问题",
            points=(
                Point(
                    key="p1",
                    shape=Shape("（一）"),
                    heading="巡渠不够勤",
                    paragraphs=("汛期前只巡查2次，“上游漏水、下游等水”没有及时发现，下游36户推迟了插秧。",),
                    points=(
                        Point(
                            key="p2",
                            shape=Shape("1."),
                            heading="台账更新慢",
                            paragraphs=("5月的8处渗漏点到7月才登记，材料堆放在3个柜子里，查一次要半天。",),
                            points=(
                                Point(
                                    key="p3",
                                    shape=Shape("（1）"),
                                    heading="责任没有落到人",
                                    paragraphs=("3处闸门无人值守，夜里涨水时靠村民打电话才知道。",),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    signature="青石镇水管站党支部",
    date="2024年9月18日",
)
_TABLE = Table(
    (Column("整改措施", 46), Column("责任人", 22), Column("完成时限", 32)),
    ((Cell("每周巡渠一次", column=0), Cell("站长", column=1), Cell("2024年10月底前", column=2)),),
)


def sample(layout: Layout) -> Document:
    """The document: a title, all levels of headings, text, a table, and a signature in its place."""
    document = assemble(_CONTENT, layout)
    return replace(document, blocks=(*document.blocks, _TABLE))


def sample_picture(layout: Layout, faces: Faces, person: Person) -> bytes:
    """Its first page as a PNG. Raises PdfError."""
    pdf = printed(sample(layout), "pdf", layout, faces, person=person, queue="sample")
    picture = page_picture(pdf, 1)
    assert picture is not None
    return picture
