"""Every code with which a file is refused has a sentence, and it says what to do."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from reportsite.confined.refused import Refused
from reportsite.layouts.sentences import KINDS, NOTES, REFUSALS, no_sample, note, refusal

SOURCES = [
    path
    for folder in ("word", "inspection", "importer", "document", "layouts")
    for path in sorted((settings.BASE_DIR / "reportsite" / folder).rglob("*.py"))
]
PARAMS = {
    "size": 50 * 1024**2, "most": 20 * 1024**2, "count": 7, "part": "word/document.xml", "kind": "pdf", "tables": "cmap",
    "family": "青禾仿宋", "covered": 3000, "wanted": 6763, "name": "仿宋", "encoding": "gb2312",
}  # fmt: skip


def words(tree):
    """Every text in a syntax tree that may be a code."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {text for text in texts if text.isidentifier()}


def codes(path: Path):
    """The codes that a module refuses with: those written at Refused, and those in the table of the font file."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args:
            yield from words(node.args[0])
    if path.name == "font_file.py":
        yield from (word for word in words(tree) if word.startswith("font_"))


MENTIONED = set().union(*(words(ast.parse(path.read_text())) for path in SOURCES if path.name != "sentences.py"))
STOPPED = {f"stopped_{reason}" for reason in ("time", "memory", "crash", "replaced")}
USED = sorted({code for path in SOURCES for code in codes(path)} - {"stopped_"})


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_the_codes_are_found():
    assert {"not_docx", "encrypted", "no_text", "font_webfont", "font_coverage", "not_measurable"} <= set(USED)


@pytest.mark.parametrize("code", [*USED, *sorted(STOPPED)])
def test_every_code_has_a_sentence_that_says_what_to_do(code):
    sentence = refusal(Refused(code, **PARAMS))
    assert (sentence[0].isupper() or sentence[0] == "“", sentence[-1], "%(" in sentence, sentence.count(". ") >= 1) == (
        True,
        ".",
        False,
        True,
    )


def test_no_sentence_is_left_over():
    assert set(REFUSALS) - MENTIONED - STOPPED == set()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            Refused("damaged", part=""),
            "The file is damaged. Open it in Word or WPS, save it as a new DOCX, and choose that.",
        ),
        (
            Refused("damaged", part="word/styles.xml"),
            "The file is damaged in its part “word/styles.xml”. "
            "Open it in Word or WPS, save it as a new DOCX, and choose that.",
        ),
        (
            Refused("part_too_big", part="word/a.xml", size=52 * 1024**2 + 600_000, most=48 * 1024**2),
            "“word/a.xml” in the file has 52.6 MB; at most 48 MB are taken. Take large pictures out of it.",
        ),
        (
            Refused("not_docx", kind="odt"),
            "The file is a document of LibreOffice (ODT), not a Word document. "
            "Save it as DOCX in Word or WPS, and choose that.",
        ),
        (
            Refused("not_docx", kind="never heard of"),
            "The file is of a kind that is not known here, not a Word document. "
            "Save it as DOCX in Word or WPS, and choose that.",
        ),
        (
            Refused("font_coverage", family="青禾仿宋", covered=6086, wanted=6763, name="仿宋"),
            "“青禾仿宋” has 6086 of the 6763 Chinese characters of GB2312 (89%). "
            "Choose a font that has at least 90% of them.",
        ),
    ],
)
def test_sentences(error, sentence):
    assert refusal(error) == sentence


def test_every_kind_of_file_has_a_name():
    told = {"zip", "pdf", "doc", "wps", "xls", "ppt", "rtf", "html", "xml", "picture", "rar", "7z", "gz", "unknown"}
    others = {"xlsx", "pptx", "odt", "ods", "odp", "epub", "ofd"}
    assert (told | others) - set(KINDS) == set()


NOTED = {
    call.args[0].value
    for path in SOURCES
    if path.name.startswith("template")
    for call in ast.walk(ast.parse(path.read_text()))
    if isinstance(call, ast.Call) and "say" in (getattr(call.func, "attr", ""), getattr(call.func, "id", ""))
    if isinstance(call.args[0], ast.Constant)
} | {"italic", "underline"}
OF_NOTES = {
    "setting": "pitch_pt", "value": 33.333333, "count": 2, "role": "level1", "colour": "FF0000", "found": 1.98765,
    "taken": 2, "part": "header", "what": "picture", "name": "DATE", "most": 5, "characters": 300, "font": "ＭＳ ゴシック",
}  # fmt: skip


def test_every_note_on_a_template_has_a_sentence():
    assert set(NOTES) == NOTED
    for code in NOTES:
        sentence = note(code, OF_NOTES)
        assert (sentence[0].isupper() or sentence[0] == "“", sentence[-1], "%" in sentence) == (True, ".", False)


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        (
            "out_of_range",
            {"setting": "title.size_pt", "value": 400},
            "Title: Size: 400 pt is more or less than a layout can hold; the value of GB/T 9704 was taken.",
        ),
        (
            "out_of_range",
            {"setting": "header.font", "value": "a;b"},
            "Lines at the head of the pages: Font: a;b is more or less than a layout can hold; "
            "the value of GB/T 9704 was taken.",
        ),
        (
            "out_of_range",
            {"setting": "footer_mm", "value": 300.0},
            "From the edge up to the foot: 300 mm is more or less than a layout can hold; "
            "the value of GB/T 9704 was taken.",
        ),
        (
            "pitch_reckoned",
            {"setting": "pitch_pt", "value": 33.333333},
            "Line pitch of the text: the template gives no fixed value; it comes to 33.33 pt, which was taken.",
        ),
        (
            "colour",
            {"role": "footer", "colour": "FF0000"},
            "“Lines at the foot of the pages” has the colour FF0000: it is printed in black.",
        ),
        ("thing", {"part": "body", "what": "watermark"}, "There is a watermark in the text: it was left out."),
        (
            "external",
            {"what": "attachedTemplate", "count": 1},
            "It refers to something outside of the file (a Word template: 1): that was not fetched.",
        ),
        (
            "indent_rounded",
            {"found": 1.98765, "taken": 2},
            "The first line of paragraphs is indented by 1.99 characters: 2 were taken.",
        ),
    ],
)
def test_notes(code, params, sentence):
    assert note(code, params) == sentence


def test_why_there_is_no_sample():
    assert no_sample(["crash"]) == "The sample page could not be made with these settings. Change them."
    assert no_sample(["fandol"]) == ""
