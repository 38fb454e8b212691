"""Sections of the theme's outline that the report does not have."""

import pytest

from reportsite.drafting.rows import load_content
from tests.pages import client_of, tree_of


def roles(report):
    return [section.role for section in load_content(report).sections]


@pytest.fixture
def address(report):
    return lambda role: f"/reports/{report.pk}/sections/{role}/add/"


def test_the_home_offers_what_is_missing_and_it_comes_at_its_place(report, drafter, address):
    client = client_of(drafter)
    before = roles(report)
    offered = tree_of(client.get(report.get_absolute_url())).xpath("//form[contains(@action, '/add/')]/@action")
    assert address("basic") in offered
    assert client.post(address("basic")).url == report.get_absolute_url()
    assert roles(report)[0] == "basic"
    assert [role for role in roles(report) if role != "basic"] == before


def test_once(report, drafter, address):
    client = client_of(drafter)
    assert [client.post(address("basic")).status_code for _ in range(2)] == [302, 404]
    assert roles(report).count("basic") == 1


@pytest.mark.parametrize(
    "role", ["problems", "nothing", "other", "%00", "x" * 3000, "%ED%A0%80"], ids=lambda role: role[:9]
)
def test_not_what_is_there_or_what_no_outline_names(report, drafter, address, role):
    before = roles(report)
    assert client_of(drafter).post(address(role)).status_code == 404
    assert roles(report) == before
