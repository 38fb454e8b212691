"""Two who do the same at the same moment: the later one gets a page with a sentence, not an error of the server."""

from django.db import IntegrityError
from django.test import RequestFactory

from reportsite.middleware import PlainErrors


def test_a_row_that_is_there_already_is_said(db):
    request = RequestFactory().post("/themes/new/")
    answer = PlainErrors(lambda request: None).process_exception(request, IntegrityError("duplicate key"))
    assert answer.status_code == 409
    assert "<h1>" in answer.content.decode()
