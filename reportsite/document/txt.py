"""Document tree -> plain text: a line for each paragraph, UTF-8."""

from reportsite.document.tree import Document, lines


def render(document: Document) -> bytes:
    """The document's text; ends with a line feed unless it is empty."""
    return "".join(line + "\n" for line in lines(document)).encode()
