"""Reports of our own, in the three shapes in which real ones stand, and reports that mean harm."""

import dataclasses
import random

from msgspec.structs import replace

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
from reportsite.document.tree import Document, Paragraph, Run, Signature

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


# A bit of everything that prints, each item with a key that says what it is.
FULL = Content(
    key="report",
    title="云岭县图书馆柏舟同志2030年度个人对照检查材料",
    unit="云岭县图书馆",
    person="柏舟",
    byline="柏舟",
    preamble=("按照通知要求，我认真作了准备。", "现将情况报告如下。"),
    sections=(
        Section(
            key="s1",
            role="matters",
            heading="有关情况",
            paragraphs=("先说两件事。",),
            parts=(
                Part(
                    key="part1",
                    role="previous",
                    heading="上年整改情况",
                    paragraphs=("逐条改了。", "群众也看在眼里。"),
                    points=(
                        Point(key="p1", heading="按时到馆", paragraphs=("全年无迟到。",)),
                        Point(key="p2", paragraphs=("还书及时。",)),
                    ),
                ),
                Part(key="part2", heading="个人事项", end="。", shape=Shape("（一）", own_line=True)),
            ),
        ),
        Section(
            key="s2",
            role="problems",
            heading="存在的突出问题",
            dimensions=(
                Dimension(
                    key="d1",
                    heading="读书方面",
                    paragraphs=("我认真对照。",),
                    lead_in="存在问题：",
                    problems=(
                        Problem(
                            key="q1",
                            heading="读得不勤",
                            paragraphs=("常以“忙”为由。", "一年只读两册。"),
                            examples=(
                                Example(key="e1", paragraphs=("比如，漏读附录。", "到期也未补读。")),
                                Example(key="e2", paragraphs=("又如，不看注释。",), own_line=True),
                            ),
                            rectification=(
                                RectificationItem(
                                    key="r1",
                                    measure="每月精读一册",
                                    leader="柏舟",
                                    department="阅览部",
                                    deadline="2031年6月底",
                                    state="begun",
                                ),
                                RectificationItem(key="r2", measure="写读书札记", deadline="长期"),
                            ),
                        ),
                        Problem(key="q2", heading="读得不细", end="，", paragraphs=("一目十行。",)),
                    ),
                    children=(
                        Dimension(
                            key="d2",
                            heading="带头荐书方面",
                            problems=(Problem(key="q3", paragraphs=("荐书单没有更新。",)),),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            key="s3",
            role="measures",
            heading="整改措施",
            points=(
                Point(
                    key="m1",
                    heading="天天读",
                    paragraphs=("做到：",),
                    points=(
                        Point(key="m2", end="", heading="早读一章；"),
                        Point(key="m3", paragraphs=("晚记一页。",)),
                    ),
                    links=("d1",),
                ),
            ),
        ),
        Section(key="s4", role="closing", paragraphs=("以上报告，请批评指正。",)),
    ),
    signature="云岭县图书馆柏舟",
    date="2031年1月6日",
    attachments=("馆藏目录",),
    marks=("internal", "collected"),
    annex=True,
)

# Sentences with the marks, the quotations and the numbers that hold a line together or part it.
SENTENCES = (
    "全年领读县志12次，到场860人次，比上年多15%，但真正读完一册的不足三成。",
    "对“为谁守书、为谁开门”想得不深，说起来头头是道，做起来“上热中温下冷”。",
    "《云岭县志（1987—2006）》修订稿放了3年，卷三、卷七的校样至今没有人看。",
    "2030年3月18日，读者在意见簿上写道：“书在高处，梯子在哪里？”问了4次，没有人答。",
    "馆里总说人手紧——其实4个人的排班表上，下午2点到4点有2.5小时是空的。",
    "有的同志“坐等读者上门”；有的同志“一问三不知”；还有的同志把‘暂停服务’的牌子一挂就是半天……",
    "地下书库的湿度长期在75%以上，1,200册线装书中已有36册生了霉斑，修补经费只用了9.8万元。",
    "抽查17个乡镇分馆，8个没有按时开门，5个借阅登记不全，2个连钥匙都找不到！",
    "为什么制度（含《借阅规定》《盘点办法》）年年修订、年年落空？根子在于只挂在墙上，没有放在心上。",
    "读者座谈会开了两次，记下的39条意见里，办结21条，办了一半的11条，其余7条“再研究”。",
    "自己认为看守好书库就是尽职，对送书下乡、巡回领读这类“额外的事”能推就推，能拖就拖。",
    "去年第四季度，只有3月、6月两个月按《值班表》交接；其余各月，谁在谁接，说不清楚。",
)


def long_report(characters=6_000, seed=0, **settings):
    """A report of about so many characters, of our sentences in an order that the seed tells."""
    chance = random.Random(seed)

    def paragraph():
        return "".join(chance.sample(SENTENCES, chance.randint(1, 3)))

    def problem(number):
        return Problem(
            key=f"q{number}",
            heading=chance.choice(("学得不深不透", "服务读者不主动", "管书护书不严不细", "盘点登记走过场")),
            paragraphs=(paragraph(),),
            examples=(Example(key=f"e{number}", paragraphs=("比如，" + paragraph(),)),),
            rectification=tuple(
                RectificationItem(
                    key=f"r{number}x{place}",
                    measure=chance.choice(SENTENCES),
                    leader="柏舟",
                    department="阅览部、书库管理部",
                    deadline="2031年6月底",
                    state="begun",
                )
                for place in range(number % 3)
            ),
        )

    count = max(round(characters / 260), 1)
    problems = [problem(number) for number in range(count)]
    groups = [problems[place : place + 3] for place in range(0, count, 3)]
    dimensions = tuple(
        Dimension(
            key=f"d{number}",
            heading=chance.choice(("带头守正读书、护好县里藏书方面", "带头服务读者方面", "带头严管书库、守住底线方面")),
            paragraphs=(chance.choice(SENTENCES),),
            problems=tuple(group),
        )
        for number, group in enumerate(groups)
    )
    points = tuple(
        Point(
            key=f"m{number}", heading=chance.choice(("勤读书，提高本领", "严管书，守住底线")), paragraphs=(paragraph(),)
        )
        for number in range(len(groups))
    )
    content = Content(
        key=f"long{seed}",
        title="中共云岭县图书馆支部委员会班子2030年度专题组织生活会对照检查材料",
        unit="云岭县图书馆",
        preamble=(paragraph(), "现将情况报告如下。"),
        sections=(
            Section(key="s1", role="previous", heading="上年度查摆问题整改情况", paragraphs=(paragraph(), paragraph())),
            Section(key="s2", role="problems", heading="存在的突出问题", dimensions=dimensions),
            Section(key="s3", role="measures", heading="今后的努力方向和改进措施", points=points),
            Section(key="s4", role="closing", paragraphs=("以上报告，请批评指正。",)),
        ),
        signature="中共云岭县图书馆支部委员会",
        date="2031年1月6日",
        attachments=("馆藏目录", "征求意见汇总"),
    )
    return replace(content, **settings)


def headings_at_every_line():
    """A document whose headings, of one line or two, would come to stand on every line of a page, the last one too."""
    blocks = []
    for number in range(50):
        level, long = 1 + number % 4, "之所以要写成两行是因为一行里写不下这样长的一个标题" * (number % 3 == 2)
        blocks.append(Paragraph((Run(f"标题{number}{long}", level),), level))
        blocks.append(Paragraph((Run("书" * (26 + 28 * (number % 7 % 4))),)))
    return Document(blocks=tuple(blocks))


def signed_at_every_line():
    """Documents one behind the other, the signatures of which would come to stand on each of the last lines of a page."""
    documents = [
        Document(
            blocks=(Paragraph((Run("书" * 28 * count),)), Paragraph((Run("末" * 28),))),
            signature=Signature("云岭县图书馆", "2031年1月6日"),
        )
        for count in range(13, 22)
    ]
    return dataclasses.replace(documents[0], annexes=tuple(documents[1:]))
