"""Forms for units, people and the first account. Thin: what they decide is in actions.py."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.accounts.models import Person, Role, Unit
from reportsite.content.text import clean, one_line


class CleanCharField(forms.CharField):
    """One line of text without the characters that no document can hold."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class CleanTextField(forms.CharField):
    """Several lines of text without the characters that no document can hold."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Buttons:
    """A crispy form with one button. `button` is its text."""

    button = _("Save")

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.add_input(Submit("", str(self.button)))
        return helper


class SignInForm(AuthenticationForm):
    """A user name that is too long is refused here: the table of failed attempts has no room for it."""

    username = UsernameField(
        max_length=150, widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "none"})
    )


class FirstAdministratorForm(Buttons, forms.Form):
    button = _("Create the account")
    name = CleanCharField(label=_("Your name"), max_length=80)
    username = CleanCharField(
        label=_("User name"), max_length=150, help_text=_("To sign in with: letters, digits and @ . + - _")
    )
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        validators=[validate_password],
    )

    def clean_username(self) -> str:
        return _valid_username(self.cleaned_data["username"])


def _valid_username(username: str) -> str:
    Person.username_validator(username)
    if Person.objects.filter(username__iexact=username).exists():
        raise forms.ValidationError(_("This user name is taken. Choose another."))
    return username


class UnitForm(Buttons, forms.ModelForm):
    name = CleanCharField(
        label=_("Name"), max_length=120, help_text=_("As it stands in a report, for example 中共示例市水务局党组.")
    )

    class Meta:
        model = Unit
        fields = ["name", "slug", "parent"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Lower-case letters, digits and hyphens; made by itself where it is empty."
            )


class ChangeUnitForm(UnitForm):
    class Meta:
        model = Unit
        fields = ["name", "parent"]


class CopiesForm(Buttons, forms.ModelForm):
    button = _("Save")

    class Meta:
        model = Unit
        fields = ["keeps_copies"]


class RolesForm(Buttons, forms.Form):
    button = _("Save roles")
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role, required=False, widget=forms.CheckboxSelectMultiple
    )


class PersonForm(Buttons, forms.Form):
    button = _("Add the person")
    name = CleanCharField(label=pgettext_lazy("of a person", "Name"), max_length=80)
    username = CleanCharField(
        label=_("User name"), max_length=150, help_text=_("To sign in with: letters, digits and @ . + - _")
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role,
        initial=[Role.MEMBER],
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Members write a report of their own. Drafters write the team's. Reviewers read, return and approve."
        ),
    )

    def clean_username(self) -> str:
        return _valid_username(self.cleaned_data["username"])
