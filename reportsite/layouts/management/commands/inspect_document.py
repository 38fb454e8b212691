"""manage.py inspect_document FILE --format text|json [--unit SLUG]"""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import CommandError
from django.utils.translation import override

from reportsite.accounts.commands import PlainCommand
from reportsite.accounts.models import Unit
from reportsite.confined.refused import Refused
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.inspection.findings import Finding
from reportsite.layouts.brought import findings_in
from reportsite.layouts.queries import layout_of
from reportsite.layouts.sentences import refusal

MOST_MB = 50


class Command(PlainCommand):
    help = "Measure a DOCX or PDF against GB/T 9704, or against the layout of a unit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--unit", metavar="SLUG", help="compare with the layout of this unit")

    def handle(self, *args: Any, file: Path, format: str, unit: str | None, **options: Any) -> None:
        layout = _layout(unit) if unit is not None else GB_T_9704
        try:
            found = findings_in(_read(file), layout)
        except Refused as error:
            with override("en"):
                raise CommandError(f"{file}: {refusal(error)}") from error
        if format == "json":
            self.stdout.write(msgspec.json.encode([_plain(one) for one in found]).decode())
        else:
            self.stdout.write("\n".join(_lines(found)) or "Nothing was found.")


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(MOST_MB * 1024**2 + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    if len(data) > MOST_MB * 1024**2:
        raise CommandError(f"{file} has more than {MOST_MB} MB.")
    return data


def _layout(slug: str) -> Layout:
    unit = Unit.objects.filter(slug=slug).first()
    if unit is None:
        slugs = ", ".join(Unit.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no unit {slug!r}. The units are: {slugs}.")
    return layout_of(unit)


def _plain(finding: Finding) -> dict[str, str]:
    return {name: str(getattr(finding, name)) for name in ("rule", "kind", "level", "where", "found", "expected")}


def _lines(findings: list[Finding]) -> Iterator[str]:
    for one in findings:
        yield f"{one.level} {one.rule} ({one.where}): {one.found}; expected: {one.expected}"
