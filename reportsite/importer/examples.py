"""The examples in a problem's text: where each begins, by its marker."""

import re

from msgspec.structs import replace

from reportsite.content.examples import begins_example
from reportsite.content.types import Example, Problem
from reportsite.importer.sentences import sentences

# Within a sentence, after a comma, only where nothing else can be meant.
_WITHIN = re.compile(
    "(?<=[，,；;])(?=(?:再|又|还)?比如(?!此)|(?:再|又)?(?:例如|譬如)|(?:再|又)如[，,：:在]|如[，,：:]|如在)"
)


def examples_of(text: str) -> list[str]:
    """The text parted at its examples: first what stands before them (may be empty), then each with its marker and all
    that follows it."""
    pieces: list[list[str]] = [[]]
    for sentence in (part for whole in sentences(text) for part in _WITHIN.split(whole)):
        if begins_example(sentence.lstrip()):
            pieces.append([sentence])
        else:
            pieces[-1].append(sentence)
    return ["".join(piece).strip() for piece in pieces]


def with_examples(problem: Problem, run_in: bool = False) -> Problem:
    """The problem, the examples that stand in its text taken out of it, before those that it has. With `run_in` one that
    begins the text goes on in the line of the heading."""
    paragraphs: list[str] = []
    found: list[Example] = []
    for place, text in enumerate(problem.paragraphs):
        first, *more = examples_of(text)
        if first and found:
            found[-1] = replace(found[-1], paragraphs=(*found[-1].paragraphs, first))
        elif first:
            paragraphs.append(first)
        begins = not first and not (run_in and not place)
        found += [Example(paragraphs=(each,), own_line=begins and not number) for number, each in enumerate(more)]
    return replace(problem, paragraphs=tuple(paragraphs), examples=(*found, *problem.examples))
