import pytest

from tests.pages import NOBODYS


def test_up_and_down(page, url, keys):
    assert page("dimensions/d1/").press(url("items/e2/up/")).url == url("dimensions/d1/#e2")
    assert keys("p1") == ["e2", "e1", "r1", "r2"]
    page("dimensions/d1/").press(url("items/e2/down/"))
    assert keys("p1") == ["e1", "e2", "r1", "r2"]


def test_the_first_and_the_last_have_no_button_beyond(page, url):
    buttons = [action for action, _extra in page("dimensions/d1/").buttons]
    assert url("items/e1/up/") not in buttons
    assert url("items/e2/down/") not in buttons


@pytest.mark.parametrize("way", ["e1/up", "e2/down"])
def test_beyond_the_end_it_stays(browser, url, keys, way):
    assert browser.post(url(f"items/{way}/")).status_code == 302
    assert keys("p1")[:2] == ["e1", "e2"]


def test_the_number_that_prints_follows(page, url):
    page("sections/s4/").press(url("items/d2/up/"))
    paper = page("dimensions/d2/").tree.xpath("//*[@class='paper']")[0].text_content()
    assert "（一）以案促改方面" in "".join(paper.split())


@pytest.mark.parametrize("key", ["nothing", "%00", str(NOBODYS), "x" * 2000], ids=lambda key: key[:9])
def test_what_is_not_there(browser, url, key):
    assert browser.post(url(f"items/{key}/up/")).status_code == 404


def test_what_is_deleted_does_not_move(page, browser, url, keys):
    page("dimensions/d1/").press(url("items/e1/delete/"))
    assert browser.post(url("items/e1/down/")).status_code == 404


@pytest.mark.parametrize(("step", "wanted"), [("1", "e2 e1"), ("-1", "e1 e2"), ("99", "e2 e1"), ("0", "e1 e2")])
def test_dragged_to_another_place(browser, url, keys, step, wanted):
    answer = browser.post(url("items/e1/move/"), {"step": step, "back": url("dimensions/d1/")})
    assert answer.url == url("dimensions/d1/#e1")
    assert keys("p1")[:2] == wanted.split()


@pytest.mark.parametrize("step", ["", "x", "1.5", "9" * 5000, "\0", "１"])
def test_dragged_nowhere(browser, url, keys, step):
    assert browser.post(url("items/e1/move/"), {"step": step}).status_code == 302
    assert keys("p1")[:2] == ["e1", "e2"]
