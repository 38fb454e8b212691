"""Letters twice as large, at the width of an office screen: nothing is cut off, and no page scrolls sideways."""

import pytest

from reportsite.accounts.actions import set_type
from reportsite.accounts.models import Person
from tests.browser.test_accessibility import addresses, demo

pytestmark = pytest.mark.django_db(transaction=True)
FIXTURES = (demo,)

# Every element whose text is wider or higher than the place in which it is shown, and cannot be scrolled to.
CUT = """() => {
  const hides = value => value === "hidden" || value === "clip";
  return Array.from(document.querySelectorAll("body *")).filter(one => {
    const style = getComputedStyle(one), text = one.textContent.trim();
    if (!text || one.closest(".visually-hidden, details:not([open]) > :not(summary), dialog:not([open])")) return false;
    if (!one.getClientRects().length || style.clipPath !== "none") return false;
    return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
  }).map(one => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`);
}"""
# Every element whose own text runs into that of the one after it on its line.
OVERLAP = """() => {
  const leaves = Array.from(document.querySelectorAll("main a, main button, main label, main .tag, main h1, main h2, main dt, .top a, .top summary"))
    .filter(one => one.checkVisibility() && one.textContent.trim() && !one.closest(".visually-hidden"));
  const seen = one => { // what is scrolled out of sight within a region of its own is not there
    const box = one.getBoundingClientRect(), region = one.closest(".frame, .scroll");
    const edge = region ? region.getBoundingClientRect() : box;
    return { left: Math.max(box.left, edge.left), right: Math.min(box.right, edge.right), top: Math.max(box.top, edge.top),
      bottom: Math.min(box.bottom, edge.bottom), get width() { return this.right - this.left; }, get height() { return this.bottom - this.top; } };
  };
  const boxes = leaves.map(one => [one, seen(one)]).filter(([, box]) => box.width > 2 && box.height > 2);
  const found = [];
  boxes.forEach(([one, a], at) => boxes.slice(at + 1, at + 6).forEach(([other, b]) => {
    if (one.contains(other) || other.contains(one)) return;
    if (one.closest(".bar-bottom") || other.closest(".bar-bottom")) return;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 6) found.push(`${one.textContent.trim().slice(0, 20)} / ${other.textContent.trim().slice(0, 20)}`);
  }));
  return found;
}"""
# Every field with a choice whose chosen word is wider than its place.
CHOSEN = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  return Array.from(document.querySelectorAll(".fields select")).filter(one => {
    const style = getComputedStyle(one);
    pen.font = style.font;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return one.checkVisibility() && pen.measureText(one.selectedOptions[0].textContent.trim()).width > room + 1;
  }).map(one => `${one.name}: ${one.selectedOptions[0].textContent}`);
}"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def wrong_on(page) -> list[str]:
    wide = page.evaluate(WIDE)
    return (
        page.evaluate(CUT)
        + page.evaluate(CHOSEN)
        + page.evaluate(OVERLAP)
        + ([f"{wide} pixels too wide"] if wide > 0 else [])
    )


@pytest.mark.parametrize("who", ["qicao", "heyue", "guanli", "admin"])
def test_text_at_twice_its_size_is_whole(sign_in, demo, who):
    page = sign_in(who, bypass_csp=True, viewport={"width": 1280, "height": 800})
    found = {}
    for address in addresses(demo)[who]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
        page.add_style_tag(content="html { font-size: 200% !important; }")
        if wrong := wrong_on(page):
            found[address] = wrong
    assert found == {}


def test_large_type_enlarges_every_text(sign_in, demo):
    """What is written on a page is set in rem, so that all of it grows by a quarter. What a picture says, the page says in
    words too."""
    sizes = """() => Array.from(document.querySelectorAll("body *")).filter(one => one.textContent.trim() && !one.closest("svg"))
      .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    page = sign_in("qicao", viewport={"width": 1280, "height": 800})
    for address in addresses(demo)["qicao"][:8]:
        page.goto(address)
        before = page.evaluate(sizes)
        page.evaluate("document.documentElement.classList.add('large')")
        after = page.evaluate(sizes)
        assert {round(large / size, 2) for size, large in zip(before, after, strict=True)} == {1.25}, address


def test_it_stays_from_machine_to_machine(sign_in, demo):
    set_type(person=Person.objects.get(username="qicao"), large=True)
    page = sign_in("qicao")
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    page.locator(".menu summary").click()
    with page.expect_navigation():
        page.locator("form[action='/normal-type/'] button").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
