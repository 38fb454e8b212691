"""Forms for meetings and for the texts of a report."""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reportsite.accounts.forms import Buttons, CleanCharField, CleanTextField
from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.content.numbering import CHOICES, DEFAULT_SHAPES, Shape
from reportsite.content.text import clean
from reportsite.document.assemble import MARKS
from reportsite.drafting.actions.texts import Change
from reportsite.drafting.fields import FIELDS, Field
from reportsite.drafting.models import Item, Meeting, Report
from reportsite.drafting.rows import Draft
from reportsite.themes.models import SectionRole, Status, Theme
from reportsite.themes.shapes import ELEMENTS, shape_choices

_NAME = re.compile(r"([0-9A-Za-z]{1,32})\.([a-z_]{1,20})")


def text_name(item: Item, name: str) -> str:
    """The name of a text's field in a form; that of its revision ends in ".revision"."""
    return f"{item.key}.{name}"


class TextsForm(forms.Form):
    """The texts of some items of a report, each with the revision that it was shown in.

    `only` names the fields wanted, all where it is empty. Nothing is required: a draft may be incomplete.
    """

    def __init__(self, draft: Draft, items: Iterable[Item], only: Iterable[str] = (), writable: bool = True) -> None:
        super().__init__()
        wanted = set(only)
        self.revisions: dict[str, int] = {}
        for item in items:
            texts = draft.texts.get(item.pk, {})
            for field in FIELDS[item.kind]:
                if field.name in texts and (not wanted or field.name in wanted):
                    name = text_name(item, field.name)
                    self.fields[name] = _form_field(field, texts[field.name].value, writable)
                    self.revisions[name] = texts[field.name].revision

    def of(self, item: Item) -> list[tuple[forms.BoundField, int]]:
        """The fields of one item with their revisions, in order."""
        names = [text_name(item, field.name) for field in FIELDS[item.kind]]
        return [(self[name], self.revisions[name]) for name in names if name in self.fields]


def _form_field(field: Field, value: str, writable: bool) -> forms.Field:
    common: dict[str, Any] = {
        "label": field.label,
        "help_text": field.help,
        "initial": value,
        "required": False,
        "disabled": not writable,
    }
    if field.choices:
        known = field.choices if value in dict(field.choices) else (*field.choices, (value, value))
        return forms.ChoiceField(choices=known, **common)
    attrs = {"placeholder": field.placeholder} if field.placeholder else {}
    widget = forms.Textarea(attrs | {"rows": field.rows}) if field.rows > 1 else forms.TextInput(attrs)
    return forms.CharField(widget=widget, **common)


def fingerprint(text: str) -> str:
    """What a page remembers of a text that it showed, to tell whether anything was typed."""
    return blake2b(clean(text).encode(), digest_size=8).hexdigest()


def changes_in(data: QueryDict) -> list[Change]:
    """Every text in a posted form that came with its revision and is not as the page showed it; all other fields are
    not looked at, so that nobody's new text meets an old one that was only shown.

    A revision that is no number counts as stale, so that the text comes back to its writer instead of being lost."""
    found = []
    for name in data:
        if (match := _NAME.fullmatch(name)) and f"{name}.revision" in data:
            value = str(data[name])
            if data.get(f"{name}.shown") == fingerprint(value):
                continue
            found.append(Change(match[1], match[2], number_in(data, f"{name}.revision"), value))
    return found


MOST_COPIES = 100  # of texts in a browser that are asked about at once


def texts_in(data: QueryDict) -> list[tuple[str, str, str]]:
    """Key, name and value of the texts that a page asks about: names and values take turns."""
    asked = list(map(str, data.getlist("text")))
    pairs = zip(asked[::2], asked[1::2], strict=False)
    matches = [(_NAME.fullmatch(name), clean(value)) for name, value in pairs][:MOST_COPIES]
    return [(match[1], match[2], value) if match else ("", "", value) for match, value in matches]


def number_in(data: QueryDict, name: str) -> int:
    """A number that a page sent along; -1, which is no revision and no entry, where it is none."""
    digits = str(data.get(name, ""))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else -1


class MeetingForm(Buttons, forms.ModelForm):
    button = _("Save the meeting")
    name = CleanCharField(label=_("Name"), max_length=120, help_text=_("For example 2024年度民主生活会."))
    place = CleanCharField(label=_("Place"), max_length=120, required=False)
    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.none())
    second_theme = forms.ModelChoiceField(
        label=_("Second theme"),
        queryset=Theme.objects.none(),
        required=False,
        help_text=_("Where one report answers two notices."),
    )

    class Meta:
        model = Meeting
        fields = ["name", "year", "date", "place"]
        widgets = {"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = Theme.objects.visible_to(person).filter(status=Status.IN_USE)
        chosen: list[Theme] = []
        if self.instance.pk:
            chosen = list(self.instance.themes.order_by("meetingtheme__order"))
            themes = themes | Theme.objects.filter(pk__in=[theme.pk for theme in chosen])
        for name, theme in zip(("theme", "second_theme"), [*chosen, None, None], strict=False):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = themes.distinct()
            field.initial = theme
        self.fields["year"].validators.append(_year_validator)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("theme") and values.get("theme") == values.get("second_theme"):
            self.add_error("second_theme", _("The second theme is the first one: choose another or none."))
        return values

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        values = self.cleaned_data
        themes = [theme for theme in (values["theme"], values["second_theme"]) if theme]
        return {"themes": themes} | {name: values[name] for name in ("name", "year", "date", "place")}


def _year_validator(year: int) -> None:
    if not 1978 <= year <= 2100:
        raise forms.ValidationError(_("Type a year such as 2024."))


class UnitChoiceForm(forms.Form):
    """Which of several units a new meeting is for."""

    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Unit.objects.administered_by(person)


class PersonChoiceForm(forms.Form):
    """Somebody of the unit."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Person.objects.filter(memberships__unit=unit, is_active=True).distinct().order_by("name")

    @property
    def people(self) -> list[tuple[Any, str]]:
        """The choices, read once, for a list that a page repeats."""
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        return [(value, str(label)) for value, label in forms.models.ModelChoiceIterator(field)]


class ParticipantForm(PersonChoiceForm):
    owes_report = forms.BooleanField(label=_("owes a report"), required=False, initial=True)


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows of a table; a number that no database holds is none of them."""

    def clean(self, value: Any) -> Any:
        return super().clean([key if len(str(key)) < 19 else "0" for key in value or ()])


class ReviewersForm(forms.Form):
    reviewers = RowsField(
        label=_("Reviewers"), queryset=Membership.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviewers"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Membership.objects.filter(unit=meeting.unit_id, role=Role.REVIEWER).select_related("person")
        field.initial = list(meeting.reviewers.values_list("pk", flat=True))
        field.label_from_instance = lambda row: str(row.person)  # type: ignore[method-assign,assignment]


class GrantForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Unit above"), queryset=Unit.objects.none(), empty_label=None)
    members = forms.BooleanField(label=_("members' reports too"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        above = [unit.pk for unit in meeting.unit.line() if unit.pk != meeting.unit_id]
        field.queryset = Unit.objects.filter(pk__in=above)


class HelperForm(forms.Form):
    helper = forms.ModelChoiceField(
        label=_("Helper"), queryset=Membership.objects.none(), required=False, empty_label=_("nobody")
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = (
            Membership.objects.filter(unit=report.unit_id).exclude(person=report.person_id).select_related("person")
        )
        one_each = others.order_by("person", "pk")
        field = self.fields["helper"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = one_each.filter(pk__in={row.person_id: row.pk for row in one_each}.values())
        field.initial = report.helper_id
        field.label_from_instance = lambda row: str(row.person)  # type: ignore[method-assign,assignment]


class ReturnForm(forms.Form):
    """Why a report is given back to its writers."""

    reason = CleanTextField(
        label=_("Why it is returned"),
        max_length=3000,
        help_text=_("Everybody who reads the report sees this on its first page until it is submitted again."),
    )


class VersionForm(forms.Form):
    """The name of a version that somebody keeps or has kept."""

    name = CleanCharField(
        label=_("Name"), max_length=120, required=False, help_text=_("For example: before the meeting. May stay empty.")
    )


class PrintForm(forms.Form):
    """What is printed on the report beside its text."""

    marks = forms.MultipleChoiceField(
        label=_("Marks at the head of the first page"),
        choices=list(MARKS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    annex = forms.BooleanField(label=_("Print the rectification list at the end, as an annex"), required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"marks": report.marks, "annex": report.annex}


class ShapesForm(Buttons, forms.Form):
    """For each kind of item in the sections of this report, how it stands."""

    button = _("Save the numbering")

    def __init__(self, *args: Any, roles: Iterable[str], shapes: Mapping[str, Shape], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "dimension": _("dimensions"),
            "child": _("dimensions in a group"),
            "problem": _("problems"),
            "point": _("points"),
            "subpoint": _("points within points"),
        }
        for role in roles:
            first, second = ELEMENTS.get(role, ELEMENTS["other"])
            for element in (first, "child", second) if role == "problems" else (first, second):
                name = f"{role}.{element}"
                shape = shapes.get(name) or DEFAULT_SHAPES.get(name) or DEFAULT_SHAPES[element]
                choices = shape_choices(element)
                if shape.name not in dict(choices):
                    choices = [*choices, (shape.name, shape.name)]
                self.fields[name] = forms.ChoiceField(
                    label=f"{SectionRole(role).label} · {labels[element]}", choices=choices, initial=shape.name
                )

    @property
    def shapes(self) -> dict[str, Shape]:
        """The chosen shapes; what was not on the list is left as it was."""
        known = {shape.name: shape for shapes in CHOICES.values() for shape in shapes}
        return {name: known[value] for name, value in self.cleaned_data.items() if value in known}

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_class = "shapes"
        return helper
