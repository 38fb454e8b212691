"""Whether browsers keep a copy of what has not arrived: the unit's administrator decides."""

import pytest

from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said, tree_of

ADDRESS = "/units/archive/copies/"


def keeps(unit):
    unit.refresh_from_db()
    return unit.keeps_copies


def test_they_are_kept_unless_somebody_switches_them_off(unit, administrator):
    assert keeps(unit) is True
    answer = client_of(administrator).post(ADDRESS)
    assert (answer.url, keeps(unit), len(said(answer))) == ("/units/archive/", False, 1)


def test_and_on_again(unit, administrator):
    client_of(administrator).post(ADDRESS)
    client_of(administrator).post(ADDRESS, {"keeps_copies": "on"})
    assert keeps(unit) is True


@pytest.mark.parametrize(("value", "shown"), [(True, ["yes"]), (False, [])])
def test_the_pages_with_texts_know(unit, report, drafter, value, shown):
    type(unit).objects.update(keeps_copies=value)
    page = tree_of(client_of(drafter).get(f"/reports/{report.pk}/facts/"))
    assert page.xpath("//form[@id='texts']/@data-copies") == shown


def test_who_may(unit, drafter, administrator, stranger):
    asks_to_sign_in(ADDRESS, "post")
    hidden_from(stranger, ADDRESS, "post", nothing="/units/nothing/copies/")
    refused(drafter, ADDRESS, "post")
    only_by_post(administrator, ADDRESS)
