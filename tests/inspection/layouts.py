"""Hypothesis strategies for layouts: every setting that a unit can change, but for a bold body (see test_own)."""

from hypothesis import strategies as st

from reportsite.document.layout import Furniture, Layout, Line, Type, check

_FONTS = (
    "仿宋_GB2312",
    "黑体",
    "楷体",
    "宋体",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S",
    "Times New Roman",
    "微软雅黑",
    "Ａ (甲)",
)

fonts = st.sampled_from(_FONTS) | st.from_regex(r"[\w .()（）\-]{1,40}", fullmatch=True).filter(str.strip)
sizes = st.integers(10, 200).map(lambda half_points: half_points / 2) | st.floats(5, 100)
types = st.builds(Type, fonts, sizes, st.booleans())
margins = st.integers(0, 200) | st.floats(0, 200)

_texts = st.text("云岭县图书馆 ABC12“—”", max_size=6).map(str.strip)
_numbered = st.sampled_from(("", "{page}", "— {page} —", "第{page}页 共{pages}页"))
lines = st.builds(Line, types, *[st.builds("{}{}".format, _texts, _numbered)] * 3)
furniture = st.builds(Furniture, st.lists(lines, max_size=2).map(tuple), st.lists(lines, max_size=2).map(tuple))


def _has_room(layout: Layout) -> bool:
    try:
        check(layout)
    except ValueError:
        return False
    return True


# Pages and margins, most of which leave room for text.
pages = {
    "page_width_mm": st.just(210) | st.floats(150, 600),
    "page_height_mm": st.just(297) | st.floats(150, 600),
    "top_mm": st.just(37) | st.floats(0, 50),
    "left_mm": st.just(28) | st.floats(0, 50),
    "right_mm": st.just(26) | st.floats(0, 50),
    "bottom_mm": st.just(35) | st.floats(0, 50),
}
layouts = st.builds(
    Layout,
    **pages,
    header_mm=margins,
    pitch_pt=st.just(28.95) | st.floats(12, 80),
    indent=st.integers(0, 8),
    title_pitch_pt=st.floats(12, 100),
    cell_pitch_pt=st.floats(8, 60),
    page_number=st.sampled_from(("outside", "center", "none")),
    page_number_gap_mm=st.just(7) | margins,
    footer_mm=st.none() | margins,
    header=st.just(Furniture()) | furniture,
    footer=st.none() | furniture,
    signature=st.sampled_from(("end", "title")),
    signature_indent=st.integers(0, 10),
    digits=st.sampled_from(("latin", "own")),
    latin=fonts,
    body=st.builds(Type, fonts, sizes),
    **dict.fromkeys(("level1", "level2", "level3", "level4", "title", "byline", "cell", "number"), types),
    line_numbers=st.booleans(),
).filter(_has_room)
