"""Documents are made once and kept for a day, and of the documents that a person asks for the newest counts."""

from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache

from reportsite.accounts.models import Person
from reportsite.document import kept
from reportsite.document.faces import Faces
from reportsite.document.formats import FORMATS
from reportsite.document.layout import Layout
from reportsite.document.tree import Document

_DAY = 24 * 3600


def printed(
    document: Document,
    extension: str,
    layout: Layout,
    faces: Faces,
    *,
    person: Person | None = None,
    queue: str = "printing",
    anew: bool = False,
) -> bytes:
    """The document in one of the formats; one that was made before is not made again, unless `anew`. Given up as soon
    as `person` asks for something else of the same `queue`. Raises PdfError."""
    name = kept.name_of(document, extension, layout, faces)
    folder = kept.Folder(settings.VAR_FOLDER / "documents", settings.KEPT_DOCUMENTS_MB * 1024**2, _DAY)
    found = None if anew else folder.get(name)
    if found is not None:
        return found
    wanted = newest(person, queue, name) if person else lambda: True
    data = FORMATS[extension].render(document, layout, faces, wanted)
    folder.put(name, data)
    return data


def newest(person: Person, queue: str, name: str) -> Callable[[], bool]:
    """Says, in every process, whether the person has asked for nothing else of this queue since."""
    key = f"{queue}-{person.pk}"
    cache.set(key, name, _DAY)
    return lambda: cache.get(key, name) == name
