"""manage.py inspect_document"""

import json

import pytest
from django.core.management import CommandError, call_command

from reportsite.layouts.management.commands.inspect_document import Command
from tests.factories import LayoutFactory
from tests.layouts.documents import sound, unsound

KEYS = ["rule", "kind", "level", "where", "found", "expected"]


@pytest.fixture
def file(tmp_path):
    """file(data): a file with those bytes."""

    def made(data):
        path = tmp_path / "材料.docx"
        path.write_bytes(data)
        return path

    return made


@pytest.fixture
def said(db, capsys):
    """said(*arguments): what the command prints."""

    def run(*arguments):
        call_command("inspect_document", *arguments)
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


def test_json_alone_on_standard_output(file, said):
    found = json.loads(said(file(unsound()), "--format", "json"))
    assert {tuple(one) for one in found} == {tuple(KEYS)}
    assert {type(value) for one in found for value in one.values()} == {str}
    assert {"rule": "numbers.gap", "kind": "text", "level": "error", "where": "paragraph 4: （三）看护不严。",
            "found": "（三）", "expected": "（二）"} in found  # fmt: skip


def test_nothing_found(file, said):
    path = file(sound())
    assert (said(path), said(path, "--format", "text")) == ("Nothing was found.\n", "Nothing was found.\n")
    assert json.loads(said(path, "--format", "json")) == []


def test_a_line_for_each_finding(file, said):
    lines = said(file(unsound())).splitlines()
    assert "error numbers.gap (paragraph 4: （三）看护不严。): （三）; expected: （二）" in lines


def test_against_the_layout_of_a_unit(file, said, unit):
    row = LayoutFactory(unit=unit, settings={"left_mm": 30, "right_mm": 24}, in_use=True)
    path = file(sound(row.layout))
    assert json.loads(said(path, "--format", "json", "--unit", "archive")) == []
    assert [one["rule"] for one in json.loads(said(path, "--format", "json"))] == ["page.margins"]


@pytest.mark.parametrize("slug", ["nothing-here", "", "a\nb"])
def test_a_unit_that_does_not_exist(file, unit, slug):
    with pytest.raises(CommandError) as error:
        call_command("inspect_document", file(sound()), "--unit", slug)
    assert str(error.value) == f"There is no unit {slug!r}. The units are: archive."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty. Choose another."),
        (b"%PDF-1.4", "The file is damaged."),
        (b"{}", "The file is of a kind that is not known here; only DOCX and PDF can be measured."),
    ],
)
def test_what_cannot_be_measured(db, file, data, said):
    with pytest.raises(CommandError) as error:
        call_command("inspect_document", file(data))
    assert str(error.value).partition(": ")[2].startswith(said)


@pytest.mark.parametrize("name", ["missing.docx", "."])
def test_a_file_that_cannot_be_read(db, tmp_path, name):
    with pytest.raises(CommandError, match=r"cannot be read: (No such file|Is a directory)"):
        call_command("inspect_document", tmp_path / name)


def test_a_file_that_is_too_large(db, tmp_path):
    path = tmp_path / "large.docx"
    with path.open("wb") as out:
        out.truncate(60 * 1024**2)
    with pytest.raises(CommandError, match=r"has more than 50 MB"):
        call_command("inspect_document", path)


@pytest.mark.parametrize("arguments", [(), ("a", "--format", "xml"), ("a", "b"), ("a", "--unit")], ids=" ".join)
def test_wrong_arguments_are_one_line(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["manage.py", "inspect_document", *arguments])
    (line,) = capsys.readouterr().err.splitlines()
    assert (stopped.value.code, line.startswith("manage.py inspect_document: ")) == (1, True)
