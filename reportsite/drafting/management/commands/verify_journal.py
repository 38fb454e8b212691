"""manage.py verify_journal [--unit SLUG] [--json]: whether the journal and the texts of every report agree."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError

from reportsite.accounts.commands import PlainCommand
from reportsite.accounts.models import Unit
from reportsite.drafting.history import verify
from reportsite.drafting.models import Report


class Command(PlainCommand):
    help = "Compare the journal with the texts; exit code 1 where they do not agree."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", metavar="SLUG", help="only the reports of this unit")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, unit: str | None, **options: Any) -> None:
        reports = Report.objects.order_by("pk")
        if unit is not None:
            if not Unit.objects.filter(slug=unit).exists():
                raise CommandError(f"There is no unit {unit}.")
            reports = reports.filter(unit__slug=unit)
        found = []
        for report in reports:
            found += [{"report": report.pk, **asdict(one)} for one in verify(report)]
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            for row in found:
                self.stdout.write("report {report}, {key}.{name}, revision {revision}: {what}".format(**row))
        if found:
            raise CommandError(f"The journal and the texts do not agree in {len(found)} places.")
        if not options["json"]:
            self.stdout.write(f"The journal and the texts of {len(reports)} reports agree.")
