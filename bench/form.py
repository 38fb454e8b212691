"""A form as a page's script sends it: multipart, in which a Chinese character takes three bytes and not nine."""

from collections.abc import Mapping

_BOUNDARY = "----of-the-bench"
CONTENT_TYPE = f"multipart/form-data; boundary={_BOUNDARY}"


def encoded(values: Mapping[str, object]) -> bytes:
    """The body of a request with the values of a form."""
    parts = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in values.items()
    )
    return "".join((*parts, f"--{_BOUNDARY}--\r\n")).encode()
