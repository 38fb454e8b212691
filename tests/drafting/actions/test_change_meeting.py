from reportsite.drafting.actions.meetings import change_meeting
from reportsite.drafting.models import Meeting
from reportsite.drafting.rows import load
from tests.factories import ThemeFactory


def test_new_facts_and_themes(meeting):
    other = ThemeFactory()
    change_meeting(meeting=meeting, name="专题民主生活会", year=2023, themes=[other], place="大会议室")
    row = Meeting.objects.get(pk=meeting.pk)
    assert (row.name, row.year, row.date, row.place) == ("专题民主生活会", 2023, None, "大会议室")
    assert list(row.themes.all()) == [other]


def test_the_same_themes_in_another_order(meeting, theme):
    other = ThemeFactory()
    for themes in ([other, theme], [theme, other]):
        change_meeting(meeting=meeting, name=meeting.name, year=2024, themes=themes)
        assert list(meeting.themes.order_by("meetingtheme__order")) == themes


def test_reports_that_were_begun_keep_their_themes(meeting, report, theme):
    change_meeting(meeting=meeting, name=meeting.name, year=2024, themes=[ThemeFactory()])
    assert [entry.slug for entry in load(report).themes] == [theme.slug]
