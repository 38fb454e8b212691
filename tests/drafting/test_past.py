"""The saves of a text, gathered into changes."""

from datetime import UTC, datetime, timedelta

from reportsite.drafting.past import Change, Save, changes

NOON = datetime(2025, 1, 6, 12, tzinfo=UTC)


def save(entry, minutes, value, person="柏舟"):
    return Save(entry, person, NOON + timedelta(minutes=minutes), value)


def told(found):
    return [(one.entry, one.person, one.saves, one.before, one.value) for one in found]


def test_a_text_that_was_never_saved():
    assert changes("", []) == []


def test_what_one_person_saves_in_a_row_is_one_change():
    found = changes("头", [save(1, 0, "头一"), save(2, 9, "头一段"), save(3, 18, "头一段话")])
    assert found == [Change(3, "柏舟", NOON, NOON + timedelta(minutes=18), 3, "头一段话", "头")]


def test_a_pause_of_ten_minutes_parts_two_changes():
    found = changes("", [save(1, 0, "一"), save(2, 10, "一二")])
    assert told(found) == [(2, "柏舟", 1, "一", "一二"), (1, "柏舟", 1, "", "一")]


def test_another_person_parts_them_too():
    found = changes("", [save(1, 0, "一"), save(2, 1, "二", "简宁"), save(3, 2, "三"), save(4, 3, "四")])
    assert told(found) == [(4, "柏舟", 2, "二", "四"), (2, "简宁", 1, "一", "二"), (1, "柏舟", 1, "", "一")]


def test_each_save_by_itself():
    found = changes("", [save(1, 0, "一"), save(2, 0, "一二")], timedelta(0))
    assert [one.entry for one in found] == [2, 1]


def test_what_differs_is_marked_by_character():
    (found,) = changes("查档要等三天", [save(1, 0, "查档要等五天")])
    assert [tuple(one) for one in found.texts] == [("same", "查档要等"), ("out", "三"), ("in", "五"), ("same", "天")]
