"""Drafters who type into one server, and people who download PDFs meanwhile, in a process of their own.

python -m bench.drafters: reads one `Task` as JSON, prints one `Outcome`. Each drafter saves another text every `pause`
seconds, as static/js/saving.js does: one request in flight, and what was not acknowledged again, under the same name.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from time import perf_counter
from typing import Any
from uuid import uuid4

from bench.form import CONTENT_TYPE, encoded

LENGTH = 5_000  # characters of a text: 15 KB
_TOKEN = "a" * 32  # of the form and the cookie: whoever sends both alike comes from our own page
_RESTS = 1.0  # seconds after which a connection is not used again: gunicorn closes it after 2
_ANSWERS_WITHIN = 60  # seconds
_AGAIN_AFTER = 0.25  # seconds


@dataclass(frozen=True)
class Task:
    """`drafters` are those of `bench.office`. `exporters` download one PDF after another. A save that was not acknowledged
    is tried again until `patience` seconds after the end."""

    port: int
    drafters: Sequence[Mapping[str, Any]]
    seconds: float
    pause: float
    exporters: int = 0
    patience: float = 30


@dataclass
class Outcome:
    """`acknowledged`: (report, key, name, operation, digest of the text, revision) of each save that was answered with
    200, a drafter's in their order. `times`: seconds from sending to that answer. `waited`: the same from the first time it
    was sent. `failures`: other answers by status, and errors by name. `given_up`: operations never acknowledged."""

    acknowledged: list[tuple[int, str, str, str, str, int]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    given_up: list[str] = field(default_factory=list)
    exports: int = 0
    export_failures: Counter[str] = field(default_factory=Counter)


def digest(value: str) -> str:
    """What the client and the database are compared by."""
    return blake2b(value.encode(), digest_size=12).hexdigest()


class Connection:
    """One keep-alive connection of somebody who is signed in. Raises OSError where no answer came."""

    def __init__(self, port: int, session: str) -> None:
        self.port = port
        self.headers = f"Host: 127.0.0.1:{port}\r\nCookie: sessionid={session}; csrftoken={_TOKEN}\r\n"
        self.used = 0.0
        self.writer: asyncio.StreamWriter | None = None
        self.reader = asyncio.StreamReader()

    async def ask(self, path: str, form: Mapping[str, object] | None = None) -> tuple[int, bytes]:
        """The status and the body of the answer to GET, or to POST with a form."""
        head, body = f"GET {path} HTTP/1.1\r\n{self.headers}\r\n", b""
        if form is not None:
            body = encoded({"csrfmiddlewaretoken": _TOKEN, **form})
            kind = f"Content-Type: {CONTENT_TYPE}\r\nContent-Length: {len(body)}\r\n"
            head = f"POST {path} HTTP/1.1\r\n{self.headers}{kind}\r\n"
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN):
                return await self._exchange(head.encode() + body)
        except (OSError, EOFError) as error:
            self.close()
            raise OSError(type(error).__name__) from error

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self.writer is None or perf_counter() - self.used > _RESTS:
            self.close()
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = head.partition("content-length:")[2].split("\r\n")[0]
        body = await self.reader.readexactly(int(length)) if length else await self.reader.read()
        self.used = perf_counter()
        if "connection: close" in head:
            self.close()
        return int(head.split()[1]), body

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.writer = None


class Drafter:
    """Somebody who goes on typing into one text."""

    def __init__(self, task: Task, who: Mapping[str, Any], outcome: Outcome) -> None:
        self.task, self.who, self.outcome = task, who, outcome
        self.connection = Connection(task.port, who["sessions"][0])
        self.revision = 0

    async def work(self, end: float) -> None:
        await asyncio.sleep(random.uniform(0, self.task.pause))  # noqa: S311 - not all at the same moment
        while (begun := perf_counter()) < end:
            if not await self.save(text(self.revision), end + self.task.patience):
                return
            await asyncio.sleep(max(0.0, self.task.pause - (perf_counter() - begun)))

    async def save(self, value: str, until: float) -> bool:
        """Send the text until it is acknowledged; whether it was."""
        name, operation = self.who["place"], uuid4().hex
        form = {name: value, f"{name}.revision": self.revision, "person": self.who["person"], "operation": operation}
        first = perf_counter()
        while True:
            begun = perf_counter()
            try:
                status, body = await self.connection.ask(f"/reports/{self.who['report']}/texts/", form)
            except OSError as error:
                status, body = 0, str(error).encode()
            if status == 200:
                break
            self.outcome.failures[str(status or body.decode())] += 1
            if status == 409 or perf_counter() > until:
                self.outcome.given_up.append(operation)
                return False
            await asyncio.sleep(_AGAIN_AFTER)
        self.revision = json.loads(body)["revision"]
        self.outcome.times.append(perf_counter() - begun)
        self.outcome.waited.append(perf_counter() - first)
        key, _dot, field_name = name.partition(".")
        place = (self.who["report"], key, field_name)
        self.outcome.acknowledged.append((*place, operation, digest(value), self.revision))
        return True


async def export(task: Task, who: Mapping[str, Any], outcome: Outcome, end: float) -> None:
    """One PDF after another."""
    connection = Connection(task.port, who["sessions"][1])
    while perf_counter() < end:
        try:
            status, body = await connection.ask(f"/reports/{who['report']}/download/report.pdf")
        except OSError as error:
            status, body = 0, str(error).encode()
        if status == 200 and body.startswith(b"%PDF"):
            outcome.exports += 1
        else:
            outcome.export_failures[str(status or body.decode())] += 1
            await asyncio.sleep(_AGAIN_AFTER)


def text(number: int) -> str:
    """A text that nobody sent before."""
    sentence = "值班记录要当天写、当天核，换班的人签了字才能走。"
    return f"第{number}稿，{uuid4().hex}。" + sentence * (LENGTH // len(sentence))


async def draft(task: Task) -> Outcome:
    outcome = Outcome()
    end = perf_counter() + task.seconds
    work = [Drafter(task, who, outcome).work(end) for who in task.drafters]
    # Each another person: whoever asks for a second PDF gives up the first.
    downloads = [export(task, who, outcome, end) for who in task.drafters[: task.exporters]]
    await asyncio.gather(*work, *downloads)
    return outcome


if __name__ == "__main__":
    print(json.dumps(vars(asyncio.run(draft(Task(**json.load(sys.stdin)))))))
