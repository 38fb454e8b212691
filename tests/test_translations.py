"""The Chinese catalogue: complete, with the placeholders of the English sentences, and in step with the source."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

CATALOGUE = "locale/zh_Hans/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|</?[a-z][^>]*>")
# A half-width sign or a straight quotation mark next to a Chinese character.
HALF_WIDTH = re.compile(r"[一-鿿][,;:?!()\"]|[,;:?!()\"][一-鿿]|[一-鿿] +[0-9]|[0-9] +[一-鿿]")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(settings.BASE_DIR / CATALOGUE)


def keys(catalogue):
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue if not entry.obsolete}


def pairs(catalogue):
    """Each English sentence with its Chinese one. Chinese has one form; it stands for the English plural."""
    for entry in catalogue:
        if entry.msgid_plural:
            yield entry.msgid_plural, entry.msgstr_plural[0]
        else:
            yield entry.msgid, entry.msgstr


def test_every_entry_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy] == []


def test_chinese_has_one_form(catalogue):
    assert catalogue.metadata["Plural-Forms"].startswith("nplurals=1;")
    assert [entry.msgid for entry in catalogue if entry.msgid_plural and list(entry.msgstr_plural) != [0]] == []


def test_placeholders_and_tags_agree(catalogue):
    wrong = [
        (english, chinese)
        for english, chinese in pairs(catalogue)
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(chinese))
    ]
    assert wrong == []


def test_signs_next_to_chinese_are_full_width(catalogue):
    assert [chinese for _english, chinese in pairs(catalogue) if HALF_WIDTH.search(PLACEHOLDER.sub("", chinese))] == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext, which bin/setup installs")
def test_the_catalogue_is_in_step_with_the_source(catalogue, tmp_path):
    """makemessages, run on a copy of the source, adds nothing and takes nothing away."""
    for folder in ("reportsite", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "zh_Hans", "--no-obsolete", "--add-location", "file"],
        cwd=tmp_path,
        env=os.environ | {"SECRET_KEY": "of this test", "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    )
    extracted = keys(polib.pofile(tmp_path / CATALOGUE))
    assert extracted - keys(catalogue) == set()
    assert keys(catalogue) - extracted == set()
