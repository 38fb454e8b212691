from reportsite.document.faces import Faces
from reportsite.document.pdf import missing
from reportsite.drafting.system_checks import pdf_can_be_made


def test_what_the_machine_lacks_and_the_one_command_that_mends_it(settings):
    settings.FONT_FOLDERS = []
    messages = pdf_can_be_made()
    assert "drafting.W003" in {message.id for message in messages}
    assert {message.hint for message in messages} == {"Run bin/setup."}
    assert len(messages) == len(missing(Faces()))
