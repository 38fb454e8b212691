"""What in a script or style sheet Chrome 109 does not have, or no page on plain http:// has: read by name, from a table.

Names stand for what they may mean: `.union(` is taken for Set's. Whatever is found and harmless is listed by the test that
uses this, with the reason.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NEWER = json.loads(next((Path(__file__).parent / "vendor").rglob("newer_than_109.json")).read_text())
SCRIPT, STYLE = NEWER["script"], NEWER["style"]

# Shapes of the language, by their name in the table; those without one are in no Chrome or no row of their own.
SCRIPT_SHAPES = {
    "statements.using": r"(?<![.\w$])using\s+[A-Za-z_$][\w$]*\s*=",
    "statements.await_using": r"\bawait\s+using\s+[A-Za-z_$]",
    "statements.import.import_attributes": r"\b(?:import|export)\b[^;]*\bwith\s*\{",
    "statements.import.defer": r"\bimport\s+defer\b",
    "statements.import.import_source": r"\bimport\s+source\b",
    "operators.import.defer": r"\bimport\.defer\b",
    "operators.import.import_source": r"\bimport\.source\b",
    "decorators": r"(?<![\w$])@[A-Za-z_$]",
}
# Shapes of a regular expression's own text, its flags included.
PATTERN_SHAPES = {
    "regular_expressions.modifier": r"\(\?[ims]*(?:-[ims]+)?:(?<!\(\?:)",
    "regular_expressions.buffer_boundary_assertion": r"(?<!\\)(?:\\\\)*\\[AzZ]",
    "RegExp.unicodeSets": r"/[a-z]*v[a-z]*\Z",
}
STYLE_SHAPES = {
    "selectors: nth-child(… of …)": r":nth-(?:last-)?child\([^)]*\bof\b",
    "colours from another colour": r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(\s*from\b",
    "gradients in a colour space": r"-gradient\([^;{}]*\bin\s+(?:srgb|oklab|oklch|hsl|hwb|lab|lch|xyz)\b",
    "attr() with a type": r"\battr\([^)]*[,\s]",
    "@container with a question for a style": r"@container[^{]*\b(?:style|scroll-state)\(",
    "@import with a condition": r"@import[^;]*\bsupports\(",
}
# What a browser gives only to https:// and localhost, by the member or global that opens it.
SECURE_ONLY = {
    *("randomUUID", "subtle", "clipboard", "serviceWorker", "locks", "mediaDevices", "geolocation", "storage", "share"),
    *(
        "credentials",
        "wakeLock",
        "getBattery",
        "usb",
        "serial",
        "bluetooth",
        "userAgentData",
        "storageBuckets",
        "keyboard",
    ),
    *("Notification", "caches", "cookieStore", "showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"),
    *(
        "PushManager",
        "PaymentRequest",
        "EyeDropper",
        "IdleDetector",
        "launchQueue",
        "getInstalledRelatedApps",
        "isSecureContext",
    ),
}

_PARTS = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<template>`(?:\\.|[^`\\])*`)
    |(?<=[(,=:\[!&|?{};+\-*%<>~^])(?P<space>\s*)(?P<pattern>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, order=True)
class Finding:
    """One name or shape: the line that it stands in, and the first Chrome with it, None where none has it."""

    line: int
    name: str
    version: int | None


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_texts(script: str) -> tuple[str, list[tuple[int, str]], list[tuple[int, str]]]:
    """The script with blanks for comments, strings and patterns; its strings and patterns with where they stand. What
    stands in ${} of a template is kept."""
    strings: list[tuple[int, str]] = []
    patterns: list[tuple[int, str]] = []

    def replaced(match: re.Match[str]) -> str:
        whole = match[0]
        if match["string"]:
            strings.append((match.start(), whole[1:-1]))
        if match["pattern"]:
            patterns.append((match.start("pattern"), match["pattern"]))
        if match["template"]:
            inside = [(part.start(1), part[1]) for part in re.finditer(r"\$\{([^}]*)\}", whole)]
            blank = _blank(whole)
            for at, code in inside:
                blank = blank[:at] + code + blank[at + len(code) :]
            return blank
        return _blank(whole)

    return _PARTS.sub(replaced, script), strings, patterns


def _found(text: str, shape: str, name: str, version: int | None) -> Iterator[Finding]:
    for match in re.finditer(shape, text, re.DOTALL):
        yield Finding(text.count("\n", 0, match.start()) + 1, name, version)


def _named(text: str, shape: str, table: dict[str, int | None], label: str = "{}") -> Iterator[Finding]:
    """Each name that group 1 of `shape` finds and the table holds."""
    for match in re.finditer(shape, text):
        if match[1] in table:
            yield Finding(text.count("\n", 0, match.start(1)) + 1, label.format(match[1]), table[match[1]])


def newer_in_script(script: str) -> list[Finding]:
    """What of a script is newer than Chrome 109, in order."""
    code, strings, patterns = _without_texts(script)
    found = {*_named(code, r"\.\s*([A-Za-z_$][\w$]*)", SCRIPT["members"], ".{}")}
    found |= {*_named(code, r"(?<![.\w$])([A-Za-z_$][\w$]*)(?!\s*:)", SCRIPT["globals"])}
    found |= {*_named(code, r"(?<![.\w$])([A-Z]\w*\.\w+)", SCRIPT["of_an_object"])}
    found |= {*_named(code, r"\.on(\w+)\s*=", SCRIPT["events"], "event {}")}
    for name, shape in SCRIPT_SHAPES.items():
        found |= {*_found(code, shape, name, SCRIPT["syntax"].get(name))}
    for at, text in strings:
        # The name of an event, or of a member reached by ["name"].
        before, line = code[:at].rstrip(), script.count("\n", 0, at) + 1
        if text in SCRIPT["events"] and re.search(r"(?:add|remove)EventListener\(\Z", before):
            found.add(Finding(line, f"event {text}", SCRIPT["events"][text]))
        if text in SCRIPT["members"] and before.endswith("["):
            found.add(Finding(line, f".{text}", SCRIPT["members"][text]))
    for at, pattern in patterns:
        line = script.count("\n", 0, at) + 1
        for name, shape in PATTERN_SHAPES.items():
            version = {**SCRIPT["syntax"], **SCRIPT["of_an_object"]}.get(name)
            found |= {Finding(line, one.name, one.version) for one in _found(pattern, shape, name, version)}
    return sorted(found, key=lambda one: (one.line, one.name))


def secure_only_in_script(script: str) -> list[Finding]:
    """What of a script a page on http:// with a host name does not have."""
    code, strings, _patterns = _without_texts(script)
    table = dict.fromkeys(SECURE_ONLY)
    found = {*_named(code, r"(?<![\w$])([A-Za-z_$][\w$]*)(?!\s*:)", table)}
    for at, text in strings:
        if text in table and code[:at].rstrip().endswith("["):
            found.add(Finding(script.count("\n", 0, at) + 1, text, None))
    return sorted(found, key=lambda one: (one.line, one.name))


def newer_in_style(style: str) -> list[Finding]:
    """What of a style sheet is newer than Chrome 109, in order."""
    style = re.sub(r"/\*.*?\*/", lambda match: _blank(match[0]), style, flags=re.DOTALL)
    style = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)", lambda match: _blank(match[0]), style)
    found: set[Finding] = set()
    for name, shape in STYLE_SHAPES.items():
        found |= {*_found(style, shape, name, None)}
    found |= {*_named(style, r"@([\w-]+)", STYLE["at_rules"], "@{}")}
    found |= {*_named(style, r"(?<![\w-])([a-zA-Z-]+)\(", STYLE["functions"], "{}()")}
    found |= {*_named(style, r"(?<![\w-])[\d.]+([a-z]+)\b", STYLE["units"], "unit {}")}
    for line, heads, text, is_block in _pieces(style):
        if is_block:
            at_rule = text.startswith("@")
            if at_rule:
                found |= {
                    Finding(line, one.name, one.version)
                    for one in _named(text, r"\(\s*([\w-]+)", STYLE["media"], "({})")
                }
            else:
                found |= {
                    Finding(line, f.name, f.version) for f in _named(text, r"::?([\w-]+)", STYLE["selectors"], ":{}")
                }
            if "&" in text or any(not head.startswith("@") for head in heads):
                found.add(Finding(line, "nesting", STYLE["selectors"]["nesting"]))
        elif match := re.match(r"([\w-]+)\s*:(.*)", text, re.DOTALL):
            name, value = match[1], match[2]
            if name in STYLE["properties"]:
                found.add(Finding(line, name, STYLE["properties"][name]))
            values = STYLE["values"].get(name, {})
            found |= {
                Finding(line, f"{name}: {word}", values[word])
                for word in re.findall(r"[\w-]+", value)
                if word in values
            }
    return sorted(found, key=lambda one: (one.line, one.name))


def _pieces(style: str) -> Iterator[tuple[int, tuple[str, ...], str, bool]]:
    """Every head of a block and every declaration: its line, the heads around it, its text, whether it is a head."""
    heads: list[str] = []
    start = 0
    for match in re.finditer(r"[{};]", style):
        text = style[start : match.start()]
        line = style.count("\n", 0, start + len(text) - len(text.lstrip())) + 1
        start = match.end()
        if match[0] == "{":
            yield line, tuple(heads), text.strip(), True
            heads.append(text.strip())
            continue
        if text.strip():
            yield line, tuple(heads), text.strip(), False
        if match[0] == "}" and heads:
            heads.pop()
