"""The passage that is to be erased."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reportsite.content.erasing import SHORTEST, lines_of
from reportsite.content.text import clean

MOST_LINES = 50
SHORTEST_UNREAD = 8  # for those who may not read the report: a short line is guessed


class PassageForm(forms.Form):
    passage = forms.CharField(
        label=_("The passage"),
        max_length=100_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "Word for word. Each line is looked for by itself, wherever it stands; white space does not count."
        ),
    )

    def __init__(self, *args: Any, reads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shortest = SHORTEST if reads else SHORTEST_UNREAD

    def clean_passage(self) -> str:
        passage = clean(self.cleaned_data["passage"])
        lines = lines_of(passage)
        if not lines:
            raise ValidationError(gettext("Type or paste the passage."))
        if short := next((line for line in lines if len(line) < self.shortest), None):
            raise ValidationError(
                gettext("A line needs at least %(least)d characters; this one is shorter: %(line)s")
                % {"least": self.shortest, "line": short}
            )
        if len(lines) > MOST_LINES:
            raise ValidationError(gettext("At most %(most)d lines are erased at once.") % {"most": MOST_LINES})
        return passage
