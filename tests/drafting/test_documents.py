"""A report -> files to download."""

import pytest
from msgspec.structs import replace

from reportsite.accounts.models import Person
from reportsite.document.layout import GB_T_9704
from reportsite.drafting.documents import Press, file_name
from reportsite.layouts.printing import newest
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
    first = Press().report(full_content(), "docx")
    assert Press().report(full_content(), "docx") == first
    assert Press().report(full_content(title="另一个"), "docx") != first


@pytest.fixture
def marked(settings, tmp_path):
    """A folder of kept documents in which what is kept can be told from what is made."""
    settings.VAR_FOLDER = tmp_path
    Press().report(full_content(), "txt")
    (kept,) = (tmp_path / "documents").iterdir()
    kept.write_bytes(b"kept")
    return kept


def test_what_was_made_before_is_not_made_again(marked):
    assert Press().report(full_content(), "txt") == b"kept"
    assert Press(layout=replace(GB_T_9704, pitch_pt=29)).report(full_content(), "txt") != b"kept"


def test_it_can_be_made_anew(marked):
    made = Press(anew=True).report(full_content(), "txt")
    assert "登记不及时" in made.decode()
    assert marked.read_bytes() == made


def test_without_a_folder_that_can_be_written_the_file_is_made_all_the_same(settings, tmp_path):
    (tmp_path / "file").write_text("这里不是文件夹")
    settings.VAR_FOLDER = tmp_path / "file"
    assert "登记不及时" in Press().report(full_content(), "txt").decode()


def test_the_newer_request_of_a_person_counts():
    drafter, other = Person(pk=1), Person(pk=2)
    first, elses = newest(drafter, "printing", "a.pdf"), newest(other, "printing", "a.pdf")
    again = newest(drafter, "printing", "a.pdf")
    assert [first(), again(), elses()] == [True, True, True]
    newer = newest(drafter, "printing", "b.pdf")
    assert [first(), again(), newer(), elses()] == [False, False, True, True]
