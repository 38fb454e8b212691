from reportsite.layouts.actions import delete_font, put_in_font
from reportsite.layouts.queries import faces_of, fonts_of
from tests.factories import UnitFactory


def put(unit, data=b"one"):
    return put_in_font(unit=unit, by=None, name="黑体", file_name="hei.ttf", family="青禾黑体", data=data)


def test_gone_with_its_file(unit, django_capture_on_commit_callbacks):
    font = put(unit)
    path = faces_of(unit).own[0].path
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        delete_font(font=font)
    assert (fonts_of(unit), faces_of(unit).own, path.exists()) == ({}, (), False)


def test_the_file_stays_where_another_unit_uses_the_same(unit, django_capture_on_commit_callbacks):
    other = UnitFactory()
    fonts = put(unit), put(other)
    path = faces_of(unit).own[0].path
    with django_capture_on_commit_callbacks(execute=True):
        delete_font(font=fonts[0])
    assert (path.exists(), faces_of(other).own[0].path) == (True, path)


def test_that_of_the_unit_above_sets_it_again(unit):
    below = UnitFactory(parent=unit)
    put(unit, b"above")
    delete_font(font=put(below, b"below"))
    assert [face.path.read_bytes() for face in faces_of(below).own] == [b"above"]
