"""Whoever goes through a page by Tab sees where they are: the focus has an outline, and nothing lies over it."""

import pytest

from tests.browser.test_accessibility import AXE, RULES, demo

pytestmark = pytest.mark.django_db(transaction=True)
FIXTURES = (demo,)

# What is wrong with the focus where it stands: no outline, outside the window, or something over its middle or edges.
SEEN = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const name = `${one.tagName} ${one.name || one.id || one.textContent.trim().slice(0, 20)}`;
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const mine = at => at && (one.contains(at) || at.contains(one) || (at.labels && one.labels && [...one.labels].includes(at)));
  const tall = box.height > innerHeight / 2;
  const heights = tall ? [top + 8] : [top + 2, (top + bottom) / 2, bottom - 2];
  const covered = right <= left || bottom <= top || (!tall && (box.top < -1 || box.bottom > innerHeight + 1))
    || heights.some(y => !mine(document.elementFromPoint((left + right) / 2, y)));
  return [name, outlined ? "" : "no outline", covered ? `covered at ${Math.round(box.top)}` : ""].filter(Boolean);
}"""


def steps(demo):
    """Pages with a bar at the bottom, with tables, and with much to press."""
    home = demo.get_absolute_url()
    item = demo.items.filter(kind="dimension").first()
    section = demo.items.filter(kind="section", role="causes").first()
    return [home, f"{home}dimensions/{item.key}/", f"{home}sections/{section.key}/", f"{home}rectification/"]


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_the_focus_is_seen_wherever_tab_leads(sign_in, demo, size):
    page = sign_in("qicao", viewport={"width": size[0], "height": size[1]})
    found = {}
    for address in steps(demo):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
        wrong = []
        for turn in range(90):
            page.keyboard.press("Tab")
            here = page.evaluate(SEEN)
            if here is None:
                break
            if len(here) > 1:
                wrong.append(" ".join(here))
            assert turn or here
        assert turn > 10
        if wrong:
            found[address] = wrong
    assert found == {}


def test_the_size_of_targets_is_among_what_axe_looks_at(sign_in, demo):
    page = sign_in("qicao", bypass_csp=True)
    page.goto("/")
    page.evaluate(AXE.read_text())
    small = """() => { document.querySelector("main").insertAdjacentHTML("beforeend",
      "<p id='small'><button>一</button><button>二</button></p>");
      document.querySelectorAll("#small button").forEach(one => { one.style.cssText = "width: 12px; height: 12px; padding: 0; border: 0"; }); }"""
    page.evaluate(small)
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert "target-size" in [rule["id"] for rule in found["violations"]]


def test_the_list_of_errors_has_the_focus_and_its_links_lead_to_the_fields(sign_in, demo):
    page = sign_in("guanli", viewport={"width": 1366, "height": 768})
    page.goto("/units/demo-water/")
    with page.expect_navigation():
        page.evaluate("""() => { const form = document.querySelector("aside form"); form.noValidate = true;
          form.querySelector("[name=username]").value = "a b"; form.requestSubmit(); }""")
    assert page.evaluate("document.activeElement.id") == "errors"
    page.locator("#errors a").last.click()
    assert page.evaluate("document.activeElement.name") == "username"
    assert page.evaluate(SEEN)[1:] == []
