"""Themes, their dimensions and outline, and the versions that reports keep."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.accounts.models import Person, Unit
from reportsite.content.numbering import CHOICES, Shape
from reportsite.content.types import new_key
from reportsite.themes.shapes import ELEMENTS, shape_choices


class MeetingType(models.TextChoices):
    DEMOCRATIC_LIFE = "democratic_life", _("Democratic life meeting")
    ORGANISATIONAL_LIFE = "organisational_life", _("Organisational life meeting")


class ThemeKind(models.TextChoices):
    ANNUAL = "annual", _("Annual")
    SPECIAL = "special", _("Special")


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_USE = "in_use", _("In use")
    RETIRED = "retired", _("Retired")


class Confidence(models.TextChoices):
    HIGH = "high", _("high: seen on an official page, or agreeing in several reports")
    MEDIUM = "medium", _("medium: in part, or from one source")
    LOW = "low", _("low: unknown or disputed")


class SectionRole(models.TextChoices):
    BASIC = "basic", _("Basic facts")
    PREVIOUS = "previous", _("Previous year's mending")
    MATTERS = "matters", _("Matters to explain")
    PROBLEMS = "problems", _("Problems")
    CASES = "cases", _("Cases")
    CAUSES = "causes", _("Causes")
    MEASURES = "measures", _("Measures")
    CLOSING = "closing", _("Closing")
    OTHER = "other", _("Other")


class ForAudience(models.Model):
    for_team = models.BooleanField(_("for the team's report"), default=True)
    for_member = models.BooleanField(_("for members' reports"), default=True)

    class Meta:
        abstract = True

    @property
    def audience(self) -> tuple[str, ...]:
        return tuple(kind for kind, wanted in (("team", self.for_team), ("member", self.for_member)) if wanted)


class Sourced(models.Model):
    """A wording, where it comes from, and who stands for it. Only a confirmed wording is offered as the official one."""

    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence, default=Confidence.MEDIUM)
    source = models.TextField(_("source"), blank=True, help_text=_("Where the wording was found."))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_by_id is not None


class ThemeQuerySet(models.QuerySet["Theme"]):
    def visible_to(self, person: Person) -> ThemeQuerySet:
        """The site's themes, and those of the person's units and the units above them; drafts only to who keeps them."""
        if person.is_superuser:
            return self.all()
        units = Unit.objects.visible_to(person).with_those_above()
        kept = Unit.objects.administered_by(person).values("pk")
        return self.filter(Q(unit=None) | Q(unit__in=units)).exclude(Q(status=Status.DRAFT) & ~Q(unit__in=kept))

    def editable_by(self, person: Person) -> ThemeQuerySet:
        """The themes that the person may change: all for a site administrator, those of the units they keep."""
        return self.all() if person.is_superuser else self.filter(unit__in=Unit.objects.administered_by(person))


class Theme(ForAudience, Sourced):
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("Short, for lists: 2024年度民主生活会."))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    meeting = models.CharField(
        _("type of meeting"), max_length=30, choices=MeetingType, default=MeetingType.DEMOCRATIC_LIFE
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ThemeKind, default=ThemeKind.ANNUAL)
    wording = models.TextField(
        _("wording of the theme"), blank=True, help_text=_("As the notice has it, word for word.")
    )
    basis = models.TextField(
        _("basis"), blank=True, help_text=_("The notice that the theme rests on, with its number.")
    )
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("For administrators and drafters: local practice, doubts.")
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="themes",
        verbose_name=_("owned by"),
        help_text=_("Empty: owned by the site."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    least_words_team = models.PositiveIntegerField(_("least words, team"), null=True, blank=True)
    most_words_team = models.PositiveIntegerField(_("most words, team"), null=True, blank=True)
    least_words_member = models.PositiveIntegerField(_("least words, member"), null=True, blank=True)
    most_words_member = models.PositiveIntegerField(_("most words, member"), null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = [models.F("year").desc(nulls_last=True), "meeting", "slug"]

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.slug])


class Dimension(ForAudience, Sourced):
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="dimensions", verbose_name=_("theme"))
    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key, editable=False)
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    wording = models.CharField(
        _("official wording"), max_length=500, help_text=_("Word for word, with “方面” where the notice has it.")
    )
    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("Four to six characters, for lists and buttons.")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("group"),
        help_text=_("The group that it belongs to, where the notice has groups."),
    )
    required = models.BooleanField(_("required"), default=True)
    least_problems = models.PositiveSmallIntegerField(_("least number of problems"), default=1)
    guidance = models.TextField(_("guidance"), blank=True, help_text=_("What is looked for here; shown to drafters."))
    unit = models.ForeignKey(
        Unit,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("local addition of"),
        help_text=_("Empty: for everybody who uses the theme."),
    )

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.short_name or self.wording[:30]


class OutlineSection(ForAudience):
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="outline", verbose_name=_("theme"))
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    role = models.CharField(pgettext_lazy("of a section", "role"), max_length=20, choices=SectionRole)
    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Without a number. Empty where the section has none.")
    )
    required = models.BooleanField(pgettext_lazy("of a section", "required"), default=True)
    guidance = models.TextField(_("guidance"), blank=True, help_text=_("Shown to drafters above the section."))
    first_shape = models.CharField(
        _("shape of its items"),
        max_length=40,
        blank=True,
        choices=shape_choices("dimension", "point"),
        help_text=_("Of dimensions, causes, measures and other points."),
    )
    second_shape = models.CharField(
        _("shape of what stands in them"),
        max_length=40,
        blank=True,
        choices=shape_choices("problem", "subpoint"),
        help_text=_("Of problems, and of points within points."),
    )

    class Meta:
        verbose_name = _("section of the outline")
        verbose_name_plural = _("outline")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.heading or self.get_role_display()

    @property
    def shapes(self) -> dict[str, Shape]:
        """The shapes chosen here, by the names that `Content.shapes` uses."""
        elements = ELEMENTS.get(self.role, ELEMENTS["other"])
        named = zip(elements, (self.first_shape, self.second_shape), strict=True)
        known = {shape.name: shape for shapes in CHOICES.values() for shape in shapes}
        return {f"{self.role}.{element}": known[name] for element, name in named if name in known}


class ThemeVersion(models.Model):
    """A theme as it was when a report was started with it, local additions of that unit included."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="versions", verbose_name=_("theme"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    number = models.PositiveIntegerField(_("version"))
    data = models.TextField(_("data"), editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of a theme")
        verbose_name_plural = _("versions of themes")
        constraints = [models.UniqueConstraint(fields=["theme", "number"], name="one_theme_version_a_number")]

    def __str__(self) -> str:
        return f"{self.theme} · {self.number}"
