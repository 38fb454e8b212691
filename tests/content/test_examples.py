"""What begins an example, and what is put in front of one that begins with nothing."""

import pytest

from reportsite.content.examples import begins_example, usual_marker


@pytest.mark.parametrize(
    "marker",
    ["比如，", "例如，", "又如，", "再如，", "譬如，", "诸如", "又比如，", "举例来说，", "如，", "如2024年3月，"],
)
def test_known_markers(marker):
    assert begins_example(f"{marker}阅览室漏登了11封来信。")


@pytest.mark.parametrize("text", ["阅览室漏登了来信。", "如期完成编目。", "如果不查，", "诸如此类的事。", "", "，比如"])
def test_what_is_none(text):
    assert not begins_example(text)


def test_the_first_and_the_others():
    assert [usual_marker(number) for number in (1, 2, 3)] == ["比如，", "又如，", "又如，"]
    assert all(begins_example(usual_marker(number) + "库房漏水。") for number in (1, 2))
