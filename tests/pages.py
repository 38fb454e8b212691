"""What the tests of the pages share: who is signed in, the answers that strangers get, and a page as a browser has it."""

import re
from urllib.parse import quote, urlencode

import lxml.html
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

NOBODYS = 987654321


def client_of(person=None, language="", **options):
    """A browser in which `person` is signed in, or nobody."""
    client = Client(**options)
    if person:
        client.force_login(person)
    if language:
        client.cookies["django_language"] = language
    return client


def send(person, url, method="get", data=None):
    return getattr(client_of(person), method)(url, data)


def hidden_from(person, url, method="get", nothing=""):
    """For this person there is nothing at the address: the same answer, to the byte, as where nothing is."""
    nothing = nothing or re.sub(r"/\d+/", f"/{NOBODYS}/", url, count=1)
    assert nothing != url
    there, not_there = (send(person, address, method) for address in (url, nothing))
    assert (there.status_code, not_there.status_code) == (404, 404)
    assert there.content == not_there.content
    assert dict(there.headers) == dict(not_there.headers)


def refused(person, url, method="get", data=None):
    """The person may know of it, and may not do this."""
    answer = send(person, url, method, data)
    assert answer.status_code == 403
    assert tree_of(answer).xpath("//main//h1")


def asks_to_sign_in(url, method="get"):
    answer = send(None, url, method)
    back = url if method == "get" else "/"
    assert (answer.status_code, answer.url) == (302, f"{reverse('login')}?next={quote(back)}")


def only_by_post(person, url):
    assert send(person, url).status_code == 405


def said(answer):
    """The sentences that the next page will show, with their level."""
    return [(message.level_tag, message.message) for message in get_messages(answer.wsgi_request)]


def tree_of(answer):
    return lxml.html.document_fromstring(answer.content.decode())


def errors_in(answer):
    """The names of the fields that a page marks as wrong."""
    return sorted(
        {name.removesuffix("[]") for name in tree_of(answer).xpath("//*[contains(@class, 'is-invalid')]/@name")}
    )


def typed_in(field):
    """What stands in a <textarea>, without the line end after its tag, which browsers drop."""
    return re.sub(r"\A\r?\n", "", field.value)


def values_of(form):
    """What a browser would send with the form: {name: values}."""
    values = {}
    areas = {field.get("name"): typed_in(field) for field in form.xpath(".//textarea")}
    for name, value in form.form_values():
        values.setdefault(name, []).append(areas.get(name, value))
    return values


class Page:
    """A page as a browser shows it to somebody: the values of its form with texts, and its buttons. With `answer` it is
    the page that came back for a form."""

    def __init__(self, client, url, answer=None):
        self.client, self.url = client, url
        self.answer = answer or client.get(url)
        assert answer or self.answer.status_code == 200
        self.tree = tree_of(self.answer)

    @property
    def form(self):
        return self.tree.xpath("//form[contains(concat(' ', @class, ' '), ' texts ')]")[0]

    @property
    def values(self):
        return values_of(self.form)

    @property
    def buttons(self):
        """The address that each button of the form sends it to, with the name and value that it adds."""
        own = self.form.xpath(".//button[not(@type='button')]")
        if self.form.get("id"):
            own += self.tree.xpath("//button[@form=$id]", id=self.form.get("id"))
        found = []
        for button in own:
            extra = (button.get("name"), button.get("value")) if button.get("name") else ()
            action = button.get("formaction") or self.form.get("action") or self.url
            if (action, extra) not in found:
                found.append((action, extra))
        return found

    def press(self, action="", typed=None, extra=()):
        """Send the form, with `typed` ({name: value}) in it, to `action`, an address of one of its buttons."""
        if action:
            assert action in [address for address, _extra in self.buttons]
        data = self.values | (typed or {})
        if extra:
            data[extra[0]] = [*data.get(extra[0], []), extra[1]]
        return self.client.post(
            action or self.form.get("action") or self.url,
            urlencode(data, doseq=True),
            content_type="application/x-www-form-urlencoded",
        )
