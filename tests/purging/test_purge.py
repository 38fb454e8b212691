"""Erasing a passage reaches all that is kept of a report: proven by a search of the whole database and of its files."""

from collections import defaultdict
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.content.erasing import ERASED, lines_of
from reportsite.content.types import walk
from reportsite.document.formats import FORMATS
from reportsite.drafting.actions.documents import number_draft
from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import return_report, submit_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import keep_version, name_version, remove_version
from reportsite.drafting.documents import Press
from reportsite.drafting.history import SAID, content_at, last_entry
from reportsite.drafting.models import Journal, SubmittedDraft, Text, Version
from reportsite.drafting.recent import VERBS
from reportsite.drafting.rows import load_content
from reportsite.importing.models import Import, ReturnedFile
from reportsite.purging import actions
from reportsite.purging.actions import look, purge
from reportsite.purging.places import WHOLE, Place
from tests.drafting.conftest import full, item, text
from tests.factories import UnitFactory

MARKER = '线索编号"甲\\一七"不得外传'
FIXTURES = (full, item, text)


def line_of(number, text):
    return {"number": number, "text": text}


@pytest.fixture
def save(full, drafter):
    def run(key, name, value):
        row = Text.objects.get(item__report=full, item__key=key, name=name)
        change = Change(key, name, row.revision, value)
        assert not save_texts(report=full, person=drafter, changes=[change]).conflicts

    return run


@pytest.fixture
def everywhere(full, drafter, save, item):
    """The marker in every place in which a text is kept."""
    save("p1", "heading", f"登记{MARKER}")
    save("p1", "heading", f"登记{MARKER}不及时")
    save("p1", "paragraphs", f"头一段。\n{MARKER[:6]}\n　{MARKER[6:]}。\n末一段。")
    save("p2", "paragraphs", f"删掉之前{MARKER}")
    keep_version(report=full, by=drafter, reason="asked", name=f"带着{MARKER}")
    number_draft(report=full, by=drafter)
    delete_item(report=full, person=drafter, item=item("p2"))
    save("c0", "preamble", f"{MARKER}\n第二段")
    save("c0", "preamble", "没有了")
    Text.objects.filter(item__report=full, item__key="s1", name="paragraphs").update(value=f"生来就有{MARKER}")
    step = {
        "content": Version.objects.get().content,
        "record": f'{{"unplaced":["{MARKER[:2]}"]}}',
        "unit": 1,
        "likeness": 0,
    }
    Import.objects.create(
        unit=full.unit,
        report=full,
        file_name=f"{MARKER}.docx",
        source=msgspec.json.encode([line_of(1, MARKER[:5]), line_of(2, MARKER[5:])]).decode(),
        record=msgspec.json.encode({"dropped": [line_of(3, MARKER)], "unplaced": [MARKER]}).decode(),
        content=Version.objects.get().content,
        steps=msgspec.json.encode([step]).decode(),
    )
    said = {"texts": [["p1", "h", [f"一是{MARKER}"]]], "new": [[MARKER, None, True, False]], "notes": [], "stamp": None}
    ReturnedFile.objects.create(
        unit=full.unit, report=full, file_name=f"{MARKER}.docx", said=msgspec.json.encode(said).decode()
    )


def forms_of(marker):
    """The marker as a column or a file may hold it: as it is, and as a text within data, once and twice."""
    once = msgspec.json.encode(marker).decode()[1:-1]
    return {marker, once, msgspec.json.encode(once).decode()[1:-1]}


def columns_with(marker):
    """Every column of every table of the database in which the marker stands, white space apart."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    bare = "".join(value.split()) if isinstance(value, str) else ""
                    if any(form in bare for form in forms_of(marker)):
                        found.append(f"{table}.{name}")
    return found


@pytest.fixture
def careless():
    """A SQLite that leaves in its pages what was deleted from them, as most are built."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")


def bytes_of_the_database():
    path = Path(connection.settings_dict["NAME"])
    files = [path, path.with_name(f"{path.name}-wal")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def verified(report):
    """Each text's revisions are in the journal once and in order, and the last value is the text's."""
    saves = defaultdict(list)
    for row in report.journal.filter(verb="save"):
        saves[row.key, row.name].append((row.revision, row.value))
    for row in Text.objects.filter(item__report=report).select_related("item"):
        told = saves.pop((row.item.key, row.name), [])
        assert [revision for revision, _value in told] == list(range(1, row.revision + 1))
        assert not told or told[-1][1] == row.value
    assert not saves


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="looks into the file of the database"
)
def test_nothing_of_it_is_left_in_the_database_nor_in_its_files(careless, full, everywhere, administrator):
    assert set(columns_with(MARKER)) == {
        "drafting_text.value",
        "drafting_journal.value",
        "drafting_journal.before",
        "drafting_version.name",
        "drafting_version.content",
        "drafting_submitteddraft.content",
        "importing_import.file_name",
        "importing_import.record",
        "importing_import.content",
        "importing_import.steps",
        "importing_returnedfile.file_name",
        "importing_returnedfile.said",
    }
    assert any(form.encode() in bytes_of_the_database() for form in forms_of(MARKER))
    done = purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert done.scrubbed
    assert columns_with(MARKER) == []
    held = bytes_of_the_database()
    assert held.startswith(b"SQLite format 3")
    assert [form for form in forms_of(MARKER) if form.encode() in held] == []
    # Not the halves either into which lines of a source and of a text were broken.
    assert [half for half in (MARKER[:6], MARKER[6:]) if half.encode() in held] == []


@pytest.mark.django_db
def test_the_report_and_its_past_are_as_they_were_but_for_it(full, everywhere, administrator, text):
    entry = last_entry(full)
    before = {node.key for node, _above in walk(load_content(full))}
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert {node.key for node, _above in walk(load_content(full))} == before
    assert text("p1", "heading").value == f"登记{ERASED}不及时"
    assert text("p1", "paragraphs").value == f"头一段。\n{ERASED}。\n末一段。"
    assert text("p2", "paragraphs").value == f"删掉之前{ERASED}"
    assert text("s1", "paragraphs").value == f"生来就有{ERASED}"
    assert text("c0", "preamble").value == "没有了"
    values = full.journal.filter(verb="save", key="p1", name="heading").values_list("value", flat=True)
    assert list(values) == [f"登记{ERASED}", f"登记{ERASED}不及时", f"登记{ERASED}不及时"]
    assert {node.key for node, _above in walk(content_at(full, entry))} == before
    for row in (*Version.objects.all(), *Import.objects.all()):
        assert ERASED in row.content
        row.plain  # noqa: B018 - it loads
    assert Version.objects.get().name == f"带着{ERASED}"
    assert ReturnedFile.objects.get().file_name == f"{ERASED}.docx"
    assert ERASED in SubmittedDraft.objects.get().content
    assert [line.text for line in Import.objects.get().lines] == [ERASED, ERASED]


@pytest.mark.django_db
def test_the_journal_verifies_before_and_after(full, drafter, save, administrator):
    save("p1", "heading", f"登记{MARKER}")
    verified(full)
    Text.objects.filter(item__report=full, item__key="s1", name="paragraphs").update(value=f"生来就有{MARKER}")
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    verified(full)
    first = full.journal.get(verb="save", key="s1")
    assert (first.revision, first.before, first.value) == (1, f"生来就有{ERASED}", f"生来就有{ERASED}")


@pytest.mark.django_db
def test_a_text_in_the_place_of_the_year_too(full, save, administrator, text):
    """Where four digits belong, anything can be typed."""
    save("c0", "year", MARKER)
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert (text("c0", "year").value, load_content(full).year) == (ERASED, None)


def test_the_trace_says_who_when_and_where_and_not_what(full, save, administrator):
    save("p1", "heading", f"登记{MARKER}")
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    row = full.journal.get(verb="purge")
    assert (row.person, row.key, row.name, row.value, row.before) == (administrator, "c0", "", "p1.heading", "")


@pytest.mark.django_db
def test_a_look_is_noted_with_the_number_of_places_and_changes_nothing_else(full, save, administrator):
    save("p1", "heading", f"登记{MARKER}")
    before = list(Text.objects.values_list("pk", "value", "revision"))
    places = look(report=full, by=administrator, lines=lines_of(MARKER))
    assert sum(places.values()) == 2
    row = full.journal.last()
    assert (row.person, row.verb, row.key, row.value, row.before) == (administrator, "purge look", "c0", "2", "")
    assert list(Text.objects.values_list("pk", "value", "revision")) == before


# What the journal holds of each verb by which nobody types anything: keys, codes, who was named.
CODES = {
    "carry": "7 ab2024cd11112222",
    "add": "ab2024cd problem",
    "move": "ab2024cd11112222",
    "split problem": "ab2024cd p1",
    "link": "ab2024cd p1",
    "helper": "沈2024",
    "assign": "user2024",
    "shape": "2024-own",
    "shapes": '{"problem":{"form":"2024"}}',
    "print": '{"marks":["2024"]}',
}
# Of these it holds no value, and of the last two a number and the texts in which something was erased.
WITHOUT = {"delete", "restore", "submit", "withdraw", "approve", "version", "theme", "correct", "bring in",
           "split", "put together", "purge", "purge look"}  # fmt: skip


@pytest.mark.django_db
def test_keys_and_codes_of_the_journal_stay(full, item, drafter, administrator, save):
    """Whatever a passage has in common with them."""
    save("p1", "heading", "登记2024年的事")
    for verb, value in CODES.items():
        full.journal.create(unit_id=full.unit_id, report=full, person=drafter, verb=verb, key="p1", value=value)
    purge(report=full, by=administrator, lines=lines_of("2024"))
    assert dict(full.journal.filter(verb__in=CODES).values_list("verb", "value")) == CODES
    assert full.journal.filter(verb="save", value__contains="2024").count() == 0


def test_of_every_verb_it_is_known_what_its_value_is():
    """A new verb belongs to one of these, so that somebody asks whether a passage can stand in its value."""
    kinds = [{"save"}, set(WHOLE), set(SAID), set(CODES), WITHOUT]
    assert sum(map(len, kinds)) == len(set().union(*kinds))
    assert set().union(*kinds) == set(VERBS)


@pytest.mark.django_db
def test_what_was_said_when_a_report_was_returned_or_a_version_named(full, drafter, reviewer, administrator):
    version = keep_version(report=full, by=drafter, reason="asked")
    name_version(version=version, by=drafter, name=f"还没删{MARKER}")
    remove_version(version=version, by=drafter)
    submit_report(report=full, by=drafter)
    return_report(report=full, by=reviewer, reason=f"头一句。\n{MARKER[:6]}\n{MARKER[6:]}要删掉。")
    assert columns_with(MARKER) == ["drafting_journal.value"] * 3
    entries = str(_("entries of the journal"))
    assert look(report=full, by=administrator, lines=lines_of(MARKER))[entries] == 3
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert columns_with(MARKER) == []
    said = full.journal.filter(verb__in=SAID).values_list("verb", "value")
    assert list(said) == [
        ("name version", f"还没删{ERASED}"),
        ("remove version", f"还没删{ERASED}"),
        ("return", f"头一句。\n{ERASED}要删掉。"),
    ]


@pytest.mark.django_db
def test_an_import_that_became_no_report_too(full, administrator):
    source = msgspec.json.encode([line_of(1, f"前面{MARKER}")]).decode()
    values = {"file_name": f"{MARKER}.docx", "source": source, "record": "{}", "content": "{}"}
    own = Import.objects.create(unit=full.unit, **values)
    other = Import.objects.create(unit=UnitFactory(), **values)
    found = look(report=full, by=administrator, lines=lines_of(MARKER))
    assert sorted(found.values()) == [0, 0, 0, 0, 0, 0, 1]
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.file_name, [line.text for line in own.lines]) == (f"{ERASED}.docx", [f"前面{ERASED}"])
    assert (other.file_name, other.source) == (values["file_name"], source)


class Stopped(Exception):
    """The server ends in the middle."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("done", range(4))
def test_what_was_stopped_in_the_middle_is_finished_by_doing_it_again(
    full, everywhere, administrator, monkeypatch, done
):
    """After each number of batches the journal and the texts agree, and another run finishes."""
    erase, left = actions._erase, iter(range(done))

    def stop(report, by, batch):
        if next(left, None) is None:
            raise Stopped
        return erase(report, by, batch)

    monkeypatch.setattr(actions, "BATCH", 3)
    monkeypatch.setattr(actions, "_erase", stop)
    with pytest.raises(Stopped):
        purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert columns_with(MARKER) != []
    verified(full)
    assert not full.journal.filter(verb="purge").exists()
    monkeypatch.undo()
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert columns_with(MARKER) == []
    verified(full)
    assert full.journal.filter(verb="purge").count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_lost_and_is_erased_too(full, drafter, save, administrator, monkeypatch, text):
    """Between the reading of a row and its erasing somebody saves that text."""
    save("p1", "heading", f"登记{MARKER}")
    erase, meanwhile = actions._erase, iter([f"又写了{MARKER}一句"])

    def erase_later(report, by, batch):
        if (value := next(meanwhile, None)) is not None:
            save("p1", "heading", value)
        return erase(report, by, batch)

    monkeypatch.setattr(actions, "_erase", erase_later)
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert text("p1", "heading").value == f"又写了{ERASED}一句"
    assert columns_with(MARKER) == []
    verified(full)


@pytest.mark.django_db(transaction=True)
def test_a_row_that_changes_meanwhile_is_erased_as_it_is_then(full, administrator, monkeypatch):
    values = {"source": "[]", "record": "{}", "content": "{}", "steps": "[]"}
    row = Import.objects.create(unit=full.unit, report=full, file_name=MARKER, **values)
    erase = actions._erase

    def erase_later(report, by, batch):
        Import.objects.filter(file_name=MARKER).update(file_name=f"另一份{MARKER}")
        return erase(report, by, batch)

    monkeypatch.setattr(actions, "_erase", erase_later)
    assert dict(purge(report=full, by=administrator, lines=lines_of(MARKER)).places) == {str(_("imports")): 1}
    row.refresh_from_db()
    assert row.file_name == f"另一份{ERASED}"


@pytest.mark.django_db(transaction=True)
def test_no_transaction_holds_the_database_while_it_is_looked_for(full, everywhere, administrator, monkeypatch):
    """And none erases more than a batch of rows."""
    monkeypatch.setattr(actions, "BATCH", 2)
    read, batches, held = Place.found, [], []

    def watched(place, report, lines):
        for found in read(place, report, lines):
            held.append(connection.in_atomic_block)
            yield found

    def counted(report, by, batch, erase=actions._erase):
        batches.append(len(batch))
        return erase(report, by, batch)

    monkeypatch.setattr(Place, "found", watched)
    monkeypatch.setattr(actions, "_erase", counted)
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert (set(held), max(batches)) == ({False}, 2)


@pytest.mark.django_db
def test_another_report_is_left_alone(full, report, save, administrator, drafter):
    root = report.items.get(kind="report")
    save_texts(report=report, person=drafter, changes=[Change(root.key, "title", 0, MARKER)])
    save("p1", "heading", MARKER)
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert Text.objects.get(item=root, name="title").value == MARKER


@pytest.mark.django_db
def test_an_approved_report_too(full, save, administrator, drafter, text):
    save("p1", "heading", MARKER)
    submit_report(report=full, by=drafter)
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert text("p1", "heading").value == ERASED


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["superiors", "asked", "begun", "2024", "1980"])
def test_what_is_chosen_from_a_list_stays(full, administrator, save, word, text):
    save("p1", "source", "superiors")
    save("p1", "heading", f"这里写了{word}")
    content = load_content(full)
    if len(word) >= 4:
        purge(report=full, by=administrator, lines=lines_of(word))
        problem = load_content(full).sections[3].dimensions[0].problems[0]
        assert (problem.source, problem.heading) == ("superiors", f"这里写了{ERASED}")
        assert load_content(full).year == content.year


@pytest.mark.django_db
def test_what_does_not_stand_there_changes_nothing(full, administrator):
    count = Journal.objects.count()
    with pytest.raises(ValidationError):
        purge(report=full, by=administrator, lines=lines_of(MARKER))
    # What does not stand there is an answer too: that somebody asked is noted.
    assert Journal.objects.count() == count + 1
    assert set(look(report=full, by=administrator, lines=lines_of(MARKER)).values()) == {0}
    looks = full.journal.filter(verb="purge look").values_list("person", "key", "name", "value", "before")
    assert list(looks) == [(administrator.pk, "c0", "", "0", "")] * 2


@pytest.mark.django_db
def test_documents_that_were_made_are_gone(full, administrator, save):
    save("p1", "heading", MARKER)
    folder = settings.VAR_FOLDER / "documents"
    Press.of(full.unit).report(replace(load_content(full), title="做过的一份"), "txt")
    assert FORMATS["txt"]
    assert list(folder.glob("*.txt"))
    purge(report=full, by=administrator, lines=lines_of(MARKER))
    assert list(folder.iterdir()) == []
