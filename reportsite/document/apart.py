"""PDF in a process of its own: it stays warm, has a limit of memory, and is stopped when it takes too long."""

import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

from reportsite.document import pdf
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.document.tree import Document

SECONDS = 30
MEMORY = 3 * 1024**3  # of addresses, most of them fonts that are only mapped; about 1 GB of them in use

_one_at_a_time = Lock()
_pool: ProcessPoolExecutor | None = None


def render(document: Document, folders: Sequence[Path], layout: Layout = GB_T_9704) -> bytes:
    """The PDF as `pdf.render` makes it. Raises PdfError also where it took longer than SECONDS ("time") or the process
    broke down ("crash"); the next document gets a new one."""
    global _pool
    pdf.demand(folders)
    with _one_at_a_time:
        if _pool is None:
            _pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_limit)
        try:
            return _pool.submit(pdf.render, document, tuple(folders), layout).result(SECONDS)
        except TimeoutError as error:
            _stop()
            raise pdf.PdfError(("time",)) from error
        except (BrokenProcessPool, MemoryError, RecursionError) as error:
            _stop()
            raise pdf.PdfError(("crash",)) from error


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _stop() -> None:
    """End the process at once, whatever it is doing."""
    global _pool
    if _pool is not None:
        for process in list((_pool._processes or {}).values()):
            process.kill()
        _pool.shutdown(wait=False, cancel_futures=True)
        _pool = None
