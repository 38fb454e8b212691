"""The bench: what it sets and reads, what it says of the figures, and that it runs."""

import io

import pytest

from bench import importing, table
from bench.__main__ import main
from bench.importing import Reading
from bench.makers import MAKERS
from bench.readers import READERS
from bench.table import Figures
from bench.template import styled_text, template, values
from bench.texts import report
from reportsite.content.types import walk
from reportsite.document import docx, txt
from reportsite.document.assemble import assemble
from reportsite.importer.plain import MAX_CHARACTERS


def text_of(times, number):
    return txt.render(assemble(report(times, number))).decode()


class TestTexts:
    def test_ten_times_the_demo_is_ten_times_as_long(self):
        assert 9.5 < len(text_of(10, 0)) / len(text_of(1, 0)) < 10

    def test_no_key_occurs_twice(self):
        keys = [node.key for node, _above in walk(report(10, 3))]
        assert len(keys) == len(set(keys))

    def test_each_variant_has_another_text_of_the_same_length(self):
        texts = [text_of(1, number) for number in range(20)]
        assert len(set(texts)) == 20
        assert len(set(map(len, texts))) == 1


def test_the_template_for_docxtpl_gives_the_same_text_in_the_same_styles():
    docxtpl = pytest.importorskip("docxtpl")
    document = assemble(report(1, 1))
    filled, out = docxtpl.DocxTemplate(io.BytesIO(template())), io.BytesIO()
    filled.render(values(document), autoescape=True)
    filled.save(out)
    assert styled_text(out.getvalue()) == styled_text(docx.render(document))


class TestTable:
    FOUND = {
        ("docx", 1): Figures([0.5], [0.02, 0.01, 0.03], 40_000_000, 20_000),
        ("docxtpl", 1): Figures([0.4], [0.04], 30_000_000, 21_000),
        ("docx", 10): Figures([0.6], [0.3], 50_000_000, 200_000),
    }
    READ = (
        Reading("importer", "docx", 6_000, 20_000, [0.02], 40_000_000, "read"),
        Reading("importer", "txt", 50_000, 150_000, [0.06, 0.04, 0.05], 40_000_000, "read"),
        Reading("importer", "txt", MAX_CHARACTERS, 1_500_000, [0.8], 50_000_000, "read"),
        Reading("importer", "txt", 1_700_000, 5_000_000, [0.001], 50_000_000, "too_many_characters"),
    )

    def page(self, markdown=False):
        return table.page(["Processor: one"], self.FOUND, {"typst": "not installed"}, self.READ, 3, markdown)

    def test_figures_are_medians_with_their_range(self):
        assert "20.0 (10.0 to 30.0)" in self.page()

    def test_each_aim_is_said_to_be_held_or_not(self):
        lines = self.page().splitlines()
        assert [line.split()[-2:] for line in lines if line.startswith("our DOCX / docxtpl, the demo")] == [
            ["0.50", "held"]
        ]
        assert [line.split()[-2:] for line in lines if "ten times / the demo" in line] == [["NOT", "HELD"]]

    def test_what_takes_no_part_is_said(self):
        assert self.page().endswith("Left out: Typst, not installed.")

    def test_the_time_of_a_text_is_also_shown_for_each_1000_characters(self):
        line = next(line for line in self.page().splitlines() if line.startswith("50,000 "))
        assert line.split()[-2:] == ["1.000", "40"]

    def test_a_refusal_is_shown(self):
        assert "too many characters" in self.page()

    def test_aims_of_importing_are_said_to_be_held_or_not(self):
        lines = [line.split() for line in self.page().splitlines() if line.startswith("importing ")]
        assert [line[-1] for line in lines] == ["held", "HELD"]
        assert [line[-3:] for line in lines if "500,000" in line] == [["16.00", "NOT", "HELD"]]

    def test_markdown_has_tables(self):
        assert "| our DOCX | 500 (500 to 500) | 20.0 (10.0 to 30.0) | 40 | 20 |  |" in self.page(markdown=True)


class TestReading:
    def test_plain_texts_have_their_length_and_differ(self):
        texts = [importing.plain(7_000, run).decode() for run in range(3)]
        assert {len(text) for text in texts} == {7_000}
        assert len(set(texts)) == 3

    def test_a_text_beyond_the_limit_is_refused(self, tmp_path):
        data = importing.plain(len(importing.beyond()), 1)
        assert READERS["importer"](tmp_path).make(data) == b"too_many_characters"

    @pytest.mark.parametrize("name", READERS)
    def test_the_demo_is_read(self, name, tmp_path):
        assert READERS[name](tmp_path).make(docx.render(assemble(report(1, 0)))) == b"read"


@pytest.mark.slow
def test_it_runs(capsys):
    assert main(["--runs", "1", "--without", "libreoffice"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("- Processor: ")
    assert [line for line in printed.splitlines() if line.startswith("our DOCX ")]
    assert f"Left out: {MAKERS['libreoffice'].label}, not wanted." in printed
