"""Chinese lines in the PDF: flush on both sides, 28 characters, 22 lines. Fails when WeasyPrint's line layout changes."""

import io
import itertools
from collections import defaultdict
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar

from reportsite.document import pdf
from reportsite.document.faces import Faces
from reportsite.document.layout import GB_T_9704
from reportsite.document.tree import Document, Paragraph, Run

FACES = Faces((Path(__file__).parents[2] / ".fonts",))
POINTS = 72 / 25.4
SENTENCE = "河道整治推进不快，沿线十四处淤点中，汛前只清了六处，两处到九月才进场，群众来信三次，答复都是“正在协调”。"

pytestmark = pytest.mark.skipif(bool(set(pdf.missing(FACES)) - {"fandol"}), reason="no Pango or no Chinese font here")


def characters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from characters(part)


def lines_of(document: Document) -> list[list[tuple[float, list[LTChar]]]]:
    """For each page its lines of body text from top to bottom: (baseline in points, characters from left to right)."""
    pages = []
    for page in extract_pages(io.BytesIO(pdf.render(document, FACES)), laparams=LAParams(all_texts=True)):
        rows = defaultdict(list)
        for character in characters(page):
            if character.get_text().strip() and character.matrix[5] > GB_T_9704.bottom_mm * POINTS:
                rows[round(character.matrix[5], 1)].append(character)
        pages.append([(y, sorted(row, key=lambda one: one.x0)) for y, row in sorted(rows.items(), reverse=True)])
    return pages


def text_of(*texts: str) -> Document:
    return Document(blocks=tuple(Paragraph((Run(text),)) for text in texts))


def test_full_lines_end_at_the_right_edge_of_the_text_area():
    pages = lines_of(text_of(SENTENCE * 30))
    right = (GB_T_9704.left_mm + GB_T_9704.text_width_mm) * POINTS
    full = [row for page in pages for _y, row in page][:-1]
    assert len(full) > 40
    assert [row for row in full if abs(row[-1].x1 - right) > 0.5 * POINTS] == []


def test_full_lines_begin_at_the_left_edge():
    pages = lines_of(text_of(SENTENCE * 30))
    rows = [row for page in pages for _y, row in page][1:]
    assert {round(row[0].x0 / POINTS) for row in rows} == {GB_T_9704.left_mm}


def test_a_full_page_has_22_lines_at_the_pitch_of_the_layout():
    first, second, *_rest = lines_of(text_of(SENTENCE * 40))
    assert (len(first), len(second)) == (22, 22)
    pitches = [above - below for (above, _), (below, _) in itertools.pairwise(second)]
    assert max(abs(pitch - GB_T_9704.pitch_pt) for pitch in pitches) < 0.11


def test_a_line_without_marks_has_28_characters():
    (rows, *_rest) = lines_of(text_of("水" * 200))
    assert [len(row) for _y, row in rows][:3] == [26, 28, 28]


def test_mixed_fonts_on_a_line_are_spread_as_one():
    runs = (Run("一是落实不够。", 2), Run("2024年3月至9月，" + SENTENCE * 3), Run("小标题。", 1), Run(SENTENCE * 3))
    rows = [row for page in lines_of(Document(blocks=(Paragraph(runs),))) for _y, row in page]
    right = (GB_T_9704.left_mm + GB_T_9704.text_width_mm) * POINTS
    assert [row for row in rows[:-1] if abs(row[-1].x1 - right) > 0.5 * POINTS] == []


def test_the_last_line_is_not_spread():
    rows = [row for page in lines_of(text_of(SENTENCE)) for _y, row in page]
    last = rows[-1]
    assert last[-1].x1 < (GB_T_9704.left_mm + len(last) * GB_T_9704.text_width_mm / 28 + 1) * POINTS


def test_a_double_dash_is_never_pulled_apart():
    rows = [row for page in lines_of(text_of("改了两次——仍不到位，" * 40)) for _y, row in page]
    pairs = [
        (left, right)
        for row in rows
        for left, right in itertools.pairwise(row)
        if left.get_text() == right.get_text() == "—"
    ]
    assert len(pairs) > 20
    assert max(right.x0 - left.x1 for left, right in pairs) < 0.6


def test_what_is_no_chinese_is_left_to_the_library():
    rows = [row for page in lines_of(text_of("plain words " * 40)) for _y, row in page]
    right = (GB_T_9704.left_mm + GB_T_9704.text_width_mm) * POINTS
    assert abs(rows[1][-1].x1 - right) < 0.5 * POINTS


def test_a_number_stays_on_the_line_of_its_unit():
    text = "".join(f"{'水' * length}2024年3月18日改造{length}公里" for length in range(1, 40))
    rows = ["".join(one.get_text() for one in row) for page in lines_of(text_of(text)) for _y, row in page]
    assert [above for above, below in itertools.pairwise(rows) if above[-1].isdigit() and not below[0].isdigit()] == []


def test_joined_numbers_leave_no_trace_in_the_text():
    pages = lines_of(text_of("2024年3月"))
    assert "".join(one.get_text() for page in pages for _y, row in page for one in row) == "2024年3月"
