"""PDF: the page of the standard, measured in the file; and what the renderer refuses to read."""

import io
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer, LTTextLine
from PIL import Image
from pypdf import PdfReader

from reportsite.content.types import Content
from reportsite.document import pdf
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.faces import Faces
from reportsite.document.pictures import page_picture
from reportsite.document.tree import Document, Paragraph, Run
from tests.document.readers import FACES, FOLDERS, MISSING, needs_pdf
from tests.document.reports import BLOCK, MEMBER

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pages():
    """The lines of three full pages and a little more, each as (text, left, right) in mm from the page's left edge."""
    text = "馆里每月整理卷宗并核对目录，" * 50
    data = pdf.render(Document(blocks=tuple(Paragraph((Run(text),)) for _ in range(3))), FACES)
    return [
        [
            ("".join(line.get_text().split()), round(line.x0 / MM, 1), round(line.x1 / MM, 1))
            for box in page
            if isinstance(box, LTTextContainer)
            for line in box
            if isinstance(line, LTTextLine)
        ]
        for page in extract_pages(io.BytesIO(data))
    ]


@needs_pdf
def test_a_full_page_has_22_lines_of_28_characters(pages):
    lines = [[line for line in page if not line[0].startswith("—")] for page in pages]
    assert [len(page) for page in lines] == [22, 22, 22, 12]
    assert [len(text) for text, _, _ in lines[1]] == [28, 28, 28, 2, 26, *[28] * 17]


@needs_pdf
def test_page_numbers_stand_on_the_outer_side_one_character_in(pages):
    numbers = [next(line for line in page if line[0].startswith("—")) for page in pages]
    em = 14 / MM
    assert [text for text, _, _ in numbers] == ["—1—", "—2—", "—3—", "—4—"]
    assert [round(210 - 26 - right - em, 1) for _, _, right in numbers[::2]] == [0, 0]
    assert [round(left - 28 - em, 1) for _, left, _ in numbers[1::2]] == [0, 0]


@needs_pdf
def test_page_numbers_stand_7_mm_under_the_text_area():
    picture = Image.open(io.BytesIO(page_picture(pdf.render(Document(byline=("柏舟",)), FACES), 1)))
    pixels = picture.height / 297
    foot = picture.crop((0, round((297 - 35) * pixels), picture.width, picture.height)).point(lambda grey: grey < 150)
    widths = [sum(foot.crop((0, y, foot.width, y + 1)).tobytes()) for y in range(foot.height)]
    dashes = widths.index(max(widths))  # the row with the most ink is that of the two dashes
    assert abs(dashes / pixels - 7) < 0.5


@pytest.mark.skipif(MISSING != (), reason="a font is missing")
def test_every_font_is_embedded():
    reader = PdfReader(io.BytesIO(pdf.render(assemble(MEMBER), FACES)))
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            found[font["/BaseFont"].partition("+")[2]] = any(name.startswith("/FontFile") for name in descriptor)
    assert found == dict.fromkeys(
        (
            "Noto-Serif-CJK-SC-Bold",
            "Noto-Serif-CJK-SC",
            "Report-Fang",
            "Report-Kai",
            "Report-Hei",
            "Report-Latin",
        ),
        True,
    )


@needs_pdf
def test_headings_are_bookmarks_and_the_title_is_named():
    reader = PdfReader(io.BytesIO(pdf.render(assemble(MEMBER), FACES)))

    def names(outline):
        return [names(item) if isinstance(item, list) else "".join(item.title.split()) for item in outline]

    assert reader.metadata.title == MEMBER.title
    assert names(reader.outline) == [
        MEMBER.title,
        ["一、相关事项通报说明", ["（二）个人有关事项说明。"], "二、存在的主要问题", "三、整改措施"],
    ]


@needs_pdf
def test_a_list_lies_on_its_side():
    (page,) = PdfReader(io.BytesIO(pdf.render(assemble_list(BLOCK), FACES))).pages
    assert [round(float(length) / MM) for length in page.mediabox[2:]] == [297, 210]


@needs_pdf
def test_an_empty_report_is_one_page():
    assert len(PdfReader(io.BytesIO(pdf.render(assemble(Content()), FACES))).pages) == 1


@needs_pdf
def test_the_same_report_gives_the_same_bytes():
    assert pdf.render(assemble(MEMBER), FACES) == pdf.render(assemble(MEMBER), FACES)


@needs_pdf
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.invalid/font.otf",
        "ftp://example.invalid/",
        "data:text/plain,x",
        (FOLDERS[0] / "README").as_uri(),
    ],
)
def test_the_renderer_reads_nothing_but_its_fonts(address):
    with pytest.raises(ValueError, match="only the fonts of the layout are read"):
        pdf._fetcher(FACES).fetch(address)


@pytest.mark.skipif(MISSING != (), reason="a font is missing")
def test_the_renderer_reads_its_fonts():
    face = (FOLDERS[0] / "FandolKai-Regular.otf").resolve()
    assert pdf._fetcher(FACES).fetch(face.as_uri()).read() == face.read_bytes()


@needs_pdf
def test_a_style_sheet_cannot_bring_in_a_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    page = f'<link rel=attachment href="{secret.as_uri()}"><img src="{secret.as_uri()}"><p>公开'
    data = pdf._weasyprint().HTML(string=page, url_fetcher=pdf._fetcher(FACES)).write_pdf()
    assert dict(PdfReader(io.BytesIO(data)).attachments) == {}


@pytest.mark.parametrize(
    ("folders", "lacks"),
    [((), {"cjk-font", "fandol"}), (FOLDERS, {"cjk-font"}), ((Path("nowhere"),), {"cjk-font", "fandol"})],
)
def test_what_is_missing_is_named(monkeypatch, folders, lacks):
    monkeypatch.setattr(pdf, "CJK_FOLDERS", ())
    faces = Faces(folders)
    assert set(pdf.missing(faces)) - {"pango"} - (set(MISSING) & {"fandol"}) == lacks - (set(MISSING) & {"fandol"})
    with pytest.raises(pdf.PdfError) as caught:
        pdf.render(Document(), faces)
    assert caught.value.missing == tuple(name for name in pdf.missing(faces) if name != "fandol")


@needs_pdf
def test_no_face_promises_a_character_that_it_has_no_glyph_for():
    """Names such as 玥 and 堃 are not in Fandol: a face that claimed them would print empty boxes."""
    rules = pdf._face_rules(FACES)
    for family, path, latin in FACES.files():
        reach = rules.partition(f'"{family}"')[2].partition("unicode-range:")[2].partition("}")[0]
        promised = {
            point
            for part in reach.split(",")
            for point in range(int(part[2:].split("-")[0], 16), int(part.split("-")[1], 16) + 1)
        }
        assert promised - set(TTFont(path).getBestCmap()) == set()
        assert promised & set(map(ord, "—“”" if latin else "玥堃喆—…？")) == set()


@needs_pdf
def test_rare_names_are_set_from_another_face():
    names = "何玥陶镕基堃珺喆昇祎赟翀"
    document = Document(blocks=(Paragraph((Run(names, 1),), 1), Paragraph((Run(names, 2), Run(names)))))
    (page,) = pypdf.PdfReader(io.BytesIO(pdf.render(document, FACES))).pages
    fonts = {font.get_object()["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    assert fonts >= {"Report-Hei", "Report-Kai", "Report-Fang", "Noto-Sans-CJK-SC", "Noto-Serif-CJK-SC"}
    assert "".join(page.extract_text().split()).count(names) == 3
