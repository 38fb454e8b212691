"""Keeping what was read, making the report, giving it up."""

import pytest
from django.core.exceptions import ValidationError

from reportsite.accounts.models import Role
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from reportsite.importing.actions.imports import delete_import, keep_import, make_report
from reportsite.importing.models import Import
from tests.factories import PersonFactory
from tests.importing.contents import LINES, NOTE, content, found, member_content


def test_all_of_it_is_kept(row, unit, drafter):
    stored = Import.objects.get()
    assert (stored.unit, stored.by, stored.file_name, stored.report) == (unit, drafter, "材料.docx", None)
    assert (stored.plain, stored.lines, stored.decisions) == (content(), [*LINES, NOTE], found().record)


def test_a_name_that_is_too_long_is_cut(unit):
    assert keep_import(unit=unit, read=found(), file_name="长" * 300, by=None).file_name == "长" * 200


def test_the_report_with_the_keys_of_what_was_read(made, now):
    assert (now().report, load_content(made)) == (made, content())
    assert {"p1", "d1", "o2"} <= set(made.items.values_list("key", flat=True))


def test_only_one_report(row, made):
    with pytest.raises(ValidationError):
        make_report(row=row, by=None)
    assert Report.objects.count() == 1


def test_a_member_brings_in_their_own_report(unit, member):
    own = keep_import(unit=unit, read=found(member_content()), file_name="", by=member)
    assert own.plain.person == "成员温岭"
    assert make_report(row=own, by=member).person == member


@pytest.mark.parametrize("read", [content(), member_content(person="别人")], ids=["team", "somebody else"])
def test_a_member_brings_in_no_other(unit, member, read):
    other = keep_import(unit=unit, read=found(read), file_name="", by=member)
    with pytest.raises(ValidationError):
        make_report(row=other, by=member)
    assert Report.objects.count() == 0


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.ADMINISTRATOR])
def test_drafters_and_administrators_bring_in_any(unit, role):
    person = PersonFactory(unit=unit, roles=[role])
    other = keep_import(unit=unit, read=found(member_content()), file_name="", by=person)
    assert other.plain.person == ""
    assert make_report(row=other, by=person).kind == "member"


def test_it_can_be_given_up(row):
    delete_import(row=row)
    assert Import.objects.count() == 0


def test_not_once_it_is_a_report(row, made):
    with pytest.raises(ValidationError):
        delete_import(row=row)
    assert Import.objects.count() == 1
