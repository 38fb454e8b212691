"""manage.py load_themes [FILE]: themes that are not there yet; what is there is never changed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from reportsite.themes.actions import load_theme
from reportsite.themes.fixture import read


class Command(BaseCommand):
    help = "Load past themes from FILE (default: fixtures/themes.json). Themes that exist already are left as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        try:
            rows = read(file)["themes"]
            with transaction.atomic():
                new = sum(load_theme(row) for row in rows)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except KeyError as error:
            raise CommandError(f"{file} is no list of themes: a theme lacks {error}") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise CommandError(f"{file or 'fixtures/themes.json'} is no list of themes: {error}") from error
        self.stdout.write(f"{new} new themes, {len(rows) - new} were there.")
