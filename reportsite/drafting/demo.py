"""The demo: a fictional water authority and the committee above it. Nothing here stands for anybody real."""

import json
import os
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import make_aware

from reportsite.accounts.actions import create_unit, new_password, set_roles
from reportsite.accounts.models import Person, Role, Unit
from reportsite.content.json import loads
from reportsite.drafting.actions.meetings import create_meeting, remove_participant
from reportsite.drafting.actions.reports import approve_report, submit_report, take_over
from reportsite.drafting.models import Meeting
from reportsite.themes.models import Theme

SLUG = "demo-water"
# username: (name, unit's slug, roles); no role in any unit makes a site administrator.
PEOPLE = {
    "admin": ("站点管理员", "", ()),
    "guanli": ("单位管理员甲", SLUG, (Role.ADMINISTRATOR,)),
    "qicao": ("起草人乙", SLUG, (Role.DRAFTER,)),
    "shenhe": ("审核人丙", SLUG, (Role.REVIEWER,)),
    "linzhiyuan": ("林知远", SLUG, (Role.MEMBER,)),
    "zhouruochuan": ("周若川", SLUG, (Role.MEMBER,)),
    "heyue": ("何玥", SLUG, (Role.MEMBER,)),
    "dudao": ("督导员丁", "demo-committee", (Role.REVIEWER,)),
}
# year: (day, theme, reports by their file)
MEETINGS = {
    2024: (date(2025, 1, 16), "2024-annual", ("team", "member", "half")),
    2023: (date(2024, 1, 18), "2023-ztjy-2", ("team-2023", "member-2023")),
}
FINAL = ("team-2023", "member-2023", "member")


def _password_file() -> Path:
    """Where the demo's first passwords are kept to be printed again: readable by the owner alone, only with DEBUG."""
    return settings.VAR_FOLDER / "demo-accounts.json"


@transaction.atomic
def create_demo() -> bool:
    """Make the demo, unless any of it is there. Returns whether it was made."""
    if Unit.objects.filter(slug=SLUG).exists() or Person.objects.filter(username__in=PEOPLE).exists():
        return False
    above = create_unit(name="中共示例市委", slug="demo-committee", parent=None)
    unit = create_unit(name="中共示例市水务局党组", slug=SLUG, parent=above)
    units = {row.slug: row for row in (above, unit)}
    passwords = {}
    for username, (name, slug, roles) in PEOPLE.items():
        passwords[username] = new_password()
        create = Person.objects.create_user if slug else Person.objects.create_superuser
        person = create(username=username, password=passwords[username], name=name)
        if slug:
            set_roles(unit=units[slug], person=person, roles=roles)
    drafter, reviewer = (Person.objects.get(username=name) for name in ("qicao", "shenhe"))
    for year, (day, theme, names) in MEETINGS.items():
        meeting = create_meeting(
            unit=unit,
            name=f"{year}年度民主生活会",
            year=year,
            date=day,
            place="局机关三楼会议室",
            themes=[Theme.objects.get(slug=theme)],
        )
        for name in names:
            content = loads((settings.BASE_DIR / f"fixtures/demo/{name}.json").read_bytes())
            report = take_over(unit=unit, content=content, by=report_author(content.person) or drafter)
            if name in FINAL:
                submit_report(report=report, by=drafter)
                approve_report(report=report, by=reviewer)
        if all(name in FINAL for name in names):
            _over(meeting, day)
    if settings.DEBUG:
        transaction.on_commit(lambda: _keep(passwords))
    return True


def _over(meeting: Meeting, day: date) -> None:
    """Of a meeting that is over nobody owes a report, and its reports were last changed on that day."""
    written = meeting.reports.exclude(person=None).values("person")
    for participant in meeting.participants.exclude(person__in=written):
        remove_participant(participant=participant)
    meeting.reports.update(changed=make_aware(datetime.combine(day, time(17, 30))))


def report_author(name: str) -> Person | None:
    return Person.objects.filter(name=name).first() if name else None


def _keep(passwords: dict[str, str]) -> None:
    """Each password with the hash that it has now: as long as the account has this hash, the password is its own."""
    hashes = dict(Person.objects.filter(username__in=passwords).values_list("username", "password"))
    known = {username: (password, hashes[username]) for username, password in passwords.items()}
    file = _password_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(known, out)


def _known_passwords() -> dict[str, tuple[str, str]]:
    try:
        known: dict[str, tuple[str, str]] = json.loads(_password_file().read_text())
    except (OSError, ValueError):
        return {}
    return known


def accounts() -> Iterator[tuple[str, str, str]]:
    """(username, name, password) of each demo account; no password where it was changed or is not known."""
    known = _known_passwords()
    people = {person.username: person for person in Person.objects.filter(username__in=PEOPLE)}
    for username in PEOPLE:
        if person := people.get(username):
            password, stored = known.get(username, ("", ""))
            yield username, person.name, password if stored == person.password else ""
