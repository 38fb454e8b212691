"""The words that begin an example (比如，又如，…): one table for the importer, the pages and their scripts."""

import re

# At the beginning of a sentence. 如 alone only where no condition or comparison can be meant: 如，… 如在… 如2021年…
_AFTER_AS = (
    "[，,：:]|在|对|就|面对|针对|围绕|有的|有些|个别|部分|一些|某|去年|今年|近年|前年|上半年|下半年|年初|年底|"
    r"[0-9０-９]|[Xx×*]{1,3}|[一-龥]{1,4}年(?:度|初|底|以来)"
)
MARKED = (
    "(?:再|又|还)?比如|(?:再|又)?譬如|(?:再|又)?例如|举例来说|举个例子|"
    "(?:再|又)如(?![期何果实此今同下上数愿火若约常意前])|"
    "诸如(?!此)|"
    f"如(?={_AFTER_AS})"
)
_MARKED = re.compile(MARKED)


def begins_example(text: str) -> bool:
    """Whether a text begins with an example's marker."""
    return _MARKED.match(text) is not None


def usual_marker(number: int) -> str:
    """What is put in front of the example `number` (from 1) of a problem where its writer put nothing: the habit of review
    reports."""
    return "比如，" if number == 1 else "又如，"
