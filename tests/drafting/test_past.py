"""The saves of a text, gathered into changes."""

from datetime import UTC, datetime, timedelta

from reportsite.drafting.past import Change, Save, changes, marked

NOON = datetime(2025, 1, 6, 12, tzinfo=UTC)


def save(entry, minutes, person=7):
    return Save(entry, person, NOON + timedelta(minutes=minutes))


def told(found):
    return [(one.entry, one.person, one.saves, one.before) for one in found]


def test_a_text_that_was_never_saved():
    assert changes([]) == []


def test_what_one_person_saves_in_a_row_is_one_change():
    found = changes([save(1, 0), save(2, 9), save(3, 18)])
    assert found == [Change(3, 7, NOON, NOON + timedelta(minutes=18), 3, 0)]


def test_a_pause_of_ten_minutes_parts_two_changes():
    assert told(changes([save(1, 0), save(2, 10)])) == [(2, 7, 1, 1), (1, 7, 1, 0)]


def test_another_person_parts_them_too():
    found = changes([save(1, 0), save(2, 1, None), save(3, 2), save(4, 3)])
    assert told(found) == [(4, 7, 2, 2), (2, None, 1, 1), (1, 7, 1, 0)]


def test_what_was_put_back_is_a_change_by_itself():
    """So that what stood there until then can be seen and put back in its turn."""
    back = Save(2, 7, NOON + timedelta(minutes=1), "back-0123")
    found = changes([save(1, 0), back, save(3, 2)])
    assert (told(found), [one.back for one in found]) == (
        [(3, 7, 1, 2), (2, 7, 1, 1), (1, 7, 1, 0)],
        [False, True, False],
    )


def test_each_save_by_itself():
    assert [one.entry for one in changes([save(1, 0), save(2, 0)], timedelta(0))] == [2, 1]


def test_what_differs_is_marked_by_character():
    (found,) = marked(changes([save(1, 0)]), {0: "查档要等三天", 1: "查档要等五天"})
    assert [tuple(one) for one in found] == [("same", "查档要等"), ("out", "三"), ("in", "五"), ("same", "天")]


def test_what_is_too_much_for_one_page_stands_whole():
    texts = {0: "查档要等三天", 1: "查档只等五天", 2: "查档要等九天", 3: "查档要等十天"}
    found = marked(changes([save(1, 0), save(2, 20), save(3, 40)]), texts, most=11)
    assert [[kind for kind, _text in one] for one in found] == [
        ["same", "out", "in", "same"],
        ["same", "out", "in", "same"],
        ["out", "in"],
    ]
