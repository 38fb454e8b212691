"""manage.py import_report FILE.json --unit SLUG: a report from its plain data; prints its id."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.accounts.models import Unit
from reportsite.content.json import MAX_BYTES, ContentError, loads
from reportsite.drafting.actions.reports import take_over


class Command(PlainCommand):
    help = "Make a report from the JSON that export_report writes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True)

    def handle(self, *args: Any, file: Path, unit: str, **options: Any) -> None:
        owner = Unit.objects.filter(slug=unit).first()
        if owner is None:
            slugs = ", ".join(Unit.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no unit {unit!r}. The units are: {slugs}.")
        try:
            with file.open("rb") as source:
                content = loads(source.read(MAX_BYTES + 1))
            report = take_over(unit=owner, content=content, by=None)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except ContentError as error:
            raise CommandError(f"{file} is no report: {error}") from error
        except ValidationError as error:
            raise CommandError(f"{file} cannot be taken over: {' '.join(error.messages)}") from error
        self.stdout.write(str(report.pk))
