"""Returning a report with a reason, and where the reason is read."""

import pytest

from reportsite.drafting.actions.reports import approve_report, return_report, submit_report, withdraw_report
from tests.drafting.views.test_every_page import is_sound
from tests.factories import PersonFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, only_by_post, refused, said, send, tree_of

WHY = "第二个问题没有具体事例。\n整改措施缺责任人 <b>和</b> 时限。"


@pytest.fixture
def submitted(full, drafter):
    submit_report(report=full, by=drafter)
    return full


@pytest.fixture
def reviewing(reviewer):
    return client_of(reviewer, "en")


def reason_on(answer):
    """What the report's home says of the return: the line above it, and the reason with its line ends."""
    found = tree_of(answer).xpath("//section[@id='returned']")
    return [(one.xpath("./h2")[0].text_content(), [p.text_content() for p in one.xpath("./p")]) for one in found]


def field(answer):
    return tree_of(answer).xpath("//details[@id='return']//textarea[@name='reason']")


@pytest.mark.parametrize("stage", ["submitted", "final"])
def test_returned_with_the_reason_in_the_journal(submitted, url, reviewer, reviewing, journal, stage):
    if stage == "final":
        approve_report(report=submitted, by=reviewer)
    answer = reviewing.post(url("return/"), {"reason": f"  {WHY}\n".replace("\n", "\r\n")})
    submitted.refresh_from_db()
    assert (answer.url, submitted.stage) == (url(), "returned")
    assert [level for level, _sentence in said(answer)] == ["success"]
    assert journal()[-1] == ("return", "c0", "", WHY)


def test_the_form_stands_where_it_can_be_sent(submitted, url, browser, reviewer, reviewing):
    assert [one.get("required") is not None for one in field(reviewing.get(url()))] == [True]
    assert field(browser.get(url())) == []
    return_report(report=submitted, by=reviewer, reason=WHY)
    assert field(reviewing.get(url())) == []


def test_the_home_says_who_when_and_why_as_long_as_it_is_returned(submitted, url, browser, drafter, reviewer):
    assert reason_on(browser.get(url())) == []
    return_report(report=submitted, by=reviewer, reason="先前的原因。")
    submit_report(report=submitted, by=drafter)
    return_report(report=submitted, by=reviewer, reason=WHY)
    for person in (drafter, reviewer):
        ((head, reason),) = reason_on(client_of(person).get(url()))
        assert reviewer.name in head
        assert reason == [WHY]
    submit_report(report=submitted, by=drafter)
    assert reason_on(browser.get(url())) == []
    withdraw_report(report=submitted, by=drafter)
    assert reason_on(browser.get(url())) == []


def test_one_that_was_returned_before_reasons_were_given(submitted, url, browser, reviewer):
    type(submitted).objects.update(stage="returned")
    submitted.journal.create(unit_id=submitted.unit_id, report=submitted, person=reviewer, verb="return", key="c0")
    ((_head, reason),) = reason_on(browser.get(url()))
    assert reason == []


def test_a_file_that_was_taken_over_is_no_return(submitted, url, browser, drafter, reviewer):
    return_report(report=submitted, by=reviewer, reason=WHY)
    submitted.journal.create(
        unit_id=submitted.unit_id, report=submitted, person=drafter, verb="return", key="c0", before="{}"
    )
    ((head, reason),) = reason_on(browser.get(url()))
    assert (reviewer.name in head, reason) == (True, [WHY])


def test_among_what_was_done_lately(submitted, url, drafter, reviewer):
    return_report(report=submitted, by=reviewer, reason="长" * 200)
    submit_report(report=submitted, by=drafter)
    quoted = tree_of(client_of(drafter, "en").get(url())).xpath("//section[@id='past']//li/q/text()")
    assert quoted == ["长" * 119 + "…"]


def test_on_the_board_for_who_may_read_the_report(submitted, reviewer, administrator, drafter):
    return_report(report=submitted, by=reviewer, reason="数" * 100)
    board = submitted.meeting.get_absolute_url()
    for person in (drafter, reviewer):
        assert f": {'数' * 59}…" in tree_of(client_of(person, "en").get(board)).text_content()
    assert "数数" not in tree_of(send(administrator, board)).text_content()


@pytest.mark.parametrize("reason", ["", "  \n ", "长" * 3001])
def test_without_a_reason_or_with_too_long_a_one_it_comes_back(submitted, url, reviewing, journal, reason):
    before = journal()
    answer = reviewing.post(url("return/"), {"reason": reason})
    is_sound(answer)
    submitted.refresh_from_db()
    assert (errors_in(answer), submitted.stage, journal()) == (["reason"], "submitted", before)
    tree = tree_of(answer)
    assert tree.xpath("//*[@id='errors']//a/@href") == ["#id_reason"]
    assert tree.xpath("//details[@id='return']/@open")
    assert field(answer)[0].text_content().strip() == reason.strip()


def test_3000_characters_in_lines_as_a_browser_sends_them(submitted, url, reviewing, journal):
    reason = "\n".join(["行" * 29] * 100)
    assert len(reason) == 2999
    assert reviewing.post(url("return/"), {"reason": reason.replace("\n", "\r\n")}).status_code == 302
    assert journal()[-1][3] == reason


@pytest.mark.parametrize(
    ("raw", "stored"), [(b"%ED%A0%80", "\ufffd\ufffd\ufffd"), (b"%00%1B", "\ufffd\ufffd"), ("𠮷".encode(), "𠮷")]
)
def test_hostile_characters(submitted, url, reviewing, journal, raw, stored):
    body = b"reason=" + "前".encode() + raw + "后".encode()
    answer = reviewing.generic("POST", url("return/"), body, "application/x-www-form-urlencoded")
    assert (answer.status_code, journal()[-1][3]) == (302, f"前{stored}后")
    assert reason_on(reviewing.get(url()))[0][1] == [f"前{stored}后"]


@pytest.mark.parametrize("stage", ["drafting", "returned"])
def test_what_was_typed_stays_when_the_writer_was_quicker(full, url, reviewing, journal, stage):
    type(full).objects.update(stage=stage)
    answer = reviewing.post(url("return/"), {"reason": WHY})
    is_sound(answer)
    assert field(answer)[0].text_content().strip() == WHY
    assert len(tree_of(answer).xpath("//*[@id='errors']//li")) == 1
    full.refresh_from_db()
    assert (full.stage, journal()) == (stage, [])


class TestAMembersReport:
    @pytest.fixture
    def address(self, member_report, member, drafter):
        member_report.helper = drafter.memberships.get()
        member_report.save()
        submit_report(report=member_report, by=member)
        return member_report.get_absolute_url()

    def test_the_member_and_the_helper_read_why(self, address, member, drafter, reviewing):
        assert reviewing.post(f"{address}return/", {"reason": WHY}).url == address
        for person in (member, drafter):
            assert reason_on(send(person, address))[0][1] == [WHY]

    def test_and_nobody_else(self, address, unit, reviewing, member_report):
        reviewing.post(f"{address}return/", {"reason": WHY})
        colleague = PersonFactory(unit=unit, roles=["drafter"])
        hidden_from(colleague, address)
        board = tree_of(send(colleague, member_report.meeting.get_absolute_url()))
        assert "具体事例" not in board.text_content()

    def test_not_by_who_writes_it(self, address, member, drafter):
        for person in (member, drafter):
            refused(person, f"{address}return/", "post", {"reason": WHY})


def test_who_may(submitted, url, drafter, reviewer, stranger, journal):
    before = journal()
    refused(drafter, url("return/"), "post", {"reason": WHY})
    hidden_from(stranger, url("return/"), "post")
    only_by_post(reviewer, url("return/"))
    asks_to_sign_in(url("return/"), "post")
    assert journal() == before
