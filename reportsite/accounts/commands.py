"""What all commands share: whatever goes wrong is one line on standard error and exit code 1, without a traceback."""

import os
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError


class PlainCommand(BaseCommand):
    # What the machine lacks is said by `manage.py check` and by the pages, not by every command.
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        if parser.called_from_command_line:

            def error(message: str) -> NoReturn:
                parser.exit(1, f"{parser.prog}: {message}\n")

            parser.error = error  # type: ignore[method-assign]
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DatabaseError as error:
            raise CommandError(f"The database says: {first_line(error)}") from error
        except BrokenPipeError:
            # Whoever read the output (head, a pager) has seen enough; Python itself must not complain at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


def first_line(error: Exception) -> str:
    """The error's message without the details that follow."""
    return (str(error).splitlines() or [type(error).__name__])[0]
