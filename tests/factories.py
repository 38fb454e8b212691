"""Rows for tests, made by the same verbs that the pages use. Everybody and everything here is made up."""

import factory
from factory.django import DjangoModelFactory
from msgspec.structs import replace

from reportsite.accounts.actions import set_roles
from reportsite.accounts.models import Person, Unit
from reportsite.document.layout import GB_T_9704
from reportsite.drafting.actions.meetings import create_meeting
from reportsite.drafting.actions.reports import begin_report
from reportsite.drafting.models import Meeting, Report
from reportsite.layouts.actions import create_layout, use_layout
from reportsite.layouts.models import UnitLayout
from reportsite.themes.actions import create_theme, use_theme
from reportsite.themes.models import Theme

PASSWORD = "qing-he-2024"
NOTICE = """一、带头读懂馆藏、讲清来路方面
二、带头守护库房、不出差错方面
三、带头服务查档、少让人跑路方面"""


class UnitFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"中共青禾市第{number}林场支部")
    slug = factory.Sequence(lambda number: f"forest-{number}")

    class Meta:
        model = Unit


class PersonFactory(DjangoModelFactory):
    """An account; with `unit` it has `roles` there."""

    username = factory.Sequence(lambda number: f"person{number}")
    name = factory.Sequence(lambda number: f"青禾同志{number}")

    class Meta:
        model = Person

    @classmethod
    def _create(cls, model_class, *args, unit=None, roles=(), **fields):
        person = model_class.objects.create_user(*args, password=PASSWORD, **fields)
        if unit:
            set_roles(unit=unit, person=person, roles=roles)
        return person


class ThemeFactory(DjangoModelFactory):
    """A theme of the site, or of `unit`, in use unless `in_use` is false."""

    name = factory.LazyAttribute(lambda theme: f"{theme.year}年度民主生活会")
    year = 2024
    meeting = "democratic_life"
    wording = "守好一座馆，写实每一页"
    unit = None
    notice = NOTICE

    class Meta:
        model = Theme

    @classmethod
    def _create(cls, model_class, *args, in_use=True, **fields):
        theme = create_theme(**fields)
        if in_use:
            use_theme(theme=theme)
        return theme


class MeetingFactory(DjangoModelFactory):
    unit = factory.SubFactory(UnitFactory)
    name = "2024年度民主生活会"
    year = 2024
    themes = factory.LazyFunction(lambda: [ThemeFactory()])

    class Meta:
        model = Meeting

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return create_meeting(**fields)


class ReportFactory(DjangoModelFactory):
    """A report that has just been begun: the team's, or with kind "member" that of `person`."""

    meeting = factory.SubFactory(MeetingFactory)
    kind = "team"
    person = None
    by = None

    class Meta:
        model = Report

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return begin_report(**fields)


class LayoutFactory(DjangoModelFactory):
    """A layout of the unit, in use if `in_use`; `settings` are those that differ from GB/T 9704."""

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda number: f"第{number}种版式")
    by = None

    class Meta:
        model = UnitLayout

    @classmethod
    def _create(cls, model_class, *args, in_use=False, settings=None, **fields):
        row = create_layout(layout=replace(GB_T_9704, **(settings or {})), **fields)
        if in_use:
            use_layout(row=row)
            row.refresh_from_db()
        return row
