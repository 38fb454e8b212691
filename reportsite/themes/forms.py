"""Forms for themes."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from reportsite.accounts.forms import Buttons, CleanCharField, CleanTextField
from reportsite.accounts.models import Person, Unit
from reportsite.themes.models import Dimension, MeetingType, Theme, ThemeKind


class NewThemeForm(Buttons, forms.Form):
    """A notice, as somebody has it in hand: the dimensions pasted whole."""

    button = _("Split into dimensions")
    name = CleanCharField(
        label=_("Name of the theme"), max_length=120, help_text=_("Short, for lists and titles: 2024年度民主生活会.")
    )
    year = forms.IntegerField(label=_("Year that is reviewed"), min_value=1978, max_value=2100)
    meeting = forms.ChoiceField(label=_("Type of meeting"), choices=MeetingType)
    kind = forms.ChoiceField(label=_("Kind"), choices=ThemeKind)
    wording = CleanTextField(
        label=_("Wording of the theme"),
        required=False,
        max_length=2000,
        help_text=_("Word for word from the notice; can be added later."),
    )
    basis = CleanTextField(
        label=_("Basis"),
        required=False,
        max_length=2000,
        help_text=_("The notice, with its number; can be added later."),
    )
    notice = CleanTextField(
        label=_("Dimensions"),
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Paste them from the notice or type them, a line each. Numbers in front are taken off."),
    )
    unit = forms.ModelChoiceField(label=_("Owned by"), queryset=Unit.objects.none(), required=False, empty_label=None)

    def __init__(self, *args: object, person: Person, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        owner = self.fields["unit"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Unit.objects.administered_by(person)
        if person.is_superuser:
            owner.empty_label = str(_("the site: every unit can use it"))
        else:
            owner.required = True


class ThemeForm(forms.ModelForm):
    name = CleanCharField(label=_("Name of the theme"), max_length=120)
    year = forms.IntegerField(label=_("Year that is reviewed"), required=False, min_value=1978, max_value=2100)
    wording = CleanTextField(label=_("Wording of the theme"), required=False, max_length=2000)
    basis = CleanTextField(label=_("Basis"), required=False, max_length=2000)
    notes = CleanTextField(label=_("Notes"), required=False, max_length=5000)

    class Meta:
        model = Theme
        fields = ["name", "year", "meeting", "kind", "wording", "basis", "notes"]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class DimensionForm(forms.ModelForm):
    wording = CleanCharField(label=_("Official wording"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    short_name = CleanCharField(label=_("Short name"), max_length=40, required=False)
    guidance = CleanTextField(
        label=_("Guidance"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = Dimension
        fields = ["wording", "short_name", "required", "least_problems", "guidance", "for_team", "for_member"]

    def clean_least_problems(self) -> int:
        least: int = self.cleaned_data["least_problems"]
        if least > 50:
            raise forms.ValidationError(_("At most 50."))
        return least

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


DimensionFormSet = forms.modelformset_factory(Dimension, form=DimensionForm, extra=0, max_num=200, absolute_max=200)


class NoticeForm(Buttons, forms.Form):
    button = _("Add")
    notice = CleanTextField(
        label=_("More dimensions"),
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A line each."),
    )
