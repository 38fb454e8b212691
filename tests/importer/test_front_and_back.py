"""What stands before the text of a report and behind it: titles, bylines, lines of a site, contents, signatures."""

import pytest

from tests.importer.texts import doubts, dropped, reading, sections, wrapped

TEXT = (
    "按照县里的统一安排，馆班子紧扣主题开展学习，广泛征求读者和职工意见，逐条查摆问题，深刻剖析原因，制定整改措施。现将情况报告如下。\n"
    "一、存在的突出问题\n"
    "（一）读书方面。一是读得不深。翻得多、记得少，对馆藏县志和家谱只看目录、不看正文，读者问起来常常答不上来。\n"
    "二、整改措施\n"
    "（一）勤读书。每周领读一册，每月评选一次读书标兵，每季检查一次读书笔记，让读书成为馆员的习惯。"
)
TITLE = "云岭县图书馆班子2031年度民主生活会对照检查材料"


def read(front, back=""):
    return reading(f"{front}\n{TEXT}\n{back}").content


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("", ""),
        (TITLE, TITLE),
        (f"# {TITLE}", TITLE),
        (f"**{TITLE}**", TITLE),
        (f"\n\n{TITLE}\n\n", TITLE),
        (f"　　　　　　{TITLE}", TITLE),
        ("云岭县图书馆班子\n2031年度民主生活会对照检查材料", TITLE),
        ("云岭县图书馆\n班子2031年度\n民主生活会对照检查材料", TITLE),
        ("云岭县图书馆班子2031年度民主生活会对照检\n查材料", TITLE),
        ("云岭县图书馆班子2031年度民主生活会对照检查\n材料", TITLE),
        ("云岭县图书馆班子2031年度民主生活会对照检\n查材料(含案例)", f"{TITLE}(含案例)"),
        (f"{TITLE}（班子）", f"{TITLE}（班子）"),
        ("柏舟同志2031年度民主生活会个人发言提纲", "柏舟同志2031年度民主生活会个人发言提纲"),
        ("2031年度组织生活会党支部检视剖析材料", "2031年度组织生活会党支部检视剖析材料"),
        ("关于2031年度民主生活会对照检查情况的报告", "关于2031年度民主生活会对照检查情况的报告"),
        ("雲嶺縣圖書館班子對照檢查材料", "雲嶺縣圖書館班子對照檢查材料"),
    ],
)
def test_titles(front, title):
    found = read(front)
    assert found.title == title
    assert len(found.preamble) == 1
    assert doubts(f"{front}\n{TEXT}") == []


def test_a_title_below_fifteen_lines_of_a_site():
    front = "\n".join(
        ["某某文稿网", "首页 > 党建 > 材料", "欢迎您，游客！", "登录 | 注册会员", "浏览量：34", "发布时间：2031-01-30", "来源：网友上传",
         "作者：佚名", "字号：大 中 小", "【打印】【收藏】", "相关推荐", "【第3篇】", "https://example.com/1234.html", "扫码关注公众号",
         "更多精品材料请下载全文", TITLE]
    )  # fmt: skip
    found = reading(f"{front}\n{TEXT}")
    assert found.content.title == TITLE
    assert [line.number for line in found.record.dropped] == list(range(1, 16))
    assert len(found.content.preamble) == 1


def test_lines_of_a_site_without_a_title():
    front = "欢迎访问某某文稿网 www.example.com\n点击上方蓝字关注我们，获取更多精彩材料！\n本材料由某某公众号整理发布，仅供学习参考，请勿照搬照抄。"
    assert dropped(f"{front}\n{TEXT}") == front.split("\n")
    assert read(front).title == ""


def test_a_line_before_the_title_that_may_belong_to_the_report_is_doubted():
    front = f"内部材料\n{TITLE}"
    assert dropped(f"{front}\n{TEXT}") == ["内部材料"]
    assert doubts(f"{front}\n{TEXT}") == ["before_title"]


def test_a_dropped_line_keeps_all_of_its_text():
    front = wrapped("欢迎关注某某文稿公众号，海量党建材料、发言材料、总结汇报天天更新，扫码即可免费下载全文", 28)
    text = f"{front}\n{TITLE}\n" + wrapped(TEXT, 28)
    assert "".join(dropped(text)) == front.replace("\n", "")


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("（2031年1月12日）", "（2031年1月12日）"),
        ("云岭县图书馆班子", "云岭县图书馆班子"),
        ("柏舟\n（2031年1月12日）", "柏舟 （2031年1月12日）"),
        ("党支部书记  柏舟", "党支部书记  柏舟"),
    ],
)
def test_bylines(lines, byline):
    found = read(f"{TITLE}\n{lines}")
    assert (found.title, found.byline) == (TITLE, byline)
    assert len(found.preamble) == 1


def test_lines_of_a_site_between_title_and_text():
    text = f"{TITLE}\n浏览量：34\n发布时间：2031-01-30\n{TEXT}"
    assert dropped(text) == ["浏览量：34", "发布时间：2031-01-30"]
    assert (reading(text).content.byline, doubts(text)) == ("", [])


def test_a_greeting_is_text():
    found = read(f"{TITLE}\n各位领导、同志们：")
    assert found.byline == ""
    assert found.preamble[0] == "各位领导、同志们："


CONTENTS = "一、存在的突出问题\n（一）读书方面\n二、整改措施\n（一）勤读书"


@pytest.mark.parametrize(
    ("contents", "codes"),
    [
        (f"目  录\n{CONTENTS}", []),
        (CONTENTS, ["contents"]),
        ("目录\n" + "\n".join(f"{line}……{place}" for place, line in enumerate(CONTENTS.split("\n"), 1)), []),
        ("\n".join(f"{line}\t{place}" for place, line in enumerate(CONTENTS.split("\n"), 1)), ["contents"]),
        ("\n".join(f"　　{line} ........ {place}" for place, line in enumerate(CONTENTS.split("\n"), 1)), ["contents"]),
    ],
)
@pytest.mark.parametrize("front", ["{contents}\n{title}", "{title}\n{contents}"])
def test_a_table_of_contents(front, contents, codes):
    text = front.format(contents=contents, title=TITLE) + f"\n{TEXT}"
    found = reading(text)
    assert [section.heading for section in found.content.sections] == ["存在的突出问题", "整改措施"]
    assert (found.content.title, len(found.content.preamble)) == (TITLE, 1)
    assert [doubt.code for doubt in found.record.doubts] == codes
    assert "".join(line.text.strip() for line in found.record.dropped) == "".join(
        line.strip() for line in contents.split("\n")
    )


@pytest.mark.parametrize(
    ("back", "signature", "date"),
    [
        ("云岭县图书馆班子\n2031年1月12日", "云岭县图书馆班子", "2031年1月12日"),
        ("柏舟\n二〇三一年一月十二日", "柏舟", "二〇三一年一月十二日"),
        ("2031年1月", "", "2031年1月"),
        ("XXXX年X月X日", "", "XXXX年X月X日"),
        ("20XX年XX月", "", "20XX年XX月"),
        ("2031.1.12", "", "2031.1.12"),
        ("中共云岭县图书馆支部", "中共云岭县图书馆支部", ""),
        ("中共云岭县图书馆支部　2031年1月12日", "中共云岭县图书馆支部", "2031年1月12日"),
        ("对照检查人：柏舟", "对照检查人：柏舟", ""),
        ("汇报人：柏舟\n2031年1月12日", "汇报人：柏舟", "2031年1月12日"),
        ("", "", ""),
    ],
)
def test_signature_and_date(back, signature, date):
    found = read(TITLE, back)
    assert (found.signature, found.date) == (signature, date)
    assert found.sections[-1].points[-1].paragraphs == (
        "每周领读一册，每月评选一次读书标兵，每季检查一次读书笔记，让读书成为馆员的习惯。",
    )


@pytest.mark.parametrize(
    ("back", "attachments"),
    [
        ("附件：整改清单", ("整改清单",)),
        ("附件：1. 整改清单\n2. 征求意见汇总", ("整改清单", "征求意见汇总")),
        ("附件：1.整改清单\n      2.征求意见汇总", ("整改清单", "征求意见汇总")),
        ("附件1：整改清单\n附件2：征求意见汇总", ("整改清单", "征求意见汇总")),
        ("附件:整改清单", ("整改清单",)),
    ],
)
@pytest.mark.parametrize("order", ["{0}\n{1}", "{1}\n{0}"])
def test_attachments_before_and_behind_the_signature(order, back, attachments):
    found = read(TITLE, order.format(back, "云岭县图书馆班子\n2031年1月12日"))
    assert (found.attachments, found.signature, found.date) == (attachments, "云岭县图书馆班子", "2031年1月12日")


def test_an_annex_is_no_part_of_the_report():
    text = f"{TITLE}\n{TEXT}\n附件：整改清单\n云岭县图书馆班子\n2031年1月12日\n附件\n云岭县图书馆班子整改清单"
    found = reading(text)
    assert found.record.unplaced == ["附件", "云岭县图书馆班子整改清单"]
    assert (found.content.attachments, found.content.date) == (("整改清单",), "2031年1月12日")


def test_an_empty_list_of_attachments_stays_in_the_text():
    assert "附件：" in reading(f"{TITLE}\n{TEXT}\n附件：").content.sections[-1].points[-1].paragraphs


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("上一篇：县档案馆班子对照检查材料", []),
        ("责任编辑：佚名", []),
        ("（阅读全文请先登录）", []),
        ("扫描二维码关注公众号", []),
        ("精品文稿推荐", ["before_title"]),
    ],
)
def test_lines_of_a_site_behind_the_text(line, codes):
    text = f"{TITLE}\n{TEXT}\n{line}"
    assert dropped(text) == [line]
    assert doubts(text) == codes


def test_a_last_sentence_about_reading_is_no_noise():
    text = f"{TITLE}\n{TEXT}\n（二）多荐书。把精品图书推荐给更多读者，下载和阅读量明显增加。"
    assert dropped(text) == []


@pytest.mark.parametrize(
    "number",
    ["- 3 -", "—3—", "3", "第3页", "第 3 页 共 10 页", "3/10", "－ 3 －", "Page 3", "－－－－", "＊＊＊" * 0 + "***"],
)
def test_numbers_of_pages_between_paragraphs(number):
    before, after = TEXT.split("\n二、")
    text = f"{TITLE}\n{before}\n{number}\n二、{after}"
    assert dropped(text) == [number]
    assert len(reading(text).content.sections) == 2


def test_a_page_number_within_a_wrapped_paragraph():
    lines = wrapped(f"{TITLE}\n{TEXT}", 28).split("\n")
    text = "\n".join([*lines[:3], "- 1 -", *lines[3:8], "- 2 -", *lines[8:]])
    assert dropped(text) == ["- 1 -", "- 2 -"]
    assert reading(text).content == reading(f"{TITLE}\n{TEXT}").content


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [(TITLE, TEXT, 2031), ("", TEXT.replace("县里", "县里关于2030年度会议"), 2030), ("", TEXT, None)],
)
def test_the_year(title, text, year):
    assert reading(f"{title}\n{text}").content.year == year


BODY = (
    "一、存在的突出问题\n（一）读书方面。\n一是读得少。一年只读了两本书。\n二、整改措施\n（一）多读书。每月读一本书。"
)
FOOT = [
    "上一篇：某局班子对照检查材料",
    "下一篇：没有了",
    "相关推荐：",
    "·某某单位个人发言提纲",
    "版权声明：本站文章来自网友",
    "Copyright 2023 某某网",
]


def test_the_foot_of_a_web_page():
    assert dropped("\n".join([BODY, *FOOT])) == FOOT
    assert sections("\n".join([BODY, *FOOT])) == sections(BODY)


def test_behind_a_signature_too():
    assert dropped("\n".join([BODY, "云岭县图书馆班子", "2031年1月6日", *FOOT])) == FOOT


def test_a_call_to_readers_within_the_text():
    call = "更多精品范文请关注微信公众号“某某文秘”"
    text = BODY.replace("\n二、", f"\n{call}\n二、")
    assert (dropped(text), sections(text)) == ([call], sections(BODY))


def test_a_sentence_about_a_public_account_is_text():
    text = BODY.replace("一年只读了两本书。", "图书馆的微信公众号半年没有更新，更多时候靠贴通知。")
    assert dropped(text) == []


@pytest.mark.parametrize("year", ["20", "202"])
def test_a_title_that_was_wrapped_within_its_year(year):
    title = "云岭县图书馆领导班子2022年度民主生活会对照检查材料"
    at = title.index("2022") + len(year)
    assert reading(f"{title[:at]}\n{title[at:]}\n{BODY}").content.title == title
