"""The buttons by which a problem of a report is split and put together again; the page's texts are saved first."""

from django.http import HttpRequest

from reportsite.accounts.access import fetch, person_of
from reportsite.drafting.models import ItemKind, Report
from reportsite.drafting.views.saving import writes
from reportsite.importing.actions import problems as actions


def _key(report: Report, key: str) -> str:
    return fetch(report.items.filter(deleted_at=None, kind=ItemKind.PROBLEM), key=key).key


@writes
def split(request: HttpRequest, report: Report, key: str) -> str:
    actions.split_problem(report=report, by=person_of(request), key=_key(report, key))
    return f"?split={key}#{key}"


@writes
def put_together(request: HttpRequest, report: Report, key: str) -> str:
    actions.put_together(report=report, by=person_of(request), key=_key(report, key))
    return f"#{key}"
