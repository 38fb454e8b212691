"""What every test shares: quick settings, browser tests last, and a unit with its people, theme, meeting and reports."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.test import override_settings

from reportsite.accounts.models import Role
from tests.browser.chromium import HOST, address, chromium, sign_in
from tests.document.office import Office
from tests.factories import MeetingFactory, PersonFactory, ReportFactory, ThemeFactory, UnitFactory

# The same examples at every run, so that a failure is the change's; bin/test --slow looks for new ones.
hypothesis.settings.register_profile("same", derandomize=True)
if "NEW_EXAMPLES" not in os.environ:
    hypothesis.settings.load_profile("same")

FIXTURES = (address, chromium, sign_in)  # one browser for all folders


def pytest_collection_modifyitems(items):
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """A database for each worker. SQLite in a file, as offices have it: in memory, two requests at once meet locks that a
    file has not."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """A LibreOffice that is started at the first use and serves until the end."""
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.stop()


@pytest.fixture(scope="session", autouse=True)
def quick_settings(tmp_path_factory):
    """A fast password hasher, a cache in memory, and nothing written into the checkout."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        WHITENOISE_AUTOREFRESH=True,  # else each client of a test looks through all static files
        VAR_FOLDER=tmp_path_factory.mktemp("var"),
        ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, HOST],
    ):
        yield


@pytest.fixture
def unit(db):
    return UnitFactory(name="中共青禾市档案馆支部", slug="archive")


@pytest.fixture
def drafter(unit):
    return PersonFactory(name="起草人柏舟", unit=unit, roles=[Role.DRAFTER])


@pytest.fixture
def reviewer(unit):
    return PersonFactory(name="审核人简宁", unit=unit, roles=[Role.REVIEWER])


@pytest.fixture
def member(unit):
    return PersonFactory(name="成员温岭", unit=unit, roles=[Role.MEMBER])


@pytest.fixture
def administrator(unit):
    return PersonFactory(name="管理员沈砚", unit=unit, roles=[Role.ADMINISTRATOR])


@pytest.fixture
def stranger(db):
    """Somebody with every role, in another unit."""
    return PersonFactory(name="外单位的人", unit=UnitFactory(), roles=list(Role))


@pytest.fixture
def site_administrator(db):
    return PersonFactory(name="站点管理员", is_superuser=True, is_staff=True)


@pytest.fixture
def theme(db):
    """A theme in use, with three dimensions."""
    return ThemeFactory()


@pytest.fixture
def meeting(unit, theme, member, reviewer):
    """A meeting of the unit, at which `member` is expected and which `reviewer` reviews."""
    return MeetingFactory(unit=unit, themes=[theme])


@pytest.fixture
def report(meeting, drafter):
    """The team's report, just begun."""
    return ReportFactory(meeting=meeting, by=drafter)


@pytest.fixture
def member_report(meeting, member):
    """The report of `member`, just begun."""
    return ReportFactory(meeting=meeting, kind="member", person=member, by=member)
