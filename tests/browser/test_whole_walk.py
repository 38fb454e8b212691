"""A whole report of real size, typed through the pages: from the notice's dimensions to the downloaded DOCX and PDF."""

import json
import re
from pathlib import Path

import pypdf
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from reportsite.accounts.models import Role
from reportsite.drafting.history import verify
from reportsite.drafting.models import Report
from tests.factories import PersonFactory, UnitFactory

CONTENT = json.loads((Path(__file__).parents[2] / "fixtures/demo/team.json").read_text())
SECTIONS = {section["role"]: section for section in CONTENT["sections"]}
NUMBERS = "一二三四五六七八九十"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unit(transactional_db):
    return UnitFactory(name=CONTENT["unit"], slug="water")


def typed_text() -> str:
    """What was typed, with the numbers that the official layout gives it, written down without the project's code."""
    lines = [CONTENT["title"], *CONTENT["preamble"]]
    for place, section in enumerate(CONTENT["sections"]):
        if section.get("heading"):
            lines.append(f"{NUMBERS[place]}、{section['heading']}")
        lines += section.get("paragraphs", [])
        for number, dimension in zip(NUMBERS, section.get("dimensions", []), strict=False):
            lines.append(f"（{number}）{dimension['heading']}")
            for count, problem in zip(NUMBERS, dimension["problems"], strict=False):
                examples = "".join(text for example in problem["examples"] for text in example["paragraphs"])
                lines.append(f"{count}是{problem['heading']}。{''.join(problem['paragraphs'])}{examples}")
        for number, point in zip(NUMBERS, section.get("points", []), strict=False):
            marker = f"（{number}）" if section["role"] in ("causes", "measures") else f"{number}是"
            within = "".join(
                f"{count}是{inner['heading']}。{''.join(inner['paragraphs'])}"
                for count, inner in zip(NUMBERS, point.get("points", []), strict=False)
            )
            lines.append(f"{marker}{point['heading']}。{''.join(point['paragraphs'])}{within}")
    return "".join(lines) + CONTENT["signature"] + CONTENT["date"]


def press(page: Page, selector: str) -> None:
    """Press a button that sends the page's form, and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def save(page: Page) -> None:
    press(page, ".bar-bottom button")


def fill(scope, name: str, value: str) -> None:
    scope.locator(f'[name$=".{name}"]').first.fill(value)


def put_in_the_theme(page: Page) -> None:
    wordings = [dimension["heading"] for dimension in SECTIONS["problems"]["dimensions"]]
    page.goto("/themes/new/")
    page.fill("[name=name]", "2024年度民主生活会")
    page.fill("[name=year]", "2024")
    page.fill(
        "[name=notice]",
        "\n".join(f"（{number}）{wording}。" for number, wording in zip(NUMBERS, wordings, strict=False)),
    )
    press(page, "[type=submit]:not([hidden])")
    rows = page.locator("textarea[name$=-wording]")
    assert [rows.nth(index).input_value() for index in range(rows.count())] == wordings
    page.fill("[name=form-0-short_name]", "政治纪律")
    press(page, "button[formaction$='/use/']")


def set_up_the_meeting(page: Page) -> None:
    page.goto("/meetings/new/")
    page.fill("[name=name]", "2024年度民主生活会")
    page.fill("[name=year]", "2024")
    page.fill("[name=date]", "2025-01-16")
    page.select_option("[name=theme]", label="2024年度民主生活会")
    press(page, "main form button")
    expect(page.locator("main .tasks li")).to_have_count(1)


def type_points(page: Page, address: str, section: dict) -> None:
    page.goto(address)
    form = page.locator("form.texts")
    page.locator("form.texts details.fold").first.evaluate("fold => fold.open = true")
    fill(form, "paragraphs", "\n".join(section.get("paragraphs", [])))
    for number, point in enumerate(section.get("points", [])):
        press(page, "form.texts > div > div > .buttons button[formaction$='/add-point/']")
        card = page.locator("form.texts > div > div > .list > article").nth(number)
        fill(card, "heading", point["heading"])
        fill(card, "paragraphs", "\n".join(point["paragraphs"]))
        for inner_number, inner in enumerate(point.get("points", [])):
            press(page, f"form.texts > div > div > .list > article:nth-of-type({number + 1}) > .inside > button")
            inner_card = (
                page.locator("form.texts > div > div > .list > article")
                .nth(number)
                .locator("article")
                .nth(inner_number)
            )
            fill(inner_card, "heading", inner["heading"])
            fill(inner_card, "paragraphs", "\n".join(inner["paragraphs"]))
    save(page)


def tick_links(page: Page, address: str, section: dict, keys: dict[str, str]) -> None:
    page.goto(address)
    for number, point in enumerate(section["points"]):
        card = page.locator("form.texts > div > div > .list > article").nth(number)
        card.locator(".linking details").evaluate("fold => fold.open = true")
        for link in point["links"]:
            card.locator(f".linking [type=checkbox][value='{keys[link]}']").check()
    save(page)


def type_dimension(page: Page, address: str, dimension: dict) -> dict[str, str]:
    """Type one dimension; returns the keys of the rows for those of the content."""
    page.goto(address)
    keys = {dimension["key"]: address.rstrip("/").rpartition("/")[2]}
    for number, problem in enumerate(dimension["problems"]):
        press(page, "button[formaction$='/add-problem/']")
        card = page.locator("form.texts > div > div > .list > article").nth(number)
        keys[problem["key"]] = card.get_attribute("id") or ""
        fill(card, "heading", problem["heading"])
        fill(card, "paragraphs", "\n".join(problem["paragraphs"]))
        card.locator("select[name$='.source']").select_option(problem.get("source", ""))
        for place, example in enumerate(problem["examples"]):
            press(
                page,
                f"form.texts > div > div > .list > article:nth-of-type({number + 1}) button[formaction$='/add-example/']",
            )
            inner = page.locator("form.texts > div > div > .list > article").nth(number).locator(".item").nth(place)
            fill(inner, "paragraphs", "\n".join(example["paragraphs"]))
    save(page)
    return keys


def type_rectification(page: Page, address: str) -> None:
    page.goto(address)
    problems = [problem for dimension in SECTIONS["problems"]["dimensions"] for problem in dimension["problems"]]
    for number, problem in enumerate(problems):
        press(page, f"form.texts article >> nth={number} >> button[formaction$='/add-rectification/']")
        row = page.locator("form.texts article").nth(number)
        for name in ("measure", "leader", "department", "deadline"):
            fill(row, name, problem["rectification"][0][name])
    save(page)


def without_space(text: str) -> str:
    return "".join(text.split())


def test_from_the_notice_to_the_downloaded_files(sign_in, unit, tmp_path):
    PersonFactory(username="keeper", unit=unit, roles=[Role.ADMINISTRATOR])
    PersonFactory(username="writer", unit=unit, roles=[Role.DRAFTER])
    keeper = sign_in("keeper")
    put_in_the_theme(keeper)
    set_up_the_meeting(keeper)

    page = sign_in("writer", accept_downloads=True)
    page.goto("/meetings/")
    press(page, "main .tasks a")
    press(page, "form[action$='/begin/team/'] button")
    home = page.url
    press(page, "form[action$='/sections/closing/add/'] button")

    page.goto(f"{home}facts/")
    form = page.locator("form.texts").first
    for name in ("title", "signature", "date"):
        fill(form, name, CONTENT[name])
    save(page)
    page.goto(f"{home}preamble/")
    fill(page.locator("form.texts"), "preamble", "\n".join(CONTENT["preamble"]))
    save(page)

    report = Report.objects.get()
    items = {item.role: item.key for item in report.items.filter(kind="section")}
    page.goto(f"{home}sections/{items['problems']}/")
    page.locator("form.texts details.fold").first.evaluate("fold => fold.open = true")
    fill(page.locator("form.texts"), "paragraphs", "\n".join(SECTIONS["problems"]["paragraphs"]))
    save(page)
    addresses = [link.get_attribute("href") for link in page.locator("section.card .tasks a").all()]
    keys: dict[str, str] = {}
    for address, dimension in zip(addresses, SECTIONS["problems"]["dimensions"], strict=True):
        keys |= type_dimension(page, address or "", dimension)
    for role, section in SECTIONS.items():
        if role != "problems":
            headings = f"{home}sections/{items[role]}/"
            page.goto(headings)
            page.locator("form.texts details.fold").first.evaluate("fold => fold.open = true")
            fill(page.locator("form.texts"), "heading", section.get("heading", ""))
            save(page)
            type_points(page, headings, section)
    for role in ("causes", "measures"):
        tick_links(page, f"{home}sections/{items[role]}/", SECTIONS[role], keys)
    type_rectification(page, f"{home}rectification/")

    page.goto(f"{home}check/")
    assert page.locator(".tag.error").count() == 0
    page.goto(f"{home}preview/")
    assert page.locator(".pages img").count() >= 10
    page.goto(f"{home}download/")
    texts = {}
    for extension in ("docx", "pdf"):
        with page.expect_download() as download:
            page.locator(f"form.exports button[value={extension}]").first.click()
        download.value.save_as(tmp_path / f"report.{extension}")
    texts["docx"] = "".join(paragraph.text for paragraph in Document(str(tmp_path / "report.docx")).paragraphs)
    pages = (sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "report.pdf").pages)
    texts["pdf"] = "".join(re.sub(r"—\s*\d+\s*—", "", text) for text in pages)
    assert without_space(texts["docx"]) == without_space(typed_text())
    assert without_space(texts["pdf"]) == without_space(typed_text())
    assert verify(report) == []
