"""manage.py export_report ID --format docx|pdf|html|txt|md|json [--list] [--no-cache] [--output PATH]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.document.pdf import PdfError
from reportsite.drafting.documents import LIST_FORMATS, REPORT_FORMATS, Press
from reportsite.drafting.history import last_entry
from reportsite.drafting.management.reports import report_of
from reportsite.drafting.rows import load_content


class Command(PlainCommand):
    help = "Write a report in one of the formats, to PATH or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", choices=sorted({*REPORT_FORMATS, *LIST_FORMATS, "json"}), required=True)
        parser.add_argument("--list", action="store_true", help="the rectification list instead (docx, pdf, xlsx)")
        parser.add_argument("--no-cache", action="store_true", help="make it anew, also where it was made before")
        parser.add_argument("--output", type=Path)

    def handle(self, *args: Any, id: int, format: str, list: bool, output: Path | None, **options: Any) -> None:
        allowed = LIST_FORMATS if list else (*REPORT_FORMATS, "json")
        if format not in allowed:
            raise CommandError(f"There is no {format} of this document: choose {', '.join(allowed)}.")
        report = report_of(id)
        entry, content = last_entry(report), load_content(report)
        press = Press.of(report.unit, anew=options["no_cache"])
        try:
            data = press.rectification_list(content, format) if list else press.report(content, format, entry)
        except PdfError as error:
            if error.missing in (("time",), ("memory",), ("crash",)):
                raise CommandError("The PDF took too long or too much memory and was stopped.") from error
            raise CommandError(
                f"No PDF can be made here, {' and '.join(error.missing)} not installed: run bin/setup."
            ) from error
        if output is None:
            self.stdout._out.buffer.write(data)  # type: ignore[attr-defined]
            return
        try:
            output.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}") from error
