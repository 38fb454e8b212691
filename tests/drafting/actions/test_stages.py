"""The stages that a report passes, and the order in which it does."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.reports import approve_report, return_report, submit_report, withdraw_report
from reportsite.drafting.models import Report

WHY = "第二个问题没有写具体事例。"
VERBS = {
    "submit": submit_report,
    "withdraw": withdraw_report,
    "return": partial(return_report, reason=WHY),
    "approve": approve_report,
}
LEADS_TO = {"submit": "submitted", "withdraw": "drafting", "return": "returned", "approve": "final"}
ALLOWED = {
    ("drafting", "submit"),
    ("returned", "submit"),
    ("submitted", "withdraw"),
    ("submitted", "return"),
    ("submitted", "approve"),
    ("final", "return"),
}
ALL = [(stage, verb) for stage in ("drafting", "submitted", "returned", "final") for verb in VERBS]


@pytest.mark.parametrize(("stage", "verb"), [step for step in ALL if step in ALLOWED])
def test_in_order(report, drafter, stage, verb):
    Report.objects.update(stage=stage)
    report.refresh_from_db()
    VERBS[verb](report=report, by=drafter)
    assert report.stage == Report.objects.get().stage == LEADS_TO[verb]
    said = WHY if verb == "return" else ""
    assert list(report.journal.values_list("verb", "person", "value"))[1:] == [(verb, drafter.pk, said)]


@pytest.mark.parametrize(("stage", "verb"), [step for step in ALL if step not in ALLOWED])
def test_out_of_order(report, drafter, stage, verb):
    Report.objects.update(stage=stage)
    with pytest.raises(ValidationError):
        VERBS[verb](report=report, by=drafter)
    assert report.stage == Report.objects.get().stage == stage
    assert report.journal.count() == 1


def test_the_text_is_open_while_it_is_drafted_or_returned(report, drafter):
    seen = [report.is_open]
    for verb in ("submit", "return", "submit", "approve", "return"):
        VERBS[verb](report=report, by=drafter)
        seen.append(report.is_open)
    assert seen == [True, False, True, False, False, True]


def test_two_reviewers_at_once(report, drafter, reviewer):
    submit_report(report=report, by=drafter)
    stale = Report.objects.get(pk=report.pk)
    return_report(report=report, by=reviewer, reason=WHY)
    with pytest.raises(ValidationError):
        approve_report(report=stale, by=reviewer)
    assert stale.stage == "returned"


@pytest.mark.parametrize("reason", ["", " \n\u3000"])
def test_nothing_is_returned_without_a_reason(report, drafter, reviewer, reason):
    submit_report(report=report, by=drafter)
    with pytest.raises(ValidationError):
        return_report(report=report, by=reviewer, reason=reason)
    assert (report.stage, Report.objects.get().stage) == ("submitted", "submitted")
    assert report.journal.filter(verb="return").count() == 0
