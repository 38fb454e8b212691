from hashlib import sha256

import pytest

from reportsite.layouts.actions import put_in_font
from reportsite.layouts.models import UnitFont
from reportsite.layouts.queries import faces_of, fonts_of
from tests.factories import UnitFactory


@pytest.fixture
def put(unit, administrator):
    """put(data, name, unit): that file for that font of that unit."""

    def run(data, name="仿宋_GB2312", owner=unit):
        return put_in_font(unit=owner, by=administrator, name=name, file_name="fang.ttf", family="青禾仿宋", data=data)

    return run


def files(unit):
    return {face.name: face.path.read_bytes() for face in faces_of(unit).own}


def test_the_file_with_who_brought_it(put, unit, administrator):
    font = put(b"one")
    assert (font.unit, font.name, font.file_name, font.family) == (unit, "仿宋_GB2312", "fang.ttf", "青禾仿宋")
    assert (font.digest, font.added_by, files(unit)) == (
        sha256(b"one").hexdigest(),
        administrator,
        {"仿宋_GB2312": b"one"},
    )
    assert fonts_of(unit)["仿宋_GB2312"].size == 3


def test_another_file_takes_its_place(put, unit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        old = put(b"one")
    path = faces_of(unit).own[0].path
    with django_capture_on_commit_callbacks(execute=True):
        new = put(b"two")
    assert (files(unit), UnitFont.objects.count(), new.pk, new.added > old.added) == (
        {"仿宋_GB2312": b"two"},
        1,
        old.pk,
        True,
    )
    assert not path.exists()


def test_the_nearest_unit_counts_and_others_see_nothing(put, unit):
    below, elsewhere = UnitFactory(parent=unit), UnitFactory()
    put(b"above")
    put(b"hei", "黑体")
    assert files(UnitFactory(parent=below)) == {"仿宋_GB2312": b"above", "黑体": b"hei"}
    put(b"below", owner=below)
    assert files(below) == {"仿宋_GB2312": b"below", "黑体": b"hei"}
    assert (files(unit)["仿宋_GB2312"], files(elsewhere)) == (b"above", {})


def test_names_are_cut_to_what_the_database_holds(unit, administrator):
    font = put_in_font(unit=unit, by=administrator, name="黑体", file_name="a" * 300, family="长" * 300, data=b"x")
    font.refresh_from_db()
    assert (len(font.file_name), len(font.family)) == (120, 120)
