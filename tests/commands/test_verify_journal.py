import json

import pytest
from django.core.management import CommandError, call_command

from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Text
from tests.drafting.contents import full_content
from tests.factories import UnitFactory


@pytest.fixture
def verify(capsys):
    """verify(argument, …): what it prints, and the sentence that it ends with where it fails."""

    def run(*arguments):
        try:
            call_command("verify_journal", *arguments)
            error = ""
        except CommandError as failed:
            error = str(failed)
        return capsys.readouterr().out, error

    return run


@pytest.fixture
def report(unit):
    report = take_over(unit=unit, content=full_content(), by=None)
    save_texts(report=report, person=None, changes=[Change("p1", "heading", 0, "登记拖拉")])
    return report


@pytest.fixture
def broken(report):
    Text.objects.filter(item__report=report, item__key="p1", name="heading").update(value="别的")
    return report


def test_all_agree(verify, report):
    assert verify() == ("The journal and the texts of 1 reports agree.\n", "")
    assert verify("--json") == ("[]\n", "")


def test_what_does_not_is_said(verify, broken):
    line, error = verify()
    assert line == f"report {broken.pk}, p1.heading, revision 1: value\n"
    assert error == "The journal and the texts do not agree in 1 places."


def test_as_json(verify, broken):
    shown, error = verify("--json")
    assert error
    assert json.loads(shown) == [{"report": broken.pk, "what": "value", "key": "p1", "name": "heading", "revision": 1}]


def test_of_one_unit(verify, broken):
    UnitFactory(slug="other")
    assert verify("--unit", "other") == ("The journal and the texts of 0 reports agree.\n", "")
    assert verify("--unit", broken.unit.slug)[1]
    assert verify("--unit", "nobody") == ("", "There is no unit nobody.")


def test_as_a_command_over_the_demo(manage, fails):
    assert manage("demo").returncode == 0
    done = manage("verify_journal", "--unit", "demo-water")
    assert (done.returncode, done.stdout.decode()) == (0, "The journal and the texts of 5 reports agree.\n")
    assert fails("verify_journal", "--unit", "nobody") == "CommandError: There is no unit nobody."
