"""How many words a report holds, beside the advice of its themes."""

import pytest

from reportsite.checks.demands import printed_words, words_by_key
from reportsite.content.theme import Limits, Theme
from reportsite.content.types import walk
from reportsite.drafting.counts import Counts, counts
from reportsite.drafting.rows import Draft, load


def test_every_item_as_it_prints(full):
    content = load(full).content
    printed = {node.key: printed_words(node) for node, _above in walk(content)}
    found = words_by_key(content)
    assert found == {key: words for key, words in printed.items() if key in found}
    assert printed.keys() - found.keys() == {"r1", "r2"}


def test_of_a_dimension_its_section_and_the_whole(full):
    draft = load(full)
    found = counts(draft, draft.by_key["d3"])
    assert (found.own, found.section, found.whole) == tuple(found.words[key] for key in ("d3", "s4", "c0"))
    of_section = counts(draft, draft.by_key["s4"])
    assert (of_section.own, of_section.section) == (found.section, None)


@pytest.mark.parametrize(
    ("least", "most", "state"), [(None, None, ""), (1, 9999, ""), (9999, None, "short"), (None, 3, "long")]
)
def test_beside_the_advice(full, least, most, state):
    draft = load(full)
    theme = Theme(slug="a", limits={"team": Limits(least_words=least, most_words=most)})
    limited = Draft(draft.report, (Theme(slug="b"), theme), draft.items, draft.texts, draft.links)
    found = counts(limited, draft.by_key["d1"])
    assert (found.least, found.most, found.state) == (least, most, state)


def test_nothing_written():
    assert Counts({}, 0, 0, 0, least=3000).state == "short"
