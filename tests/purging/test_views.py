"""The pages of erasing: for those who keep the unit, without a word of the report."""

import pytest

from reportsite.content.erasing import ERASED
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Journal
from tests.drafting.conftest import full, item, text
from tests.drafting.views.test_every_page import is_sound
from tests.pages import (
    asks_to_sign_in,
    client_of,
    errors_in,
    hidden_from,
    only_by_post,
    refused,
    said,
    tree_of,
    values_of,
)

PASSAGE = "某人的案卷编号甲一"
FIXTURES = (full, item, text)


@pytest.fixture
def url(full):
    return lambda path="": f"/reports/{full.pk}/purge/{path}"


@pytest.fixture
def pasted(full, drafter):
    save_texts(report=full, person=drafter, changes=[Change("p1", "heading", 0, f"登记{PASSAGE}迟了")])


@pytest.fixture
def browser(administrator):
    return client_of(administrator)


def test_the_form_shows_no_text_of_the_report(url, browser, pasted):
    answer = browser.get(url())
    is_sound(answer)
    shown = answer.content.decode()
    assert not [word for word in ("登记", "青禾市档案馆对照检查材料", "家谱") if word in shown]


def test_found_then_confirmed_then_erased(url, browser, pasted, text):
    count = Journal.objects.count()
    answer = browser.post(url("look/"), {"passage": PASSAGE})
    is_sound(answer)
    assert Journal.objects.count() == count + 1
    assert "登记" not in answer.content.decode()
    cells = tree_of(answer).xpath("//section[@id='confirm']//td/text()")
    assert cells == ["1", "1", "0", "0", "0", "0", "0"]
    (form,) = tree_of(answer).xpath("//section[@id='confirm']//form")
    answer = browser.post(form.get("action"), values_of(form))
    assert (answer.status_code, answer.url) == (302, url())
    assert said(answer)[0][0] == "success"
    assert text("p1", "heading").value == f"登记{ERASED}迟了"


def test_not_found(url, browser, pasted):
    answer = browser.post(url("look/"), {"passage": "没有写过的一句话"})
    is_sound(answer)
    assert tree_of(answer).xpath("//section[@id='confirm']//form") == []
    answer = browser.post(url("erase/"), {"passage": "没有写过的一句话"})
    assert said(answer)[0][0] == "error"


@pytest.mark.parametrize("path", ["look/", "erase/"])
@pytest.mark.parametrize(
    "passage",
    [
        "",
        " \n\t",
        "三个字",
        "七个字也太短了",
        "够长的一行文字啊\n短",
        "\n".join(f"这是第{n:02}行的字" for n in range(51)),
        "x" * 100_001,
    ],
)
def test_a_passage_that_cannot_be_looked_for(url, browser, pasted, path, passage):
    count = Journal.objects.count()
    answer = browser.post(url(path), {"passage": passage})
    assert (answer.status_code, errors_in(answer)) == (200, ["passage"])
    assert Journal.objects.count() == count


@pytest.mark.parametrize("raw", [b"%00%00%00%00%00", b"%ED%A0%80abcd", b"%FF%FF%FF%FF"])
def test_hostile_bytes(url, browser, pasted, raw):
    for path in ("look/", "erase/"):
        answer = browser.generic("POST", url(path), b"passage=" + raw, "application/x-www-form-urlencoded")
        assert answer.status_code in (200, 302)


def test_who_may(url, pasted, drafter, reviewer, stranger, administrator, site_administrator):
    count = Journal.objects.count()
    for person in (drafter, reviewer):
        for path, method in (("", "get"), ("look/", "post"), ("erase/", "post")):
            refused(person, url(path), method, {"passage": PASSAGE} if method == "post" else None)
    hidden_from(stranger, url())
    hidden_from(stranger, url("look/"), "post")
    hidden_from(stranger, url("erase/"), "post")
    asks_to_sign_in(url())
    only_by_post(administrator, url("look/"))
    only_by_post(administrator, url("erase/"))
    assert client_of(site_administrator).get(url()).status_code == 200
    assert Journal.objects.count() == count


def test_the_page_says_beforehand_that_each_look_is_noted(url, browser):
    assert len(tree_of(browser.get(url())).xpath("//form[.//textarea]//p[@id='noted']")) == 1


@pytest.mark.parametrize(("least", "reads"), [(8, False), (4, True)])
def test_who_may_not_read_the_report_looks_for_more_than_a_word(url, full, pasted, administrator, least, reads):
    if reads:
        administrator.memberships.create(unit=full.unit, role="reviewer")
    browser = client_of(administrator)
    for path in ("look/", "erase/"):
        assert errors_in(browser.post(url(path), {"passage": PASSAGE[: least - 1]})) == ["passage"]
    assert not full.journal.filter(verb="purge look").exists()
    answer = browser.post(url("look/"), {"passage": PASSAGE[:least]})
    assert tree_of(answer).xpath("//section[@id='confirm']//td/text()")[:2] == ["1", "1"]


def test_the_readers_see_on_the_home_that_somebody_looked(url, full, pasted, browser, drafter, administrator):
    browser.post(url("look/"), {"passage": PASSAGE})
    (first, *_rest) = tree_of(client_of(drafter).get(full.get_absolute_url())).xpath("//section[@id='past']//li")
    assert administrator.name in first.text_content()
    assert PASSAGE not in first.text_content()


def test_the_home_leads_here_who_may(url, full, drafter):
    home = full.get_absolute_url()
    assert tree_of(client_of(drafter).get(home)).xpath("//a[@href=$url]", url=url()) == []
    drafter.memberships.create(unit=full.unit, role="administrator")
    assert len(tree_of(client_of(drafter).get(home)).xpath("//a[@href=$url]", url=url())) == 1
    assert len(tree_of(client_of(drafter).get(url())).xpath("//a[@href=$home]", home=home)) == 1
