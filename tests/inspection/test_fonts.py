"""Whether two names mean one font."""

import pytest

from reportsite.inspection.fonts import same_font


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("仿宋", "仿宋_GB2312", True),
        ("FangSong", "仿宋_GB2312", True),
        ("fangsong_gb2312", "仿宋", True),
        ("方正仿宋_GBK", "仿宋_GB2312", True),
        ("KaiTi", "楷体_GB2312", True),
        ("SimHei", "黑体", True),
        ("SimSun", "宋体", True),
        ("方正小标宋_GBK", "方正小标宋简体", True),
        ("FZXiaoBiaoSong-B05S", "方正小标宋简体", True),
        ("微软雅黑", "Microsoft YaHei", True),
        ("微软雅黑", "黑体", False),
        ("等线", "黑体", False),
        ("华文中宋", "宋体", False),
        ("宋体", "仿宋_GB2312", False),
        ("宋体", "方正小标宋简体", False),
        ("华文行楷", "楷体", False),
        ("Arial", "黑体", False),
        ("TIMES NEW ROMAN", "Times New Roman", True),
        ("某字体", "某字体 ", True),
        ("某字体", "另字体", False),
    ],
)
def test_same_font(found, expected, same):
    assert (same_font(found, expected), same_font(expected, found)) == (same, same)
