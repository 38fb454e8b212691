"""The report's home."""

import pytest

from reportsite.drafting.actions.reports import submit_report
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
    assert answer.context["of"] == len([leaf for step in answer.context["steps"] for leaf in step.steps or [step]])


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
    reviewing.post(url("return/"))
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
    assert context["words"] == sum(step.words or 0 for step in context["steps"])
    assert context["words"] > 0


@pytest.mark.parametrize("title", ["", "<script>alert(1)</script>", "长" * 200_000], ids=["empty", "markup", "long"])
def test_whatever_the_title(page, browser, url, title):
    page("facts/").press(typed={"c0.title": title})
    answer = browser.get(url())
    assert (answer.status_code, len(tree_of(answer).xpath("//h1"))) == (200, 1)
    assert "<script>alert" not in answer.content.decode()
