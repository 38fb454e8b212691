"""Font files for tests: good ones, with characters that are boxes, and hostile ones."""

import io
import struct

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from reportsite.document.font_file import GB2312

LATIN = frozenset(range(0x20, 0x7F))
MARKS = frozenset((*range(0x2010, 0x2030), *range(0x3000, 0x3020), *range(0xFF00, 0xFF60)))
CHINESE = "青禾仿宋"


def font(family=CHINESE, characters=GB2312 | LATIN | MARKS, fs_type=0, english="Qinghe Fangsong", drawn=True):
    """A TTF whose characters all look like a box, or like nothing."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap(dict.fromkeys(characters, "box"))
    builder.setupGlyf({".notdef": _box(), "box": _box() if drawn else Glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {"en": english} | ({"zh": family} if family else {})
    builder.setupNameTable({"familyName": names, "styleName": "Regular", "psName": english.replace(" ", "")})
    builder.setupOS2(fsType=fs_type, sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return saved(builder.font)


def _box():
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def saved(font):
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def opened(data):
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def collection(*fonts):
    """A TTC."""
    made = TTCollection()
    made.fonts = [opened(data) for data in fonts]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def without(table, data=None):
    made = opened(data or font())
    del made[table]
    return saved(made)


def composed_of_itself():
    """Each of two glyphs is made of the other."""
    made = opened(font())
    made.recalcBBoxes = False
    made.setGlyphOrder([".notdef", "box", "other"])
    made["hmtx"]["other"] = (1000, 0)
    for name, part in (("box", "other"), ("other", "box")):
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = part, 0, 0, 4
        glyph = Glyph()
        glyph.numberOfContours, glyph.components = -1, [component]
        glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
        made["glyf"][name] = glyph
    return saved(made)


def with_a_map_of_everything():
    """A table of characters that says in 28 bytes that it has four thousand million."""
    made = opened(font())
    group = struct.pack(">3L", 0, 0xFFFFFFFE, 0)
    subtable = struct.pack(">HHLLL", 12, 0, 16 + len(group), 0, 1) + group
    table = newTable("cmap")
    header = struct.pack(">HHHHL", 0, 1, 3, 10, 12)
    table.compile = lambda _font: header + subtable
    made["cmap"] = table
    return saved(made)


def with_a_huge_table():
    """A directory that promises more than there is."""
    data = bytearray(font())
    data[12 + 12 : 12 + 16] = b"\xff\xff\xff\xf0"
    return bytes(data)
