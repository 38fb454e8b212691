from django.urls import include, path

from reportsite.drafting.actions.items import add_link, remove_link
from reportsite.drafting.models import ItemKind
from reportsite.drafting.views import board, documents, items, links, lists, meetings, pages, pane, stages, typing
from reportsite.themes.models import SectionRole

report_patterns = [
    path("", pages.report, name="report"),
    path("facts/", pages.facts, name="facts"),
    path("preamble/", pages.preamble, name="preamble"),
    path("sections/<str:key>/", pages.section, name="section"),
    path("dimensions/<str:key>/", pages.dimension, name="dimension"),
    path("excerpts/<str:key>/", pane.excerpt, name="excerpt"),
    path("rectification/", pages.rectification, name="rectification"),
    path("links/", pages.links, name="links"),
    path("check/", pages.check, name="check"),
    path("preview/", documents.preview, name="preview"),
    path("preview/<int:number>.png", documents.page, name="page"),
    path("download/", documents.download, name="download"),
    path("download/report.<str:extension>", documents.file, name="file"),
    path("download/list.<str:extension>", documents.list_of_rectification, name="list_file"),
    path("download/settings/", documents.print_settings, name="print_settings"),
    path("drafts/new/", documents.new_draft, name="new_draft"),
    path("drafts/<int:number>.<str:extension>", documents.draft, name="draft"),
    path("save/", items.save, name="save"),
    path("texts/", typing.save, name="save_text"),
    path("texts/known/", typing.known, name="known_texts"),
    path("texts/differences/", typing.compare, name="differences"),
    path("meanwhile/", typing.meanwhile, name="meanwhile"),
    path("numbering/", items.shapes, name="shapes"),
    path("sections/<str:role>/add/", items.add_section, name="add_section"),
    path("items/<str:key>/up/", items.move, {"step": -1}, name="up"),
    path("items/<str:key>/down/", items.move, {"step": 1}, name="down"),
    path("items/<str:key>/move/", items.drag, name="move"),
    path("items/<str:key>/to-dimension/", items.to_dimension, name="to_dimension"),
    path("items/<str:key>/delete/", items.delete, name="delete"),
    path("items/<str:key>/restore/", items.restore, name="restore"),
    path("items/<str:key>/dimensions/<str:dimension>/add/", items.add_theme_dimension, name="add_theme_dimension"),
    *(
        path(f"items/<str:key>/add-{kind}/", items.add, {"kind": kind}, name=f"add_{kind}")
        for kind in (
            ItemKind.DIMENSION,
            ItemKind.PROBLEM,
            ItemKind.EXAMPLE,
            ItemKind.POINT,
            ItemKind.PART,
            ItemKind.RECTIFICATION,
        )
    ),
    path(
        "items/<str:key>/add-previous/",
        items.add,
        {"kind": ItemKind.PART, "role": SectionRole.PREVIOUS},
        name="add_previous_part",
    ),
    path("items/<str:point>/links/<str:target>/add/", links.change, {"verb": add_link}, name="add_link"),
    path("items/<str:point>/links/<str:target>/remove/", links.change, {"verb": remove_link}, name="remove_link"),
    path("last-year/<str:key>/carry/", pane.carry, name="carry_over"),
    path("submit/", stages.submit, name="submit"),
    path("withdraw/", stages.withdraw, name="withdraw"),
    path("return/", stages.return_, name="return"),
    path("approve/", stages.approve, name="approve"),
    path("helper/", stages.helper, name="helper"),
]

meeting_patterns = [
    path("", board.board, name="meeting"),
    path("change/", meetings.change_meeting, name="change_meeting"),
    path("begin/team/", meetings.begin_team, name="begin_team"),
    path("begin/own/", meetings.begin_own, name="begin_own"),
    path("reports/<int:report>/assign/", meetings.assign, name="assign"),
    path("people/add/", meetings.add_participant, name="add_participant"),
    path("people/<int:participant>/remove/", meetings.remove_participant, name="remove_participant"),
    path("reviewers/", meetings.set_reviewers, name="set_reviewers"),
    path("grants/add/", meetings.grant, name="grant"),
    path("grants/<int:given>/withdraw/", meetings.withdraw_grant, name="withdraw_grant"),
]

urlpatterns = [
    path("", lists.reports, name="reports"),
    path("start/", lists.start, name="start"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.new_meeting, name="new_meeting"),
    path("meetings/<int:pk>/", include(meeting_patterns)),
    path("reports/<int:pk>/", include(report_patterns)),
]
