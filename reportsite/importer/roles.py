"""What a section is for, by the words of its heading; and whose report it is."""

import re

from reportsite.content.types import Kind, Role
from reportsite.importer.script import simplified

_MOST = 200  # characters of a heading that are looked at
_ACTING = "措施|举措|努力方向|改进|整改方向|整改思路|打算"
_AND = "(?:及其?|和|与|、|以及|暨)"
# In this order: a heading about causes names the problems too, one about last year's mending both of them.
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("cases", re.compile("案例|案件剖析|反面典型|典型案|警示案|以案(?:为鉴|促改|说|明)")),
    ("matters", re.compile("有关事项|相关事项|重要事项|重大事项|个人事项|事项.{0,4}(?:说明|通报|报告)|需要?说明|函询|说明的(?:问题|情况)|有关情况说明")),
    ("measures", re.compile("(?:今后|下一?步|下一阶段).{0,20}(?:整改|方向|措施|打算|思路|工作|计划)")),
    (
        "previous",
        re.compile(
            "(?:上一?年度?|上一?次|去年|往年|前次).{0,40}(?:整改|落实|情况)|20\\d\\d年?度?(?:专题|主题教育)?.{0,8}生活会.{0,24}(?:整改|落实)"
            "|整改.{0,12}(?:情况|成效|进展)"
        ),
    ),
    ("problems", re.compile(f"问题(?:表现)?{_AND}.{{0,14}}(?:原因|根源|{_ACTING})")),
    ("causes", re.compile("原因|根源|成因|症结|思想根子|病灶")),
    ("measures", re.compile(f"{_ACTING}|整改(?:落实|安排|计划|目标|任务|承诺)?$|整改(?:落实|安排|计划|目标|任务)")),
    ("problems", re.compile("问题|查摆|对照检查|检视|不足|差距|短板|“四风”|四风|剖析|自查|具体表现")),
    ("closing", re.compile("^(?:结束语|结语|表态)")),
    ("basic", re.compile("基本(?:情况|概况)|概况|现状|会前|主要工作|(?:工作|履职|学习|准备|总体|开展|落实|履行|遵守|执行).{0,10}情况|情况$")),
)  # fmt: skip
_SEVERAL = re.compile(
    f"问题(?:表现)?{_AND}.{{0,14}}(?:原因|根源|{_ACTING})|(?:原因|根源)(?:分析|剖析)?{_AND}.{{0,14}}(?:{_ACTING})"
    f"|(?:整改|落实)(?:落实)?情况{_AND}.{{0,14}}(?:事项|问题|不足)"
)
# A heading without a number is one where its words say nothing else.
_PLAIN = re.compile(
    "(?:班子|党组|党支部|个人|本人)?(?:基本情况|基本概况|工作开展情况)|(?:上一?年度|上次|20\\d\\d年度).{0,12}(?:整改|落实)(?:措施)?(?:落实)?情况"
    "|(?:个人)?(?:有关|重大|重要|相关)?事项(?:的)?(?:说明|报告|通报)(?:情况)?"
    "|(?:对照检查|查摆|查找|检视|剖析)?(?:出)?(?:的)?(?:目前)?(?:存在)?(?:的)?(?:主要|突出)?问题(?:及(?:具体)?表现|及不足|和不足|清单)?"
    "|(?:班子)?对照检查(?:剖析|情况)|(?:反面)?典型案例剖析(?:情况)?|案例剖析(?:情况)?"
    "|(?:存在)?(?:产生)?(?:的)?(?:主要)?(?:问题)?(?:产生)?(?:的)?(?:主要)?(?:思想)?(?:原因|根源)(?:分析|剖析)?"
    "|(?:今后)?(?:的)?(?:下一?步)?(?:的)?(?:整改|改进|努力)(?:措施|方向|打算|思路)(?:(?:和|与|及|、)(?:今后)?(?:的)?(?:整改|改进|努力)(?:措施|方向|打算|思路))?"
    "|下一?步(?:工作|整改)?(?:打算|措施|方向|计划)|结束语|表态发言"
)
CLOSING = re.compile(
    r"(?:以上|不妥之处|不当之处|不足之处|敬请|恳请|请(?:各位|大家|同志|组织|上级|领导)).{0,80}(?:指正|批评|帮助|提出|意见|报告|检查)|特此(?:报告|说明)"
)
# What a last paragraph says that is none of the last measure.
LOOKS_ON = re.compile(
    "以(?:这|此|本)次.{0,12}(?:生活会|会议|对照检查|检视).{0,4}为契机|(?:这|此|本)次(?:专题)?(?:民主|组织)生活会"
    "|(?:诚恳|虚心|自觉)(?:地)?接受.{0,16}(?:监督|批评)|(?:班子|党组|党委|支部|我)(?:和各成员)?(?:将|一定|决心).{0,10}(?:带头|以身作则)"
)
# 我 alone, not 我们, 我市, 我省, 我为群众办实事 …
_MEMBER = re.compile(
    "本人|(?<![自忘无大小敌你])我(?![们市县区省州盟旗国党局院校委办厅部队镇乡街村站中所处军为方馆司矿厂集公企支班社园台会行军])"
)
_TEAM = re.compile("班子|有的同志|个别同志|部分同志|个别领导|有的成员|有的班子|党组成员")
# In a title: the first that is found decides.
_TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("member", re.compile("个人|本人|班子成员|同志|发言提纲|党员(?:领导)?干部|党员对照|书记|"
        "[局厅处科市县区镇乡院校馆站所队]长(?!班)|主任(?!委员会)|主席|经理")),
    ("team", re.compile("班子|党组|党委|支部|总支|常委会|党工委")),
)  # fmt: skip


def role_of(heading: str) -> Role | None:
    """The role that a heading names, None where its words name none."""
    words = simplified(heading[:_MOST])
    return next((role for role, pattern in _WORDS if pattern.search(words)), None)


def is_plain_heading(text: str) -> bool:
    """Whether a line is the heading of a section by its words alone."""
    return len(text) <= 30 and _PLAIN.fullmatch(simplified(text.rstrip("：:。 "))) is not None


def names_several(heading: str) -> bool:
    """Whether a heading speaks of two roles at once: 存在问题及原因分析."""
    return _SEVERAL.search(simplified(heading[:_MOST])) is not None


def kind_of(title: str, text: str) -> Kind:
    """Whose report it is: the title says so, else the person in which it is written."""
    title, text = simplified(title), simplified(text)
    titled = next((kind for kind, words in _TITLES if words.search(title)), None)
    members, teams = len(_MEMBER.findall(text)), len(_TEAM.findall(text))
    # 党组书记某某 speaks for himself, 党支部书记代表支部 does not: the text outweighs a title that says little.
    if titled == "team" and "班子" not in title and members > 20 and members > 3 * teams:
        return "member"
    if titled == "member" and not re.search("个人|本人|同志|发言提纲", title) and teams > 3 * members:
        return "team"
    return titled or ("member" if members > teams else "team")
