"""LibreOffice as an office uses it: our DOCX opened, changed, saved again, and printed to a PDF."""

import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("uno_program.py")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 90
_FILTERS = {"pdf": "writer_pdf_Export", "docx": "MS Word 2007 XML", "odt": "writer8"}
_OPTIONS = {"pdf": '{"ExportBookmarks": true, "UseTaggedPDF": false}'}


@cache
def uno_python():
    """The Python that LibreOffice can be steered from, which is the system's and not that of the tests; else None."""
    beside = [shutil.which("python", path=Path(SOFFICE).resolve().parent)] if SOFFICE else []
    for python in (shutil.which("python3", path=os.defpath), f"{sys.base_prefix}/bin/python3", *beside):
        if python and subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
            return python
    return None


needs_office = pytest.mark.skipif(
    not (SOFFICE and uno_python()), reason="no LibreOffice here that Python can steer (soffice, python3-uno)"
)


class Office:
    """One LibreOffice without a window, with a profile of its own, that listens at a pipe until it is stopped."""

    def __init__(self, folder: Path):
        self.folder, self.pipe, self.count = folder, f"reportsite{os.getpid()}", 0
        self.process = subprocess.Popen(
            [
                SOFFICE,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                f"--accept=pipe,name={self.pipe};urp;",
                *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            ],
            env=os.environ | {"HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def converted(self, data: bytes, to: str, of: str = "docx") -> bytes:
        """The document (DOCX, or what `of` names) as "pdf", "docx" or "odt"."""
        return self._run(data, of, to, "")

    def edited(self, docx: bytes, script: str) -> bytes:
        """The DOCX after somebody did with it what the script says (see uno_program.py), saved as DOCX."""
        return self._run(docx, "docx", "docx", script)

    def stop(self) -> None:
        """End it by force: asked to end it takes its time, and what it would tidy up is a folder of the tests."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def _run(self, data: bytes, of: str, to: str, script: str) -> bytes:
        self.count += 1
        source, target = (self.folder / f"{name}{self.count}.{kind}" for name, kind in (("in", of), ("out", to)))
        source.write_bytes(data)
        self._program(str(source), str(target), _FILTERS[to], _OPTIONS.get(to, "{}"), input=script.encode())
        return target.read_bytes()

    def _program(self, *arguments: str, input: bytes) -> None:
        command = [uno_python(), str(PROGRAM), self.pipe, *arguments]
        done = subprocess.run(command, input=input, capture_output=True, timeout=SECONDS)
        if done.returncode:
            raise subprocess.SubprocessError(done.stderr.decode(errors="replace"))
