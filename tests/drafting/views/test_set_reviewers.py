import pytest

from tests.factories import PersonFactory
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused, said, send


@pytest.fixture
def url(meeting):
    return f"/meetings/{meeting.pk}/reviewers/"


@pytest.fixture
def reviewers(meeting):
    return lambda: {row.person for row in meeting.reviewers.all()}


def test_exactly_the_ticked_ones(url, reviewers, administrator, reviewer, unit, meeting):
    second = PersonFactory(unit=unit, roles=["reviewer"])
    answer = send(administrator, url, "post", {"reviewers": [second.memberships.get().pk]})
    assert (answer.url, reviewers()) == (meeting.get_absolute_url(), {second})
    send(administrator, url, "post")
    assert reviewers() == set()


def test_only_reviewers_of_the_unit(url, reviewers, administrator, drafter, stranger, reviewer):
    forged = [
        drafter.memberships.get().pk,
        stranger.memberships.get(role="reviewer").pk,
        0,
        NOBODYS,
        10**40,
        "x",
        "\0",
        "",
    ]
    for number in forged:
        answer = send(administrator, url, "post", {"reviewers": [reviewer.memberships.get().pk, number]})
        assert (number, [level for level, _sentence in said(answer)]) == (number, ["error"])
    assert reviewers() == {reviewer}


def test_others_may_not(url, reviewers, drafter, reviewer, member, stranger):
    for person in (drafter, reviewer, member):
        refused(person, url, "post")
    hidden_from(stranger, url, "post")
    assert reviewers() == {reviewer}


def test_nobody_and_only_by_post(url, administrator):
    asks_to_sign_in(url, "post")
    only_by_post(administrator, url)
