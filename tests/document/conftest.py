"""What the tests of documents share: a LibreOffice that is started at the first use and serves until the end."""

import pytest

from tests.document.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.stop()
