import json

import pytest
from django.core.management import CommandError, call_command

from reportsite.content.json import dumps
from reportsite.content.types import ThemeRef
from reportsite.drafting.models import Meeting, Report
from reportsite.drafting.rows import load_content
from reportsite.importing.models import Import
from tests.drafting.contents import content_with_problems, full_content
from tests.importing.contents import TEXT


@pytest.fixture
def file(tmp_path):
    """file(data): a file with those bytes, that text, that JSON, or that report."""

    def made(data):
        path = tmp_path / "report.json"
        if isinstance(data, (dict, list)):
            data = json.dumps(data)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return made


@pytest.fixture
def imported(unit, capsys):
    """imported(path): the report whose id the command prints."""

    def run(path):
        call_command("import_report", path, "--unit", unit.slug)
        return Report.objects.get(pk=int(capsys.readouterr().out))

    return run


@pytest.mark.parametrize("content", [full_content(), content_with_problems(300)], ids=["full", "300 problems"])
def test_the_report_that_the_file_holds(unit, imported, file, content):
    report = imported(file(dumps(content)))
    assert (report.unit, load_content(report)) == (unit, content)


def test_exported_and_imported_it_is_the_same(imported, file, unit, tmp_path, theme):
    first = imported(file(dumps(full_content(themes=(ThemeRef(theme.slug),)))))
    call_command("export_report", first.pk, "--format", "json", "--output", tmp_path / "out.json")
    second = imported(tmp_path / "out.json")
    assert load_content(second) == load_content(first)
    assert second.meeting != first.meeting


def test_texts_are_cleaned(imported, file):
    report = imported(file({"key": "c0", "year": 2024, "title": "对照\u0000检查", "preamble": ["一\r\n二", " "]}))
    content = load_content(report)
    assert (content.title, content.preamble) == ("对照\ufffd检查", ("一", "二"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("{这不是JSON", "is no report: JSON is malformed"),
        ("", "文件是空的"),
        (b"%PDF-1.7", "该文件是PDF文件"),
        ({"owner": "别人"}, "is no report: Object contains unknown field"),
        ({"kind": "boss"}, "is no report: Invalid enum value"),
        ({"version": 99}, "is no report"),
        ({"year": -5}, "is no report"),
        ({"year": 10**30}, "is no report"),
        ({"sections": [{"key": "a"}, {"key": "a"}]}, "is no report: the key 'a' occurs twice"),
        ({"sections": [{"points": [{"links": ["nowhere"]}]}]}, "leads nowhere"),
        ({"title": "\ud800"}, "is no report"),
        (b"\xff\xff\x00\x81", "该文件不是UTF-8、GB18030或UTF-16编码的文本"),
        ({"themes": [{"slug": "2099-nothing"}]}, "cannot be taken over"),
        ({"year": 24}, "cannot be taken over"),
        ({"sections": [{"dimensions": [{"answers": "k" * 65}]}]}, "cannot be taken over"),
    ],
    ids=range(15),
)
def test_a_file_of_another_kind(unit, file, data, says):
    path = file(data)
    with pytest.raises(CommandError) as error:
        call_command("import_report", path, "--unit", unit.slug)
    assert str(error.value).startswith(str(path))
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert (Report.objects.count(), Meeting.objects.count()) == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_in_any_encoding(imported, file, encoding):
    content = load_content(imported(file(TEXT.encode(encoding))))
    assert (content.title, [section.role for section in content.sections][:3]) == (
        "青禾市档案馆班子对照检查材料",
        ["basic", "problems", "causes"],
    )


def test_the_theme_and_the_kind_that_were_named(imported, unit, theme, file, capsys):
    call_command("import_report", file(TEXT), "--theme", theme.slug, "--kind", "member")
    report = Report.objects.get(pk=int(capsys.readouterr().out))
    assert (report.kind, [ref.slug for ref in load_content(report).themes]) == ("member", [theme.slug])
    assert report.imports.get().file_name == "report.json"


@pytest.mark.parametrize("depth", [25, 300, 5_000, 200_000])
def test_one_that_is_nested_too_deeply(unit, file, depth):
    text = '{"sections": [{"points": [' + '{"points": [' * depth + "]}" * depth + "]}]}"
    with pytest.raises(CommandError, match="is no report"):
        call_command("import_report", file(text), "--unit", unit.slug)


@pytest.mark.parametrize("path", ["nothing.json", "."])
def test_no_file(unit, tmp_path, path):
    with pytest.raises(CommandError, match=r"cannot be read: (No such file|Is a directory)"):
        call_command("import_report", tmp_path / path, "--unit", unit.slug)


def test_an_unknown_unit(unit, file):
    with pytest.raises(CommandError) as error:
        call_command("import_report", file(dumps(full_content())), "--unit", "nowhere")
    assert str(error.value) == "There is no unit 'nowhere'. The units are: archive."


def test_as_a_script_calls_it(fails, file, tmp_path):
    assert "There is no unit 'nowhere'" in fails("import_report", file(dumps(full_content())), "--unit", "nowhere")
    assert fails("import_report").startswith("manage.py import_report: ")


REPORT = """青禾市档案馆领导班子对照检查材料

按照通知要求，馆班子逐条查摆，现将情况报告如下。
一、存在的主要问题
（一）守护库房方面。一是登记不及时。新收的家谱放了两个月才上架。比如，三月收的二十册五月才登记。二是巡查不勤。夜间少查了三次。
二、原因分析
（一）认识不够。重收轻管。
三、整改措施
（一）当日登记。收一册登一册。
"""


def test_a_text_file_becomes_a_report(unit, file, capsys):
    path = file(REPORT)
    call_command("import_report", path, "--format", "json")
    answer = json.loads(capsys.readouterr().out)
    (dimension,) = answer["outline"]["sections"][0]["dimensions"]
    assert dimension == {
        "heading": "守护库房方面",
        "group": None,
        "problems": [{"heading": "登记不及时", "examples": 1}, {"heading": "巡查不勤", "examples": 0}],
    }
    assert (answer["dropped"], answer["unplaced"], answer["theme"]["id"]) == ([], [], None)
    call_command("export_report", answer["report"], "--format", "txt")
    assert "".join(capsys.readouterr().out.split()) == "".join(REPORT.split())


def test_a_dry_run_keeps_nothing(unit, file, capsys):
    call_command("import_report", file(REPORT), "--dry-run", "--format", "json")
    answer = json.loads(capsys.readouterr().out)
    assert sorted(answer) == ["doubts", "dropped", "outline", "report", "theme", "unplaced"]
    assert answer["report"] is None
    assert (Report.objects.count(), Import.objects.count()) == (0, 0)


def test_where_there_are_several_units_one_has_to_be_named(unit, stranger, file):
    with pytest.raises(CommandError, match="Name the unit with --unit") as error:
        call_command("import_report", file(REPORT))
    assert "archive" in str(error.value)


def test_a_theme_that_there_is_not(unit, file):
    with pytest.raises(CommandError, match="There is no theme '2099-nothing'"):
        call_command("import_report", file(REPORT), "--theme", "2099-nothing")
