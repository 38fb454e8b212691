"""A problem of last year, carried over into what this year's report says about its mending."""

from django.db import transaction

from reportsite.accounts.models import Person
from reportsite.content.theme import OutlineSection
from reportsite.content.types import Point, Problem
from reportsite.drafting.actions.items import add_item, add_section, order_sections
from reportsite.drafting.cards import missing_sections
from reportsite.drafting.last_year import CARRIED, carried_from, mending, name_of, source
from reportsite.drafting.models import Item, ItemKind, Journal, Report
from reportsite.drafting.rows import hidden, load
from reportsite.themes.models import SectionRole

_USUAL = OutlineSection(role="previous", heading="上年度整改情况")


@transaction.atomic
def carry_over(*, report: Report, person: Person | None, before: Report, problem: Problem, measures: list[str]) -> Item:
    """A point about the mending of a problem of the report `before`: its heading, and last year's measures, ready to be
    finished. It stands last where the report speaks of the previous year. What was carried over already is given back."""
    Report.objects.select_for_update().get(pk=report.pk)
    origin = source(before, problem)
    if done := carried_from(report).get(origin):
        return report.items.get(key=done)
    node = Point(heading=name_of(problem), paragraphs=(mending(measures),))
    place = _place(report, person)
    item = add_item(report=report, person=person, parent=place, kind=ItemKind.POINT, node=node)
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=person, verb=CARRIED, key=item.key, value=origin
    )
    return item


def _place(report: Report, person: Person | None) -> Item:
    """The section on the previous year, else the part of a section, else that section, newly added at its place."""
    there = report.items.filter(role=SectionRole.PREVIOUS, kind__in=[ItemKind.SECTION, ItemKind.PART])
    rows = {item.kind: item for item in there.exclude(pk__in=hidden(report))}
    if rows:
        return rows.get(ItemKind.SECTION) or rows[ItemKind.PART]
    draft = load(report)
    wanted = next((one for one in missing_sections(draft) if one.role == _USUAL.role), _USUAL)
    section = add_section(report=report, person=person, section=wanted)
    roles = [one.role for theme in draft.themes for one in theme.outline]
    order_sections(report=report, roles=list(dict.fromkeys(roles)))
    return section
