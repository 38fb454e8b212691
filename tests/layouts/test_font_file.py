"""What a font file is: as the task says it, in the process that calls it, and in a process of its own."""

import random
from pathlib import Path

import msgspec
import pytest

from reportsite.confined.refused import Refused
from reportsite.document import pdf
from reportsite.document.faces import Faces
from reportsite.document.font_file import GB2312, Facts, examine, wanted_characters
from reportsite.document.layout import GB_T_9704, font_names
from reportsite.layouts.brought import font_in
from tests.layouts.fonts import (
    LATIN,
    collection,
    composed_of_itself,
    font,
    opened,
    saved,
    with_a_huge_table,
    with_a_map_of_everything,
    without,
)

FONTS = tuple(font_names(GB_T_9704))
FANDOL = Path(__file__).parents[2] / ".fonts"
LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")
tries = pytest.mark.skipif(bool(set(pdf.missing(Faces((FANDOL,)))) - {"fandol"}), reason="no Pango or no Chinese font")


def facts(data, fonts=FONTS):
    return msgspec.msgpack.decode(examine(data, fonts, (FANDOL,)), type=Facts)


def refused(data, fonts=FONTS):
    with pytest.raises(Refused) as error:
        examine(data, fonts, (FANDOL,))
    return error.value.code, dict(error.value.params)


def test_the_characters_that_a_font_is_there_for():
    assert (len(GB2312), min(GB2312), "龥" in map(chr, GB2312)) == (6763, ord("一"), False)
    assert wanted_characters("Times New Roman") == LATIN
    assert {len(wanted_characters(name)) for name in FONTS[:-1]} == {6763}


def test_a_font_of_chinese_characters():
    data = font()
    assert facts(data) == Facts("仿宋_GB2312", "青禾仿宋", 1, 6763, 6763, data)


def test_a_latin_font():
    found = facts(font("", LATIN, english="Qinghe Times"))
    assert (found.name, found.family, found.covered, found.wanted) == ("Times New Roman", "Qinghe Times", 95, 95)


@pytest.mark.skipif(not (FANDOL / "FandolKai-Regular.otf").exists(), reason="the Fandol fonts are not there")
def test_an_otf():
    data = (FANDOL / "FandolKai-Regular.otf").read_bytes()
    found = facts(data)
    assert (found.name, found.covered, found.data == data) == ("楷体_GB2312", 6763, True)


@pytest.mark.skipif(not LIBERATION.exists(), reason="Liberation Serif is not installed")
def test_the_latin_font_of_the_machine():
    assert facts(LIBERATION.read_bytes()).name == "Times New Roman"


def test_of_a_collection_the_first_font_is_kept():
    found = facts(collection(font(), font("青禾黑体", LATIN, english="Qinghe Hei")))
    assert (found.name, found.faces, found.data[:4]) == ("仿宋_GB2312", 2, b"\x00\x01\x00\x00")
    assert opened(found.data)["name"].getBestFamilyName() == "Qinghe Fangsong"
    assert opened(found.data).getBestCmap() == opened(font()).getBestCmap()


@pytest.mark.parametrize(
    ("family", "english", "name"),
    [
        ("仿宋_GB2312", "x", "仿宋_GB2312"),
        ("", "FangSong_GB2312", "仿宋_GB2312"),
        ("仿宋", "FangSong", "仿宋_GB2312"),
        ("", "KaiTi", "楷体_GB2312"),
        ("黑体", "SimHei", "黑体"),
        ("宋体", "SimSun", "宋体"),
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋简体"),
        ("", "FZXBSJW--GB1-0", "方正小标宋简体"),
    ],
)
def test_the_files_own_name_tells_what_it_is_for(family, english, name):
    assert facts(font(family, english=english)).name == name


def test_what_was_chosen_counts_more_than_the_name():
    assert facts(font(), ("黑体",)).name == "黑体"


def test_of_two_of_a_kind_the_one_that_is_called_so():
    names = ("仿宋_GB2312", "方正仿宋_GBK")
    assert facts(font("方正仿宋_GBK"), names).name == "方正仿宋_GBK"
    assert refused(font("华文仿宋"), names) == ("font_unmatched", {"family": "华文仿宋"})


def test_a_name_that_tells_nothing():
    assert refused(font("青禾体", english="Qinghe")) == ("font_unmatched", {"family": "青禾体"})


@pytest.mark.parametrize("family", ["长" * 3000, "a\0b\x1b[2J\u202e", "\ufffe"], ids=["long", "controls", "forbidden"])
def test_names_that_mean_harm(family):
    found = facts(font(family), ("仿宋",))
    assert (len(found.family) <= 80, found.family.isprintable() or "\u202e" in found.family) == (True, True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(100), "font_packed"),
        (b"Rar!\x1a\x07" + bytes(100), "font_packed"),
        (b"wOFF" + bytes(100), "font_webfont"),
        (b"wOF2" + bytes(100), "font_webfont"),
        (b"%!PS-AdobeFont-1.0: X", "font_type1"),
        (b"\x80\x01" + bytes(100), "font_type1"),
        (bytes(34) + b"LP" + bytes(100), "font_eot"),
        (b"%PDF-1.7", "font_none"),
        ("不是字体".encode(), "font_none"),
        (b"\x00\x01\x00\x00", "font_damaged"),
        (b"OTTO" + random.Random(1).randbytes(5000), "font_damaged"),
        (b"ttcf" + random.Random(2).randbytes(5000), "font_damaged"),
        (b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff", "font_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[:8].hex(),
)
def test_what_is_no_font_that_can_be_taken(data, code):
    assert refused(data) == (code, {})


@pytest.mark.parametrize("length", [8, 100, 400, 3000, 30_000])
def test_a_file_that_is_cut_off(length):
    assert refused(font()[:length])[0] in ("font_damaged", "font_tables", "font_unused")


@pytest.mark.parametrize("table", ["cmap", "head", "hhea", "maxp", "name"])
def test_a_table_that_is_missing(table):
    assert refused(without(table)) == ("font_tables", {"tables": table})


def test_no_glyphs():
    assert refused(without("glyf")) == ("font_tables", {"tables": "glyf/CFF"})


@pytest.mark.parametrize(
    ("fs_type", "code"),
    [
        (0x0002, "font_restricted"),
        (0x0302, "font_restricted"),
        (0x0200, "font_bitmaps_only"),
        (0x0100, "font_no_subsetting"),
        (0x0108, "font_no_subsetting"),
    ],
)
def test_what_its_maker_forbids(fs_type, code):
    assert refused(font(fs_type=fs_type)) == (code, {})


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_what_its_maker_allows(fs_type):
    assert facts(font(fs_type=fs_type)).covered == 6763


def test_without_the_table_nothing_is_forbidden():
    assert facts(without("OS/2")).covered == 6763


@pytest.mark.parametrize(("share", "code"), [(0.89, "font_coverage"), (0, "font_coverage")])
def test_too_few_chinese_characters(share, code):
    some = frozenset(sorted(GB2312)[: int(share * 6763)])
    params = {"family": "青禾仿宋", "covered": len(some), "wanted": 6763, "name": "仿宋_GB2312"}
    assert refused(font(characters=some | LATIN)) == (code, params)


def test_just_enough_characters():
    assert facts(font(characters=frozenset(sorted(GB2312)[:6100]))).covered == 6100


def test_too_few_latin_letters():
    digits = font("", frozenset(range(0x30, 0x3A)), english="Qinghe Times")
    params = {"family": "Qinghe Times", "covered": 10, "wanted": 95, "name": "Times New Roman"}
    assert refused(digits) == ("font_coverage_latin", params)


def test_glyphs_that_are_made_of_themselves():
    assert refused(composed_of_itself()) == ("font_damaged", {})


def test_a_table_that_is_larger_than_the_file():
    assert refused(with_a_huge_table()) == ("font_damaged", {})


@tries
def test_a_font_that_draws_nothing():
    assert refused(font(drawn=False)) == ("font_unused", {"name": "仿宋_GB2312"})


@tries
def test_a_font_that_no_text_can_be_set_with():
    data = opened(font())
    data["hhea"].numberOfHMetrics = 0
    data["head"].unitsPerEm = 0
    assert refused(saved(data))[0] in ("font_unused", "font_damaged")


class TestInAProcessOfItsOwn:
    def test_a_good_one(self):
        data = font()
        assert font_in(data, FONTS) == Facts("仿宋_GB2312", "青禾仿宋", 1, 6763, 6763, data)

    def test_the_refusal_arrives(self):
        with pytest.raises(Refused) as error:
            font_in(font(fs_type=2), FONTS)
        assert error.value.code == "font_restricted"

    def test_a_map_of_characters_without_end(self):
        with pytest.raises(Refused) as error:
            font_in(with_a_map_of_everything(), FONTS)
        assert error.value.code in ("stopped_memory", "stopped_time", "stopped_crash", "font_damaged")
        assert font_in(font(), FONTS).covered == 6763
