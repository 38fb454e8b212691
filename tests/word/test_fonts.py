"""Which font a character takes, and the fonts of a theme."""

import pytest

from reportsite.word.fonts import script_of
from reportsite.word.package import Package
from reportsite.word.styles import RunFormat, Styles, font_of
from tests.word.files import docx

FONTS = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="{}"/>'
THEME = (
    '<a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface="{major}"/>'
    '<a:font script="Hans" typeface="黑体"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Jpan" typeface="ＭＳ 明朝"/><a:font script="Hans" typeface="宋体"/>'
    '<a:font script="Hant" typeface="新細明體"/></a:minorFont></a:fontScheme></a:themeElements>'
)


@pytest.mark.parametrize(
    ("char", "plain", "hinted"),
    [
        ("A", "ascii", "ascii"),
        ("3", "ascii", "ascii"),
        ("图", "east_asia", "east_asia"),
        ("，", "east_asia", "east_asia"),
        ("“", "h_ansi", "east_asia"),
        ("’", "h_ansi", "east_asia"),
        ("—", "h_ansi", "east_asia"),
        ("…", "h_ansi", "east_asia"),
        ("·", "h_ansi", "east_asia"),
        ("é", "h_ansi", "east_asia"),
        ("ß", "h_ansi", "h_ansi"),
        ("ا", "ascii", "ascii"),
        ("①", "h_ansi", "east_asia"),
        ("\ue000", "h_ansi", "east_asia"),
        ("𠮷", "east_asia", "east_asia"),
    ],
)
def test_the_font_that_a_character_takes(char, plain, hinted):
    assert (script_of(char, False), script_of(char, True)) == (plain, hinted)


def test_the_font_of_a_character_in_a_run():
    run = RunFormat(ascii="甲", h_ansi="乙", east_asia="丙")
    hinted = RunFormat(ascii="甲", h_ansi="乙", east_asia="丙", hint=True)
    assert [font_of(char, run) for char in "A“书"] == ["甲", "乙", "丙"]
    assert [font_of(char, hinted) for char in "A“书"] == ["甲", "丙", "丙"]


def run_with(theme, language=None, named="minorEastAsia"):
    settings = f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>' if language else ""
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS.format(named)}</w:rPr></w:rPrDefault></w:docDefaults>"
    run = Styles(Package.open(docx(theme=theme, settings=settings, styles=defaults))).run(None, None)
    return run.ascii, run.h_ansi, run.east_asia


@pytest.mark.parametrize(
    ("language", "font"), [(None, "宋体"), ("zh-CN", "宋体"), ("ja-JP", "ＭＳ 明朝"), ("zh-TW", "新細明體")]
)
def test_a_theme_names_its_east_asian_font_by_the_script_of_the_language(language, font):
    assert run_with(THEME.format(major=""), language) == ("Calibri", "Calibri", font)


def test_an_east_asian_font_that_the_theme_itself_names_goes_before_those_of_scripts():
    assert run_with(THEME.format(major="方正黑体"), "zh-CN", "majorEastAsia")[2] == "方正黑体"


def test_without_a_theme_its_names_mean_nothing():
    assert run_with("") == ("Times New Roman", "Times New Roman", "宋体")
