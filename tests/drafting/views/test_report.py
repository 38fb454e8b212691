"""The report's home."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import begin_report, return_report, submit_report
from reportsite.drafting.steps import Step, next_step
from tests.factories import PersonFactory
from tests.pages import client_of, tree_of


def steps(answer):
    return {step.identifier: step.state for step in answer.context["steps"]}


def forms(answer):
    """What the buttons do, downloads apart."""
    verbs = [action.rsplit("/", 2)[-2] for action in tree_of(answer).xpath("//main//form/@action")]
    return [verb for verb in verbs if verb != "exports"]


def test_the_steps_with_their_state(url, browser):
    answer = browser.get(url())
    assert [step.identifier for step in answer.context["steps"]] == [
        "facts",
        "preamble",
        "basic",
        "previous",
        "matters",
        "problems",
        "causes",
        "measures",
        "closing",
        "other",
        "rectification",
    ]
    assert steps(answer)["preamble"] == "done"
    assert steps(answer)["other"] != "done"
    assert answer.context["progress"].of == len(
        [leaf for step in answer.context["steps"] for leaf in step.steps or [step]]
    )


def test_every_step_leads_to_its_page(url, browser):
    answer = browser.get(url())
    leaves = [leaf.url for step in answer.context["steps"] for leaf in (step, *step.steps)]
    assert {browser.get(address).status_code for address in leaves} == {200}


def test_one_button_goes_on_where_the_work_stopped(report, drafter):
    client = client_of(drafter)
    answer = client.get(report.get_absolute_url())
    following = answer.context["next"].url
    assert tree_of(answer).xpath("//main//a[contains(@class, 'btn-primary')]/@href")[0] == following
    assert client.get(following).status_code == 200


def test_what_each_stage_offers_to_writer_and_reviewer(full, url, browser, drafter, reviewer):
    reviewing = client_of(reviewer)
    assert set(forms(browser.get(url()))) == {"submit"}
    assert forms(reviewing.get(url())) == []
    submit_report(report=full, by=drafter)
    assert forms(browser.get(url())) == ["withdraw"]
    assert forms(reviewing.get(url())) == ["approve", "return"]
    reviewing.post(url("approve/"))
    assert forms(browser.get(url())) == []
    assert forms(reviewing.get(url())) == ["return"]
    reviewing.post(url("return/"), {"reason": "再核一遍数字。"})
    assert set(forms(browser.get(url()))) == {"submit"}


def test_who_helps_is_named_by_the_member_alone(member_report, member, reviewer, drafter):
    assert "helper" in forms(client_of(member).get(member_report.get_absolute_url()))
    assert "helper" not in forms(client_of(reviewer).get(member_report.get_absolute_url()))
    client_of(member).post(f"{member_report.get_absolute_url()}helper/", {"helper": drafter.memberships.get().pk})
    helping = client_of(drafter).get(member_report.get_absolute_url())
    assert "helper" not in forms(helping)
    assert "起草人柏舟" in tree_of(helping).xpath("//main")[0].text_content()


def test_the_words_are_those_of_the_sections(url, browser):
    context = browser.get(url()).context
    words = [step.words for step in context["steps"] if step.words]
    assert [portion.words for portion in context["share"].share.portions] == words
    assert context["progress"].words == context["share"].share.words == sum(words) > 0


def test_the_bar_is_as_wide_as_its_portions(url, browser):
    answer = browser.get(url())
    bar = tree_of(answer).xpath("//main//svg[contains(@class, 'stack')]")[0]
    segments = answer.context["share"].segments
    assert [int(width) for width in bar.xpath(".//rect/@width")] == [segment.width for segment in segments]
    assert sum(segment.width for segment in segments) == answer.context["share"].width
    said = [term.text_content() for term in tree_of(answer).xpath("//dl[contains(@class, 'portions')]//dd")]
    assert [text.rpartition(" ")[2] for text in said] == [f"{segment.percent}%" for segment in segments]


def test_the_advice_on_length_names_its_theme(meeting, drafter, theme):
    theme.least_words_team, theme.most_words_team = 4000, 6000
    theme.save()
    answer = client_of(drafter, "en").get(
        begin_report(meeting=meeting, kind="team", person=None, by=drafter).get_absolute_url()
    )
    assert answer.context["share"].limits == [f"The theme “{theme.name}” advises 4000 to 6000 characters."]


def test_where_the_work_goes_on(page, url, browser):
    def following():
        return browser.get(url()).context["next"].url

    assert following() == url("dimensions/d2/")  # the first that is not complete
    page("dimensions/d4/").press(typed={"p3.heading": "还没写完"})
    assert following() == url("dimensions/d4/")
    page("rectification/").press(typed={"r2.leader": "柏舟"})
    assert following() == url("rectification/")
    page("preamble/").press(typed={"c0.preamble": "写完了。"})
    assert following() == url("dimensions/d2/")
    page("facts/").press(typed={"c0.date": ""})
    page("preamble/").press(typed={"c0.preamble": "又改了一遍。"})
    assert following() == url("facts/")


def test_a_new_report_begins_with_its_facts(report, drafter):
    home = report.get_absolute_url()
    assert client_of(drafter).get(home).context["next"].url == f"{home}facts/"


def test_what_a_theme_lacks_does_not_keep_anybody_at_the_facts(url, browser):
    step = browser.get(url()).context["steps"][0]
    assert (step.state, bool(step.note)) == ("done", True)


def test_what_somebody_else_wrote_last_does_not_lead_the_way(page, url, browser, unit):
    page("dimensions/d4/").press(typed={"p3.heading": "还没写完"})
    other = client_of(PersonFactory(unit=unit, roles=["drafter"]))
    assert other.get(url()).context["next"].url == url("dimensions/d2/")


def test_the_first_step_that_is_not_done_or_the_one_that_was_worked_on():
    def step(name, state, *within):
        return Step(name, name, f"/{name}/", state, steps=within)

    problems = step("problems", "doing", step("d1", "done"), step("d2", "error"), step("d3", "missing"))
    steps = [step("facts", "doing"), step("preamble", "todo"), step("causes", "done"), problems, step("list", "todo")]
    assert [next_step(steps[number:]).identifier for number in range(5)] == ["facts", "preamble", "d2", "d2", "list"]
    lasts = ["/list/", "/d3/", "/d1/", "/causes/", "/gone/"]
    assert [next_step(steps, last).identifier for last in lasts] == ["list", "d3", "facts", "facts", "facts"]
    assert next_step(steps[2:3]) is None


def colours(client, address):
    """The classes of everything on the page that is red."""
    tree = tree_of(client.get(address))
    return {
        name
        for element in tree.xpath("//main//*[@class]")
        for name in element.get("class").split()
        if name in ("error", "missing")
    }


@pytest.mark.parametrize("path", ["", "check/", "links/", "sections/problems/"])
def test_grey_until_begun_and_red_once_it_is_handed_in(report, drafter, reviewer, path):
    section = report.items.get(kind="section", role="problems")
    address = report.get_absolute_url() + path.replace("problems", section.key)
    assert colours(client_of(drafter), address) == set()
    submit_report(report=report, by=drafter)
    assert colours(client_of(reviewer), address) != set()
    return_report(report=report, by=reviewer, reason="还缺两个方面")
    assert colours(client_of(drafter), address) != set()


def test_what_is_not_begun_says_so(report, drafter):
    answer = client_of(drafter, "en").get(report.get_absolute_url())
    leaves = [leaf for step in answer.context["steps"] for leaf in step.steps or [step]]
    assert {leaf.state for leaf in leaves} == {"doing", "todo"}
    words = [tag.text_content() for tag in tree_of(answer).xpath("//ul[@class='tasks']//span[@class='tag todo']")]
    assert set(words) == {"not begun"}


def test_red_where_something_that_was_begun_must_be_mended(url, browser, page):
    assert steps(browser.get(url()))["rectification"] == "error"  # an item without a leader and a deadline
    page("rectification/").press(typed={"r2.leader": "柏舟", "r2.deadline": "6月底前"})
    assert steps(browser.get(url()))["rectification"] == "doing"
    page("facts/").press(typed={"c0.unit": ""})
    assert steps(browser.get(url()))["facts"] == "error"


def test_a_required_dimension_that_is_missing_is_a_step(report, drafter):
    client = client_of(drafter)
    before = client.get(report.get_absolute_url()).context["progress"].of
    gone = report.items.filter(kind="dimension").first()
    delete_item(report=report, person=None, item=gone)
    answer = client.get(report.get_absolute_url())
    problems = next(step for step in answer.context["steps"] if step.steps)
    assert (answer.context["progress"].of, [step.state for step in problems.steps]) == (before, ["todo"] * 3)
    assert problems.steps[-1].url == problems.url
    assert [note.level for note in answer.context["matrix"].missing] == ["todo"]
    assert client.get(f"{report.get_absolute_url()}rectification/").status_code == 200
    submit_report(report=report, by=drafter)
    answer = client.get(report.get_absolute_url())
    problems = next(step for step in answer.context["steps"] if step.steps)
    assert [step.state for step in problems.steps] == ["missing"] * 3
    assert [note.level for note in answer.context["matrix"].missing] == ["error"]


@pytest.mark.parametrize(("days", "left"), [(12, 12), (0, 0), (-3, -3)])
def test_the_days_until_the_meeting(full, url, browser, days, left):
    full.meeting.date = timezone.localdate() + timedelta(days=days)
    full.meeting.save()
    answer = browser.get(url())
    assert answer.context["report"].meeting.days_left == left
    assert tree_of(answer).xpath("//main//p[@class='sub']/b")[0].text_content().strip()


def test_the_links_in_short(url, browser):
    rows = tree_of(browser.get(url())).xpath("//table[contains(@class, 'small-matrix')]/tbody/tr")
    cells = [[" ".join(cell.text_content().split()) for cell in row.xpath("./td")] for row in rows]
    assert [row.xpath("./th//a/@href")[0] for row in rows] == [f"{url('links/')}?open=d{n}#d{n}" for n in range(1, 5)]
    assert [cell[0][:2] for cell in cells[:2]] == ["●一", "◐一"]
    assert [cell[1][:2] for cell in cells[:1]] == ["◐一"]
    assert [len(cell) for cell in cells] == [3, 3, 1, 3]


@pytest.mark.parametrize("title", ["", "<script>alert(1)</script>", "长" * 200_000], ids=["empty", "markup", "long"])
def test_whatever_the_title(page, browser, url, title):
    page("facts/").press(typed={"c0.title": title})
    answer = browser.get(url())
    assert (answer.status_code, len(tree_of(answer).xpath("//h1"))) == (200, 1)
    assert "<script>alert" not in answer.content.decode()
