"""Which face sets a font of the layout in a PDF: the unit's own where it has one, else one that is free to embed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportsite.document.layout import Layout, font_names

# Where Debian and Ubuntu, Fedora and Arch keep them.
LATIN_FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/liberation-serif"),
)
CJK_FOLDERS = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/usr/share/fonts/google-noto-cjk"),
)

# A Latin face would take the Chinese quotation marks and dashes; Fandol draws a heavy —, a wide … and a centred ？.
LATIN_CHARACTERS = frozenset(range(0x20, 0x7F))
_HAN = ord("一")  # a face without it sets Latin letters alone, whatever it is called
MARKS_FROM_ELSEWHERE = frozenset(map(ord, "—…？"))


@dataclass(frozen=True, slots=True)
class StandIn:
    """What sets a kind of font where the unit has none of its own: a file (looked for in the font folders) that is
    known in style sheets as `family`, then the families of the system. `shown` is its name for people."""

    shown: str
    families: tuple[str, ...]
    file: str = ""
    bold: bool = False


STAND_INS: Mapping[str, StandIn] = {
    "fang": StandIn("FandolFang", ("Report Fang", "Noto Serif CJK SC"), "FandolFang-Regular.otf"),
    "kai": StandIn("FandolKai", ("Report Kai", "Noto Serif CJK SC"), "FandolKai-Regular.otf"),
    "hei": StandIn("FandolHei", ("Report Hei", "Noto Sans CJK SC"), "FandolHei-Regular.otf"),
    "song": StandIn("Noto Serif CJK SC", ("Noto Serif CJK SC",)),
    "title": StandIn("Noto Serif CJK SC Bold", ("Noto Serif CJK SC",), bold=True),
    "latin": StandIn("Liberation Serif", ("Report Latin",), "LiberationSerif-Regular.ttf"),
}
# What the name of a font tells of its kind, the first that occurs in it.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("latin", ("liberation", "arial", "calibri", "cambria", "helvetica", "georgia", "courier", "tahoma", "verdana")),
    ("title", ("小标宋", "大标宋", "xiaobiaosong", "xbs")),
    ("fang", ("仿宋", "fangsong", "fang")),
    ("kai", ("楷", "kai")),
    ("hei", ("黑", "hei", "雅", "sans", "等线")),
    ("song", ("宋", "sun", "song", "serif")),
    ("title", ("title",)),
    ("latin", ("times", "latin", "roman")),
)


def kind_of(name: str) -> str:
    """Which kind a font is by its name: "fang" 仿宋, "kai" 楷体, "hei" 黑体, "song" 宋体, "title" 小标宋, "latin", or
    "" where the name does not tell."""
    lower = name.casefold()
    return next((kind for kind, words in _KINDS if any(word in lower for word in words)), "")


@dataclass(frozen=True, slots=True)
class Face:
    """A unit's own font file, for the font of the layout that is called `name`. The file's name is the hash of what is
    in it, so that another file is another face."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Faces:
    """The font folders of the machine, first choice first, and a unit's own faces."""

    folders: tuple[Path, ...] = ()
    own: tuple[Face, ...] = ()

    def own_for(self, name: str) -> tuple[str, Face] | None:
        """The unit's own face for a font, with the family that style sheets know it by."""
        return next(((family, face) for family, face in self._named() if face.name == name), None)

    def families(self, name: str) -> tuple[str, ...]:
        """The families that set a font, first choice first."""
        own = self.own_for(name)
        return ((own[0],) if own else ()) + stand_in(name).families

    def bold(self, name: str) -> bool:
        """Whether a font is set by a bold face that stands in for it."""
        return not self.own_for(name) and stand_in(name).bold

    def files(self) -> Iterator[tuple[str, Path, bool]]:
        """(family, file, whether it sets Latin letters alone) of each face that is read from a file and is there."""
        for family, face in self._named():
            yield family, face.path, kind_of(face.name) == "latin"
        for kind, standing in STAND_INS.items():
            if standing.file and (path := find(standing.file, self.folders)):
                yield standing.families[0], path, kind == "latin"

    def _named(self) -> Iterator[tuple[str, Face]]:
        """The unit's own faces with a family for each that tells its kind."""
        for place, face in enumerate(self.own):
            yield " ".join(filter(None, ("Own", kind_of(face.name), str(place)))), face


def stand_in(name: str) -> StandIn:
    """What sets a font that the unit has no face for; a font of no known kind is set as the body is."""
    return STAND_INS[kind_of(name) or "fang"]


def find(file: str, folders: tuple[Path, ...]) -> Path | None:
    """Where a font file lies, None where it is not there."""
    return next((folder / file for folder in (*folders, *LATIN_FOLDERS) if (folder / file).is_file()), None)


def shown(layout: Layout, faces: Faces) -> list[tuple[str, str]]:
    """(font of the layout, name of the face that stands in for it or "" where the unit's own sets it)."""
    return [(name, "" if faces.own_for(name) else stand_in(name).shown) for name in font_names(layout)]


@lru_cache(maxsize=32)
def characters(family: str, path: Path, latin: bool) -> frozenset[int]:
    """The code points that a face sets: those that it has a glyph for, without the marks that another face sets better.
    To promise more than the face has would print empty boxes instead of falling back."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        points = frozenset(font.getBestCmap() or ())
    if latin or _HAN not in points:
        return points & LATIN_CHARACTERS
    return points - MARKS_FROM_ELSEWHERE if family.startswith("Report ") else points
