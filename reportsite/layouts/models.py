"""A unit's layouts and its own fonts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reportsite.accounts.models import Person, Unit
from reportsite.document.layout import GB_T_9704, Layout, dumps, loads


def standard() -> str:
    """The settings of GB/T 9704."""
    return dumps(GB_T_9704)


class UnitLayoutQuerySet(models.QuerySet["UnitLayout"]):
    def administered_by(self, person: Person) -> UnitLayoutQuerySet:
        """The layouts of the units that the person keeps."""
        return self.filter(unit__in=Unit.objects.administered_by(person))


class UnitLayout(models.Model):
    """A named set of settings; the one in use sets the unit's documents, and those of the units below that have none.
    `template` is the name of the file that it was taken from, `notes` what of that could not be taken over: pairs of a
    code and what goes into its sentence."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="layouts", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=60)
    settings = models.TextField(default=standard)
    in_use = models.BooleanField(_("in use"), default=False)
    revision = models.PositiveIntegerField(default=0)
    template = models.CharField(max_length=120, blank=True)
    notes = models.JSONField(default=list)
    changed = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = UnitLayoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("layout")
        verbose_name_plural = _("layouts")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_layout_a_name_and_unit"),
            models.UniqueConstraint(fields=["unit"], condition=Q(in_use=True), name="one_layout_in_use_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def layout(self) -> Layout:
        return loads(self.settings)


class UnitFont(models.Model):
    """A font file that the unit may embed, for the font of its layouts that is called `name`. It is kept in the database,
    so that every worker has it and a backup holds it; `digest` is its SHA-256."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="fonts", verbose_name=_("unit"))
    name = models.CharField(_("font of the layout"), max_length=40)
    file_name = models.CharField(max_length=120)
    family = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    data = models.BinaryField()
    added = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("font")
        verbose_name_plural = _("fonts")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_file_a_font_and_unit")]

    def __str__(self) -> str:
        return self.name
