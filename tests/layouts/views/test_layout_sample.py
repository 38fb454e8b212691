"""The sample page: a picture that follows the settings in the address, and stores nothing."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from reportsite.document import apart
from tests.document.readers import needs_pdf
from tests.pages import asks_to_sign_in, client_of, hidden_from, refused

pytestmark = needs_pdf


@pytest.fixture
def url(row):
    return f"/units/archive/layouts/{row.pk}/sample.png"


def picture(answer):
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(answer.content))


def dark_rows(image):
    """The rows of the picture on which something is drawn."""
    grey = image.convert("L")
    return [y for y in range(grey.height) if grey.crop((0, y, grey.width, y + 1)).getextrema()[0] < 128]


def test_a_page_as_it_is_stored(url, administrator):
    answer = client_of(administrator).get(url)
    image = picture(answer)
    assert (image.size, answer.headers["X-Characters"], answer.headers["X-Lines"]) == ((953, 1348), "28", "21")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_with_what_is_typed(url, administrator, typed):
    client = client_of(administrator)
    stored = picture(client.get(url))
    lower = client.get(url, typed(top_mm="60", pitch_pt="28.95"))
    assert dark_rows(picture(lower))[0] - dark_rows(stored)[0] == pytest.approx(23 * 952 / 210, abs=3)
    assert lower.headers["X-Lines"] == "19"


def test_the_size_of_the_paper(url, administrator, typed):
    image = picture(client_of(administrator).get(url, typed(page_width_mm="184", page_height_mm="260")))
    assert image.size == (835, 1180)


def test_the_page_number_goes_where_it_is_put(url, administrator, typed):
    client = client_of(administrator)
    lowest = [dark_rows(picture(client.get(url, typed(page_number=place))))[-1] for place in ("outside", "none")]
    assert lowest[0] > 1200 > lowest[1]


def test_nothing_is_stored(url, row, administrator, typed):
    client = client_of(administrator)
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url, typed(top_mm="50"))
    assert {query["sql"].split()[0] for query in captured} == {"SELECT"}
    row.refresh_from_db()
    assert (row.layout.top_mm, row.revision) == (37, 0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pitch_pt": "31"}, "Line pitch of the text: From 28 to 30 pt."),
        ({"title_font": "宋;体"}, "Title: Font: Type the name of a font: letters, digits, spaces and . ( ) - _ only."),
        ({"top_mm": "100", "bottom_mm": "100", "page_height_mm": "200"}, "The margins leave less than 40 mm"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(url, administrator, typed, changed, said):
    answer = client_of(administrator, "en").get(url, typed(**changed))
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert answer.content.decode().startswith(said)


@pytest.mark.parametrize("query", ["?pitch_pt=29", "?pitch_pt=%00", "?top_mm=" + "9" * 3000, "?title_font=%ed%a0%80"])
def test_half_an_address_or_a_forged_one(url, administrator, query):
    assert client_of(administrator).get(url + query).status_code == 400


def test_an_address_about_something_else_shows_what_is_stored(url, administrator):
    assert client_of(administrator).get(url + "?name=%00&revision=x").status_code == 200


def test_what_cannot_be_made_in_time_is_a_sentence(url, administrator, typed, monkeypatch):
    monkeypatch.setattr(apart._process, "seconds", -1)
    answer = client_of(administrator, "en").get(url, typed(top_mm="61"))
    assert (answer.status_code, answer.content.decode()) == (
        503,
        "The sample page took too long and was stopped. Change the settings, or try it once more.",
    )


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(url, role, request):
    refused(request.getfixturevalue(role), url)


def test_strangers_find_nothing(url, stranger):
    hidden_from(stranger, url)


def test_nobody(url):
    asks_to_sign_in(url)
