"""Content <-> its JSON form. What is read is checked field by field; nothing unknown is taken."""

import msgspec

from reportsite.content.numbering import DEFAULT_SHAPES
from reportsite.content.text import one_line, paragraphs
from reportsite.content.theme import Theme
from reportsite.content.types import ROLES, Content, Node, walk

MAX_BYTES = 20 * 1024 * 1024
MAX_NODES = 10_000  # so that no number has more than four digits, the most that `chinese` writes
MAX_DEPTH = 20  # real reports need 6; every walk stays far from the limit of Python


class ContentError(ValueError):
    """The JSON is no report; the message says where and why, for a person."""


def dumps(content: Content) -> bytes:
    """The JSON form, UTF-8, keys in the order of the types: the same content gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(content), indent=1)


def loads(data: bytes) -> Content:
    """The report that `data` (UTF-8 JSON) holds, its texts cleaned. Raises ContentError."""
    if len(data) > MAX_BYTES:
        raise ContentError(f"the file has {len(data)} bytes; at most {MAX_BYTES} are read")
    try:
        content = msgspec.json.decode(data, type=Content)
        cleaned = msgspec.convert(_cleaned(msgspec.to_builtins(content)), Content)
    except RecursionError as error:
        raise ContentError("it is nested too deeply") from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ContentError(str(error)) from error
    _check_tree(cleaned)
    return cleaned


def theme_dumps(theme: Theme) -> str:
    """The JSON form of a theme's version."""
    return msgspec.json.encode(theme).decode()


def theme_loads(data: str) -> Theme:
    """The theme that a stored version holds. Raises msgspec.DecodeError where it is damaged."""
    return msgspec.json.decode(data, type=Theme)


def _cleaned(value: object, name: str = "") -> object:
    if isinstance(value, str):
        return value if name == "key" else one_line(value)
    if isinstance(value, dict):
        return {key: _cleaned(item, key) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        if name in ("paragraphs", "preamble"):
            return [line for text in value for line in paragraphs(text)]
        return [_cleaned(item, name) for item in value]
    return value


def _check_tree(content: Content) -> None:
    """Keys are unique and well formed, links lead somewhere, shapes are for something, the tree has a bearable size;
    else ContentError."""
    nodes: list[Node] = []
    for node, above in walk(content):
        if len(above) > MAX_DEPTH:
            raise ContentError(f"it is nested too deeply: more than {MAX_DEPTH} levels")
        nodes.append(node)
    if len(nodes) > MAX_NODES:
        raise ContentError(f"it has {len(nodes)} parts; at most {MAX_NODES} are read")
    keys: set[str] = set()
    for node in nodes:
        if not (0 < len(node.key) <= 32 and node.key.isascii() and node.key.isalnum()):
            raise ContentError(f"the key {node.key[:40]!r} is not made of 1 to 32 letters and digits")
        if node.key in keys:
            raise ContentError(f"the key {node.key!r} occurs twice")
        keys.add(node.key)
    for node in nodes:
        for link in getattr(node, "links", ()):
            if link not in keys:
                raise ContentError(f"the link to {link[:40]!r} in {node.key!r} leads nowhere")
    for name in content.shapes:
        role, _, element = name.partition(".")
        if (element if role in ROLES else name) not in DEFAULT_SHAPES:
            raise ContentError(f"the shape {name[:40]!r} is for no kind of element")
