"""A browser as far as saving goes: somebody's cookies, and what static/js/saving.js sends."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie

from bench.form import CONTENT_TYPE, encoded

TOKEN = "a" * 32


@dataclass
class Answer:
    status: int
    headers: dict
    text: str

    @property
    def json(self):
        return json.loads(self.text)


class Browser:
    """One browser of a drafter of `bench.office`; `tab` is which of their two sessions, `port` another way to the server."""

    def __init__(self, server, who, tab=0, port=0):
        self.port, self.who = port or server.port, who
        self.cookies = {"sessionid": who["sessions"][tab], "csrftoken": TOKEN}

    def send(self, path, form):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": CONTENT_TYPE,
        }
        connection.request("POST", path, encoded({"csrfmiddlewaretoken": self.cookies["csrftoken"], **form}), headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: cookie.value for name, cookie in SimpleCookie(line).items()}
        try:
            return Answer(answer.status, dict(answer.headers), answer.read().decode())
        finally:
            connection.close()

    def save(self, value, revision=0, operation="", place=""):
        name = place or self.who["place"]
        form = {name: value, f"{name}.revision": revision, "person": self.who["person"], "operation": operation}
        return self.send(f"/reports/{self.who['report']}/texts/", form)

    def sign_in(self, password):
        """Another session, as by typing name and password."""
        self.cookies.pop("sessionid")
        answer = self.send("/sign-in/", {"username": self.who["username"], "password": password})
        assert (answer.status, answer.headers.get("Location")) == (302, "/")
