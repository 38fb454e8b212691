"""manage.py check_report ID --format text|json: what the theme demands and is not there yet."""

import json
from argparse import ArgumentParser
from typing import Any

from reportsite.accounts.commands import PlainCommand
from reportsite.checks.demands import run
from reportsite.drafting.management.reports import report_of
from reportsite.drafting.rows import load
from reportsite.drafting.sentences import LEVELS, sentence


class Command(PlainCommand):
    help = "Check a report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, id: int, format: str, **options: Any) -> None:
        draft = load(report_of(id))
        findings = run(draft.content, draft.themes)
        if format == "json":
            rows = []
            for finding in findings:
                message, suggestion = sentence(finding)
                place = {name: getattr(finding, name) or None for name in ("section", "dimension", "item")}
                span = {"start": finding.start, "end": finding.end}
                rows.append(
                    {
                        "check": finding.check,
                        "level": finding.level,
                        **place,
                        **span,
                        "message": message,
                        "suggestion": suggestion,
                    }
                )
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for finding in findings:
            message, suggestion = sentence(finding)
            self.stdout.write(f"{finding.check} {LEVELS[finding.level]}: {message} {suggestion}")
