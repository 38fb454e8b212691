"""Nothing is lost: every character of a source is in the report, in what was dropped, in what found no place, or in the
notes; only the numbers in front, which the report makes anew, are on neither side."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportsite.content.json import dumps, loads
from reportsite.content.text import clean
from reportsite.document.assemble import assemble
from reportsite.document.docx import render
from reportsite.importer.docx import docx_lines
from reportsite.importer.files import pasted_lines
from reportsite.importer.preparing import prepare
from reportsite.importer.reading import read
from reportsite.importer.record import Line, Record
from reportsite.importer.tree import descendants, grow
from tests.content.strategies import contents
from tests.importer.texts import HABITS, NAMES, printed, source

# Characters that nobody sees, at the ends of lines.
UNSEEN = str.maketrans("", "", "\u200b\ufeff")
# What the report makes anew beside numbers: the label and the numbers of attachments.
LABELS = Counter("附件：:0123456789０１２３４５６７８９.．、一二三四五六七八九十")


def counted(texts):
    return Counter("".join("".join(clean(text).translate(UNSEEN).split()) for text in texts))


def check(lines):
    """Add up both sides; the content also survives being stored."""
    found = read(lines)
    content, record = found.content, found.record
    assert loads(dumps(content)) == content
    prepared = prepare(lines, Record())
    nodes = descendants(grow(prepared.body).children)
    numbers = counted(node.raw[: len(node.raw) - len(node.text)] for node in nodes)
    source = counted(line.text for line in lines)
    document = assemble(content)
    runs = [run for block in document.blocks for run in getattr(block, "runs", ())]
    texts = [run.text[run.number :] for run in runs]
    beside = [content.title, content.byline, content.signature, content.date, *content.attachments]
    kept = counted([*texts, *beside, *record.unplaced, *(line.text for line in (*record.dropped, *record.notes))])
    lost = source - kept - numbers
    if content.attachments:
        lost -= Counter({mark: count * len(content.attachments) for mark, count in LABELS.items()})
    assert not lost, lost
    # Numbers within a problem's text stay as they were typed; nothing else is new.
    assert not kept - source
    return found


NOISE = [
    "欢迎访问某某网",
    "浏览量：3",
    "- 3 -",
    "目录",
    "附件：清单",
    "附件",
    "2031年1月2日",
    "云岭县图书馆",
    "云岭县图书馆班子对照检查材料",
    "材料",
]
WORDS = [
    "存在的突出问题", "产生问题的原因分析", "整改措施", "基本情况", "典型案例剖析", "个人有关事项说明", "读书方面", "带头读书方面",
    "读得不深", "用得不活", "比如，县志只看了目录", "如在读县志时", "又如", "如期完成", "此外", "存在的主要问题", "以上报告，请批评指正",
    "“两张皮”", "《县志", "续编》", "（试行）", "”十五五“", "「讀書」", "XX", "**", "D史",
]  # fmt: skip
NUMBERS = ["一、", "二、", "三、", "十一、", "（一）", "(二)", "（三)", "1.", "2、", "３．", "（1）", "2）", "①", "一是", "二是 ", "三是", "第一，", "第二，", "㈠", "一）", "第一部分"]  # fmt: skip
MARKS = list("。，；：！？、,.:;!?\"'“”‘’（）()《》…—-*#|_\\ \t\u3000\u00a0\u200b\ufeff")
pieces_of_text = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.sampled_from(MARKS),
    st.sampled_from(NOISE),
    st.text(max_size=4),
)
lines_of_text = st.lists(pieces_of_text, max_size=8).map("".join)
SLOW = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@given(st.lists(lines_of_text, max_size=25).map("\n".join))
@SLOW
@example("一是。一是。一是。")
@example("一、\n（一）\n1.\n一是\n（1）")
@example("附件：")
@example("附件：1.\n2.\n2031年1月2日")
@example("（一）读书方面。；；读得不深；；用得不活；")
@example("一、存在的突出问题\n（一）。\n一是。\n1.，，")
@example("#\n##\n**\n# #\n****")
def test_any_text(text):
    check(pasted_lines(text))


@given(
    st.lists(
        st.tuples(
            lines_of_text,
            st.sampled_from([None, None, None, 0, 1, 2, 3, 9]),
            st.sampled_from(
                ["paragraph", "paragraph", "paragraph", "table", "comment", "footnote", "hidden", "deleted"]
            ),
        ),
        max_size=20,
    )
)
@SLOW
def test_any_lines(rows):
    check([Line(number, text, level, origin) for number, (text, level, origin) in enumerate(rows, 1)])


@given(contents())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_any_report_prints_as_text(content):
    check(pasted_lines("\n".join(printed(content))))


@given(contents())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_any_report_prints_as_a_document(content):
    check(docx_lines(render(assemble(content))))


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", NAMES)
def test_whole_reports(name, habit):
    assert check(pasted_lines(HABITS[habit](source(name)[0]))).record.unplaced == []


@given(st.lists(lines_of_text.filter(lambda line: "附" not in line and "件" not in line), max_size=20).map("\n".join))
@SLOW
def test_the_order_stays(text):
    """What is printed is the source in its order, whatever was understood."""
    lines = pasted_lines(text)
    found = read(lines)
    if found.record.unplaced or found.content.attachments:
        return
    prepared = prepare(lines, Record())
    wanted = "".join("".join(clean(one.text).translate(UNSEEN).split()) for one in prepared.body)
    runs = [run for block in assemble(found.content).blocks for run in getattr(block, "runs", ())]
    printed_text = "".join("".join(run.text[run.number :].translate(UNSEEN).split()) for run in runs)
    assert is_subsequence(printed_text, wanted)


def is_subsequence(part, whole):
    """Whether the characters of one stand in the other in the same order."""
    left = iter(whole)
    return all(character in left for character in part)
