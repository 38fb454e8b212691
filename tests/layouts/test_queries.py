"""What a unit's documents are set with."""

import os
import resource
import stat

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reportsite.document.faces import Faces
from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import put_in_font
from reportsite.layouts.queries import faces_of, in_force, inherited, layout_of
from tests.factories import LayoutFactory, UnitFactory


def put(unit, name="黑体", data=b"x" * 1000):
    return put_in_font(unit=unit, by=None, name=name, file_name="a.ttf", family="甲", data=data)


def test_without_any_the_standard(row, unit):
    assert (in_force(unit), inherited(unit), layout_of(unit)) == (None, None, GB_T_9704)


def test_the_nearest_that_is_in_use(unit):
    middle = UnitFactory(parent=unit)
    low = UnitFactory(parent=middle)
    top = LayoutFactory(unit=unit, in_use=True)
    LayoutFactory(unit=middle)
    assert (in_force(low), inherited(low), inherited(unit)) == (top, top, None)
    near = LayoutFactory(unit=middle, in_use=True, settings={"top_mm": 40})
    own = LayoutFactory(unit=low, in_use=True)
    assert (in_force(low), inherited(low), inherited(middle), layout_of(middle)) == (own, near, top, near.layout)


def test_layouts_of_units_beside_and_below_do_not_count(unit):
    for other in (UnitFactory(), UnitFactory(parent=unit)):
        LayoutFactory(unit=other, in_use=True, settings={"top_mm": 40})
    assert layout_of(unit) == GB_T_9704


def test_faces_name_a_file_for_each_font(unit, settings):
    put(unit)
    faces = faces_of(unit)
    assert faces == Faces(tuple(settings.FONT_FOLDERS), faces.own)
    [face] = faces.own
    assert (face.name, face.path.read_bytes()) == ("黑体", b"x" * 1000)
    assert stat.S_IMODE(os.stat(face.path.parent).st_mode) == 0o700


def test_nothing_is_left_of_a_font_that_could_not_be_written(unit, settings, tmp_path):
    settings.VAR_FOLDER = tmp_path
    put(unit)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))  # as on a full disk
    try:
        with pytest.raises(OSError, match="too large"):
            faces_of(unit)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / "fonts").iterdir()) == []


def test_the_data_is_read_once_and_made_again_where_it_was_lost(unit):
    put(unit, data=b"read once")

    def asked():
        with CaptureQueriesContext(connection) as captured:
            faces = faces_of(unit)
        return faces, [query["sql"] for query in captured if '"data" FROM' in query["sql"]]

    faces, read = asked()
    assert (len(read), asked()) == (1, (faces, []))
    faces.own[0].path.unlink()
    assert (len(asked()[1]), faces.own[0].path.read_bytes()) == (1, b"read once")
