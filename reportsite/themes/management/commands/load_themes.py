"""manage.py load_themes [FILE]: themes that are not there yet; what is there is never changed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import DataError, IntegrityError, transaction

from reportsite.accounts.commands import PlainCommand, first_line
from reportsite.themes.actions import load_theme
from reportsite.themes.fixture import read


class Command(PlainCommand):
    help = "Load past themes from FILE (default: fixtures/themes.json). Themes that exist already are left as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        name = file or "fixtures/themes.json"
        try:
            rows = read(file)["themes"]
            with transaction.atomic():
                new = sum(load_theme(row) for row in rows)
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}") from error
        except KeyError as error:
            raise CommandError(f"{name} is no list of themes: a theme lacks {error}") from error
        except (ValueError, TypeError, AttributeError, OverflowError, IntegrityError, DataError) as error:
            raise CommandError(f"{name} is no list of themes: {first_line(error)}") from error
        self.stdout.write(f"{new} new themes, {len(rows) - new} were there.")
