"""The bench: what it sets, what it says of the figures, and that it runs."""

import io

import pytest

from bench import documents, table
from bench.makers import MAKERS
from bench.table import Figures
from bench.template import styled_text, template, values
from bench.texts import report
from reportsite.content.types import walk
from reportsite.document import docx, txt
from reportsite.document.assemble import assemble


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

    def page(self, markdown=False):
        return table.page(["Processor: one"], self.FOUND, {"typst": "not installed"}, 3, markdown)

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

    def test_markdown_has_tables(self):
        assert "| our DOCX | 500 (500 to 500) | 20.0 (10.0 to 30.0) | 40 | 20 |  |" in self.page(markdown=True)


@pytest.mark.slow
def test_it_runs(capsys):
    documents.main(["--runs", "1", "--without", "libreoffice"])
    printed = capsys.readouterr().out
    assert printed.startswith("- Processor: ")
    assert [line for line in printed.splitlines() if line.startswith("our DOCX ")]
    assert f"Left out: {MAKERS['libreoffice'].label}, not wanted." in printed
