"""What `manage.py check` says of this machine: whether PDFs can be made, and the one command that mends it."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from reportsite.document.faces import Faces
from reportsite.document.pdf import missing

WORDS = {
    "pango": "Pango (libpangoft2-1.0-0) is not installed: no PDF can be made.",
    "cjk-font": "No Chinese font (fonts-noto-cjk) is installed: no PDF can be made.",
    "fandol": "The Fandol fonts are not there: in a PDF another face stands in for 仿宋, 楷体 and 黑体.",
}


@register()
def pdf_can_be_made(**kwargs: Any) -> list[CheckMessage]:
    """DOCX needs none of these."""
    lacks = missing(Faces(tuple(settings.FONT_FOLDERS)))
    return [
        Warning(WORDS[name], hint="Run bin/setup.", id=f"drafting.W00{list(WORDS).index(name) + 1}") for name in lacks
    ]
