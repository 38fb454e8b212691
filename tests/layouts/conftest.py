"""A layout of the unit, and who may not touch it."""

import pytest

from tests.factories import LayoutFactory


@pytest.fixture
def row(unit):
    """A layout of the unit that is not in use: the line pitch is another than in GB/T 9704."""
    return LayoutFactory(unit=unit, name="机关公文", settings={"pitch_pt": 29})
