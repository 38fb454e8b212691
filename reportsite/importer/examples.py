"""The examples in a problem's text: where each begins, by its marker."""

import re

from reportsite.importer.sentences import sentences

# At the beginning of a sentence. 如 alone only where no condition or comparison can be meant: 如，… 如在… 如2021年…
_AFTER_AS = (
    "[，,：:]|在|对|就|面对|针对|围绕|有的|有些|个别|部分|一些|某|去年|今年|近年|前年|上半年|下半年|年初|年底|"
    r"[0-9０-９]|[Xx×*]{1,3}|[一-龥]{1,4}年(?:度|初|底|以来)"
)
_MARKED = re.compile(
    "(?:再|又|还)?比如|(?:再|又)?譬如|(?:再|又)?例如|举例来说|举个例子|"
    "(?:再|又)如(?![期何果实此今同下上数愿火若约常意前])|"
    f"如(?={_AFTER_AS})"
)
# Within a sentence, after a comma, only where nothing else can be meant.
_WITHIN = re.compile(
    "(?<=[，,；;])(?=(?:再|又|还)?比如(?!此)|(?:再|又)?(?:例如|譬如)|(?:再|又)如[，,：:在]|如[，,：:]|如在)"
)


def examples_of(text: str) -> list[str]:
    """The text parted at its examples: first what stands before them (may be empty), then each with its marker and all
    that follows it."""
    pieces: list[list[str]] = [[]]
    for sentence in (part for whole in sentences(text) for part in _WITHIN.split(whole)):
        if _MARKED.match(sentence.lstrip()):
            pieces.append([sentence])
        else:
            pieces[-1].append(sentence)
    return ["".join(piece).strip() for piece in pieces]


def begins_example(text: str) -> bool:
    """Whether a text begins with an example."""
    return _MARKED.match(text) is not None
