import io

import docx
import openpyxl
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from reportsite.content.json import loads
from reportsite.document.faces import Faces
from reportsite.document.pdf import missing
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.management.commands.export_report import Command
from reportsite.drafting.rows import load_content
from tests.drafting.contents import content_with_problems, full_content
from tests.factories import ReportFactory

FORMATS = ("docx", "pdf", "html", "txt", "md", "json")
BEGINS = {"docx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>", "json": b"{"}
can_print = pytest.mark.skipif(
    bool(set(missing(Faces(tuple(settings.FONT_FOLDERS)))) - {"fandol"}), reason="no Pango or no Chinese font"
)
EVERY = [pytest.param(name, marks=can_print) if name == "pdf" else name for name in FORMATS]


@pytest.fixture
def full(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.mark.parametrize("name", EVERY)
def test_to_standard_output_and_nothing_else_there(full, capfdbinary, name):
    call_command("export_report", full.pk, "--format", name)
    out, err = capfdbinary.readouterr()
    assert err == b""
    assert out.startswith(BEGINS.get(name, b""))
    assert name in ("docx", "pdf") or "新收的家谱放了两个月才上架。" in out.decode()


@pytest.mark.parametrize("name", EVERY)
def test_to_a_file(full, tmp_path, capsys, name):
    path = tmp_path / f"报告.{name}"
    call_command("export_report", full.pk, "--format", name, "--output", path)
    assert path.read_bytes().startswith(BEGINS.get(name, b""))
    assert capsys.readouterr().out == ""


def test_the_json_is_the_report(full, tmp_path):
    path = tmp_path / "report.json"
    call_command("export_report", full.pk, "--format", "json", "--output", path)
    assert loads(path.read_bytes()) == load_content(full)


def test_the_same_report_gives_the_same_bytes(full, capfdbinary):
    outputs = []
    for _ in range(2):
        call_command("export_report", full.pk, "--format", "json")
        outputs.append(capfdbinary.readouterr().out)
    assert outputs[0] == outputs[1]


def test_the_docx_holds_the_text(full, tmp_path):
    path = tmp_path / "report.docx"
    call_command("export_report", full.pk, "--format", "docx", "--output", path)
    assert "青禾市档案馆对照检查材料" in [paragraph.text for paragraph in docx.Document(path).paragraphs]


@pytest.mark.parametrize("name", ["docx", pytest.param("pdf", marks=can_print), "xlsx"])
def test_the_rectification_list(full, capfdbinary, name):
    call_command("export_report", full.pk, "--list", "--format", name)
    assert capfdbinary.readouterr().out.startswith({"pdf": b"%PDF-"}.get(name, b"PK"))


def test_the_rectification_list_holds_its_items(full, capfdbinary):
    call_command("export_report", full.pk, "--list", "--format", "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(capfdbinary.readouterr().out)).active
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"当日登记", "每周核对", "柏舟", "6月底前"} <= values


@pytest.mark.parametrize("name", EVERY)
def test_a_report_that_was_just_begun(db, tmp_path, name):
    call_command("export_report", ReportFactory().pk, "--format", name, "--output", tmp_path / "empty")
    assert (tmp_path / "empty").stat().st_size > 0


def test_300_problems(unit, capfdbinary):
    report = take_over(unit=unit, content=content_with_problems(300), by=None)
    call_command("export_report", report.pk, "--format", "txt")
    text = capfdbinary.readouterr().out.decode()
    assert [f"第{number}号柜没有上锁" in text for number in range(1, 301)] == [True] * 300


@pytest.mark.parametrize("pk", [0, -1, 10**6, 2**63, 10**40])
def test_an_unknown_id(full, pk):
    with pytest.raises(CommandError) as error:
        call_command("export_report", "--format", "txt", "--", str(pk))
    assert str(error.value) == f"There is no report {pk}."


@pytest.mark.parametrize("path", ["missing/report.txt", "."])
def test_a_path_that_cannot_be_written(full, tmp_path, path):
    with pytest.raises(CommandError, match=r"cannot be written: (No such file|Is a directory)"):
        call_command("export_report", full.pk, "--format", "txt", "--output", tmp_path / path)


@pytest.mark.parametrize(("flags", "name"), [([], "xlsx"), (["--list"], "md"), (["--list"], "json")])
def test_a_format_that_this_document_does_not_have(full, flags, name):
    with pytest.raises(CommandError, match=f"There is no {name} of this document"):
        call_command("export_report", full.pk, "--format", name, *flags)


@pytest.mark.parametrize(
    "arguments",
    [("1", "--format", "odt"), ("1",), ("abc", "--format", "txt"), ("1", "2", "--format", "txt"), ()],
    ids=" ".join,
)
def test_wrong_arguments_are_one_line_too(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["manage.py", "export_report", *arguments])
    (line,) = capsys.readouterr().err.splitlines()
    assert (stopped.value.code, line.startswith("manage.py export_report: ")) == (1, True)


def test_as_a_script_calls_it(manage, fails, tmp_path):
    file = tmp_path / "report.json"
    manage("shell", "-c", "from reportsite.accounts.models import Unit; Unit.objects.create(slug='export', name='库')")
    file.write_bytes(b'{"key": "c0", "title": "\xe6\xa0\x87\xe9\xa2\x98", "year": 2024}')
    pk = manage("import_report", file, "--unit", "export").stdout.decode().strip()
    done = manage("export_report", pk, "--format", "txt")
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, "标题", b"")
    assert "no report 4711" in fails("export_report", "4711", "--format", "txt")
    assert "cannot be written" in fails("export_report", pk, "--format", "txt", "--output", tmp_path / "no" / "x")
