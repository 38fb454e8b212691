from reportsite.themes.models import Theme
from tests.pages import asks_to_sign_in, hidden_from, only_by_post, refused, said

URL = "/themes/archive-2025/dimensions/add/"


def test_after_the_others_and_after_what_was_typed_is_saved(corrections, wordings):
    answer = corrections.press(URL, {"notice": "1. 带头晒书方面；2. 带头除虫方面", "form-0-wording": "改过的一条"})
    assert answer.url == "/themes/archive-2025/change/"
    assert (wordings()[0], wordings()[3:]) == ("改过的一条", ["带头晒书方面", "带头除虫方面"])


def test_nothing_typed_is_said(corrections, wordings):
    answer = corrections.press(URL, {"notice": " \n "})
    assert ([level for level, _sentence in said(answer)], len(wordings())) == (["error"], 3)


def test_only_numbers_and_marks_are_no_dimension(corrections, wordings):
    corrections.press(URL, {"notice": "一、\n（二）\n；；；"})
    assert len(wordings()) == 3


def test_readers_may_not_and_strangers_find_nothing(own_theme, drafter, stranger):
    hidden_from(stranger, URL, "post", nothing="/themes/nothing-here/dimensions/add/")
    Theme.objects.update(status="in_use")
    refused(drafter, URL, "post", {"notice": "不该有的"})
    assert own_theme.dimensions.count() == 3


def test_nobody(own_theme):
    asks_to_sign_in(URL, "post")


def test_only_by_post(own_theme, administrator):
    only_by_post(administrator, URL)
