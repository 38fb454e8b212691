"""Forms for layouts, fonts and the files that are brought along. Thin: what they decide is in actions.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset
from crispy_forms.layout import Layout as FormLayout
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reportsite.accounts.forms import Buttons, CleanCharField
from reportsite.accounts.models import Person, Unit
from reportsite.content.text import one_line
from reportsite.document.layout import GB_T_9704, MM, FontName, Layout, check, font_names
from reportsite.layouts.fields import GROUPS, ROLES, SETTINGS, Setting, size_name, values_of, with_values
from reportsite.layouts.fields import SIZES as NAMED_SIZES
from reportsite.layouts.models import UnitLayout
from reportsite.layouts.queries import in_force, layout_of

_MB = 1024**2


def field_name(setting: str) -> str:
    """The name of a setting's field in the form: title_font."""
    return setting.replace(".", "_")


class FontField(CleanCharField):
    """The name of a font, as it stands in a DOCX."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"list": "font-names"}), **kwargs)

    def clean(self, value: Any) -> str:
        name: str = super().clean(value)
        try:
            return msgspec.convert(name, FontName)
        except msgspec.ValidationError as error:
            text = _("Type the name of a font: letters, digits, spaces and . ( ) - _ only.")
            raise forms.ValidationError(text) from error


def _number(setting: Setting, value: Any) -> forms.Field:
    """What is stored beyond the limits may stay."""
    whole = setting.kind == "whole"
    least, most = min(setting.least, value), max(setting.most, value)
    text = _("From %(least)s to %(most)s %(unit)s.") % {
        "least": f"{least:g}",
        "most": f"{most:g}",
        "unit": setting.unit,
    }
    return (forms.IntegerField if whole else forms.FloatField)(
        label=_("%(setting)s (%(unit)s)") % {"setting": setting.label, "unit": setting.unit},
        widget=forms.NumberInput(attrs={"step": 1 if whole else "any", "min": least, "max": most}),
        validators=[MinValueValidator(least, text), MaxValueValidator(most, text)],
    )


def _size(_setting: Setting, value: float) -> forms.Field:
    points = sorted({*NAMED_SIZES, value}, reverse=True)
    return forms.TypedChoiceField(choices=[(f"{size:g}", size_name(size)) for size in points], coerce=float)


def _shown(value: Any) -> Any:
    """A length without the .0 of a whole number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_FIELDS: dict[str, Callable[[Setting, Any], forms.Field]] = {
    "number": _number,
    "whole": _number,
    "choice": lambda setting, _value: forms.ChoiceField(choices=setting.choices),
    "font": lambda _setting, _value: FontField(),
    "size": _size,
    "bold": lambda _setting, _value: forms.BooleanField(required=False),
}


class SettingsForm(forms.Form):
    """The settings of a layout, those of `stored` where nothing is typed."""

    def __init__(self, *args: Any, stored: Layout = GB_T_9704, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = stored
        for name, value in values_of(stored).items():
            setting = SETTINGS[name]
            field = _FIELDS[setting.kind](setting, value)
            field.label = field.label or str(setting.label)
            field.initial = _shown(value)
            self.fields[field_name(name)] = field
        if stored.footer is not None:
            text = _("What the template brought stands at the foot instead. Drop it, and this counts.")
            self.fields["page_number"].help_text = text

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            self._check(self.layout)
        return values

    @property
    def layout(self) -> Layout:
        """The layout with what was typed."""
        return with_values(self.stored, {name: self.cleaned_data[field_name(name)] for name in SETTINGS})

    def _check(self, layout: Layout) -> None:
        """What no single value shows."""
        try:
            check(layout)
        except ValueError:
            self.add_error(None, _("The margins leave less than 40 mm for the text. Make them smaller."))
        below = layout.page_number_gap_mm + layout.number.size_pt / MM
        if layout.page_number != "none" and layout.footer is None and below > layout.bottom_mm:
            text = _("The page number would stand below the edge of the paper: bring it closer, or enlarge the margin.")
            self.add_error("page_number_gap_mm", text)
        if layout.header.odd + layout.header.even and layout.header_mm >= layout.top_mm:
            self.add_error("header_mm", _("The head would stand in the text: bring it closer to the edge."))

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = FormLayout(*(_fieldset(*group) for group in GROUPS))
        return helper


def _fieldset(legend: Any, plain: tuple[str, ...], roles: tuple[str, ...]) -> Fieldset:
    texts = (
        Fieldset(
            str(ROLES[role]),
            *(f"{role}_{part}" for part in ("font", "size_pt", "bold")),
            css_class="type alone" if len(roles) == 1 else "type",
        )
        for role in roles
    )
    return Fieldset(str(legend), Div(*plain, css_class="settings"), *texts, css_class="card")


class LayoutForm(SettingsForm):
    """A layout's name and its settings."""

    name = CleanCharField(label=gettext_lazy("Name of the layout"), max_length=60)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout.insert(0, Div("name", css_class="card"))
        return helper


class NewLayoutForm(Buttons, forms.Form):
    """A name, and what the new layout begins as: GB/T 9704, the layout in force, or one of the unit's own."""

    button = gettext_lazy("Create the layout")
    name = CleanCharField(label=gettext_lazy("Name"), max_length=60)
    start = forms.ChoiceField(label=gettext_lazy("Begins as a copy of"))

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {row.pk: row for row in unit.layouts.all()}
        if above := in_force(unit):
            rows[above.pk] = above
        self.layouts = {"standard": GB_T_9704} | {str(pk): row.layout for pk, row in rows.items()}
        names = [
            (str(pk), row.name if row.unit_id == unit.pk else f"{row.name} ({row.unit})") for pk, row in rows.items()
        ]
        start = self.fields["start"]
        assert isinstance(start, forms.ChoiceField)
        start.choices = [("standard", "GB/T 9704"), *names]

    @property
    def layout(self) -> Layout:
        return self.layouts[self.cleaned_data["start"]]


class FileForm(Buttons, forms.Form):
    """A form with a file; `file_name` is what that is called on the person's machine."""

    @property
    def file_name(self) -> str:
        return one_line(self.cleaned_data["file"].name)[:120]


class UploadField(forms.FileField):
    """A file that somebody brings along, of at most so many MB."""

    def __init__(self, *, most_mb: int, accept: str, **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": accept, "class": "drop"}), **kwargs)
        self.most_mb = most_mb

    def clean(self, data: Any, initial: Any = None) -> UploadedFile:
        file: UploadedFile = super().clean(data, initial)
        size = (file.size or 0) / _MB
        if size > self.most_mb:
            text = _("The file has %(size)s MB; at most %(most)s MB are taken. Choose a smaller file.")
            raise forms.ValidationError(text % {"size": f"{size:.1f}", "most": self.most_mb})
        return file


class TemplateForm(FileForm):
    """The unit's own DOCX, from which a layout is taken."""

    button = gettext_lazy("Take the layout from the file")
    file = UploadField(
        label=gettext_lazy("Template or finished document (DOCX)"),
        most_mb=20,
        accept=".docx,.dotx",
        help_text=gettext_lazy("Its page, fonts, sizes and lines are taken over. The file itself is not kept."),
    )
    name = CleanCharField(
        label=gettext_lazy("Name of the layout"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Where it is empty, the name of the file."),
    )

    @property
    def called(self) -> str:
        """The name that was typed, else that of the file."""
        return self.cleaned_data["name"] or Path(self.file_name).stem[:60]


class FontForm(FileForm):
    """A font file, for one of the fonts that the layout in force names."""

    button = gettext_lazy("Put in the font")
    file = UploadField(
        label=gettext_lazy("Font file (TTF, OTF or TTC)"),
        most_mb=40,
        accept=".ttf,.otf,.ttc",
        help_text=gettext_lazy("Only a font that your unit has a licence to embed."),
    )
    font = forms.ChoiceField(label=gettext_lazy("For which font of the layout"), required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.names = tuple(font_names(layout_of(unit)))
        font = self.fields["font"]
        assert isinstance(font, forms.ChoiceField)
        font.choices = [("", _("the one that the file's own name tells")), *((name, name) for name in self.names)]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_action = reverse("add_font", args=[self.unit.slug])
        return helper

    @property
    def meant(self) -> tuple[str, ...]:
        """The fonts that the file may be for."""
        chosen = self.cleaned_data["font"]
        return (chosen,) if chosen else self.names


class MeasureForm(FileForm):
    """A document, and the unit whose layout it is compared with."""

    button = gettext_lazy("Measure the document")
    file = UploadField(
        label=gettext_lazy("Document (DOCX or PDF)"),
        most_mb=20,
        accept=".docx,.pdf",
        help_text=gettext_lazy("Drop a file here or choose it. It is measured and not kept."),
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Compared with the layout of"), queryset=Unit.objects.none(), empty_label="GB/T 9704"
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.required = Unit.objects.visible_to(person), False
        field.initial = Unit.objects.where(person).first()
        if not field.queryset.exists():
            del self.fields["unit"]

    @property
    def row(self) -> UnitLayout | None:
        """The layout that it is compared with; None is GB/T 9704."""
        unit = self.cleaned_data.get("unit")
        return in_force(unit) if unit else None
