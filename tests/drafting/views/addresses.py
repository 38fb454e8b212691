"""The addresses of the report that `full_content` makes, below /reports/<id>/."""

# Pages with texts, and those without.
WITH_TEXTS = [
    "facts/",
    "preamble/",
    *(f"sections/s{number}/" for number in range(1, 9)),
    *(f"dimensions/d{number}/" for number in range(1, 5)),
    "rectification/",
]
# Pieces of pages, for their scripts.
PIECES = ["excerpts/s4/", "excerpts/d1/", "excerpts/d1/?pane=guidance", "excerpts/s2/?pane=last-year"]
PAGES = [
    "",
    *WITH_TEXTS,
    "links/",
    "check/",
    "preview/",
    "download/",
    "versions/",
    "versions/compare/?from=now&to=now",
    "bin/",
    "items/p1/heading/history/",
]
# Of a report of which one version was kept.
OF_A_VERSION = ["versions/1/", "versions/1/1.png", "versions/1/report.docx", "versions/1/report.pdf"]
FILES = [
    "preview/1.png",
    *(f"download/report.{extension}" for extension in ("docx", "pdf", "html", "txt", "md")),
    *(f"download/list.{extension}" for extension in ("docx", "pdf", "xlsx")),
]
BUTTONS = [
    "save/",
    "numbering/",
    "sections/cases/add/",
    "items/p1/up/",
    "items/p1/down/",
    "items/p1/move/",
    "items/p1/to-dimension/",
    "items/p1/delete/",
    "items/p1/restore/",
    "items/p1/split/",
    "items/p1/put-together/",
    "last-year/p1/carry/",
    "items/s4/dimensions/guard/add/",
    "items/s4/add-dimension/",
    "items/d1/add-problem/",
    "items/p1/add-example/",
    "items/s5/add-point/",
    "items/s3/add-part/",
    "items/p1/add-rectification/",
    "items/o4/links/p3/add/",
    "items/o4/links/d1/remove/",
    "versions/keep/",
    "versions/1/name/",
    "versions/1/remove/",
    "versions/1/restore/",
    "versions/1/items/p1/restore/",
    "theme/follow/",
    "submit/",
    "withdraw/",
]
REVIEW = ["return/", "approve/"]
