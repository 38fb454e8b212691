"""Handing in, taking back, approving; returning with a reason has a file of its own."""

import pytest

from tests.pages import client_of, said

WAY = [
    ("drafting", "submit", "drafter", "submitted"),
    ("returned", "submit", "drafter", "submitted"),
    ("submitted", "withdraw", "drafter", "drafting"),
    ("submitted", "approve", "reviewer", "final"),
]
ALLOWED = {(before, verb): after for before, verb, _who, after in WAY}
WHO = {verb: who for _before, verb, who, _after in WAY}


@pytest.mark.parametrize("verb", sorted(WHO))
@pytest.mark.parametrize("before", ["drafting", "submitted", "returned", "final"])
def test_each_step_from_each_stage(full, url, request, before, verb, journal):
    type(full).objects.update(stage=before)
    answer = client_of(request.getfixturevalue(WHO[verb])).post(url(f"{verb}/"))
    full.refresh_from_db()
    after = ALLOWED.get((before, verb))
    assert (answer.url, full.stage) == (full.get_absolute_url(), after or before)
    assert [level for level, _sentence in said(answer)] == ["success" if after else "error"]
    assert [entry[0] for entry in journal()] == ([verb] if after else [])


def test_no_other_stage_by_a_forged_field(full, url, browser):
    browser.post(url("submit/"), {"stage": "final", "by": "1", "verb": "approve"})
    full.refresh_from_db()
    assert full.stage == "submitted"


def test_twice_is_once(full, url, browser, journal):
    for _ in range(2):
        browser.post(url("submit/"))
    assert len(journal()) == 1


def test_a_drafter_who_also_reviews_may_do_both(full, url, drafter, unit):
    drafter.memberships.create(unit=unit, role="reviewer")
    client = client_of(drafter)
    client.post(url("submit/"))
    client.post(url("approve/"))
    full.refresh_from_db()
    assert full.stage == "final"
