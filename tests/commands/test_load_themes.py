import json

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import serialize

from reportsite.themes.fixture import read
from reportsite.themes.models import Dimension, OutlineSection, Theme


def everything():
    """All rows of themes, to the last field."""
    return [serialize("json", model.objects.order_by("pk")) for model in (Theme, Dimension, OutlineSection)]


@pytest.fixture
def file(tmp_path):
    """file(data): a file with that as its JSON, or with that text."""

    def made(data):
        path = tmp_path / "themes.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8", errors="surrogatepass")
        return path

    return made


@pytest.fixture
def row():
    return read()["themes"][0]


def test_all_themes_of_the_project(db, capsys):
    call_command("load_themes")
    number = len(read()["themes"])
    assert Theme.objects.count() == number
    assert capsys.readouterr().out == f"{number} new themes, 0 were there.\n"


def test_twice_changes_nothing(db, capsys):
    call_command("load_themes")
    before = everything()
    call_command("load_themes")
    assert everything() == before
    assert capsys.readouterr().out.endswith(f"0 new themes, {Theme.objects.count()} were there.\n")


def test_what_was_edited_is_never_overwritten_and_what_is_missing_is_added(db):
    call_command("load_themes")
    theme = Theme.objects.get(slug="2024-annual")
    theme.wording, theme.status = "改过的主题", "retired"
    theme.save()
    dimension = theme.dimensions.first()
    dimension.wording = "改过的方面"
    dimension.save()
    theme.dimensions.last().delete()
    theme.outline.all().delete()
    Theme.objects.get(slug="2014-annual").delete()
    call_command("load_themes")
    theme.refresh_from_db()
    assert (theme.wording, theme.status, theme.outline.count()) == ("改过的主题", "retired", 0)
    assert (theme.dimensions.first().wording, theme.dimensions.count()) == ("改过的方面", 3)
    assert Theme.objects.filter(slug="2014-annual").exists()


def test_a_file_of_ones_own(db, file, row, capsys):
    call_command("load_themes", file({"themes": [row | {"slug": "our-own", "year": 2031}]}))
    assert list(Theme.objects.values_list("slug", "year")) == [("our-own", 2031)]
    assert capsys.readouterr().out == "1 new themes, 0 were there.\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("这不是JSON", "is no list of themes: Expecting value"),
        ("", "is no list of themes"),
        ("[" * 100_000, "is no list of themes"),
        ([], 'it has no list named "themes"'),
        ({"themes": {}}, 'it has no list named "themes"'),
        ({"themes": ["一句话"]}, "is no list of themes"),
        ({"themes": [None]}, "is no list of themes"),
        ({"themes": [{"slug": "empty", "dimensions": []}]}, "a theme lacks 'year'"),
    ],
    ids=["no JSON", "empty", "deep", "a list", "no list", "texts", "null", "lacking"],
)
def test_a_file_of_another_kind(db, file, data, says):
    with pytest.raises(CommandError) as error:
        call_command("load_themes", file(data))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "change",
    [
        {"slug": None},
        {"wording": None},
        {"year": "去年"},
        {"year": 10**30},
        {"year": -1},
        {"audience": None},
        {"confidence": "high"},
        {"dimensions": [{}]},
        {"dimensions": 5},
        {"name": "\ud800"},
    ],
    ids=str,
)
def test_a_row_of_another_kind_and_none_is_loaded(db, file, row, change):
    good = row | {"slug": "good"}
    with pytest.raises(CommandError) as error:
        call_command("load_themes", file({"themes": [good, row | {"slug": "bad"} | change]}))
    assert "is no list of themes" in str(error.value)
    assert "\n" not in str(error.value)
    assert Theme.objects.count() == 0


def test_one_dimension_twice_in_a_row(db, file, row):
    row["dimensions"].append(row["dimensions"][0])
    with pytest.raises(CommandError):
        call_command("load_themes", file({"themes": [row]}))
    assert Theme.objects.count() == 0


@pytest.mark.parametrize("name", ["nothing.json", ".", "a\nb.json"])
def test_no_file(db, tmp_path, name):
    with pytest.raises(CommandError, match=r"cannot be read: (No such file|Is a directory)"):
        call_command("load_themes", tmp_path / name)


def test_a_file_that_is_no_utf8(db, tmp_path):
    path = tmp_path / "themes.json"
    path.write_bytes("{}主题".encode("gb18030"))
    with pytest.raises(CommandError, match="it is not UTF-8 text"):
        call_command("load_themes", path)


def test_as_a_script_calls_it(manage, fails, tmp_path):
    assert fails("load_themes", tmp_path / "nothing.json").startswith("CommandError: ")
    assert manage("load_themes").returncode == 0
    assert "no such table" in fails("load_themes", DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
