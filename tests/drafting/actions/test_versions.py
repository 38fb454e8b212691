"""Versions: kept once for each state, and put back as a whole or item by item without a loss."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportsite.content.comparison import compare
from reportsite.content.json import dumps
from reportsite.content.theme import OutlineSection, ThemeDimension
from reportsite.drafting.actions.items import (
    add_item,
    add_link,
    add_section,
    add_theme_dimension,
    delete_item,
    move_problem,
    remove_link,
    restore_item,
)
from reportsite.drafting.actions.reports import submit_report, take_over, withdraw_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import (
    keep_version,
    name_version,
    remove_version,
    restore_item_of,
    restore_version,
)
from reportsite.drafting.history import content_at, last_entry
from reportsite.drafting.models import Report, Version
from reportsite.drafting.rows import hidden, load_content
from tests.drafting.contents import full_content


def _visible(report, *kinds):
    rows = report.items.exclude(pk__in=hidden(report)).exclude(kind="report")
    return list(rows.filter(kind__in=kinds) if kinds else rows)


def _delete(report, person, place):
    if rows := _visible(report):
        delete_item(report=report, person=person, item=rows[place % len(rows)])


def _undo(report, person, place):
    if rows := list(report.items.exclude(deleted_at=None)):
        restore_item(report=report, person=person, item=rows[place % len(rows)])


def _add(report, person, place):
    if rows := _visible(report, "dimension"):
        add_item(report=report, person=person, parent=rows[place % len(rows)], kind="problem")


def _move(report, person, place):
    problems, dimensions = _visible(report, "problem"), _visible(report, "dimension")
    if problems and dimensions:
        one, other = problems[place % len(problems)], dimensions[place % len(dimensions)]
        move_problem(report=report, person=person, problem=one, dimension=other)


def _link(report, person, place):
    points, targets = _visible(report, "point"), _visible(report, "problem")
    if points and targets:
        verb = (add_link, remove_link)[place % 2]
        verb(report=report, person=person, point=points[place % len(points)], target=targets[place % len(targets)])


EDITS = st.sampled_from([_delete, _delete, _undo, _add, _move, _link])


@pytest.fixture
def write(full, text, drafter):
    def run(key, name, value):
        change = Change(key, name, text(key, name).revision, value)
        assert not save_texts(report=full, person=drafter, changes=[change]).conflicts

    return run


@pytest.fixture
def keep(full, drafter):
    return lambda name="", reason="asked": keep_version(report=full, by=drafter, reason=reason, name=name)


def rows(report):
    return list(report.kept_versions.order_by("number").values_list("number", "reason", "name"))


def test_the_report_as_it_stands_with_the_next_number(full, keep, write, drafter):
    first = keep("会前")
    write("p1", "heading", "改过")
    keep(reason="export")
    assert rows(full) == [(1, "asked", "会前"), (2, "export", "")]
    assert (first.by, first.entry, first.words > 0) == (drafter, last_entry(full) - 1, True)
    assert dumps(full.kept_versions.first().plain) == dumps(load_content(full))


def test_the_same_state_is_kept_once_and_takes_a_name(full, keep):
    assert keep(reason="export").pk == keep(reason="submit").pk
    assert keep().pk == keep("送领导前").pk
    assert keep(reason="submit").number == 1
    assert rows(full) == [(1, "export", ""), (2, "asked", "送领导前")]


def test_a_name_that_was_given_stays(full, keep, drafter, reviewer):
    first = keep("会前稿")
    assert (keep("会前稿").pk, keep().pk) == (first.pk, first.pk)
    assert keep("送领导前").by == drafter
    assert keep_version(report=full, by=reviewer, reason="asked", name="送领导前").by == reviewer
    assert rows(full) == [(1, "asked", "会前稿"), (2, "asked", "送领导前"), (3, "asked", "送领导前")]


def test_a_version_that_somebody_else_kept_takes_no_name(full, keep, drafter, reviewer):
    keep_version(report=full, by=reviewer, reason="export")
    assert keep("会前稿").by == drafter
    assert rows(full) == [(1, "export", ""), (2, "asked", "会前稿")]


def test_one_that_may_be_removed_does_not_stand_for_one_that_stays(full, keep, drafter):
    keep("会前稿")
    submit_report(report=full, by=drafter)
    assert keep(reason="export").number == 2
    assert rows(full) == [(1, "asked", "会前稿"), (2, "submit", "")]


def test_a_version_changes_no_journal(keep, journal):
    keep()
    assert journal() == []


def test_submitting_keeps_one(full, drafter, write):
    submit_report(report=full, by=drafter)
    withdraw_report(report=full, by=drafter)
    write("p1", "heading", "改过")
    submit_report(report=full, by=drafter)
    assert rows(full) == [(1, "submit", ""), (2, "submit", "")]


def test_submitting_in_vain_keeps_none(full, drafter, write):
    submit_report(report=full, by=drafter)
    with pytest.raises(ValidationError):
        submit_report(report=full, by=drafter)
    assert rows(full) == [(1, "submit", "")]


class TestNaming:
    @pytest.mark.parametrize("reason", ["asked", "submit"])
    def test_any_of_them_and_again(self, full, keep, drafter, journal, reason):
        version = keep("会前稿", reason)
        for name in ("会后稿", "", "会后稿", "会后稿"):
            name_version(version=version, by=drafter, name=name)
        assert rows(full) == [(1, reason, "会后稿")]
        assert journal() == [("name version", "c0", "", name) for name in ("会后稿", "", "会后稿")]
        assert set(full.journal.filter(verb="name version").values_list("person", "revision")) == {(drafter.pk, 1)}

    def test_its_content_stays(self, full, keep, drafter):
        version = keep()
        name_version(version=version, by=drafter, name="会后稿")
        stored = Version.objects.get()
        assert (stored.content, stored.entry, stored.at) == (version.content, version.entry, version.at)

    def test_also_of_a_report_that_is_closed(self, full, keep, drafter):
        version = keep()
        submit_report(report=full, by=drafter)
        name_version(version=version, by=drafter, name="送审前")
        assert rows(full) == [(1, "asked", "送审前"), (2, "submit", "")]


class TestRemoving:
    def test_one_that_was_kept_by_hand(self, full, keep, write, drafter, journal):
        version = keep("记错了名字")
        write("p1", "heading", "改过")
        keep()
        before = dumps(load_content(full))
        remove_version(version=version, by=drafter)
        assert rows(full) == [(2, "asked", "")]
        assert journal()[-1] == ("remove version", "c0", "", "记错了名字")
        assert full.journal.get(verb="remove version").revision == 1
        assert dumps(load_content(full)) == before

    def test_its_number_is_not_given_again(self, full, keep, write, drafter):
        keep()
        write("p1", "heading", "改过")
        for wanted in (2, 3):
            version = keep()
            assert version.number == wanted
            remove_version(version=version, by=drafter)
        write("p1", "heading", "又改过")
        assert keep().number == 4
        assert [number for number, _reason, _name in rows(full)] == [1, 4]

    @pytest.mark.parametrize("reason", ["import", "return", "theme", "submit", "export", "restore"])
    def test_none_that_was_kept_by_itself(self, full, keep, drafter, journal, reason):
        version = keep(reason=reason)
        name_version(version=version, by=drafter, name="改了名字也一样")
        before = journal()
        with pytest.raises(ValidationError):
            remove_version(version=version, by=drafter)
        assert (rows(full), journal()) == ([(1, reason, "改了名字也一样")], before)

    @pytest.mark.parametrize("stage", ["submitted", "final"])
    def test_not_while_the_report_is_closed(self, full, keep, drafter, stage):
        version = keep()
        Report.objects.filter(pk=full.pk).update(stage=stage)
        with pytest.raises(ValidationError):
            remove_version(version=version, by=drafter)
        assert rows(full) == [(1, "asked", "")]

    def test_twice_is_once(self, full, keep, drafter, journal):
        version, same = keep(), Version.objects.get()
        remove_version(version=version, by=drafter)
        for verb in (
            lambda: remove_version(version=same, by=drafter),
            lambda: name_version(version=same, by=drafter, name="晚了"),
        ):
            with pytest.raises(ValidationError):
                verb()
        assert len(journal()) == 1

    def test_what_was_exported_from_it_is_known_all_the_same(self, full, keep, write, drafter):
        write("p1", "heading", "改过")
        version = keep()
        older = dumps(load_content(full))
        write("p1", "heading", "又改过")
        remove_version(version=version, by=drafter)
        assert dumps(content_at(full, version.entry)) == older


class TestPuttingEverythingBack:
    def test_the_report_is_as_it_was_and_what_stood_there_is_kept(self, full, keep, write, item, drafter):
        version = keep()
        older = dumps(load_content(full))
        write("p1", "heading", "改过")
        delete_item(report=full, person=drafter, item=item("d2"))
        added = add_item(report=full, person=drafter, parent=item("d1"), kind="problem")
        between = dumps(load_content(full))
        restore_version(version=version, by=drafter, seen=last_entry(full))
        assert dumps(load_content(full)) == older
        assert rows(full) == [(1, "asked", ""), (2, "restore", "")]
        assert full.kept_versions.first().content.encode() == between
        assert item(added.key).deleted_at

    def test_a_text_goes_on_counting(self, full, keep, write, text, drafter):
        version = keep()
        write("p1", "heading", "改过")
        restore_version(version=version, by=drafter, seen=last_entry(full))
        assert (text("p1", "heading").value, text("p1", "heading").revision) == ("登记不及时", 2)

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_whatever_was_done_before_and_since_nothing_differs(self, unit, drafter, data):
        report = take_over(unit=unit, content=full_content(), by=None)
        edit = EDITS.flatmap(lambda verb: st.tuples(st.just(verb), st.integers(0, 50)))
        for verb, place in data.draw(st.lists(edit, max_size=4)):
            verb(report, drafter, place)
        version = keep_version(report=report, by=drafter, reason="asked")
        for verb, place in data.draw(st.lists(edit, min_size=1, max_size=6)):
            verb(report, drafter, place)
        if compare(version.plain, load_content(report)):
            restore_version(version=version, by=drafter, seen=last_entry(report))
        assert compare(version.plain, load_content(Report.objects.get(pk=report.pk))) == []

    @pytest.mark.parametrize("seen", [-1, 0, 10**18])
    def test_not_after_a_later_change(self, full, keep, write, drafter, seen):
        version = keep()
        write("p1", "heading", "改过")
        with pytest.raises(ValidationError):
            restore_version(version=version, by=drafter, seen=seen)
        assert load_content(full).sections[3].dimensions[0].problems[0].heading == "改过"
        assert len(rows(full)) == 1

    def test_what_versions_are_called_is_no_change(self, full, keep, write, drafter):
        version = keep()
        write("p1", "heading", "改过")
        seen = last_entry(full)
        name_version(version=version, by=drafter, name="会前稿")
        restore_version(version=version, by=drafter, seen=seen)
        assert compare(version.plain, load_content(full)) == []

    def test_not_where_nothing_differs_or_the_report_is_closed(self, full, keep, write, drafter):
        version = keep()
        with pytest.raises(ValidationError):
            restore_version(version=version, by=drafter, seen=last_entry(full))
        write("p1", "heading", "改过")
        submit_report(report=full, by=drafter)
        version.report = Report.objects.get(pk=full.pk)
        with pytest.raises(ValidationError):
            restore_version(version=version, by=drafter, seen=last_entry(full))
        assert load_content(full).sections[3].dimensions[0].problems[0].heading == "改过"


class TestPuttingOneItemBack:
    @pytest.fixture
    def back(self, full, drafter):
        def run(version, key):
            restore_item_of(version=version, by=drafter, key=key, seen=last_entry(full))
            return [one.key for one in compare(version.plain, load_content(full))]

        return run

    def test_its_texts_alone(self, keep, write, back):
        version = keep()
        write("p1", "heading", "改过")
        write("p1", "paragraphs", "也改过")
        write("p2", "paragraphs", "这里留着")
        assert back(version, "p1") == ["p2"]

    def test_what_was_deleted_comes_back_with_all_below_it(self, full, keep, write, back, item, drafter):
        version = keep()
        write("e1", "paragraphs", "删之前改的")
        delete_item(report=full, person=drafter, item=item("p1"))
        assert back(version, "p1") == []
        assert full.items.filter(key="p1").count() == 1

    def test_what_a_cause_led_to_comes_back_with_its_link(self, full, keep, back, item, drafter):
        version = keep()
        delete_item(report=full, person=drafter, item=item("p2"))
        assert back(version, "p2") == []
        assert load_content(full).sections[4].points[0].links == ("d1", "p2")

    def test_what_was_added_goes_into_the_bin(self, full, keep, back, item, drafter):
        version = keep()
        added = add_item(report=full, person=drafter, parent=item("d1"), kind="problem")
        assert back(version, added.key) == []
        restore_item(report=full, person=drafter, item=item(added.key))

    def test_what_was_moved_goes_back(self, full, keep, back, item, drafter):
        version = keep()
        move_problem(report=full, person=drafter, problem=item("p1"), dimension=item("d4"))
        assert back(version, "p1") == []

    def test_not_before_that_in_which_it_stood(self, full, keep, item, drafter):
        version = keep()
        move_problem(report=full, person=drafter, problem=item("p3"), dimension=item("d1"))
        delete_item(report=full, person=drafter, item=item("d4"))
        with pytest.raises(ValidationError):
            restore_item_of(version=version, by=drafter, key="p3", seen=last_entry(full))

    def test_not_what_stands_as_it_did_nor_what_there_never_was(self, full, keep, drafter):
        version = keep()
        for key in ("p1", "zz"):
            with pytest.raises(ValidationError):
                restore_item_of(version=version, by=drafter, key=key, seen=last_entry(full))
        assert len(rows(full)) == 1

    def test_what_disappeared_with_what_comes_back_and_never_stood_there_stays_away(
        self, full, keep, back, item, drafter
    ):
        version = keep()
        added = add_item(report=full, person=drafter, parent=item("d1"), kind="problem")
        delete_item(report=full, person=drafter, item=item("d1"))
        assert back(version, "d1") == []
        assert item(added.key).deleted_at

    @pytest.mark.parametrize("key", ["s2", "d3", "d2"])
    def test_not_beside_what_took_its_place(self, full, keep, item, drafter, key):
        version = keep()
        delete_item(report=full, person=drafter, item=item(key))
        add_again(full, drafter, item, key)
        now = load_content(full)
        with pytest.raises(ValidationError) as by_version:
            restore_item_of(version=version, by=drafter, key=key, seen=last_entry(full))
        with pytest.raises(ValidationError) as from_bin:
            restore_item(report=full, person=drafter, item=item(key))
        assert by_version.value.messages == from_bin.value.messages
        assert load_content(full) == now


def add_again(report, person, item, key):
    """A section of that role, or else the dimension that d3 was, which stood in d2."""
    old = item(key)
    if old.kind == "section":
        add_section(report=report, person=person, section=OutlineSection(role=old.role))
    else:
        dimension = ThemeDimension(key="guard", wording="守护库房方面")
        add_theme_dimension(report=report, person=person, parent=item("s4"), dimension=dimension)
