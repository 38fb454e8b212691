"""manage.py import_report FILE [--unit SLUG] [--theme SLUG] [--kind team|member] [--dry-run] [--format text|json]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.accounts.models import Unit
from reportsite.confined.process import Stopped
from reportsite.confined.refused import Refused
from reportsite.content.json import MAX_BYTES, ContentError, loads
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Report
from reportsite.importer.outline import outline
from reportsite.importing.actions.imports import keep_import, make_report
from reportsite.importing.reading import Read, read
from reportsite.importing.sentences import refusal, stopped
from reportsite.themes.models import Theme


class Command(PlainCommand):
    help = "Make a report from a DOCX, a text, a Markdown file, or the JSON that export_report writes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", help="its short name; the only unit where it is left out")
        parser.add_argument("--theme", help="the slug of the theme that it answers; found where it is left out")
        parser.add_argument("--kind", choices=("team", "member"))
        parser.add_argument("--dry-run", action="store_true", help="show what would be read; keep nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, file: Path, unit: str | None, theme: str | None, **options: Any) -> None:
        owner = _unit(unit)
        data = _bytes(file)
        try:
            if data.lstrip()[:1] == b"{":
                self._take_over_json(file, data, owner)
                return
            wanted = _theme(theme)
            found = read(data=data, unit=owner, theme=wanted, kind=options["kind"] or "")
            report = None if options["dry_run"] else self._report(owner, found, file.name)
        except Refused as error:
            raise CommandError(f"{file}: {refusal(error)}") from error
        except Stopped as error:
            raise CommandError(f"{file}: {stopped(error)}") from error
        except ValidationError as error:
            raise CommandError(f"{file} cannot be taken over: {' '.join(error.messages)}") from error
        self.stdout.write(_json(report, found) if options["format"] == "json" else _text(report, found))

    def _report(self, owner: Unit, found: Read, name: str) -> Report:
        return make_report(
            row=keep_import(unit=owner, read=found, file_name=name.encode(errors="replace").decode(), by=None), by=None
        )

    def _take_over_json(self, file: Path, data: bytes, owner: Unit) -> None:
        try:
            self.stdout.write(str(take_over(unit=owner, content=loads(data), by=None).pk))
        except ContentError as error:
            raise CommandError(f"{file} is no report: {error}") from error


def _unit(slug: str | None) -> Unit:
    units = list(Unit.objects.filter(slug=slug) if slug else Unit.objects.all()[:2])
    if len(units) != 1:
        slugs = ", ".join(Unit.objects.values_list("slug", flat=True)) or "none yet"
        problem = f"There is no unit {slug!r}." if slug else "Name the unit with --unit."
        raise CommandError(f"{problem} The units are: {slugs}.")
    return units[0]


def _theme(slug: str | None) -> Theme | None:
    if slug is None:
        return None
    found = Theme.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no theme {slug!r}.")
    return found


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error


def _json(report: Report | None, found: Read) -> str:
    doubts = [
        {
            "where": f"line {doubt.line}",
            "text": doubt.text,
            "chosen": doubt.chosen,
            "alternatives": list(doubt.alternatives),
            "code": doubt.code,
        }
        for doubt in found.record.doubts
    ]
    answer = {
        "report": report.pk if report else None,
        "outline": outline(found.content),
        "doubts": doubts,
        "dropped": [line.text for line in found.record.dropped],
        "unplaced": found.record.unplaced,
        "theme": {"id": found.theme.slug if found.theme else None, "likeness": found.likeness},
    }
    return msgspec.json.format(msgspec.json.encode(answer), indent=1).decode()


def _text(report: Report | None, found: Read) -> str:
    """The report's id alone where it was made, for scripts; what was read where it was not."""
    return str(report.pk) if report else msgspec.json.format(msgspec.json.encode(outline(found.content))).decode()
