"""What the tests of writing in a browser share: opening a page, cutting its network, and what is stored and kept."""

from contextlib import suppress

from playwright.sync_api import Error, expect

from reportsite.drafting.models import Text

FIELD = "[name='p1.heading']"
TEXT = "[name='p1.paragraphs']"
# A sign-in that ended, a cut and a conflict are errors to the browser's console.
EXPECTED = "Failed to load resource"


def opened(page, report, path="dimensions/d1/"):
    page.goto(f"/reports/{report.pk}/{path}")
    expect(page.locator("form.texts")).to_have_attribute("data-ready", "yes")
    return page


def stored(key="p1", name="heading"):
    return Text.objects.get(item__key=key, name=name).value


def arrives(page, text, **place):
    """What was sent on leaving is stored soon: no page is left to say so."""
    for _turn in range(200):
        if stored(**place) == text:
            return
        page.wait_for_timeout(100)
    assert stored(**place) == text


def saved(page):
    expect(page.locator("#saving")).to_have_class("saving done")


def copies(page):
    """What the browser keeps, by the names of the texts."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            const request = indexedDB.open("reportsite");
            request.onsuccess = () => {
                const names = request.result.objectStoreNames;
                if (!names.length) { request.result.close(); return resolve({}); }
                const all = request.result.transaction("texts").objectStore("texts").getAll();
                all.onsuccess = () => {
                    request.result.close();
                    resolve(Object.fromEntries(all.result.map((copy) => [copy.name, copy.value])));
                };
            };
        })"""
    )


def cut(page):
    """From now on nothing that the page sends arrives."""
    page.cut = page.context.new_cdp_session(page)
    page.cut.send("Network.enable")
    _network(page, offline=True)


def mend(page):
    _network(page, offline=False)


def _network(page, offline):
    limits = {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    page.cut.send("Network.emulateNetworkConditions", limits)


def crash(page):
    """The tab dies, without a word to the page. Returns another one of the same browser."""
    other = page.context.new_page()
    with suppress(Error), page.expect_event("crash"):
        page.goto("chrome://crash", timeout=5000)
    return other
