"""Codes -> sentences for a person: why a file is not taken, with what to do, and what of a template was not taken over."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.confined.refused import Refused
from reportsite.layouts.fields import PARTS, ROLES, in_words, label

Text = str | Promise

# What a file is, by `word.archive`.
KINDS: Mapping[str, Text] = {
    "7z": _("a packed archive (7z)"),
    "doc": _("a document of Word before 2007, or of WPS (.doc, .wps)"),
    "docx": _("a Word document (.docx)"),
    "empty": _("empty"),
    "encrypted": _("protected with a password"),
    "epub": _("a book (EPUB)"),
    "gz": _("a packed archive (gz)"),
    "html": _("a web page"),
    "odp": _("slides (ODP)"),
    "ods": _("a spreadsheet (ODS)"),
    "odt": _("a document of LibreOffice (ODT)"),
    "ofd": _("a document in OFD"),
    "pdf": _("a PDF"),
    "picture": _("a picture"),
    "ppt": _("slides (PPT)"),
    "pptx": _("slides (PPTX)"),
    "rar": _("a packed archive (RAR)"),
    "rtf": _("an RTF document"),
    "unknown": _("of a kind that is not known here"),
    "wps": _("a document of Works (.wps)"),
    "xls": _("a spreadsheet (XLS)"),
    "xlsx": _("a spreadsheet (XLSX)"),
    "xml": _("an XML file"),
    "zip": _("a packed archive (ZIP)"),
}

_SAVE_ANEW = _("Open it in Word or WPS, save it as a new DOCX, and choose that.")

# code: (what is wrong and where, what to do)
REFUSALS: Mapping[str, tuple[Text, Text]] = {
    "empty": (_("The file is empty."), _("Choose another.")),
    "not_docx": (
        _("The file is %(kind)s, not a Word document."),
        _("Save it as DOCX in Word or WPS, and choose that."),
    ),
    "not_readable": (
        _("The file is %(kind)s; only DOCX, plain text and Markdown can be read."),
        _("Save it as DOCX in Word or WPS, and choose that."),
    ),
    "not_text": (
        _("The file is no text in UTF-8, UTF-16 or GB18030."),
        _("Save it as DOCX in Word or WPS, and choose that."),
    ),
    "not_pdf": (_("The file is %(kind)s, not a PDF."), _("Save it as PDF, and choose that.")),
    "not_measurable": (
        _("The file is %(kind)s; only DOCX and PDF can be measured."),
        _("Save it as DOCX in Word or WPS, and choose that."),
    ),
    "encrypted": (_("The file is protected with a password."), _("Save it without one, and choose that.")),
    "damaged": (_("The file is damaged%(in_part)s."), _SAVE_ANEW),
    "file_too_big": (
        _("The file has %(size)s MB; at most %(most)s MB are taken."),
        _("Take large pictures out of it."),
    ),
    "too_many_parts": (_("The file holds %(count)s parts; at most %(most)s are taken."), _SAVE_ANEW),
    "compression": (_("“%(part)s” in the file is packed in a way that Word does not use."), _SAVE_ANEW),
    "duplicate_part": (_("“%(part)s” stands twice in the file."), _SAVE_ANEW),
    "part_too_big": (
        _("“%(part)s” in the file has %(size)s MB; at most %(most)s MB are taken."),
        _("Take large pictures out of it."),
    ),
    "packed_too_tightly": (_("“%(part)s” in the file grows more than %(most)s times when unpacked."), _SAVE_ANEW),
    "unpacks_too_big": (
        _("Unpacked, the file has %(size)s MB; at most %(most)s MB are taken."),
        _("Take large pictures out of it."),
    ),
    "doctype": (_("“%(part)s” in the file declares a document type, which Word never writes."), _SAVE_ANEW),
    "encoding": (_("“%(part)s” in the file is written in %(encoding)s, which Word never uses."), _SAVE_ANEW),
    "broken_xml": (_("“%(part)s” in the file is no XML that can be read."), _SAVE_ANEW),
    "too_deep": (_("“%(part)s” in the file holds more than %(most)s elements inside each other."), _SAVE_ANEW),
    "too_many_elements": (_("The file holds more than %(most)s elements."), _("Split the document.")),
    "too_many_paragraphs": (_("The document has more than %(most)s paragraphs."), _("Split it.")),
    "too_many_pages": (_("The PDF has %(count)s pages; at most %(most)s are read."), _("Split it.")),
    "too_many_characters": (_("The document has more than %(most)s characters."), _("Split it.")),
    "no_text": (
        _("The PDF holds pictures of pages and no text."),
        _("Choose the PDF that was saved from Word or WPS, not a scan."),
    ),
    "font_none": (_("The file is no font."), _("Choose a TTF, OTF or TTC file.")),
    "font_webfont": (
        _("The file is a font that is packed for web pages (WOFF)."),
        _("Choose the TTF or OTF file of the same font."),
    ),
    "font_type1": (_("The file is a Type 1 font, which programs no longer read."), _("Choose its TTF or OTF edition.")),
    "font_eot": (
        _("The file is a font that is packed for old browsers (EOT)."),
        _("Choose the TTF or OTF file of the same font."),
    ),
    "font_packed": (_("The file is a packed archive."), _("Unpack it, and choose the TTF, OTF or TTC file in it.")),
    "font_damaged": (
        _("The font file is damaged: it cannot be read to its end."),
        _("Copy it anew from where it is installed, and choose that."),
    ),
    "font_tables": (_("The font file lacks what a font must have: %(tables)s."), _("Choose the complete file.")),
    "font_restricted": (
        _("The font's maker forbids to embed it (fsType: restricted licence)."),
        _("Ask the maker for an edition that may be embedded, or choose another font."),
    ),
    "font_bitmaps_only": (
        _("The font's maker allows to embed only its bitmaps (fsType), which do not print well."),
        _("Ask the maker for an edition that may be embedded, or choose another font."),
    ),
    "font_no_subsetting": (
        _(
            "The font's maker forbids to embed a part of it (fsType: no subsetting), and a PDF holds just the characters used."
        ),
        _("Ask the maker for an edition that may be embedded, or choose another font."),
    ),
    "font_unmatched": (
        _("The font calls itself “%(family)s”: that does not tell which font of the layout it is for."),
        _("Choose that from the list, and the file once more."),
    ),
    "font_coverage": (
        _("“%(family)s” has %(covered)s of the %(wanted)s Chinese characters of GB2312 (%(percent)s%%)."),
        _("Choose a font that has at least 90%% of them."),
    ),
    "font_coverage_latin": (
        _("“%(family)s” has %(covered)s of the %(wanted)s Latin letters, digits and signs (%(percent)s%%)."),
        _("Choose a font that has at least 90%% of them."),
    ),
    "font_unused": (
        _("A line was set with the font for a trial, and the PDF does not show it."),
        _("Choose another edition of the font."),
    ),
    "stopped_time": (
        _("Reading the file took too long and was stopped."),
        _("Try it once more; if it happens again, choose another file."),
    ),
    "stopped_memory": (_("Reading the file took too much memory and was stopped."), _("Choose a smaller file.")),
    "stopped_crash": (_("The file could not be read: it is damaged or unusual."), _("Choose another.")),
    "stopped_replaced": (_("You sent another file meanwhile."), _("Its result stands in the other window.")),
}

# What of a template could not be taken over, or only with a change (`document.template.Note`).
NOTES: Mapping[str, Text] = {
    "out_of_range": _(
        "%(setting)s: %(value)s is more or less than a layout can hold; the value of GB/T 9704 was taken."
    ),
    "no_room": _("Its margins leave no room for text: paper and margins of GB/T 9704 were taken."),
    "landscape": _("Its pages lie on their side: they were turned upright."),
    "sections": _("It has %(count)s sections: paper, margins, head and foot of the first were taken."),
    "columns": _("Its text stands in %(count)s columns: a report has one."),
    "first_page": _("Its first page has a head or foot of its own: all pages have that of the others."),
    "style_missing": _("“%(role)s”: no style and no text of this kind was found; the setting of GB/T 9704 was taken."),
    "set_by_hand": _(
        "“%(role)s”: most of the text was set by hand, otherwise than its style says; what was set by hand was taken."
    ),
    "colour": _("“%(role)s” has the colour %(colour)s: it is printed in black."),
    "italic": _("“%(role)s” is italic: it is printed upright."),
    "underline": _("“%(role)s” is underlined: it is printed without a line."),
    "list_numbers": _(
        "“%(role)s” is numbered by a list of Word: the program makes the numbers, in their official form."
    ),
    "pitch_reckoned": _("%(setting)s: the template gives no fixed value; it comes to %(value)s, which was taken."),
    "indent_rounded": _("The first line of paragraphs is indented by %(found)s characters: %(taken)s were taken."),
    "font_not_chinese": _("The font %(font)s sets no Chinese as far as its name tells: %(taken)s was taken."),
    "fonts_differ": _(
        "Latin letters and digits are set in %(found)s in some texts: they are set in %(taken)s everywhere."
    ),
    "table": _("There is a table in %(part)s: it was left out."),
    "border": _("There is a ruled line in %(part)s: it was left out."),
    "box": _("There is a text box in %(part)s: what it holds beside a page number was left out."),
    "thing": _("There is %(what)s in %(part)s: it was left out."),
    "field": _("There is a field “%(name)s” in %(part)s: the text that it showed last was taken as it is."),
    "many_lines": _("There are %(count)s lines in %(part)s: the first %(most)s were taken."),
    "long_line": _("A line in %(part)s has %(characters)s characters: the first %(most)s were taken."),
    "macros": _("It holds macros: they were neither opened nor taken over."),
    "external": _("It refers to something outside of the file (%(what)s: %(count)s): that was not fetched."),
    "objects": _("Its embedded objects (%(count)s) were not opened."),
    "tables": _("Its tables (%(count)s) were not taken over: a layout sets the tables of a report all alike."),
    "text": _("Its text (%(characters)s characters) was not taken over: a layout holds settings alone."),
}
# Where in a template something stands, and what it is.
_PARTS: Mapping[str, Text] = {
    "header": pgettext_lazy("part of a template", "the head of the pages"),
    "footer": pgettext_lazy("part of a template", "the foot of the pages"),
    "body": pgettext_lazy("part of a template", "the text"),
}
_THINGS: Mapping[str, Text] = {
    "picture": pgettext_lazy("in a template", "a picture"),
    "watermark": pgettext_lazy("in a template", "a watermark"),
    "object": pgettext_lazy("in a template", "an embedded object"),
    "formula": pgettext_lazy("in a template", "a formula"),
    "footnote": pgettext_lazy("in a template", "a footnote"),
    "endnote": pgettext_lazy("in a template", "an endnote"),
    "comment": pgettext_lazy("in a template", "a comment"),
    "image": pgettext_lazy("in a template", "a picture"),
    "attachedTemplate": pgettext_lazy("in a template", "a Word template"),
    "oleObject": pgettext_lazy("in a template", "an embedded object"),
}
# Which parameters of a note are names of ours.
_WORDS: Mapping[str, Mapping[str, Text]] = {
    "role": {**PARTS, **ROLES}, "part": _PARTS, "what": _THINGS,
}  # fmt: skip

# Where no sample page can be made (`pdf.PdfError`).
NO_SAMPLE: Mapping[str, Text] = {
    "pango": _("Pango is not installed on the server: no PDF can be made. DOCX works."),
    "cjk-font": _("No Chinese font is installed on the server: no PDF can be made. DOCX works."),
    "time": _("The sample page took too long and was stopped. Change the settings, or try it once more."),
    "memory": _("The sample page took too much memory and was stopped. Change the settings."),
    "crash": _("The sample page could not be made with these settings. Change them."),
    "replaced": _("A newer sample page was asked for."),
}


def refusal(error: Refused) -> str:
    """Why a file is not taken, and what to do."""
    params = _in_words(error.params)
    wrong, remedy = REFUSALS[error.code]
    return f"{str(wrong) % params} {str(remedy) % params}"


def no_sample(reasons: Iterable[str]) -> str:
    """Why there is no sample page."""
    return " ".join(str(NO_SAMPLE[reason]) for reason in reasons if reason in NO_SAMPLE)


def note(code: str, params: Mapping[str, Any]) -> str:
    """What of a template could not be taken over."""
    shown = {name: f"{round(value, 2):g}" if isinstance(value, float) else value for name, value in params.items()}
    if "setting" in params:
        shown |= {"setting": label(str(params["setting"])), "value": in_words(str(params["setting"]), params["value"])}
    for name, words in _WORDS.items():
        if name in params:
            shown[name] = words.get(str(params[name]), params[name])
    return str(NOTES[code]) % shown


def _in_words(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as they stand in a sentence: sizes in MB, kinds of files by their names."""
    shown = dict(params)
    part = str(params.get("part", ""))
    shown["in_part"] = str(_(" in its part “%(part)s”")) % {"part": part} if part else ""
    if "size" in params:
        shown |= {name: f"{int(params[name]) / 1024**2:.1f}".removesuffix(".0") for name in ("size", "most")}
    if "kind" in params:
        shown["kind"] = KINDS.get(str(params["kind"]), KINDS["unknown"])
    if "covered" in params:
        shown["percent"] = int(100 * int(params["covered"]) / int(params["wanted"]))
    return shown
