import pytest
from django.core.exceptions import ValidationError

from reportsite.layouts.actions import delete_layout, use_layout
from reportsite.layouts.models import UnitLayout


def test_gone(row):
    delete_layout(row=row)
    assert UnitLayout.objects.count() == 0


def test_the_one_in_use_stays(row):
    use_layout(row=row)
    with pytest.raises(ValidationError, match="机关公文"):
        delete_layout(row=row)
    assert UnitLayout.objects.count() == 1
