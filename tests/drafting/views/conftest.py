"""The pages of `full`, the report that holds every kind of item."""

import sys

import pytest

from reportsite.document import faces, pdf
from reportsite.drafting.actions.versions import keep_version
from tests.pages import Page, client_of


@pytest.fixture
def browser(drafter):
    return client_of(drafter)


@pytest.fixture
def url(full):
    """url(path): an address of the report."""
    return lambda path="": f"/reports/{full.pk}/{path}"


@pytest.fixture
def page(url, browser):
    """page(path): a page of the report as its drafter has it."""
    return lambda path="": Page(browser, url(path))


@pytest.fixture
def one_version(full, drafter):
    """Version 1 of the report, kept by hand."""
    return keep_version(report=full, by=drafter, reason="asked", name="会前稿")


@pytest.fixture
def keys(full):
    """keys(parent): the keys of what stands below an item now, in order."""
    return lambda parent: list(full.items.filter(parent__key=parent, deleted_at=None).values_list("key", flat=True))


@pytest.fixture
def bare_machine(tmp_path, settings, monkeypatch):
    """A machine without any font: every folder in which one is looked for is empty."""
    settings.FONT_FOLDERS = [tmp_path]
    monkeypatch.setattr(pdf, "CJK_FOLDERS", (tmp_path,))
    monkeypatch.setattr(faces, "LATIN_FOLDERS", (tmp_path,))


@pytest.fixture
def no_pango(tmp_path, monkeypatch, settings):
    """A machine on which WeasyPrint finds none of the libraries that it needs from the system."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')")
    settings.FONT_FOLDERS = [*settings.FONT_FOLDERS, tmp_path]  # nothing that was made before is taken from the cache
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    pdf._weasyprint.cache_clear()
    yield
    pdf._weasyprint.cache_clear()
