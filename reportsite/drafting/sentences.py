"""The checks' codes -> sentences for a person, with what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.checks.findings import Finding
from reportsite.checks.links import LooseCode
from reportsite.drafting.fields import field
from reportsite.themes.models import SectionRole

# code: (message, suggestion)
SENTENCES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "check_failed": (
        _("The check “%(check)s” could not be carried out (%(error)s)."),
        _("Tell your administrator; the other checks are complete."),
    ),
    "no_theme": (
        _("The report answers no theme."),
        _("Choose the meeting's theme, so that its demands can be checked."),
    ),
    "theme_without_dimensions": (
        _("The theme “%(theme)s” has no dimensions yet."),
        _("Ask the administrator to put in the notice's dimensions, or add local ones."),
    ),
    "theme_unconfirmed": (
        _("The wording of the theme “%(theme)s” has not been confirmed by anyone."),
        _("Compare it with the notice; an administrator can confirm it."),
    ),
    "fact_missing": (_("“%(fact)s” is empty."), _("Fill it in.")),
    "preamble_missing": (_("There is no preamble."), _("Write one or two paragraphs on how the review was prepared.")),
    "section_missing": (_("The section “%(heading)s” is required and not there."), _("Add it on the report's home.")),
    "section_empty": (_("The section “%(heading)s” is required and still empty."), _("Write it.")),
    "matters_empty": (
        _("“%(heading)s” is empty."),
        _("State each matter; where there is nothing, state that there is nothing."),
    ),
    "dimension_missing": (
        _("The required dimension “%(dimension)s” is missing."),
        _("Add it on the page of the problems."),
    ),
    "dimension_without_problem": (
        _("The required dimension “%(dimension)s” has no problem yet."),
        _("Write at least %(least)s."),
    ),
    "too_few_problems": (
        _("“%(dimension)s” has %(found)s problem(s); the theme asks for at least %(least)s."),
        _("Add a problem."),
    ),
    "problem_without_heading": (
        _("The problem “%(problem)s” has no heading."),
        _("Give it a heading that names the problem."),
    ),
    "problem_without_text": (_("The problem “%(problem)s” does not say how it shows."), _("Describe how it shows.")),
    "problem_without_example": (
        _("The problem “%(problem)s” has no example."),
        _("Add an example with a time, a place or a number."),
    ),
    "dimension_without_cause": (
        _("No cause is linked to “%(dimension)s”."),
        _("Link a cause to the dimension or to one of its problems."),
    ),
    "dimension_without_measure": (
        _("No measure is linked to “%(dimension)s”."),
        _("Link a measure to the dimension or to one of its problems."),
    ),
    "problem_without_rectification": (
        _("The problem “%(problem)s” is not on the rectification list."),
        _("Add what will be done, by whom and until when."),
    ),
    "rectification_without_measure": (
        _("A rectification item of “%(problem)s” names no measure."),
        _("Write what will be done."),
    ),
    "rectification_without_leader": (
        _("A rectification item of “%(problem)s” names no responsible leader."),
        _("Name one."),
    ),
    "rectification_without_deadline": (_("A rectification item of “%(problem)s” has no deadline."), _("Set one.")),
    "too_short": (
        _("The report has %(words)s characters; the theme advises at least %(least)s."),
        _("See which dimension is thin."),
    ),
    "too_long": (
        _("The report has %(words)s characters; the theme advises at most %(most)s."),
        _("Shorten what repeats."),
    ),
}

# What a loose end of the links is called.
LOOSE: Mapping[LooseCode, str | Promise] = {
    "problem_without_cause": _("no cause"),
    "problem_without_measure": _("no measure"),
    "problem_without_rectification": _("not on the list"),
    "cause_without_link": _("explains nothing yet"),
    "measure_without_link": _("mends nothing yet"),
}

LEVELS: Mapping[str, str | Promise] = {
    "error": pgettext_lazy("level of a finding", "must be mended"),
    "warn": pgettext_lazy("level of a finding", "to be mended or explained"),
    "todo": pgettext_lazy("level of a finding", "not begun"),
    "hint": pgettext_lazy("level of a finding", "advice"),
}


def sentence(finding: Finding) -> tuple[str, str]:
    """The message and the suggestion of a finding, in the language of who reads it."""
    params = dict(finding.params)
    if finding.code == "fact_missing":
        params["fact"] = str(field("report", str(params["fact"])).label)
    if not params.get("heading") and "role" in params:
        params["heading"] = str(SectionRole(str(params["role"])).label)
    message, suggestion = SENTENCES[finding.code]
    return str(message) % params, str(suggestion) % params
