from django.urls import include, path

from reportsite.drafting.models import ItemKind
from reportsite.drafting.views import (
    bin,
    documents,
    history,
    items,
    lists,
    meetings,
    pages,
    stages,
    themes,
    typing,
    versions,
)
from reportsite.themes.models import SectionRole

report_patterns = [
    path("", pages.report, name="report"),
    path("facts/", pages.facts, name="facts"),
    path("preamble/", pages.preamble, name="preamble"),
    path("sections/<str:key>/", pages.section, name="section"),
    path("dimensions/<str:key>/", pages.dimension, name="dimension"),
    path("rectification/", pages.rectification, name="rectification"),
    path("check/", pages.check, name="check"),
    path("preview/", documents.preview, name="preview"),
    path("preview/<int:number>.png", documents.page, name="page"),
    path("download/", documents.download, name="download"),
    path("download/report.<str:extension>", documents.file, name="file"),
    path("download/list.<str:extension>", documents.list_of_rectification, name="list_file"),
    path("download/settings/", documents.print_settings, name="print_settings"),
    path("exports/", versions.export, name="export"),
    path("versions/", versions.versions, name="versions"),
    path("versions/keep/", versions.keep, name="keep_version"),
    path("versions/compare/", versions.compare, name="compare"),
    path("versions/<int:number>/restore/", versions.restore, name="restore_version"),
    path("versions/<int:number>/items/<str:key>/restore/", versions.restore_item, name="restore_item"),
    path("bin/", bin.bin, name="bin"),
    path("theme/follow/", themes.follow, name="follow_theme"),
    path("items/<str:key>/<str:name>/history/", history.history, name="history"),
    path("items/<str:key>/<str:name>/history/<int:entry>/put-back/", history.put_back, name="put_back"),
    path("drafts/new/", documents.new_draft, name="new_draft"),
    path("drafts/<int:number>.<str:extension>", documents.draft, name="draft"),
    path("save/", items.save, name="save"),
    path("texts/", typing.save, name="save_text"),
    path("numbering/", items.shapes, name="shapes"),
    path("sections/<str:role>/add/", items.add_section, name="add_section"),
    path("items/<str:key>/up/", items.move, {"step": -1}, name="up"),
    path("items/<str:key>/down/", items.move, {"step": 1}, name="down"),
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
    path("submit/", stages.submit, name="submit"),
    path("withdraw/", stages.withdraw, name="withdraw"),
    path("return/", stages.return_, name="return"),
    path("approve/", stages.approve, name="approve"),
    path("helper/", stages.helper, name="helper"),
]

meeting_patterns = [
    path("", meetings.board, name="meeting"),
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
