"""The buttons of the correction page."""

import pytest

from reportsite.accounts.actions import set_roles
from reportsite.accounts.models import Role
from reportsite.drafting.rows import load_content
from reportsite.importer.correcting import AT, PLAIN
from reportsite.importer.editing import find
from reportsite.importing.actions.corrections import choose_answer
from reportsite.themes.queries import plain
from tests.factories import PersonFactory
from tests.importing.contents import content
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said

BUTTONS = [
    *(f"items/p2/{name}/" for name in (*PLAIN, *AT, "noise", "noise-text", "answers", "wording", "role/causes")),
    "facts/",
    "undo/",
    "dropped/0/place/",
    "unplaced/0/place/",
    "doubts/0/settle/",
]


@pytest.fixture
def node(now):
    return lambda key: find(now().current, key).node


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("items/p2/join/", {}),
        ("items/p2/raise/", {}),
        ("items/p2/up/", {}),
        ("items/d2/lower/", {}),
        ("items/d2/problem/", {}),
        ("items/p1/down/", {}),
        ("items/p1/split/", {"at": "0.1"}),
        ("items/p1/inside/", {"at": "0.1"}),
        ("items/s3/role/causes/", {}),
        ("items/p3/noise/", {}),
        ("items/s1/noise-text/", {"at": "0"}),
        ("dropped/0/place/", {"to": "c0"}),
        ("unplaced/0/place/", {"to": "o2"}),
        ("doubts/0/settle/", {}),
    ],
)
@pytest.mark.parametrize("stage", ["before", "after"])
def test_each_does_something_that_can_be_undone(press, now, request, stage, path, values):
    if stage == "after":
        request.getfixturevalue("made")
    before = now().current, now().decisions
    answer = press(path, **values)
    assert (answer.status_code, said(answer)) == (302, [])
    assert (now().current, now().decisions) != before
    press("undo/")
    assert (now().current, now().decisions) == before


def test_back_to_the_item_or_to_what_it_has_become(press, url, now):
    assert press("items/p2/up/").url == url() + "?item=p2#p2"
    new = press("items/p1/split/", at="0.1").url.partition("#")[2]
    assert find(now().current, new).node.heading == "查的人来了三回"
    assert press("items/p3/noise/").url == url() + "?item=d2#d2"


@pytest.mark.parametrize("at", ["", "x", "0", "9.9", "-1.0", "1" * 40, "0.0.0", "\0"])
def test_no_sentence(press, now, at):
    answer = press("items/p1/split/", at=at)
    assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert now().current == content()


@pytest.mark.parametrize("key", ["nothing", "%00", "x" * 2000, "%ED%A0%80"])
def test_an_item_that_is_not_there(press, now, key):
    answer = press(f"items/{key}/raise/")
    assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert now().current == content()


@pytest.mark.parametrize(
    "path", ["items/p1/role/causes/", "items/s1/role/boss/", "items/o1/examples/", "items/c0/noise/"]
)
def test_what_does_not_fit(press, now, path):
    assert [level for level, _sentence in said(press(path))] == ["error"]
    assert now().current == content()


def test_pressing_twice_counts_once(browser, url, seen, now):
    shown = {"seen": seen(), "at": "0.1"}
    browser.post(url("items/p1/split/"), shown)
    once = now().current
    again = browser.post(url("items/p1/split/"), shown)
    assert ([level for level, _sentence in said(again)], now().current) == (["error"], once)


@pytest.mark.parametrize("path", ["dropped/0/place/", "unplaced/0/place/", "dropped/99999/place/"])
@pytest.mark.parametrize("to", ["", "nothing", "\0"])
def test_a_text_put_nowhere(press, now, path, to):
    assert [level for level, _sentence in said(press(path, to=to))] == ["error"]
    assert now().current == content()


def test_the_answer_of_a_doubt_settles_it(press, now, node):
    press("items/s3/role/causes/", doubt="0")
    assert (node("s3").role, [one.code for one in now().decisions.doubts]) == ("causes", ["before_title"])


def test_a_dimension_of_the_theme(press, node, theme, common):
    wanted = plain(theme).dimensions[1]
    assert [level for level, _sentence in said(press("items/d1/answers/", answers=wanted.key))] == ["error"]
    press("facts/", kind="team", title="标题", person="", year="2024", theme=theme.pk, unit=common()["row"].unit_id)
    press("items/d1/answers/", answers=wanted.key)
    assert node("d1").answers == wanted.key
    press("items/d1/answers/", answers="")
    assert node("d1").answers == ""


def test_the_official_wording_only_where_it_is_confirmed(press, node, theme, common, drafter):
    wanted = theme.dimensions.first()
    press("facts/", kind="team", title="标题", person="", year="2024", theme=theme.pk, unit=common()["row"].unit_id)
    choose_answer(**common(), key="d1", answers=wanted.key)
    assert said(press("items/d1/wording/"))[-1][0] == "error"
    theme.dimensions.filter(key=wanted.key).update(confirmed_by=drafter)
    press("items/d1/wording/")
    assert node("d1").heading == wanted.wording


@pytest.mark.parametrize(
    "wrong", [{"kind": "boss"}, {"year": "x"}, {"year": "9" * 30}, {"theme": "0"}, {"unit": "x"}, {"title": "长" * 500}]
)
def test_facts_that_are_none(press, now, common, wrong):
    values = {
        "kind": "team",
        "title": "标题",
        "person": "",
        "year": "2024",
        "theme": "",
        "unit": common()["row"].unit_id,
    }
    answer = press("facts/", **values | wrong)
    assert (answer.status_code, now().plain) == (200, content())
    assert "is-invalid" in answer.content.decode()


def test_to_make_the_report(browser, url, now):
    answer = browser.post(url("make/"))
    assert answer.url == now().report.get_absolute_url()
    assert load_content(now().report) == content()
    assert browser.post(url("make/")).url == url()


def test_a_report_that_one_does_not_read(browser, url, press, common):
    press("facts/", kind="member", title="标题", person="别人", year="2024", theme="", unit=common()["row"].unit_id)
    assert browser.post(url("make/")).url == "/"


def test_to_delete_it(browser, url, now):
    assert browser.post(url("delete/")).url == "/imports/new/"
    assert browser.get(url()).status_code == 404


def test_not_to_delete_it_once_it_is_a_report(browser, url, made):
    assert browser.post(url("delete/")).url == url()
    assert browser.get(url()).status_code == 200


@pytest.mark.parametrize("path", [*BUTTONS, "make/", "delete/"])
def test_who_may_press(url, now, path, drafter, stranger, reviewer, unit):
    asks_to_sign_in(url(path), "post")
    hidden_from(stranger, url(path), "post")
    hidden_from(reviewer, url(path), "post")
    only_by_post(drafter, url(path))
    set_roles(unit=unit, person=drafter, roles=[Role.REVIEWER])
    refused(drafter, url(path), "post")
    assert now().current == content()


@pytest.mark.parametrize("path", BUTTONS)
def test_who_may_press_once_it_is_a_report(url, made, path, stranger, reviewer):
    hidden_from(stranger, url(path), "post")
    refused(reviewer, url(path), "post")
    assert load_content(made) == content()


def test_other_operations_have_no_address(press):
    assert [press(f"items/p1/{name}/").status_code for name in ("delete", "PLAIN", "..%2f")] == [404, 404, 404]


def test_another_writer_of_the_report_corrects_it(made, url, seen, unit, now):
    other = PersonFactory(unit=unit, roles=[Role.DRAFTER])
    client_of(other).post(url("items/p2/up/"), {"seen": seen()})
    assert [one.key for one in find(load_content(made), "d1").node.problems] == ["p2", "p1"]
