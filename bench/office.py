"""An office that drafts, made by the project's own verbs in the database of DATABASE_URL: who is signed in, and what they
write. python -m bench.office DRAFTERS: prints it as JSON, as `bench.serving` hands it on."""

import json
import sys
from typing import Any

PASSWORD = "qing-shi-2024"  # noqa: S105 - of a database that is thrown away
PROBLEMS, MANY_PROBLEMS = 15, 300
DRAFTERS_OF_A_REPORT = 10


def make(drafters: int) -> dict[str, Any]:
    """A unit with so many drafters, ten on each report with 15 problems, and one report with 300 problems."""
    from django.contrib.auth.hashers import make_password

    from reportsite.accounts.actions import create_unit
    from reportsite.drafting.actions.reports import take_over

    unit = create_unit(name="中共青石市水务站支部", slug="bench-water", parent=None)
    password = make_password(PASSWORD)  # one for all: hashing takes its time
    reports = [
        take_over(unit=unit, content=_content(PROBLEMS), by=None)
        for _each in range(0, max(drafters, 1), DRAFTERS_OF_A_REPORT)
    ]
    return {
        "drafters": [
            _drafter(unit, number, password)
            | {
                "report": reports[number // DRAFTERS_OF_A_REPORT].pk,
                "place": f"p{number % DRAFTERS_OF_A_REPORT + 1}.paragraphs",
            }
            for number in range(drafters)
        ],
        "reports": [report.pk for report in reports],
        "large": take_over(unit=unit, content=_content(MANY_PROBLEMS), by=None).pk,
        "password": PASSWORD,
    }


def _drafter(unit: Any, number: int, password: str) -> dict[str, Any]:
    """Somebody who is signed in, with two sessions: two tabs of two browsers."""
    from reportsite.accounts.actions import set_roles
    from reportsite.accounts.models import Person, Role

    person = Person.objects.create(username=f"bench{number}", name=f"青石同志{number}", password=password)
    set_roles(unit=unit, person=person, roles=[Role.DRAFTER])
    return {"person": person.pk, "username": person.username, "sessions": [_session(person), _session(person)]}


def _session(person: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _content(problems: int) -> Any:
    """A report whose problems have the keys p1, p2, …"""
    from reportsite.content.types import Content, Dimension, Example, Problem, Section

    dimension = Dimension(
        key="d1",
        heading="守好一渠水方面",
        problems=tuple(
            Problem(
                key=f"p{number}",
                heading=f"第{number}号闸口的水位没有按时记",
                paragraphs=(f"第{number}号闸口的记录本有几页空着，值班的人换了班没有补上，月底对账时才发现。",),
                examples=(Example(key=f"e{number}", paragraphs=(f"比如，{number % 12 + 1}月上旬漏记了三天。",)),),
            )
            for number in range(1, problems + 1)
        ),
    )
    section = Section(key="s1", role="problems", heading="存在的问题", dimensions=(dimension,))
    return Content(key="c0", title="对照检查材料", unit="青石市水务站", year=2024, sections=(section,))


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(make(int(sys.argv[1]))))
