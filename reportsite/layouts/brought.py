"""Files that somebody brings along. None of them is opened here: a process of its own looks at each."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec
from django.conf import settings

from reportsite.confined.process import Process, Stopped
from reportsite.confined.refused import Refused
from reportsite.document.font_file import Facts
from reportsite.document.layout import Layout
from reportsite.inspection.findings import Finding
from reportsite.layouts.tasks import Taken

FONT_SECONDS, FONT_MB = 10, 512
_fonts = Process("reportsite.document.font_file:examine", seconds=FONT_SECONDS, memory=FONT_MB * 1024**2)
_one_font_at_a_time = Lock()
_templates = Process("reportsite.layouts.tasks:template", seconds=30, memory=1024**3)
_documents = Process("reportsite.layouts.tasks:findings", seconds=30, memory=1024**3)


def font_in(data: bytes, fonts: tuple[str, ...]) -> Facts:
    """What a font file is, for one of these fonts. Raises Refused. The process ends with each file: what a font does to
    the libraries does not outlive it."""
    if not _one_font_at_a_time.acquire(timeout=2 * FONT_SECONDS):
        raise Refused("stopped_time")
    try:
        with suppress(Refused, Stopped):
            _fonts.call(b"", fonts, ())  # it starts, which is no time of the font's
        folders = tuple(map(Path, settings.FONT_FOLDERS))
        return msgspec.msgpack.decode(_asked(_fonts, data, fonts, folders, readable=folders), type=Facts)
    finally:
        _fonts.stop()
        _one_font_at_a_time.release()


def layout_in(data: bytes) -> Taken:
    """The layout of a template. Raises Refused."""
    return msgspec.json.decode(_asked(_templates, data), type=Taken)


def findings_in(data: bytes, layout: Layout, wanted: Callable[[], bool] = lambda: True) -> list[Finding]:
    """What measuring a document against a layout finds. Raises Refused."""
    return msgspec.json.decode(_asked(_documents, data, layout, wanted=wanted), type=list[Finding])


def _asked(
    process: Process, *arguments: object, readable: tuple[Path, ...] = (), wanted: Callable[[], bool] = lambda: True
) -> bytes:
    try:
        return process.call(*arguments, readable=readable, wanted=wanted)
    except Stopped as stopped:
        raise Refused(f"stopped_{stopped.reason}") from stopped
