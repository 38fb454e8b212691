import pytest

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.models import UnitLayout
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, refused, tree_of

URL = "/units/archive/layouts/new/"


def begun(person, **data):
    answer = client_of(person).post(URL, {"name": "新版式", "start": "standard"} | data)
    assert answer.status_code == 302
    made = UnitLayout.objects.get(name="新版式")
    assert answer.url == f"/units/archive/layouts/{made.pk}/"
    return made


def test_as_the_standard(unit, administrator):
    made = begun(administrator)
    assert (made.unit, made.layout, made.in_use, made.changed_by) == (unit, GB_T_9704, False, administrator)


def test_as_another_of_the_unit(row, administrator):
    assert begun(administrator, start=str(row.pk)).layout == row.layout


def test_as_the_one_in_force_of_the_unit_above(unit, administrator):
    unit.parent = UnitFactory()
    unit.save()
    above = LayoutFactory(unit=unit.parent, settings={"top_mm": 40}, in_use=True)
    assert begun(administrator, start=str(above.pk)).layout == above.layout


def test_the_link_to_copy_one_chooses_it(row, administrator):
    tree = tree_of(client_of(administrator).get(URL, {"start": row.pk}))
    assert tree.xpath("//select[@name='start']/option[@selected]/@value") == [str(row.pk)]


@pytest.mark.parametrize("start", ["", "0", "nonsense", "9" * 40, "\0"])
def test_a_link_that_names_nothing_opens_the_page(unit, administrator, start):
    assert client_of(administrator).get(URL, {"start": start}).status_code == 200


def test_not_as_one_of_another_unit(row, administrator):
    foreign = LayoutFactory(unit=UnitFactory())
    answer = client_of(administrator).post(URL, {"name": "偷来的", "start": foreign.pk})
    assert (answer.status_code, errors_in(answer)) == (200, ["start"])


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "长" * 61}, ["name"]),
        ({"name": "机关公文"}, ["name"]),
        ({"start": "nonsense"}, ["start"]),
        ({"start": "\0"}, ["start"]),
    ],
    ids=str,
)
def test_what_is_wrong_is_marked_and_nothing_made(row, administrator, changed, wrong):
    answer = client_of(administrator).post(URL, {"name": "新版式", "start": "standard"} | changed)
    assert (answer.status_code, errors_in(answer), UnitLayout.objects.count()) == (200, wrong, 1)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, method, request):
    refused(request.getfixturevalue(role), URL, method, {"name": "新版式", "start": "standard"})
    assert UnitLayout.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(unit, stranger, method):
    hidden_from(stranger, URL, method, nothing="/units/nothing-here/layouts/new/")


def test_nobody(unit):
    asks_to_sign_in(URL)
