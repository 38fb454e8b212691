"""Every script and style sheet of the project runs in Chrome 109, and on http:// without a secure context."""

from pathlib import Path

import pytest

from tests.static.old_browsers import (
    PATTERN_SHAPES,
    SCRIPT,
    SCRIPT_SHAPES,
    Finding,
    newer_in_script,
    newer_in_style,
    secure_only_in_script,
)

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
STYLES = sorted((STATIC / "css").rglob("*.css"))

# What is newer and may stand there, because a page is as usable without it.
HARMLESS = {
    "field-sizing": "text fields that grow: a script sets the height where the browser does not",
    ":-moz-progress-bar": "for Firefox; Chrome takes the rule beside it",
}
# Rows of the table that no text of a script shows: they are about how, not whether, it works.
NOT_WRITTEN = {
    "operators.import.http_errors_not_cached",
    "statements.import.http_errors_not_cached",
    "statements.import.worklet_support",
    "statements.import.import_source.import_wasm_modules",
    "statements.import.import_attributes.type_css",
    "statements.import.import_attributes.type_json",
    "statements.import.import_attributes.type_text",
    # Found by no one shape; it needs a named group at all to begin with.
    "regular_expressions.named_capturing_group.duplicate_named_capturing_groups",
}


def names(found: list[Finding]) -> list[str]:
    return [one.name for one in found]


def test_there_are_some():
    assert SCRIPTS
    assert STYLES


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_run_in_chrome_109(path):
    assert [one for one in newer_in_script(path.read_text()) if one.name not in HARMLESS] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_need_no_secure_context(path):
    assert secure_only_in_script(path.read_text()) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_style_sheets_run_in_chrome_109(path):
    assert [one for one in newer_in_style(path.read_text()) if one.name not in HARMLESS] == []


def test_what_is_harmless_is_there():
    used = {name for path in SCRIPTS for name in names(newer_in_script(path.read_text()))}
    used |= {name for path in STYLES for name in names(newer_in_style(path.read_text()))}
    assert set(HARMLESS) - used == set()


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("var sorted = list.toSorted();", [".toSorted"]),
        ("both = new Set(a).union(new Set(b));", [".union"]),
        ("groups = Object.groupBy(rows, by);", [".groupBy", "Object.groupBy"]),
        ("text = RegExp.escape(typed);", ["RegExp.escape"]),
        ("one\n  .withResolvers();", [".withResolvers"]),
        ("list['toSorted']();", [".toSorted"]),
        ("`${list.toSorted()}`", [".toSorted"]),
        ("x = Iterator.from(list);", ["Iterator.from"]),
        ("using file = open();", ["statements.using"]),
        ("await using file = open();", ["statements.await_using", "statements.using"]),
        ("import table from './table.json' with {};", ["statements.import.import_attributes"]),
        ("import defer * as late from './late.js';", ["statements.import.defer"]),
        ("import source late from './late.wasm';", ["statements.import.import_source"]),
        ("import.defer('./late.js');", ["operators.import.defer"]),
        ("import.source('./late.wasm');", ["operators.import.import_source"]),
        ("@logged class Page {}", ["decorators"]),
        ("ok = /[\\p{L}--[a-z]]/v.test(text);", ["RegExp.unicodeSets"]),
        ("ok = /a(?i:b)c/.test(text);", ["regular_expressions.modifier"]),
        ("ok = /\\Aonce/u.test(text);", ["regular_expressions.buffer_boundary_assertion"]),
        ("page.addEventListener('scrollend', done);", ["event scrollend"]),
        ("menu.showPopover();", [".showPopover"]),
        ("new CloseWatcher();", ["CloseWatcher"]),
    ],
)
def test_newer_in_a_script(script, found):
    assert names(newer_in_script(script)) == found


@pytest.mark.parametrize(
    "script",
    [
        "/* toSorted, list.toSorted() */ // .union(",
        "var text = 'list.toSorted()' + \"Object.groupBy\";",
        "var found = (list || []).at(-1); dialog.showModal(); CSS.escape(name);",
        "ok = /^(?:a|b)(?=c)(?!d)(?<e>f)[/*]/gu.test(text); half = whole / 2; list.sort().map(f);",
        "structuredClone(x); a ??= b; class A { #own = 1; static { } }; Object.hasOwn(x, 'y');",
    ],
)
def test_nothing_newer_in_a_script(script):
    assert newer_in_script(script) == []
    assert secure_only_in_script(script) == []


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("h1 { text-wrap: balance; }", ["text-wrap"]),
        (".a { color: red; .b { color: blue; } }", ["nesting"]),
        (".a { color: red; &:hover { color: blue; } }", ["nesting"]),
        ("@media print { .a { &.b { top: 0; } } }", ["nesting"]),
        ("details:open { color: red; }", [":open"]),
        ("@starting-style { .a { opacity: 0; } }", ["@starting-style"]),
        (".a { color: color-mix(in oklab, red, blue); }", ["color-mix()"]),
        (".a { color: light-dark(red, blue) }", ["light-dark()"]),
        (".a { background: rgb(from red r g b); }", ["colours from another colour"]),
        ("li:nth-child(2 of .big) { top: 0; }", ["selectors: nth-child(… of …)"]),
        ("input:user-invalid { top: 0; }", [":user-invalid"]),
        ("@scope (.a) { b { top: 0; } }", ["@scope"]),
        ("@media (scripting: none) { b { top: 0; } }", ["(scripting)"]),
        (".a { height: 2rlh; }", ["unit rlh"]),
        (".a { display: grid; align-items: anchor-center; }", ["align-items: anchor-center"]),
        (".a::details-content { top: 0; }", [":details-content"]),
        ("@container style(--x: 1) { b { top: 0; } }", ["@container with a question for a style", "style()"]),
        (".a { width: attr(data-w px); }", ["attr() with a type"]),
        ("@import 'a.css' supports(display: grid);", ["@import with a condition"]),
        (".a { background: linear-gradient(in oklch, red, blue); }", ["gradients in a colour space"]),
    ],
)
def test_newer_in_a_style_sheet(style, found):
    assert names(newer_in_style(style)) == found


@pytest.mark.parametrize(
    "style",
    [
        '/* :open text-wrap: balance */ .a:not(.b):has(> i)::before { content: ":open"; inset: 0; gap: 1rem; }',
        "@media (min-width: 40rem) and (prefers-reduced-motion: reduce) { .a, .b > i { top: calc(1px + 2%); } }",
        "@supports (display: grid) { @layer x { .a { width: clamp(1rem, 2vw, 3rem); aspect-ratio: 1 / 2; } } }",
        ":root { --open: 1; } .scope[open] { color: rgba(0, 0, 0, .5); container-type: inline-size; }",
    ],
)
def test_nothing_newer_in_a_style_sheet(style):
    assert newer_in_style(style) == []


@pytest.mark.parametrize(
    "script",
    [
        "crypto.randomUUID()",
        "window.crypto.subtle.digest('SHA-256', x)",
        "navigator.clipboard.writeText(x)",
        "navigator.serviceWorker.register(x)",
        "navigator.locks.request(x, y)",
        "new Notification(x)",
        "navigator['clipboard']",
        "caches.open(x)",
    ],
)
def test_what_needs_a_secure_context(script):
    assert len(secure_only_in_script(script)) == 1


def test_the_line_and_the_version_are_said():
    assert newer_in_script("var a;\n/* two\nlines */ b.toSorted();") == [Finding(3, ".toSorted", 110)]
    assert newer_in_style("b { top: 0; }\n\na { anchor-name: none; }") == [Finding(3, "anchor-name", 125)]


def test_every_shape_of_the_table_is_looked_for():
    looked_for = {*SCRIPT_SHAPES, *PATTERN_SHAPES, *NOT_WRITTEN}
    assert set(SCRIPT["syntax"]) - looked_for == set()
