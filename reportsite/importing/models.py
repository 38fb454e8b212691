"""What was brought in from files and pasted texts, and what was decided about it."""

from __future__ import annotations

from hashlib import blake2b

import msgspec
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reportsite.accounts.models import Person, Role, Unit
from reportsite.content.json import dumps, loads
from reportsite.content.types import Content
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from reportsite.importer.record import Line, Record


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, person: Person) -> ImportQuerySet:
        """A person's own imports; once there is a report, those of the reports that the person reads."""
        return self.filter(
            models.Q(report=None, by=person) | models.Q(report__in=Report.objects.visible_to(person).values("pk"))
        )


class Step(msgspec.Struct, frozen=True):
    """What stood there before a correction. `after` is the fingerprint of the report after it, where there was one."""

    content: str
    record: str
    unit: int
    likeness: float
    after: str = ""


class Import(models.Model):
    """A source, the report that was read in it, and the record. `steps` are the states before each correction, the
    last one last, so that every one can be undone. With `place`, the key of an item, it is text for that item of the
    report; it is `taken` once it was added there."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports", verbose_name=_("unit"))
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="imports")
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    source = models.TextField()
    record = models.TextField()
    content = models.TextField()
    likeness = models.FloatField(default=0)
    steps = models.TextField(default="[]")
    place = models.CharField(max_length=32, blank=True)
    taken = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name or gettext("Pasted text")

    @cached_property
    def lines(self) -> list[Line]:
        return msgspec.json.decode(self.source, type=list[Line])

    @cached_property
    def decisions(self) -> Record:
        return msgspec.json.decode(self.record, type=Record)

    @cached_property
    def undoable(self) -> list[Step]:
        """The states before each correction."""
        return msgspec.json.decode(self.steps, type=list[Step])

    @property
    def plain(self) -> Content:
        """The report as it was read and corrected."""
        return loads(self.content.encode())

    @property
    def current(self) -> Content:
        """The report as it stands now: what was read and corrected, or what has become of it since."""
        return load_content(self.report) if self.report else self.plain


class ReturnedFile(models.Model):
    """A DOCX that was exported from a report and came back. `said` is what it brings; `settled` names the changes that
    somebody took over ("taken") or left ("left"), by their ids."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="returned_files")
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    said = models.TextField()
    settled = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("returned file")
        verbose_name_plural = _("returned files")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name


def fingerprint(content: Content, record: str = "") -> str:
    """By which a page and a step tell whether anything was changed meanwhile."""
    return blake2b(dumps(content) + record.encode(), digest_size=8).hexdigest()


def may_import(person: Person) -> models.QuerySet[Unit]:
    """The units for which a person may bring reports in: where they write or keep the unit, or write their own."""
    return Unit.objects.where(person, Role.DRAFTER, Role.ADMINISTRATOR, Role.MEMBER)
