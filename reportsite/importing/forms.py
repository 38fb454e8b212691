"""Forms for bringing in what exists, and for what a report is."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reportsite.accounts.forms import Buttons, CleanCharField
from reportsite.accounts.models import Person, Unit
from reportsite.content.text import one_line
from reportsite.drafting.models import Kind
from reportsite.importer.plain import MAX_CHARACTERS
from reportsite.importing.models import Import, may_import
from reportsite.importing.reading import answerable
from reportsite.layouts.forms import UploadField
from reportsite.themes.models import Theme

MOST_MB = 20


class OptionalUpload(UploadField):
    """A file, or none."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:  # type: ignore[override]
        return super().clean(data, initial) if data else None


class SourceForm(Buttons, forms.Form):
    """A file or a pasted text, one of the two."""

    button = gettext_lazy("Read it")
    file = OptionalUpload(
        label=gettext_lazy("A file (DOCX, TXT or Markdown)"),
        most_mb=MOST_MB,
        accept=".docx,.txt,.md,.markdown,text/plain",
        required=False,
        help_text=gettext_lazy("Drop a file here or choose it."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("At most 500,000 characters."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > MAX_CHARACTERS:
            raise forms.ValidationError(
                _("The text has %(count)d characters; at most %(most)d are read. Bring the parts in one by one.")
                % {"count": len(text), "most": MAX_CHARACTERS}
            )
        return text

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        file, text = values.get("file"), values.get("text", "").strip()
        if file and text:
            self.add_error("file", _("There is a file and a pasted text: choose the file again without the text."))
        elif not file and not text and not self.errors:
            self.add_error("file", _("Choose a file, or paste a text below."))
        return values

    @property
    def data_of(self) -> bytes:
        """The bytes that are read; a pasted text as UTF-8, its lone surrogates replaced."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file:
            return file.read()
        return self.cleaned_data["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()

    @property
    def file_name(self) -> str:
        file: UploadedFile | None = self.cleaned_data["file"]
        return one_line(file.name or "")[:200] if file else ""


class ReturnedForm(Buttons, forms.Form):
    """A DOCX that was exported from a report and comes back."""

    button = gettext_lazy("See what it changed")
    file = UploadField(
        label=gettext_lazy("The changed file (DOCX)"),
        most_mb=MOST_MB,
        accept=".docx",
        help_text=gettext_lazy("Drop a file here or choose it."),
    )

    @property
    def data_of(self) -> bytes:
        data: bytes = self.cleaned_data["file"].read()
        return data

    @property
    def file_name(self) -> str:
        return one_line(self.cleaned_data["file"].name or "")[:200]


class ImportForm(SourceForm):
    """A source, whose report it is, and by which theme; what is not said is found in the text."""

    field_order = ("file", "text", "unit", "kind", "theme")
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), empty_label=None)
    kind = forms.ChoiceField(
        label=gettext_lazy("Whose report"),
        choices=(("", gettext_lazy("as the text shows")), *Kind.choices),
        required=False,
    )
    theme = forms.ModelChoiceField(
        label=gettext_lazy("Theme"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=gettext_lazy("the theme that is most like it"),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = may_import(person)
        _choose(self, "unit", units)
        _choose(self, "theme", Theme.objects.visible_to(person).filter(pk__in=_themes(units)))
        self.only_unit = units.first() if units.count() == 1 else None
        if self.only_unit:
            del self.fields["unit"]

    @property
    def unit_of(self) -> Unit:
        unit: Unit = self.only_unit or self.cleaned_data["unit"]
        return unit


def _themes(units: Any) -> set[int]:
    return {theme.pk for unit in units for theme in answerable(unit)}


def _choose(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class FactsForm(forms.Form):
    """What the report is, before it is made."""

    title = CleanCharField(label=gettext_lazy("Title"), required=False, max_length=400)
    kind = forms.ChoiceField(label=gettext_lazy("Whose report"), choices=Kind.choices)
    person = CleanCharField(label=gettext_lazy("Person, for a member's report"), required=False, max_length=80)
    year = forms.IntegerField(
        label=gettext_lazy("Year that is reviewed"), required=False, min_value=1978, max_value=2100
    )
    theme = forms.ModelChoiceField(
        label=gettext_lazy("Theme"), queryset=Theme.objects.none(), required=False, empty_label=gettext_lazy("none")
    )
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, row: Import, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = row.current
        units = may_import(person)
        _choose(self, "unit", units)
        _choose(self, "theme", Theme.objects.filter(pk__in=_themes([row.unit])))
        slug = content.themes[0].slug if content.themes else ""
        self.initial = {name: getattr(content, name) for name in ("title", "kind", "person", "year")}
        self.initial |= {"theme": Theme.objects.filter(slug=slug).first(), "unit": row.unit_id}
