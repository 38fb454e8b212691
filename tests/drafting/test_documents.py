"""A report -> files to download."""

import pytest
from django.core.cache import cache

from reportsite.drafting.documents import file_name, report_file
from tests.drafting.contents import full_content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (full_content(), "青禾市档案馆对照检查材料整改清单.docx"),
        (full_content(title="", person="柏舟"), "柏舟对照检查材料整改清单.docx"),
        (full_content(title="../a\\b:c*d?“e”\n<f>|g"), "abcd“e”fg整改清单.docx"),
        (full_content(title="长" * 300), f"{'长' * 80}.docx"),
    ],
    ids=["title", "person", "signs", "long"],
)
def test_a_name_that_every_file_system_takes(content, name):
    assert file_name(content, "docx", "整改清单") == name


def test_a_name_of_signs_alone():
    assert file_name(full_content(title="???"), "pdf") == "report.pdf"


def test_the_same_report_is_the_same_file_and_another_is_another():
    cache.clear()
    first = report_file(full_content(), "docx")
    assert report_file(full_content(), "docx") == first
    assert report_file(full_content(title="另一个"), "docx") != first


def test_without_a_cache_that_works_the_file_is_made_all_the_same(settings, tmp_path):
    (tmp_path / "file").write_text("这里不是文件夹")
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "file" / "cache",
        }
    }
    assert "登记不及时" in report_file(full_content(), "txt").decode()
