"""Which font a character takes, and what the fonts of a theme are called."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from reportsite.word.markup import A, Element, W, attribute, child

Script = Literal["ascii", "h_ansi", "east_asia"]

# ISO/IEC 29500-1, 17.3.2.26: the first code point of a range, the font that its characters take, and the one that they
# take where the run says that it is East Asian (w:hint). Characters of Latin-1 that are in both are listed below.
_RANGES: tuple[tuple[int, Script, Script], ...] = (
    (0x0000, "ascii", "ascii"),
    (0x0080, "h_ansi", "h_ansi"),
    (0x0100, "h_ansi", "east_asia"),
    (0x0590, "ascii", "ascii"),  # Hebrew, Arabic and others
    (0x07C0, "h_ansi", "h_ansi"),
    (0x1100, "east_asia", "east_asia"),
    (0x1200, "h_ansi", "h_ansi"),
    (0x1E00, "h_ansi", "east_asia"),
    (0x1F00, "h_ansi", "h_ansi"),
    (0x2000, "h_ansi", "east_asia"),  # “ ” ‘ ’ — … and signs
    (0x2C00, "h_ansi", "h_ansi"),
    (0x2E80, "east_asia", "east_asia"),
    (0xE000, "h_ansi", "east_asia"),
    (0xF900, "east_asia", "east_asia"),
    (0xFB00, "h_ansi", "east_asia"),
    (0xFB1D, "ascii", "ascii"),
    (0xFE30, "east_asia", "east_asia"),
    (0xFE70, "ascii", "ascii"),
    (0xFF00, "east_asia", "east_asia"),
    (0xFFF0, "h_ansi", "h_ansi"),
    (0x10000, "east_asia", "east_asia"),
)
_STARTS = tuple(start for start, _, _ in _RANGES)
_HINTED_LATIN_1 = frozenset("¡¤§¨ª\u00ad¯°±²³´¶·¸¹º¼½¾¿×÷àáèéêìíòóùúü")

# Which of a theme's fonts for scripts (a:font) an East Asian language takes, by the beginning of its name.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("zh-tw", "Hant"), ("zh-hk", "Hant"), ("zh-mo", "Hant"), ("zh", "Hans"), ("ja", "Jpan"), ("ko", "Hang"),
)  # fmt: skip
_SIDES = (("ascii", "latin"), ("hansi", "latin"), ("eastasia", "ea"), ("bidi", "cs"))


@lru_cache(maxsize=4096)
def script_of(char: str, hint: bool) -> Script:
    """Which font of a run a character takes; `hint` is whether the run has w:hint="eastAsia"."""
    if hint and char in _HINTED_LATIN_1:
        return "east_asia"
    _, plain, hinted = _RANGES[bisect_right(_STARTS, ord(char)) - 1]
    return hinted if hint else plain


def theme_fonts(theme: Element | None, settings: Element | None) -> Mapping[str, str]:
    """The fonts that a theme means by its names in lower case ("minoreastasia"): what it names, else what it names for
    the script of the document's language (w:themeFontLang)."""
    scheme = None if theme is None else theme.find(f"{A}themeElements/{A}fontScheme")
    if scheme is None:
        return {}
    language = (attribute(child(settings, "themeFontLang"), "eastAsia") or "zh-CN").lower()
    script = next((script for beginning, script in _SCRIPTS if language.startswith(beginning)), "Hans")
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        fonts = scheme.find(f"{A}{size}Font")
        for side, tag in _SIDES:
            named = None if fonts is None else fonts.find(A + tag)
            name = "" if named is None else named.get("typeface", "")
            if not name and side == "eastasia" and fonts is not None:
                name = next(
                    (font.get("typeface", "") for font in fonts.iter(f"{A}font") if font.get("script") == script), ""
                )
            if name:
                found[size + side] = name
    return found


def named_fonts(fonts: Element, theme: Mapping[str, str]) -> dict[Script, str]:
    """The font of each script that a w:rFonts element names; a font of the theme goes before a name."""
    found: dict[Script, str] = {}
    for script, name, themed in (
        ("ascii", "ascii", "asciiTheme"),
        ("h_ansi", "hAnsi", "hAnsiTheme"),
        ("east_asia", "eastAsia", "eastAsiaTheme"),
    ):
        font = theme.get((fonts.get(W + themed) or "").lower()) or fonts.get(W + name)
        if font:
            found[script] = font[:100]  # type: ignore[index]
    return found
