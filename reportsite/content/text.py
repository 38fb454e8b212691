"""Text as people paste it -> text that every format can hold; and how much of it there is."""

import re

# XML 1.0 allows tab, line feed and these ranges; every other code point breaks a DOCX (https://www.w3.org/TR/xml/#charsets).
# U+FFFE and U+FFFF are left out there too, and lone surrogates cannot be encoded at all.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_CJK = "\u2e80-\u2fff\u3001-\u303e\u3041-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
_COUNTED = re.compile(f"[{_CJK}]|[^\\s{_CJK}]+")
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """`text` with every line end as "\\n", tabs as spaces, and each character that XML forbids as U+FFFD, so that
    a person sees where something was lost."""
    return _FORBIDDEN.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text).replace("\t", " "))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text field: its lines, cleaned, without surrounding white space and empty lines."""
    return tuple(line for line in (part.strip() for part in clean(text).split("\n")) if line)


def one_line(text: str) -> str:
    """`text` as a single line, for headings and names."""
    return " ".join(paragraphs(text))


def count(text: str) -> int:
    """The number of words as Word and WPS count them (字数): each Chinese character or mark, each run of others."""
    return len(_COUNTED.findall(text))
