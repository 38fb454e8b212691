"""What was done lately, on the report's home."""

import re

from django.conf import settings

from reportsite.drafting.actions.items import delete_item, move_item
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Report
from reportsite.drafting.named import Named
from reportsite.drafting.recent import VERBS, recent
from reportsite.drafting.rows import load_content
from tests.pages import client_of, tree_of

AT = re.compile(r"^\d{1,2} [A-Z][a-z]{2}, \d\d:\d\d ")


def listed(person, url):
    rows = tree_of(client_of(person, "en").get(url())).xpath("//section[@id='past']//li")
    return [(AT.sub("", " ".join(row.text_content().split())), row.xpath(".//a/@href")) for row in rows]


def test_who_what_and_where_the_newest_first(url, full, drafter, reviewer, item):
    for revision, value in enumerate(("登", "登记")):
        save_texts(report=full, person=drafter, changes=[Change("p1", "heading", revision, value)])
    move_item(report=full, person=reviewer, item=item("e1"), step=1)
    delete_item(report=full, person=drafter, item=item("p3"))
    assert listed(drafter, url) == [
        (f"{drafter.name} · deleted · Problem · 排队久", [url("bin/")]),
        (f"{reviewer.name} · moved · Example · 比如，3月收的《柳溪志》到5月才编号。", [url("dimensions/d1/#e1")]),
        (f"{drafter.name} · wrote · Problem · 登记 · Heading of the problem", [url("items/p1/heading/history/")]),
        ("· brought the report in", []),
    ]


def test_no_more_than_five(full, drafter, url):
    for revision in range(4):
        for key in ("p1", "p3"):
            save_texts(report=full, person=drafter, changes=[Change(key, "heading", revision, f"第{revision}次")])
    assert len(listed(drafter, url)) == 5


def test_a_returned_file_and_a_returned_report_are_two_things(full, drafter):
    rewrite_report(report=full, by=drafter, content=load_content(full), verb="return")
    taken = recent(full, Named.of(full))[0].verb
    full.journal.create(unit_id=full.unit_id, report=full, person=drafter, verb="return", key="c0")
    assert (recent(full, Named.of(full))[0].verb, taken) == (VERBS["return"], taken)
    assert taken != VERBS["return"]


def test_every_item_has_a_page(full, drafter):
    client, named = client_of(drafter), Named.of(Report.objects.get(pk=full.pk))
    for item in named.items.values():
        assert client.get(named.page(item)).status_code == 200


def test_every_verb_of_the_journal_has_its_words():
    """Also those of the apps above: none is shown to a reader as it stands in the database."""
    named = re.compile(r"""(?:verb=|_log\((?:\w+, )+|SPLIT = "split", |_WHOLE, SPLIT = |CARRIED = )"([a-z ]+)\"""")
    sources = "\n".join(path.read_text() for path in (settings.BASE_DIR / "reportsite").rglob("*.py"))
    assert set(named.findall(sources)) - set(VERBS) == set()
    assert {"save", "add", "carry", "split", "put together", "purge"} <= set(named.findall(sources))
