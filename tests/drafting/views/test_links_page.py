"""What hangs on what: the table of links and its picture."""

import pytest

from reportsite.drafting.actions.items import delete_item, set_links
from reportsite.drafting.actions.reports import submit_report, take_over
from tests.drafting.contents import content_with_problems
from tests.pages import client_of, tree_of


@pytest.fixture
def table(url, browser):
    """table(query): the rows of the table, {key: row}."""

    def rows(query="", client=browser):
        tree = tree_of(client.get(url(f"links/{query}")))
        return {row.get("id"): row for row in tree.xpath("//div[contains(@class, 'frame')]/table/tbody/tr")}

    return rows


def states(row):
    """What each cell says by its class: linked, partly, inherited, free, or none."""
    return [cell.get("class").split()[0] for cell in row.xpath("./td")[:-1]]


def test_dimensions_against_causes_and_measures(table):
    rows = table()
    assert list(rows) == ["d1", "d2", "d3", "d4"]
    assert [states(rows[key]) for key in rows] == [["linked", "partly"], ["partly", "free"], [], ["free", "free"]]
    assert rows["d3"].xpath("./td/@colspan") == ["3"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?open=d1", ["d1", "p1", "d2", "d3", "d4"]),
        ("?open=all", ["d1", "p1", "d2", "p2", "d3", "d4", "p3"]),
        ("?open=d3", ["d1", "d2", "d3", "d4"]),
        ("?open=nothing", ["d1", "d2", "d3", "d4"]),
    ],
)
def test_a_dimension_opens_to_its_problems(table, query, expected):
    assert list(table(query)) == expected


def test_a_problem_shows_what_it_has_from_its_dimension(table):
    rows = table("?open=all")
    assert [states(rows[key]) for key in ("p1", "p2", "p3")] == [
        ["inherited", "linked"],
        ["linked", "free"],
        ["free"] * 2,
    ]
    assert rows["p1"].xpath("./td[1]//button") == []


def test_what_opens_says_so(table):
    assert [row.xpath(".//a[@aria-expanded]/@aria-expanded") for row in table("?open=d1").values()] == [
        ["true"],
        [],
        ["false"],
        [],
        ["false"],
    ]
    assert table()["d1"].xpath(".//a[@aria-expanded]/@href") == ["?open=d1#d1"]
    assert table("?open=d1")["d1"].xpath(".//a[@aria-expanded]/@href") == ["?#d1"]


def test_every_button_names_its_link_and_whether_it_is_there(url, drafter):
    tree = tree_of(client_of(drafter, "en").get(url("links/")))
    buttons = [
        (button.get("aria-label"), button.get("aria-pressed"), button.get("formaction"))
        for button in tree.xpath("//table//button")
    ]
    assert buttons[:3] == [
        ("Cause 一 explains “1 读懂馆藏方面”", "true", url("items/o4/links/d1/remove/")),
        ("Measure 一 mends “1 读懂馆藏方面”: 1 of 1 problems", "mixed", url("items/o5/links/d1/add/")),
        ("Cause 一 explains “2 以案促改方面”: 1 of 1 problems", "mixed", url("items/o4/links/d2/add/")),
    ]


def test_pressing_a_button_changes_what_the_cell_says(url, browser, table):
    button = table("?open=d1")["d1"].xpath("./td[1]//button")[0]
    answer = browser.post(button.get("formaction"), {"open": "d1"}, follow=True)
    assert answer.redirect_chain[0][0] == f"{url('links/')}?open=d1#{button.get('id')}"
    assert states(table("?open=d1")["d1"])[0] == "free"
    again = table("?open=d1")["d1"].xpath("./td[1]//button")[0]
    assert (again.get("id"), again.get("aria-pressed")) == (button.get("id"), "false")
    browser.post(again.get("formaction"))
    assert states(table()["d1"])[0] == "linked"


def test_the_items_of_the_list_lead_to_their_problem(table, url):
    rows = table("?open=all")
    links = {key: row.xpath("./td[last()]/a/@href") for key, row in rows.items()}
    assert (links["d1"], links["p1"]) == ([url("rectification/#p1")],) * 2
    assert links["p2"] == [url("rectification/#p2")]
    assert "2" in rows["p1"].xpath("./td[last()]/a")[0].text_content()


def test_red_is_only_what_must_be_mended(table):
    rows = table("?open=all")
    assert rows["p1"].xpath("./td[last()]/@class") == ["error"]  # an item without a leader and a deadline
    assert rows["p2"].xpath("./td[last()]/@class") == ["warn"]
    assert rows["d3"].xpath(".//*[contains(@class, 'error')]") == []
    assert [tag.get("class") for tag in rows["p3"].xpath("./th/span[contains(@class, 'tag')]")] == ["tag warn"] * 2


def test_grey_until_begun(report, drafter):
    tree = tree_of(client_of(drafter).get(f"{report.get_absolute_url()}links/"))
    assert {cell.get("class") for cell in tree.xpath("//table/tbody//td")} == {"none"}
    assert tree.xpath("//table//button") == []


def test_a_dimension_without_problems_keeps_a_link_that_can_be_taken_away(full, table, item):
    set_links(report=full, person=None, point=item("o4"), targets=[item("d3")])
    assert [button.get("aria-pressed") for button in table()["d3"].xpath("./td//button")] == ["true", "false"]


def test_readers_and_a_closed_report_have_no_buttons(table, reviewer, drafter, full):
    assert all(row.xpath(".//button") == [] for row in table("?open=all", client_of(reviewer)).values())
    submit_report(report=full, by=drafter)
    rows = table("?open=all")
    assert all(row.xpath(".//button") == [] for row in rows.values())
    assert states(rows["d1"]) == ["linked", "partly"]


def test_what_was_deleted_is_gone(table, full, item):
    delete_item(report=full, person=None, item=item("d2"))
    delete_item(report=full, person=None, item=item("o5"))
    rows = table()
    assert (list(rows), states(rows["d1"])) == (["d1"], ["linked", "none"])


def test_the_picture_and_its_loose_ends_in_words(url, browser):
    answer = browser.get(url("links/"))
    tree, matrix = tree_of(answer), answer.context["matrix"]
    picture = tree.xpath("//svg[@role='img']")[0]
    assert len(picture.xpath(".//path")) == len(matrix.picture.lines) == 3
    assert [title.text for title in picture.xpath("./g/title")][:2] == ["读懂馆藏方面", "登记不及时"]
    ends = tree.xpath("//ul[@class='loose-ends']/li/a")
    assert [(end.text, end.get("href")) for end in ends] == [
        ("没有标题的问题。", url("dimensions/d2/#p2")),
        ("没有标题的问题。", url("rectification/#p2")),
        ("排队久", url("dimensions/d4/#p3")),
        ("排队久", url("dimensions/d4/#p3")),
        ("排队久", url("rectification/#p3")),
    ]


def test_many_problems_are_drawn_by_dimension_and_the_page_says_so(unit, drafter):
    full = take_over(unit=unit, content=content_with_problems(41), by=None)
    answer = client_of(drafter).get(f"{full.get_absolute_url()}links/")
    assert answer.context["matrix"].picture.grouped
    assert len(tree_of(answer).xpath("//svg[@role='img']/g[contains(@class, 'problem')]")) == 0


@pytest.mark.parametrize("path", ["", "sections/s5/", "sections/s6/"])
def test_other_pages_lead_here(page, path, url):
    assert url("links/") in page(path).tree.xpath("//main//a/@href")


def test_hostile_headings_are_text(page, browser, url):
    for path, name in (("dimensions/d1/", "p1.heading"), ("sections/s5/", "o4.heading")):
        page(path).press(typed={name: '</title><script>alert(1)</script>" & %s {n}'})
    answer = browser.get(url("links/?open=all"))
    assert (answer.status_code, "<script>alert" in answer.content.decode()) == (200, False)
