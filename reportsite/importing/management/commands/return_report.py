"""manage.py return_report ID FILE.docx [--apply] --format text|json: what a file that comes back has changed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.confined.process import Stopped
from reportsite.confined.refused import Refused
from reportsite.drafting.management.reports import report_of
from reportsite.importer.changes import Change
from reportsite.importer.files import MAX_BYTES
from reportsite.importing.actions.returns import take_everything
from reportsite.importing.returning import bring_back, read_back
from reportsite.importing.sentences import refusal, stopped


class Command(PlainCommand):
    help = "List what a DOCX that was exported here and changed outside says; with --apply, take all of it over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, id: int, file: Path, apply: bool, format: str, **options: Any) -> None:
        report = report_of(id)
        try:
            with file.open("rb") as source:
                said = read_back(source.read(MAX_BYTES + 1))
            changes = (
                take_everything(report=report, said=said, by=None)
                if apply
                else bring_back(report=report, said=said).changes
            )
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except (Refused, Stopped) as error:
            raise CommandError(f"{file}: {refusal(error) if isinstance(error, Refused) else stopped(error)}") from error
        except ValidationError as error:
            raise CommandError(f"{file}: {' '.join(error.messages)}") from error
        if format == "json":
            rows = [{"id": change.id, **msgspec.to_builtins(change), "meets": change.meets} for change in changes]
            self.stdout.write(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
        else:
            for change in changes:
                self.stdout.write(_line(change))


def _line(change: Change) -> str:
    """A change in a line: what was done to which item."""
    mark = " (changed here too)" if change.meets else ""
    what = f"{change.kind} {change.type} {change.key} {change.name}".strip()
    return f"{what}{mark}: {change.before or change.mine} -> {change.theirs}"
