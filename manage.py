#!/usr/bin/env python3
"""The project's commands. Runs in the project's own environment (.venv), whichever Python calls it."""

import os
import sys
from pathlib import Path

OWN_PYTHON = Path(__file__).resolve().parent / ".venv/bin/python"

if __name__ == "__main__":
    if OWN_PYTHON.exists() and Path(sys.prefix).resolve() != OWN_PYTHON.parent.parent.resolve():
        os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reportsite.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
