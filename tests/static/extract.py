"""data.json of the npm package @mdn/browser-compat-data -> what a page must not use for Chrome 109, as small JSON.

    npm pack @mdn/browser-compat-data && tar xzf mdn-browser-compat-data-*.tgz
    python tests/static/extract.py package/data.json > tests/static/vendor/mdn-browser-compat-data-VERSION/newer_than_109.json

Every table maps a name to the first version of Chrome that has it, null where none has it without a flag. A name that means
several things counts as old as its oldest meaning: the lint reads names, not types.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

CHROME = 109
Tree = dict[str, Any]
NEVER = 10_000


def first_version(compat: Tree) -> int:
    """The first Chrome with the feature under its own name and without a flag; NEVER where there is none."""
    support = compat["support"].get("chrome", {})
    entries = support if isinstance(support, list) else [support]
    plain = [e for e in entries if not {"flags", "prefix", "alternative_name"} & set(e)]
    added = [e.get("version_added") for e in plain]
    return min((int(v.lstrip("≤").split(".")[0]) for v in added if v and v != "preview"), default=NEVER)


def features(tree: Tree, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every feature below `tree`: its path and its first version."""
    for name, below in tree.items():
        if name != "__compat" and isinstance(below, dict):
            if "__compat" in below:
                yield (*path, name), first_version(below["__compat"])
            yield from features(below, (*path, name))


def oldest(found: Iterator[tuple[str, int]]) -> dict[str, int | None]:
    """By name the oldest of its versions, of those alone that are newer than CHROME."""
    versions: dict[str, int] = {}
    for name, version in found:
        versions[name] = min(version, versions.get(name, NEVER))
    return {n: None if v == NEVER else v for n, v in sorted(versions.items()) if v > CHROME}


def is_word(name: str) -> bool:
    """A name that is written in a page; those with _ describe a detail."""
    return "_" not in name


def script(data: Tree) -> Tree:
    """What scripts name: globals, members, members of a known object, events, and syntax by its path."""
    apis, builtins = list(features(data["api"])), list(features(data["javascript"]["builtins"]))
    both = apis + builtins
    syntax = [
        (".".join((top, *path)), version)
        for top, tree in data["javascript"].items()
        if top != "builtins"
        for path, version in features(tree, ())
    ]
    plain = [(path, version) for path, version in both if is_word(path[-1].removesuffix("_static"))]
    members = [(path, version) for path, version in plain if len(path) == 2]
    return {
        "globals": oldest((path[0], version) for path, version in plain if len(path) == 1),
        "members": oldest((path[1].removesuffix("_static"), version) for path, version in members),
        "of_an_object": oldest(
            (f"{path[0]}.{path[1].removesuffix('_static')}", version)
            for path, version in members
            if path in {p for p, _version in builtins} or path[1].endswith("_static")
        ),
        "events": oldest((p[-1].removesuffix("_event"), v) for p, v in apis if p[-1].endswith("_event")),
        "syntax": oldest(iter(syntax)),
    }


def style(data: Tree) -> Tree:
    """What style sheets name: properties, their values, selectors, at-rules, features of @media, functions, units."""
    css = data["css"]
    types = list(features(css["types"]))
    new = oldest((p[0], v) for p, v in features(css["properties"]) if len(p) == 1)
    values = {
        name: oldest((p[-1], v) for p, v in features(tree) if is_word(p[-1]))
        for name, tree in css["properties"].items()
    }
    rules = [p for p in features(css["at-rules"]) if is_word(p[0][-1].removeprefix("at_"))]
    return {
        "properties": new,
        "values": {name: found for name, found in sorted(values.items()) if found and name not in new},
        "selectors": oldest((p[0], v) for p, v in features(css["selectors"]) if len(p) == 1),
        "at_rules": oldest((p[-1].removeprefix("at_"), v) for p, v in rules if len(p) == 1 or p[-1].startswith("at_")),
        "media": oldest((p[-1], v) for p, v in rules if p[0] == "media" and len(p) == 2),
        "functions": oldest(
            (p[-1].removesuffix("-function"), v) for p, v in types if is_word(p[-1]) and p[0] != "length"
        ),
        "units": oldest((p[-1], v) for p, v in types if p[0] == "length" and len(p) == 2),
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    package = f"@mdn/browser-compat-data {data['__meta']['version']}"
    extract = {"package": package, "chrome": CHROME, "script": script(data), "style": style(data)}
    print(json.dumps(extract, ensure_ascii=False, indent=0))
