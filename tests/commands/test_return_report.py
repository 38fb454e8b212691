"""What a file that comes back has changed, as scripts see it."""

import io
import json

import docx
import pytest
from django.core.management import CommandError, call_command

from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from tests.drafting.contents import full_content


@pytest.fixture
def full(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def file(full, tmp_path):
    """The report as it was exported."""
    path = tmp_path / "report.docx"
    call_command("export_report", full.pk, "--format", "docx", "--output", path)
    return path


@pytest.fixture
def changed(file):
    """The file after somebody typed over one text in it."""
    document = docx.Document(file)
    run = next(run for one in document.paragraphs for run in one.runs if "登记不及时" in run.text)
    run.text = run.text.replace("登记不及时", "登记不及时不完整")
    document.save(file)
    return file


def returned(capsys, *arguments):
    call_command("return_report", *arguments, "--format", "json")
    return json.loads(capsys.readouterr().out)


def test_a_file_that_nobody_changed(full, file, capsys):
    assert returned(capsys, full.pk, file) == []


def test_what_was_changed_is_listed_and_nothing_is_taken(full, changed, capsys):
    before = load_content(full)
    (change,) = returned(capsys, full.pk, changed)
    assert (change["kind"], change["name"], change["theirs"]) == ("changed", "heading", "登记不及时不完整")
    assert load_content(Report.objects.get(pk=full.pk)) == before


def test_it_is_taken_over_and_the_same_file_then_changes_nothing(full, changed, capsys):
    assert len(returned(capsys, full.pk, changed, "--apply")) == 1
    assert returned(capsys, full.pk, changed) == []
    assert full.journal.filter(verb="return").count() == 1


def test_what_changed_here_since_the_export_is_no_change_of_the_file(full, file, capsys):
    text = full.items.get(key="c0").texts.get(name="title")
    save_texts(report=full, person=None, changes=[Change("c0", "title", text.revision, "另一个题目")])
    assert returned(capsys, full.pk, file) == []


def test_what_changed_here_too_is_shown_beside(full, changed, capsys):
    (key,) = [change["key"] for change in returned(capsys, full.pk, changed)]
    text = full.items.get(key=key).texts.get(name="heading")
    save_texts(report=full, person=None, changes=[Change(key, "heading", text.revision, "登记太慢")])
    (change,) = returned(capsys, full.pk, changed)
    assert (change["before"], change["theirs"], change["mine"], change["meets"]) == (
        "登记不及时",
        "登记不及时不完整",
        "登记太慢",
        True,
    )


def test_a_file_of_another_report(report, changed):
    with pytest.raises(CommandError, match="不是这份材料"):
        call_command("return_report", report.pk, changed)


def test_a_report_that_is_closed(full, changed):
    Report.objects.filter(pk=full.pk).update(stage="final")
    with pytest.raises(CommandError, match="closed"):
        call_command("return_report", full.pk, changed, "--apply")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04rubbish", b"text"])
def test_what_is_no_docx(full, tmp_path, data):
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(CommandError) as refused:
        call_command("return_report", full.pk, path)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there(full, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("return_report", full.pk, tmp_path / "nothing.docx")


def test_the_text_form_is_a_line_for_each_change(full, changed):
    out = io.StringIO()
    call_command("return_report", full.pk, changed, stdout=out)
    assert out.getvalue().count("登记不及时不完整") == 1
