"""A field with a text stands on the page as crispy would set it."""

import html
import re

import lxml.html
import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field

from reportsite.drafting.forms import TextsForm
from reportsite.drafting.rows import load
from reportsite.drafting.templatetags.texts import as_text_field


def parts(markup):
    """Every element with its attributes and its own text, in order."""
    tree = lxml.html.fragment_fromstring(markup)
    return [(one.tag, dict(one.attrib), (one.text or "").strip()) for one in tree.iter()]


@pytest.mark.parametrize("writable", [True, False])
def test_every_field_of_every_kind(full, writable):
    draft = load(full)
    form = TextsForm(draft, draft.items, writable=writable)
    assert {type(field.widget).__name__ for field in form.fields.values()} == {"TextInput", "Textarea", "Select"}
    for bound in form:
        assert parts(as_text_field(bound)) == parts(as_crispy_field(bound)), bound.name


@pytest.mark.parametrize(
    "text", ["", "\n\n第一行空着", "<b>\"引\" & '号'</b></textarea><script>", "普通的话", " 前后空格 "]
)
def test_any_text_comes_through_whole(full, text):
    draft = load(full)
    form = TextsForm(draft, draft.items)
    form.fields["p1.paragraphs"].initial = form.fields["p1.heading"].initial = text
    several, one = (as_text_field(form[name]) for name in ("p1.paragraphs", "p1.heading"))
    assert html.unescape(re.findall(r"<textarea[^>]*>\n(.*)</textarea></div>", several, re.DOTALL)[0]) == text
    assert (lxml.html.fragment_fromstring(one).xpath(".//input")[0].get("value") or "") == text
    assert "<script>" not in several + one
