"""Why a source is not taken, and what is doubtful in it: codes -> sentences for a person."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reportsite.confined.process import Stopped
from reportsite.confined.refused import Refused
from reportsite.layouts import sentences as files

Text = str | Promise

# What to do with a file that cannot be read, by what it is.
_INSTEAD: Mapping[str, Text] = {
    "doc": _("Open it in Word or WPS, save it as DOCX, and choose that."),
    "wps": _("Open it in Word or WPS, save it as DOCX, and choose that."),
    "rtf": _("Open it in Word or WPS, save it as DOCX, and choose that."),
    "pdf": _("Ask for the Word file it was made from; or open the PDF, copy its text and paste it here."),
    "picture": _("Ask for the Word file; the text in a picture cannot be read."),
}
_ELSE: Text = _("Choose a DOCX, a text file (TXT) or a Markdown file, or paste the text.")
_OWN: Mapping[str, tuple[Text, Text]] = {
    "not_text": (_("The file is no text in UTF-8, GB18030 or UTF-16."), _ELSE),
    "too_many_characters": (
        _("The text has more than %(most)s characters."),
        _("Split it, and bring the parts in one by one."),
    ),
}
_STOPPED: Mapping[str, Text] = {
    "time": _("Reading the file took too long. Open it in Word, save it as a new DOCX, and choose that."),
    "memory": _("Reading the file took too much memory. Take large pictures and tables out of it."),
    "crash": _("The file could not be read. Open it in Word, save it as a new DOCX, and choose that."),
    "replaced": _("Another file of yours took its place."),
}


def refusal(error: Refused) -> str:
    """Why a file is not taken, and what to do."""
    if error.code in ("not_readable", "not_docx"):
        kind = str(error.params.get("kind", "unknown"))
        what = _("The file is %(kind)s, which cannot be read here.") % {"kind": files.KINDS.get(kind, kind)}
        return f"{what} {_INSTEAD.get(kind, _ELSE)}"
    if error.code in _OWN:
        return " ".join(str(text) % error.params for text in _OWN[error.code])
    return files.refusal(error)


def stopped(error: Stopped) -> str:
    """Why reading a file was given up."""
    return str(_STOPPED[error.reason])


# What was doubtful, by its code.
DOUBTS: Mapping[str, Text] = {
    "role": _("What is this section for?"),
    "no_section": _("Is this a section of its own?"),
    "no_dimension": _("These problems stand in no dimension."),
    "unparted": _("This text may hold several problems."),
    "contents": _("This looks like a table of contents and was left out."),
    "before_title": _("This line stands before the title and was left out."),
    "numbering": _("The number does not follow the one before."),
    "several_reports": _("Another report may begin here."),
    "closing": _("Does this close the report?"),
}
# What was decided and what else it could be, where it is no role.
CHOICES: Mapping[str, Text] = {
    "one without a heading": _("They were put in one without a heading."),
    "problems at each ；": _("a problem at each ；"),
    "text": _("text as it stands"),
    "dropped": _("left out"),
    "one report": _("one report"),
    "another report from here on": _("another report from here on"),
    "closing": _("the closing words"),
}


# Why a correction is not made.
NOT_HERE: Mapping[str, Text] = {
    "no_place": _("This item is not there any more. Choose another one."),
    "no_sentence": _("This text is not there any more. Look at how it stands now."),
    "nothing_before": _("Nothing stands before this text in the item, so there is nothing to part it from."),
    "first": _("It is the first of its kind here: nothing stands before it."),
    "last": _("It cannot be moved any further here."),
    "rectification": _("One of its problems stands on the rectification list. Delete that item there first."),
}


def not_here(code: str) -> str:
    """Why a correction is not made at a place."""
    return str(NOT_HERE.get(code, _("This cannot be done with this item.")))
