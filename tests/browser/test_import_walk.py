"""What exists is brought in, corrected, exported, changed outside and taken back: through the pages, as a person does it."""

import docx
import pytest
from playwright.sync_api import Page, expect

from reportsite.accounts.models import Role
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from tests.factories import PersonFactory, UnitFactory
from tests.importing.contents import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(transactional_db, sign_in) -> Page:
    unit = UnitFactory(name="中共青禾市档案馆支部", slug="archive")
    drafter = PersonFactory(name="起草人柏舟", unit=unit, roles=[Role.DRAFTER])
    return sign_in(drafter.username, viewport={"width": 1366, "height": 768}, accept_downloads=True)


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def drop(page: Page, field: str, path) -> None:
    """Drop a file somewhere on the page, as from a folder's window."""
    transfer = page.evaluate_handle(
        """([name, bytes]) => { const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], name)); return transfer; }""",
        [path.name, list(path.read_bytes())],
    )
    page.dispatch_event("h1", "drop", {"dataTransfer": transfer})
    expect(page.locator(field)).not_to_have_value("")


def bring_in(page: Page, tmp_path) -> None:
    """A text is dropped; the tree stands beside its source, with a doubt."""
    source = tmp_path / "去年的材料.txt"
    source.write_bytes(TEXT.encode("gb18030"))
    page.goto("/imports/new/")
    drop(page, "[name=file]", source)
    press(page, "main form [type=submit]")
    expect(page.locator(".source .lines-of > li")).to_have_count(len(TEXT.split("\n")))
    expect(page.locator("#tree")).to_contain_text("带头读懂馆藏方面")
    assert page.locator(".doubts li").count() > 0


def correct_two_things(page: Page) -> None:
    """A problem becomes part of the one before; a section gets another role."""
    problem = "#tree .node:has(> .said:has-text('记得不全')):not(:has(.node .node))"
    press(page, f"{problem} .pick")
    press(page, "#tree button[formaction$='/join/']")
    expect(page.locator("#tree .node", has_text="来信漏了十一封").last).to_contain_text("《柳溪志》")
    press(page, "#tree .node:has(> .said:has-text('工作开展情况')) > .said .pick")
    press(page, "#tree button[formaction$='/role/previous/']")
    expect(page.locator("button[data-key=z]")).to_be_visible()


def change_as_an_office_does(path) -> None:
    document = docx.Document(path)
    for old, new in (("排队太久", "排队的时间太长"), ("窗口只开一个。", "窗口常年只开一个。")):
        run = next(run for one in document.paragraphs for run in one.runs if old in run.text)
        run.text = run.text.replace(old, new)
    document.save(path)


def test_from_the_drawer_to_the_file_that_comes_back(page, tmp_path):
    bring_in(page, tmp_path)
    correct_two_things(page)
    press(page, "form[action$='/make/'] button")
    report = Report.objects.get()
    page.goto(f"{report.get_absolute_url()}download/")
    with page.expect_download() as download:
        page.locator("main button", has_text="DOCX").first.click()
    exported = tmp_path / "导出.docx"
    download.value.save_as(exported)
    change_as_an_office_does(exported)
    press(page, "a[href$='/returns/new/']")
    drop(page, "[name=file]", exported)
    press(page, "main form [type=submit]")
    changes = page.locator("section.change")
    expect(changes).to_have_count(2)
    expect(changes.first.locator("ins")).to_have_text("的时间太长")
    press(page, "section.change >> nth=0 >> form[action$='/take/'] button")
    expect(changes).to_have_count(1)
    press(page, "section.change form[action$='/leave/'] button")
    expect(changes).to_have_count(0)
    (problem,) = load_content(report).sections[1].dimensions[1].problems
    assert (problem.heading, problem.paragraphs) == ("排队的时间太长", ("窗口只开一个。",))
