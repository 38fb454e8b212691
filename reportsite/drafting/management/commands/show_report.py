"""manage.py show_report ID: the tree of a report, indented, for whoever looks for what went wrong."""

from argparse import ArgumentParser
from typing import Any

from reportsite.accounts.commands import PlainCommand
from reportsite.content.types import Point, RectificationItem, headings_and_paragraphs, walk
from reportsite.drafting.management.reports import report_of
from reportsite.drafting.rows import KIND_OF, load_content


class Command(PlainCommand):
    help = "Print the tree of a report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)

    def handle(self, *args: Any, id: int, **options: Any) -> None:
        for node, above in walk(load_content(report_of(id))):
            name = KIND_OF[type(node)]
            role = f" {role}" if (role := getattr(node, "role", "")) else ""
            texts = list(headings_and_paragraphs(node))
            size = sum(map(len, texts))
            links = f" -> {' '.join(node.links)}" if isinstance(node, Point) and node.links else ""
            first = node.measure if isinstance(node, RectificationItem) else (texts[0] if texts else "")
            self.stdout.write(f"{'  ' * len(above)}{name}{role} {node.key} [{size}] {first[:40]}{links}")
