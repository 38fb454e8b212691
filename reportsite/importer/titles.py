"""The lines in front of a report and behind it: its title, who speaks, when, and what the page that it was copied from
has put there."""

import re
from typing import Literal

from reportsite.importer.script import simplified

_MOST = 80  # characters of a title
# What such a report is about, and what kind of paper it is, at the end; a bracket may follow (领导班子、含案例).
_TOPIC = re.compile(
    "对照检查|对照检视|对照剖析|检视剖析|自我剖析|自我检查|自我检视|剖析检查|检视检查|党性分析|查摆|检视问题|自查|生活会|检查材料|剖析材料|"
    "检视材料|发言提纲|班子检查"
)
_PAPER = re.compile(
    "(?:材料|报告|提纲|发言稿?|发言材料|汇报|检查|检视|剖析|分析|初稿|材料稿)"
    r"(?:[（(【\[][^（()）]{1,30}[)）】\]])?(?:范文|之?[一二三四五六七八九十\d]{1,2})?$"
)
_REST = re.compile("(?:发言)?(?:材料|报告|提纲|发言稿|发言)(?:[（(][^（()）]{1,30}[)）])?")
# The end of the line above, where the title goes on in this one.
_BEGINNING = re.compile(
    "(?:党组|党委|党工委|支部|总支|班子|成员|委员会|常委会?|人民政府|[市县区旗州省镇乡局厅院校办部馆站所队行社台会]|公司|集团|中心|同志|书记|主任|[一-龥]长|"
    '关于|年度?|专题|主题教育|生活会|领导|个人|会议?|[“”"]|上的?|20\\d{0,2})$'
)
# Addresses and calls to subscribe stand in no report; counters only where they are no sentence; the other words may.
_ALWAYS = re.compile(
    r"https?://|www\.|\.(?:com|cn|net|org)(?![a-z])|公众号|扫一?扫|扫码|二维码|上一篇|下一篇|当前位置|欢迎您|欢迎访问|欢迎光临|欢迎关注|免责声明|版权所有|"
    "网站首页|仅供(?:学习|参考|借鉴)|加入会员|下载后|全文共|请先登录|先登录|转载"
)
_SURE = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:量|次数|数)|(?:浏览|阅读|点击|访问)[：:]?\s?\d|(?:发布|更新|上传|发表)(?:时间|日期|于)?[：:]|来源[：:]|作者[：:]|供\s?稿[：:]|"
    "(?:责任)?编辑[：:]|责编[：:]|字号[：:]|【?字体|版权|相关推荐|分享到|登录|下载(?:本|全)?文|VIP|客服|QQ"
)
_MAYBE = re.compile(
    "欢迎|浏览|点击|关注|微信|打印|收藏|下载|推荐|范文|首页|文库|文秘|公文|网$|笔杆子|素材|精品|精选|整理|小编|订阅|分享|会员|热门|标签|栏目|^【?第.{1,3}篇】?|时间[：:]|更多|大全|合集|汇编|模板|"
    "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?: [0-9:]{4,8})?$"
)
# What begins the foot of a web page, and a call to its readers in the middle of the text.
FOOT = re.compile(
    r"(?:上|下)一篇[：:]|相关(?:推荐|阅读|文章|范文)|猜你喜欢|版权(?:声明|所有)|免责声明|Copyright|©|本文(?:来源|地址|由)",
    re.IGNORECASE,
)
ADVERTISEMENT = re.compile(
    "(?:更多|海量).{0,14}(?:范文|公文|材料|文章|文稿|素材).{0,8}(?:请|就|尽在|可|关注|搜索|访问)|(?:请|欢迎|记得|点击)(?:扫码)?关注(?:本|我们的|微信)?.{0,12}(?:公众号|微信|网)"
)
DATE = re.compile(
    r"[（(]?(?:20\d\d|20[XxＸ×*]{2}|[XxＸ×*]{2,4}|二[〇○零O0ОＯ][一二三四五六七八九〇○零O0]{2})\s?年\s?[\dXxＸ×*一二三四五六七八九十]{1,3}\s?月"
    r"(?:\s?[\dXxＸ×*一二三四五六七八九十]{1,3}\s?[日号])?[）)]?|20\d\d[.．/-]\d{1,2}(?:[.．/-]\d{1,2})?"
)
_SIGNED = re.compile(r"(?:对照检查|检查|剖析|检视|汇报|报告|发言|述职|撰写)?人[：:].{1,20}")
_ORGANISATION = re.compile(
    "(?:党组|党委|党工委|支部|总支|班子|委员会|[局厅院校办部委会馆所站中心]|公司|集团|人民政府|支部书记)$"
)
_MARKS = "。！？；：，、!?;:,"

Noise = Literal["", "sure", "maybe"]


def is_line(text: str, most: int = 60) -> bool:
    """Whether a paragraph is a line of its own rather than running text."""
    return len(text) <= most and text[-1] not in _MARKS


def is_title(text: str) -> bool:
    """Whether a line is the title of such a report."""
    bare = simplified("".join(text[: _MOST + 20].split()))
    if not 6 <= len(bare) <= _MOST or any(mark in bare for mark in "。；？，") or noise_of(text) == "sure":
        return False
    return bool(_TOPIC.search(bare) and _PAPER.search(bare))


def completes_title(text: str) -> bool:
    """Whether a line is but the last word of a title: 材料."""
    return bool(_REST.fullmatch(simplified("".join(text[:40].split()))))


def begins_title(text: str) -> bool:
    """Whether a title may begin in this line and go on in the next."""
    return is_line(text, 40) and bool(_BEGINNING.search(simplified(text))) and not noise_of(text) and not is_date(text)


def noise_of(text: str) -> Noise:
    """Whether a line belongs to the page that the report was copied from."""
    if len(text) > 120:
        return ""
    if _ALWAYS.search(text) or (text[-1] not in "。；" and _SURE.search(text)):
        return "sure"
    hits = len(_MAYBE.findall(text)) if len(text) <= _MOST else 0
    # A sentence of the report may well have one of these words.
    return "maybe" if hits > 1 or (hits and text[-1] not in "。：:；") else ""


def is_date(text: str) -> bool:
    return len(text) <= 30 and DATE.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """Whether a last line, without a date below it, says who signs."""
    return is_line(text, 40) and bool(_SIGNED.fullmatch(text) or _ORGANISATION.search(text))
