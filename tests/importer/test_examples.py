"""Where examples begin, and what only looks like one."""

import pytest

from reportsite.importer.examples import examples_of

BEFORE = "对制度执行抓得不紧。"


@pytest.mark.parametrize(
    "example",
    [
        "比如，县志只看了目录。",
        "比如县志只看了目录。",
        "比如：县志只看了目录。",
        "比如说，县志只看了目录。",
        "例如，县志只看了目录。",
        "例如县志只看了目录。",
        "如，县志只看了目录。",
        "如：县志只看了目录。",
        "如在阅读县志时，只看了目录。",
        "如对县志的研读，停留在目录。",
        "如有的馆员只看了目录。",
        "如个别馆员只看了目录。",
        "如部分馆员只看了目录。",
        "如去年读书月，只看了目录。",
        "如今年一季度，只看了目录。",
        "如2031年读书月，只看了目录。",
        "如XX馆员只看了目录。",
        "再如，县志只看了目录。",
        "再如县志只看了目录。",
        "又如，县志只看了目录。",
        "又如在读县志时，只看了目录。",
        "再比如，县志只看了目录。",
        "又比如，县志只看了目录。",
        "还比如，县志只看了目录。",
        "譬如，县志只看了目录。",
        "举例来说，县志只看了目录。",
    ],
)
def test_every_marker(example):
    assert examples_of(BEFORE + example) == [BEFORE, example]


@pytest.mark.parametrize(
    "text",
    [
        "如期完成修补任务。",
        "如何把书读好，思考不多。",
        "如果不改，就会出错。",
        "如实报告了情况。",
        "如今读者多了。",
        "如此下去不行。",
        "如同隔了一层。",
        "如上所述，问题不少。",
        "如下问题需要重视。",
        "如数归还图书。",
        "如不及时改正，将失信于民。",
        "如有不妥，请指正。",
        "如遇闭馆，读者不便。",
        "此外，荐书也不够。",
        "此外，如何荐书也不清楚。",
        "去年3月，有读者反映闭馆太早。",
        "诸如此类的现象还有。",
        "又如期完成了任务。",
        "再如何解释也没有用。",
        "不比如今。",
        "譬喻不当。",
    ],
)
def test_traps(text):
    assert examples_of(BEFORE + text) == [BEFORE + text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("读得不深，比如，县志只看了目录。", 1),
        ("读得不深，比如县志只看了目录。", 1),
        ("读得不深，例如县志只看了目录。", 1),
        ("下乡不多，面上指导的多，又如，在信访上没有回音。", 1),
        ("下乡不多；再如，在信访上没有回音。", 1),
        ("读得不深，如在读县志时，只看目录。", 1),
        ("读得不深，如，县志只看目录。", 1),
        ("读得不深，如期归还也做不到。", 0),
        ("做得不好，不如在家读书。", 0),
        ("读书，如何读、读什么，没有想清楚。", 0),
        ("读得不深，又如何谈得上用。", 0),
    ],
)
def test_within_a_sentence_after_a_comma(text, count):
    assert len(examples_of(text)) == count + 1
    assert "".join(examples_of(text)) == text


def test_text_after_an_example_belongs_to_it():
    text = "读得不深。比如，县志只看了目录。附录也没有看。又如，家谱没有读。此外，荐书少。"
    assert examples_of(text) == [
        "读得不深。",
        "比如，县志只看了目录。附录也没有看。",
        "又如，家谱没有读。此外，荐书少。",
    ]


def test_an_example_at_the_beginning():
    assert examples_of("比如，县志只看了目录。") == ["", "比如，县志只看了目录。"]


def test_an_example_in_a_quotation_is_none():
    text = "有人说“读书要多。比如我，读了很多”，其实不然。"
    assert examples_of(text) == [text]
