"""What the bench ran on."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = ("python-docx", "lxml", "weasyprint", "docxtpl", "typst")


def description() -> Iterator[str]:
    """A line each on the processor, the memory, the system, the versions."""
    yield f"Processor: {_processor()}, {os.cpu_count()} cores"
    yield f"Memory: {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1024**3:.0f} GiB"
    yield f"System: {_system()}"
    yield f"Versions: Python {platform.python_version()}, {', '.join(_versions())}"


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _system() -> str:
    found = re.search(r'^PRETTY_NAME="?([^"\n]+)', _read("/etc/os-release"), re.MULTILINE)
    return f"{found[1] if found else platform.system()}, kernel {platform.release().split('-')[0]}"


def _versions() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    if shutil.which("soffice"):
        asked = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=False)  # noqa: S607
        yield " ".join(asked.stdout.split()[:2])


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
