"""Problems: their markers, what parts them, their headings, their examples."""

import pytest

from tests.importer.texts import dimension, dimensions, doubts, reading

DIMENSION = "（一）读书方面"


def problems(text):
    (found,) = reading(f"一、存在的突出问题\n{text}").content.sections[0].dimensions
    return found.problems


@pytest.mark.parametrize("before", ["。", "：", "；", "，"])
@pytest.mark.parametrize("between", ["。", "；", "，"])
def test_what_parts_problems(before, between):
    text = f"{DIMENSION}{before}一是读得不深入{between}二是用得不灵活{between}三是管得不严格。"
    (found,) = dimensions(text)
    assert [one["heading"].rstrip("，") for one in found["problems"]] == ["读得不深入", "用得不灵活", "管得不严格"]


@pytest.mark.parametrize(
    "text",
    [
        f"{DIMENSION}。一是读得不深。翻得多。二是用得不活。两张皮。",
        f"{DIMENSION}\n一是读得不深。翻得多。\n二是用得不活。两张皮。",
        f"{DIMENSION}\n1.读得不深。翻得多。\n2.用得不活。两张皮。",
        f"{DIMENSION}\n1、读得不深。翻得多。\n2、用得不活。两张皮。",
        f"{DIMENSION}\n（1）读得不深。翻得多。\n（2）用得不活。两张皮。",
        f"{DIMENSION}\n(1)读得不深。翻得多。\n(2)用得不活。两张皮。",
        f"{DIMENSION}\n①读得不深。翻得多。\n②用得不活。两张皮。",
        f"{DIMENSION}。第一，读得不深。翻得多。第二，用得不活。两张皮。",
        f"{DIMENSION}。一是 读得不深。翻得多。二是 用得不活。两张皮。",
        f"{DIMENSION}。一是　读得不深。翻得多。二是　用得不活。两张皮。",
        f"{DIMENSION}\n一是读得不深。翻得多。二是用得不活。两张皮。",
        f"{DIMENSION}\n1.读得不深\n翻得多。\n2.用得不活\n两张皮。",
        f"{DIMENSION}。主要问题有：1.读得不深。翻得多。2.用得不活。两张皮。",
        f"{DIMENSION}。主要问题有：（1）读得不深。翻得多。（2）用得不活。两张皮。",
    ],
)
def test_every_marker(text):
    assert dimensions(text) == [dimension("读书方面", "读得不深", "用得不活")]
    assert [one.paragraphs for one in problems(text)] == [("翻得多。",), ("两张皮。",)]


@pytest.mark.parametrize(
    ("text", "heading", "paragraphs"),
    [
        ("一是读得不深。翻得多、记得少。", "读得不深", ("翻得多、记得少。",)),
        ("一是读得不深：翻得多、记得少。", "读得不深", ("翻得多、记得少。",)),
        ("一是读得不深；翻得多、记得少。", "读得不深", ("翻得多、记得少。",)),
        ("一是读得不深。", "读得不深", ()),
        ("一是读得不深", "读得不深", ()),
        (
            "一是读书的系统性不强，馆员习惯随手翻阅、碎片化阅读，对地方文献和古籍目录缺少系统研读，读者问起来常常答不上来。",
            "读书的系统性不强",
            ("馆员习惯随手翻阅、碎片化阅读，对地方文献和古籍目录缺少系统研读，读者问起来常常答不上来。",),
        ),
        ("一是“一岗双责”落实不够。讲业务多。", "“一岗双责”落实不够", ("讲业务多。",)),
        ('一是"一岗双责"落实不够。讲业务多。', '"一岗双责"落实不够', ("讲业务多。",)),
        ("一是对”十五五“规划学得不深。浮在面上。", "对”十五五“规划学得不深", ("浮在面上。",)),
        ("一是重读书、轻荐书，读与荐脱节。两张皮。", "重读书、轻荐书，读与荐脱节", ("两张皮。",)),
    ],
)
def test_headings(text, heading, paragraphs):
    (found,) = problems(f"{DIMENSION}\n{text}")
    assert (found.heading, found.paragraphs) == (heading, paragraphs)


def test_headings_that_end_at_a_comma_throughout():
    body = "，馆员习惯随手翻阅、碎片化阅读，对地方文献缺少系统研读，读者问起来常常答不上来，业务能力跟不上需要。"
    text = f"{DIMENSION}。一是读得不深{body}二是用得不活，读与荐两张皮。\n（二）护书方面。一是护得不勤{body}"
    assert dimensions(text) == [dimension("读书方面", "读得不深", "用得不活"), dimension("护书方面", "护得不勤")]


def test_problems_that_no_number_parts():
    text = f"{DIMENSION}。班子能够带头读书。读得不够系统，停留在翻阅目录上；用得不够灵活，读与荐两张皮；管得不够严格，借书不登记。"
    assert [one["heading"] for one in dimensions(text)[0]["problems"]] == [
        "读得不够系统",
        "用得不够灵活",
        "管得不够严格",
    ]
    assert doubts(f"一、存在的突出问题\n{text}") == ["unparted"]


@pytest.mark.parametrize(
    "text",
    [
        "读得不深；用得不活。还有别的。再说一句；又一句。",
        "经查摆，不存在私藏馆书的情况；不存在违规接受书商宴请的情况。",
    ],
)
def test_a_text_that_is_rather_not_parted(text):
    assert dimensions(f"{DIMENSION}。{text}") == [dimension("读书方面")]
    assert doubts(f"一、存在的突出问题\n{DIMENSION}。{text}") == ["unparted"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("翻得多、记得少。", 0),
        ("翻得多、记得少。比如，县志只看了目录。", 1),
        ("翻得多、记得少。比如，县志只看了目录。又如，家谱没有读。", 2),
        ("翻得多、记得少，比如，县志只看了目录，又如，家谱没有读。", 2),
        ("翻得多、记得少。如在读县志时，只看了目录。再如，家谱没有读。", 2),
        ("如何读、读什么，没有想清楚。此外，荐得也少。如期归还的不多。", 0),
        ("去年3月，有读者反映县志没有人会讲。", 0),
    ],
)
def test_examples(text, count):
    (found,) = problems(f"{DIMENSION}。一是读得不深。{text}")
    assert (found.heading, len(found.examples)) == ("读得不深", count)
    assert "".join((*found.paragraphs, *(one for example in found.examples for one in example.paragraphs))) == text


def test_an_example_is_no_part_of_a_heading():
    (found,) = problems(f"{DIMENSION}。一是读得不深，比如，县志只看了目录。")
    assert (found.heading, found.end, len(found.examples)) == ("读得不深", "，", 1)


def test_an_example_on_a_line_of_its_own():
    (found,) = problems(f"{DIMENSION}\n一是读得不深。翻得多。\n比如，县志只看了目录。\n附录也没有看。")
    (example,) = found.examples
    assert (example.own_line, example.paragraphs) == (True, ("比如，县志只看了目录。", "附录也没有看。"))


def test_a_problem_of_several_paragraphs():
    (found,) = problems(f"{DIMENSION}\n一是读得不深。翻得多。\n记得少。")
    assert found.paragraphs == ("翻得多。", "记得少。")


def test_a_row_within_a_problem_is_its_text():
    text = f"{DIMENSION}\n一是读得不深。主要表现为：（1）少读；（2）少想。\n二是用得不活。表现在：一是不荐；二是不讲。\n三是管得不严。松。"
    assert dimensions(text) == [dimension("读书方面", "读得不深", "用得不活", "管得不严")]
    assert problems(text)[0].paragraphs == ("主要表现为：（1）少读；（2）少想。",)


def test_rows_on_lines_of_their_own_below_a_problem():
    text = f"{DIMENSION}\n一是读得不深。主要表现为：\n（1）少读。\n（2）少想。\n二是用得不活。两张皮。"
    assert dimensions(text) == [dimension("读书方面", "读得不深", "用得不活")]
    assert problems(text)[0].paragraphs == ("主要表现为：", "（1）少读。", "（2）少想。")


def test_a_single_problem():
    assert dimensions(f"{DIMENSION}。一是读得不深。翻得多、记得少。") == [dimension("读书方面", "读得不深")]


def test_missing_and_repeated_numbers():
    text = f"{DIMENSION}。一是读得不深。翻得多。三是用得不活。两张皮。三是管得不严。松。"
    assert dimensions(text) == [dimension("读书方面", "读得不深", "用得不活", "管得不严")]
    assert doubts(f"一、存在的突出问题\n{text}") == ["numbering"]
