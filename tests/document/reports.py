"""Reports of our own, in the three shapes in which real ones stand, and reports that mean harm."""

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

# Dimensions on a line of their own, one group a leaf, a paragraph for each problem; measures （一）, one with 一是 二是.
BLOCK = Content(
    key="block",
    unit="云岭县图书馆",
    year=2030,
    preamble=("按照县里的通知，馆班子逐条查摆。", "现将情况报告如下。"),
    sections=(
        Section(
            role="basic",
            heading="基本情况",
            points=(
                Point(heading="坚持学书", paragraphs=("每周领读一册。",)),
                Point(heading="坚持护书", paragraphs=("全年修补旧书三百册。",)),
            ),
        ),
        Section(role="previous", heading="问题整改情况", paragraphs=("上年查摆的问题均已整改。",)),
        Section(
            role="problems",
            heading="存在的突出问题",
            dimensions=(
                Dimension(
                    key="g1",
                    heading="守书教育方面",
                    children=(
                        Dimension(
                            key="c1",
                            heading="带头读懂藏书，熟悉每个架位方面",
                            problems=(
                                Problem(
                                    heading="读得不深",
                                    paragraphs=("翻得多、记得少。",),
                                    examples=(Example(paragraphs=("比如，一部县志只看了目录。",)),),
                                    rectification=(
                                        RectificationItem(
                                            measure="每月精读一册",
                                            leader="柏舟",
                                            department="阅览部",
                                            deadline="2031年6月底",
                                            state="begun",
                                        ),
                                        RectificationItem(measure="写读书札记", leader="柏舟", deadline="长期"),
                                    ),
                                ),
                                Problem(heading="用得不活", paragraphs=("读与荐两张皮。荐书单没有更新。",)),
                            ),
                        ),
                        Dimension(
                            key="c2",
                            heading="带头爱护读者方面",
                            problems=(
                                Problem(paragraphs=("开放时间不便读者。晚上七点就闭馆。",)),
                                Problem(),
                            ),
                        ),
                    ),
                ),
                Dimension(
                    key="g2",
                    heading="以案促改方面",
                    paragraphs=("对照失书案，经认真查摆，没有私藏馆书的情况。",),
                    problems=(
                        Problem(heading="盘点不勤", paragraphs=("两年才盘一次。",)),
                        Problem(heading="制度不严", paragraphs=("借条可以补写。",)),
                    ),
                ),
            ),
        ),
        Section(
            role="causes",
            heading="产生问题的原因分析",
            points=(
                Point(heading="学得不够", paragraphs=("忙于杂务。",), links=("c1",)),
                Point(heading="管得不细", paragraphs=("重借轻管。",), links=("c2", "g2")),
            ),
        ),
        Section(
            role="measures",
            heading="今后的努力方向和改进措施",
            points=(
                Point(heading="勤读书，提高本领", paragraphs=("定期领读。",)),
                Point(
                    heading="严管书，守住底线",
                    paragraphs=("重点做到：",),
                    points=(
                        Point(end="", heading="每季盘点；"),
                        Point(paragraphs=("当日登记；",)),
                        Point(paragraphs=("损坏即修。",)),
                    ),
                ),
            ),
        ),
        Section(role="closing", paragraphs=("以上报告，请批评指正。",)),
    ),
    signature="云岭县图书馆",
    date="2031年1月6日",
    attachments=("整改清单", "征求意见汇总"),
)

# Everything of a dimension in one paragraph; causes and measures 一是, a paragraph each.
RUN_IN = Content(
    key="runin",
    title="云岭县图书馆2030年度专题会对照检查材料",
    preamble=("本着严肃认真的态度查摆如下。",),
    sections=(
        Section(
            role="problems",
            heading="查找的突出问题",
            dimensions=(
                Dimension(
                    heading="读书方面",
                    lead_in="存在的主要问题：",
                    problems=(
                        Problem(heading="读得不勤", paragraphs=("常以忙为由。",)),
                        Problem(
                            heading="读得不细",
                            end="，",
                            paragraphs=("一目十行。",),
                            examples=(
                                Example(paragraphs=("比如，漏读附录。",)),
                                Example(paragraphs=("又如，不看注释。",)),
                            ),
                        ),
                    ),
                ),
                Dimension(
                    heading="护书方面",
                    paragraphs=("总体尚好。",),
                    lead_in="但仍有不足：",
                    problems=(Problem(heading="修补不及时"), Problem(paragraphs=("防潮不到位。",))),
                ),
            ),
        ),
        Section(
            role="causes",
            heading="原因分析",
            paragraphs=("主要是以下几个方面。",),
            points=(
                Point(heading="自律不够", paragraphs=("放松了要求。",)),
                Point(heading="钻研不够", paragraphs=("满足于过得去。",)),
            ),
        ),
        Section(
            role="measures",
            heading="整改措施",
            points=(Point(heading="立行立改", paragraphs=("本月见效。",)), Point(heading="长期坚持")),
        ),
    ),
    shapes={
        "problems.dimension": Shape("（一）"),
        "problems.problem": Shape("一是", joined=True),
        "causes.point": Shape("一是"),
        "measures.point": Shape("一是"),
    },
)

# Parts inside matters: one run in with its points joined, one with a heading on its own line that ends in 。
MEMBER = Content(
    key="member",
    kind="member",
    title="云岭县图书馆柏舟同志2030年度个人对照检查材料",
    person="柏舟",
    byline="柏舟（2031年1月6日）",
    sections=(
        Section(
            role="matters",
            heading="相关事项通报说明",
            parts=(
                Part(
                    role="previous",
                    heading="上年度问题整改情况",
                    paragraphs=("逐条作了整改。",),
                    points=(
                        Point(heading="按时到馆", paragraphs=("全年无迟到。",)),
                        Point(heading="主动领读", paragraphs=("领读十二次。",)),
                        Point(paragraphs=("还书及时。",)),
                    ),
                ),
                Part(
                    role="matters",
                    heading="个人有关事项说明",
                    end="。",
                    paragraphs=("没有需要说明的情况。",),
                    shape=Shape("（一）", own_line=True),
                ),
            ),
        ),
        Section(
            role="problems",
            heading="存在的主要问题",
            dimensions=(
                Dimension(
                    heading="带头读书方面",
                    paragraphs=("我认真对照。",),
                    lead_in="存在问题：",
                    problems=(
                        Problem(paragraphs=("读得少；",)),
                        Problem(paragraphs=("记得少。", "此外，荐得也少。")),
                    ),
                ),
            ),
        ),
        Section(
            role="measures",
            heading="整改措施",
            points=(Point(heading="天天读", paragraphs=("不少于一小时。",)),),
        ),
    ),
    shapes={"problems.dimension": Shape("（一）"), "problems.problem": Shape("一是", joined=True)},
    signature="柏舟",
    date="2031年1月6日",
)

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    "</p></main><img src=x onerror=alert(1)>&lt;b&gt;&amp;#65;&#65;",
    "{{ settings.SECRET_KEY }}{% load x %}${7*7}",
    "# 题 **粗** _斜_ `码` [链](http://example.invalid) ![图](x) | 格 | ~~删~~ \\",
    "1. 一 2) 二 - 三 + 四 > 五 *** --- ===",
    "http://example.invalid/?a=1&b=2 <http://example.invalid>",
    "=1+1",
    "+1-1@SUM(A1)",
    "\u200f从右向左\u202e反\u202c",
    "表情😀👩‍👧‍👦🏳️‍🌈",
    "（" * 3000,
    "]]><!--?xml-->",
    "甲　乙\u00a0丙  丁\u200b戊",
)


def hostile(text):
    """A report with one text in every place."""
    return Content(
        title=text,
        unit=text,
        person=text,
        byline=text,
        preamble=(text,),
        sections=(
            Section(
                role="problems",
                heading=text,
                paragraphs=(text,),
                dimensions=(
                    Dimension(
                        heading=text,
                        lead_in=text,
                        problems=(
                            Problem(
                                heading=text,
                                examples=(Example(paragraphs=(text,)),),
                                rectification=(
                                    RectificationItem(measure=text, leader=text, department=text, deadline=text),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        signature=text,
        date=text,
        attachments=(text, text),
    )
