"""The reports that are set: the demo, ten times the demo, and each as often as wanted with another text.

No program is given the same text twice: what one of them remembers of the last document helps it no more than it would
help with somebody else's report.
"""

import random
import re
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from reportsite.content.json import dumps, loads
from reportsite.content.types import Content

DEMO = Path(__file__).resolve().parents[1] / "fixtures" / "demo" / "team.json"
_KEY = re.compile(r'"([0-9a-f]{16})"')
_HAN = re.compile("[\u4e00-\u9fff]")
_EVERY = 16  # of so many different characters one is another in each variant


def report(times: int, number: int) -> Content:
    """The demo repeated `times`, in its variant `number`: as long as every other, in other words."""
    copies = [_variant(number * times + copy, copy) for copy in range(times)]
    return replace(
        copies[0],
        preamble=tuple(text for copy in copies for text in copy.preamble),
        sections=tuple(section for copy in copies for section in copy.sections),
    )


def _variant(number: int, copy: int) -> Content:
    """The demo with some of its Chinese characters replaced wherever they occur, and with the keys of the copy. Only
    texts hold Chinese characters, so that the JSON can be changed as a whole."""
    text = dumps(_demo()).decode()
    used = sorted(set(_HAN.findall(text)))
    replaced = used[number % _EVERY :: _EVERY]
    others = random.Random(number).sample(_common(), len(replaced))  # noqa: S311 - no secret
    text = text.translate(dict(zip(map(ord, replaced), others, strict=True)))
    return loads(_KEY.sub(rf'"\g<1>{copy}"', text).encode())


@lru_cache(maxsize=1)
def _demo() -> Content:
    return loads(DEMO.read_bytes())


@lru_cache(maxsize=1)
def _common() -> list[str]:
    """The 3755 characters of the first level of GB/T 2312, which every Chinese face has."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return [pair.decode("gb2312") for pair in rows if pair < b"\xd7\xfa"]
