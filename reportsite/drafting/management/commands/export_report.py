"""manage.py export_report ID --format docx|pdf|html|txt|md|json [--output PATH]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.document.pdf import PdfError
from reportsite.drafting.documents import LIST_FORMATS, REPORT_FORMATS, list_file, report_file
from reportsite.drafting.management.reports import report_of
from reportsite.drafting.rows import load_content


class Command(PlainCommand):
    help = "Write a report in one of the formats, to PATH or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", choices=sorted({*REPORT_FORMATS, *LIST_FORMATS, "json"}), required=True)
        parser.add_argument("--list", action="store_true", help="the rectification list instead (docx, pdf, xlsx)")
        parser.add_argument("--output", type=Path)

    def handle(self, *args: Any, id: int, format: str, list: bool, output: Path | None, **options: Any) -> None:
        allowed = LIST_FORMATS if list else (*REPORT_FORMATS, "json")
        if format not in allowed:
            raise CommandError(f"There is no {format} of this document: choose {', '.join(allowed)}.")
        content = load_content(report_of(id))
        try:
            data = (list_file if list else report_file)(content, format)
        except PdfError as error:
            if error.missing in (("time",), ("crash",)):
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
