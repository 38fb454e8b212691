"""Meetings, reports, the items that a report is made of, their texts, and the journal of every accepted change."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.content.json import loads
from reportsite.content.types import Content, new_key
from reportsite.themes.models import SectionRole, Theme, ThemeVersion

# The key of the dimension of a theme that an item answers.
LONGEST_ANSWER = 64


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person: Person) -> MeetingQuerySet:
        """The meetings of the person's units, those they are expected at or review, and those opened to their unit."""
        if person.is_superuser:
            return self.all()
        own = Membership.objects.filter(person=person)
        return self.filter(
            Q(unit__in=own.exclude(role=Role.MEMBER).values("unit"))
            | Exists(Participant.objects.filter(meeting=OuterRef("pk"), person=person))
            | Exists(Meeting.reviewers.through.objects.filter(meeting_id=OuterRef("pk"), membership__in=own))
            | Exists(
                Grant.objects.filter(meeting=OuterRef("pk"), unit__in=own.filter(role=Role.REVIEWER).values("unit"))
            )
        )

    def administered_by(self, person: Person) -> MeetingQuerySet:
        """The meetings whose people, themes and reports the person arranges."""
        return self.filter(unit__in=Unit.objects.administered_by(person))


class Meeting(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=120)
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("The year that is reviewed; the meeting itself is often held in the next one.")
    )
    date = models.DateField(_("date of the meeting"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    themes = models.ManyToManyField(Theme, through="MeetingTheme", related_name="meetings", verbose_name=_("themes"))
    reviewers = models.ManyToManyField(
        Membership,
        related_name="reviewed_meetings",
        blank=True,
        limit_choices_to={"role": Role.REVIEWER},
        verbose_name=_("reviewers"),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-year", models.F("date").desc(nulls_first=True), "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def days_left(self) -> int | None:
        """Days until the meeting: 0 on its day, negative after it, None where it has no date."""
        return (self.date - timezone.localdate()).days if self.date else None


class MeetingTheme(models.Model):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "theme"], name="a_theme_once_a_meeting")]


class Participant(models.Model):
    """Somebody expected at the meeting, and whether they owe a report of their own."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    owes_report = models.BooleanField(_("owes a report"), default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="a_person_once_a_meeting")]


class Grant(models.Model):
    """A unit above may read: the team's report, or with `members` everybody's."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="grants")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="grants")
    members = models.BooleanField(_("members' reports too"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "unit"], name="one_grant_a_unit_and_meeting")]


class Stage(models.TextChoices):
    DRAFTING = "drafting", _("Drafting")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    FINAL = "final", _("Final")


# The stages in which the text of a report may change.
OPEN = (Stage.DRAFTING, Stage.RETURNED)


class Kind(models.TextChoices):
    TEAM = "team", _("Team")
    MEMBER = "member", pgettext_lazy("kind of report", "Member")


def _memberships(person: Person, column: str, role: str = "") -> RawSQL:
    """A column of the person's memberships. Every save asks for them: as querysets they took twice the time to be made."""
    rows = f"SELECT {column} FROM accounts_membership WHERE person_id = %s"  # noqa: S608 - names of ours alone
    return RawSQL(f"{rows} AND role = %s", [person.pk, role]) if role else RawSQL(rows, [person.pk])  # noqa: S611


# The meetings that were granted to units in which a person has a role, as long as such a unit stands above the meeting's.
# The database climbs the units by itself: with a join for each step that there may be, making this was half of a page.
_GRANTED = """
    SELECT granted.meeting_id FROM drafting_grant AS granted
    JOIN drafting_meeting AS meeting ON meeting.id = granted.meeting_id
    JOIN accounts_membership AS mine ON mine.unit_id = granted.unit_id AND mine.person_id = %s AND mine.role = %s
    WHERE granted.unit_id IN (
        WITH RECURSIVE above(id) AS (
            SELECT parent_id FROM accounts_unit WHERE id = meeting.unit_id
            UNION
            SELECT unit.parent_id FROM accounts_unit AS unit JOIN above ON above.id = unit.id
        )
        SELECT id FROM above
    )"""


def _granted(person: Person, condition: str = "") -> RawSQL:
    return RawSQL(_GRANTED + condition, [person.pk, Role.REVIEWER])  # noqa: S611 - texts of ours alone


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Person) -> ReportQuerySet:
        """The one rule of who may read a report, for lists, pages, exports and commands.

        A team's report: the unit's drafters and reviewers. A member's: that person, the helper whom the person named,
        and the reviewers of that meeting. A unit above: what it was granted, its reviewers alone. Being a site or unit
        administrator opens no report.
        """
        own = Membership.objects.filter(person=person)
        writing = own.filter(role__in=[Role.DRAFTER, Role.REVIEWER]).values("unit")
        reviewing = own.filter(role=Role.REVIEWER)
        return self.filter(
            Q(kind=Kind.TEAM, unit__in=writing)
            | Q(kind=Kind.MEMBER, person=person)
            | Q(kind=Kind.MEMBER, helper__in=own)
            | Q(
                kind=Kind.MEMBER,
                meeting__in=Meeting.reviewers.through.objects.filter(membership__in=reviewing).values("meeting"),
            )
            | Q(kind=Kind.TEAM, meeting__in=_granted(person))
            | Q(kind=Kind.MEMBER, meeting__in=_granted(person, " AND granted.members"))
        )

    def writable_by(self, person: Person) -> ReportQuerySet:
        """The reports that the person writes; whether their text is open now is a matter of `is_open`."""
        return self.filter(
            Q(kind=Kind.TEAM, unit__in=_memberships(person, "unit_id", Role.DRAFTER))
            | Q(kind=Kind.MEMBER, person=person)
            | Q(kind=Kind.MEMBER, helper__in=_memberships(person, "id")),
        )

    def reviewable_by(self, person: Person) -> ReportQuerySet:
        """The reports that the person may return or approve."""
        reviewing = Membership.objects.filter(person=person, role=Role.REVIEWER)
        return self.exclude(kind=Kind.MEMBER, person=person).filter(
            Q(kind=Kind.TEAM, unit__in=reviewing.values("unit"))
            | Q(
                kind=Kind.MEMBER,
                meeting__in=Meeting.reviewers.through.objects.filter(membership__in=reviewing).values("meeting"),
            )
        )


class Report(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports", verbose_name=_("unit"))
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports", verbose_name=_("meeting"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("person"),
    )
    helper = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("helper")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFTING)
    shapes = models.JSONField(_("numbering shapes"), default=dict)
    marks = models.JSONField(_("marks on the first page"), default=list, blank=True)
    annex = models.BooleanField(_("with the rectification list as an annex"), default=False)
    versions = models.ManyToManyField(ThemeVersion, through="ReportTheme", related_name="reports")
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-changed"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "meeting"], condition=Q(kind="team"), name="one_team_report_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["unit", "meeting", "person"], condition=Q(kind="member"), name="one_report_a_member_and_meeting"
            ),
        ]

    def __str__(self) -> str:
        who = self.unit.name if self.kind == Kind.TEAM else self.person or _("nobody yet")
        return f"{self.meeting.name} · {who}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether its text may change at this stage."""
        return self.stage in OPEN


class ReportTheme(models.Model):
    report = models.ForeignKey(Report, on_delete=models.CASCADE)
    version = models.ForeignKey(ThemeVersion, on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["report", "version"], name="a_theme_version_once_a_report")]


class SubmittedDraft(models.Model):
    """A state of the report that was printed for marks by hand (送审稿); the number on the paper leads back to it.
    `content` is its plain data."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    content = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("submitted draft")
        verbose_name_plural = _("submitted drafts")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["unit", "report", "number"], name="one_draft_a_number")]


class Reason(models.TextChoices):
    """Why a version was kept: somebody asked for it, or what was about to be done."""

    ASKED = "asked", _("kept by hand")
    IMPORT = "import", _("before text was brought in")
    RETURN = "return", _("before a returned file was taken over")
    THEME = "theme", _("before the theme was followed")
    SUBMIT = "submit", _("when it was submitted")
    EXPORT = "export", _("when it was downloaded")
    RESTORE = "restore", _("before an older state was put back")


class Version(models.Model):
    """A state of the whole report that was kept, with its number in the report. `content` is its plain data, `entry` the
    last row of the journal at that time (0: none), `words` how long it was."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="kept_versions")
    number = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=120, blank=True)
    reason = models.CharField(max_length=10, choices=Reason)
    content = models.TextField()
    words = models.PositiveIntegerField()
    entry = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["unit", "report", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return self.name or str(self.get_reason_display())

    @property
    def plain(self) -> Content:
        """The report as it stood."""
        return loads(self.content.encode())


class ItemKind(models.TextChoices):
    REPORT = "report", _("Report")
    SECTION = "section", _("Section")
    PART = "part", _("Part")
    DIMENSION = "dimension", _("Dimension")
    PROBLEM = "problem", _("Problem")
    EXAMPLE = "example", _("Example")
    POINT = "point", _("Point")
    RECTIFICATION = "rectification", _("Rectification item")


class Item(models.Model):
    """A node of the report's tree. What is written in it stands in its texts; deleted items stay, out of sight."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=32, default=new_key, editable=False)
    kind = models.CharField(max_length=20, choices=ItemKind)
    role = models.CharField(max_length=20, choices=SectionRole, blank=True)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    order = models.PositiveIntegerField(default=0)
    answers = models.CharField(max_length=LONGEST_ANSWER, blank=True)
    own_line = models.BooleanField(default=False)
    shape = models.JSONField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "report", "key"], name="one_item_a_key_and_report")]


class Text(models.Model):
    """One text of one item, with its revision: the number of times that it was saved."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=20)
    value = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [models.UniqueConstraint(fields=["unit", "item", "name"], name="one_text_a_name_and_item")]


class Link(models.Model):
    """A cause or measure and the dimension or problem that it explains or mends."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="linked_from")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "point", "target"], name="one_link_a_pair")]


class Journal(models.Model):
    """Every accepted change, in the transaction of the change; rows are only added, and only the erasing of a passage
    (purging/) ever changes one. `revision` is that of the text, or the number of the version, that was changed.
    `operation` is the identifier that the browser gave to the save, so that a repeated one counts once. `before` is the
    whole report as it stood before a change that is more than a text, and of a text that is saved for the first time
    what it was made with; so any earlier state can be had again (see history.py)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="journal")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=20)
    key = models.CharField(max_length=32)
    name = models.CharField(max_length=20, blank=True)
    revision = models.PositiveIntegerField(null=True)
    value = models.TextField(blank=True)
    before = models.TextField(blank=True)
    operation = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("entry of the journal")
        verbose_name_plural = _("journal")
        ordering = ["pk"]
        indexes = [models.Index(fields=["report", "key", "name"], name="journal_of_a_text")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "report", "operation", "key", "name"],
                condition=~Q(operation=""),
                name="an_operation_once",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("the journal is only added to")
        super().save(*args, **kwargs)
