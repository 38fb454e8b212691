"""Documents that are kept for a while."""

import os
import time
from dataclasses import replace

import msgspec
import pytest

from reportsite.document.faces import Face, Faces
from reportsite.document.kept import Folder, name_of
from reportsite.document.layout import GB_T_9704
from reportsite.document.tree import Document

DOCUMENT = Document(title=("青禾市档案馆",))


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "documents", 1000, 60)


def names(folder):
    return sorted(path.name for path in folder.path.iterdir())


def aged(folder, name, seconds):
    then = time.time() - seconds
    os.utime(folder.path / name, (then, then))


def test_what_was_put_in_is_there(folder):
    folder.put("00.pdf", b"pdf")
    assert folder.get("00.pdf") == b"pdf"
    assert folder.get("01.pdf") is None


def test_others_cannot_look_into_it(folder):
    folder.put("00.pdf", b"pdf")
    assert (folder.path.stat().st_mode & 0o777, (folder.path / "00.pdf").stat().st_mode & 0o777) == (0o700, 0o600)


def test_what_nobody_asked_for_longest_goes_first(folder):
    for name, seconds in (("10.pdf", 30), ("20.pdf", 20), ("30.pdf", 10)):
        folder.put(name, b"x" * 50)
        aged(folder, name, seconds)
    folder.get("10.pdf")
    folder.most = 100
    folder.sweep()
    assert names(folder) == ["10.pdf", "30.pdf"]


def test_what_is_too_old_goes(folder):
    folder.put("10.pdf", b"x")
    folder.put("20.pdf", b"x")
    aged(folder, "20.pdf", 61)
    folder.sweep()
    assert names(folder) == ["10.pdf"]


def test_the_folder_does_not_grow_beyond_its_size(folder):
    for number in range(100):
        folder.put(f"{number:02x}.pdf", b"x" * 100)
    assert sum(path.stat().st_size for path in folder.path.iterdir()) <= 1000


def test_a_disk_that_cannot_be_written_loses_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("no folder")
    folder = Folder(tmp_path / "file" / "documents", 1000, 60)
    folder.put("00.pdf", b"pdf")
    assert folder.get("00.pdf") is None


def test_nothing_is_left_of_what_could_not_be_written(folder):
    (folder.path / "00.pdf").mkdir(parents=True)  # in whose place no file can be put
    folder.put("00.pdf", b"pdf")
    assert names(folder) == ["00.pdf"]


def test_the_name_tells_document_format_layout_and_faces_apart(tmp_path):
    made_from = [
        (DOCUMENT, "pdf", GB_T_9704, Faces()),
        (replace(DOCUMENT, marks=("内部资料",)), "pdf", GB_T_9704, Faces()),
        (DOCUMENT, "docx", GB_T_9704, Faces()),
        (DOCUMENT, "pdf", msgspec.structs.replace(GB_T_9704, pitch_pt=29), Faces()),
        (DOCUMENT, "pdf", GB_T_9704, Faces((tmp_path,))),
        (DOCUMENT, "pdf", GB_T_9704, Faces((), (Face("黑体", tmp_path / "a"),))),
    ]
    assert len({name_of(*parts) for parts in made_from}) == len(made_from)
    assert name_of(*made_from[0]) == name_of(Document(title=("青禾市档案馆",)), "pdf", GB_T_9704, Faces())
