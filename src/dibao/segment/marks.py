"""Lines that say by themselves what they are: furniture, bylines, captions, marks.

Every pattern is a row: its reason in the way newspapers are made stands beside it.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from dibao.analyze import is_normal, normalize
from dibao.segment import furniture
from dibao.segment.furniture import DATE
from dibao.segment.names import CREDIT, HAN, HAN_NAME, NAMES, OFFICE, are_names

JUMP = (
    r"[▶►◀◄▲▼△▽→＞>\s]*[（(【]?\s*(?:下转|紧转|转|上接|紧接|接)\s*(?:本报)?(?:今日|本期)?\s*第?\s*"
    r"[0-9０-９A-Za-zＡ-Ｚ〇○一二三四五六七八九十]{1,4}\s*版\s*"
    r"(?:《[^》]*》|“[^”]*”)?\s*[）)】]?[▶►◀◄→＞>\s]*"
)
_HALF_WIDTH = re.compile(r"[\x20-\x7e]")
FURNITURE_EM = 60  # a line across a broadsheet page

AD_MARK = re.compile(r"[^\w]*(?:广\s*告|公\s*益\s*广\s*告)[^\w]*")
PEOPLE = (
    rf"{OFFICE}[ \u3000:：]*{NAMES}(?:[ \u3000、，]*{OFFICE}[ \u3000:：]*{NAMES})*"
    rf"(?:[ \u3000]*[/／]?[ \u3000]*{CREDIT})*(?:[ \u3000]*(?:综合)?(?:摄影)?(?:报道|整理))?"
)
BYLINES: tuple[str, ...] = (
    rf"(?:[□■◇◆●○◎▲△☆★]\s*(?:{OFFICE})?[ \u3000]*{NAMES}"
    rf"(?:[ \u3000]*{OFFICE}[ \u3000]*{NAMES})*(?:[ \u3000/／]*{CREDIT})*[ \u3000]*)+",
    PEOPLE,  # 本报记者 … 通讯员 …
    rf"[（(【]\s*{PEOPLE}\s*[）)】]",
    rf"(?:文|撰文|文字|作者)[ \u3000]*[/／:：][ \u3000]*(?:{OFFICE})?[ \u3000]*{NAMES}"
    rf"(?:[ \u3000]*(?:图|摄影|图片)[ \u3000]*[/／:：][ \u3000]*(?:{OFFICE})?[ \u3000]*{NAMES})?",
    r"[（(]\s*作者(?:单位|系|为)[:：]?[^。]{2,30}[）)]",
    r"[（(]\s*(?:综合|据|摘自|转自|来源[:：])[^。，（）]{2,16}[）)]",
    rf"{HAN}{{4,24}}[ \u3000]+(?:{DATE})",  # who gives notice, and when
    rf"{NAMES}[ \u3000]*[/／]?[ \u3000]*(?:文[ \u3000]*[/／][ \u3000]*图|图[ \u3000]*[/／][ \u3000]*文|文并摄|图文|整理)",
)
_BYLINE = re.compile("|".join(f"(?:{row})" for row in BYLINES))
BYLINE_EM = 40
EDGE = 4  # lines at the head and foot of a page
JUMP_LINE = re.compile(JUMP)

PHOTO_CREDIT = re.compile(
    rf"[（(]?\s*(?:(?:{OFFICE})[ \u3000]*)?{NAMES}[ \u3000]*[/／]?[ \u3000]*"
    r"(?:摄影|供图|摄|制图|绘)\s*[）)]?"
    rf"|[（(]?\s*(?:图片?|摄影|制图)\s*[/／:：]\s*(?:{OFFICE})?[ \u3000]*{NAMES}\s*[）)]?"
    r"|[（(](?:资料图片?|资料照片|图片来[自源][^（）]{0,12}|效果图|视频截图)[）)]"
)
CREDIT_SIGN = re.compile("[影图摄绘照]")  # every such credit has one of these
_CAPTION_START = re.compile(
    r"[▲▼△▽◀◁▶▷►◄↑↓←→]"  # points at its picture
    r"|[（(]?[上下左右][图]|图[①②③④⑤⑥⑦⑧⑨⑩一二三四五六1-9]?\s*[为:：]|图片[为:：]|照片[为:：]"
    r"|图?[①②③④⑤⑥⑦⑧⑨⑩]"
)
_CAPTION_END = re.compile(
    r"(?:(?:效果|示意|规划|航拍|资料|全景|鸟瞰)图|资料图片|资料照片|合影|一角|掠影|剪影)[）)]?\Z"
    rf"|[（( \u3000]{HAN_NAME}[ \u3000]*[/／]?[ \u3000]*(?:摄|供图|摄影)[）)]?\Z"
)
CAPTION_FIRST = frozenset(
    "▲▼△▽◀◁▶▷►◄↑↓←→（(上下左右图照①②③④⑤⑥⑦⑧⑨⑩"
)  # every start's first
CAPTION_LAST = frozenset("图片影角摄）)")  # every such end ends with one of these
CLOSER = re.compile(r"[。！？”][ \u3000]*[（(]([^（）()。]{2,40})[）)]\Z")
ENDS_NAMES = re.compile(r"[^（(，。]{1,12}[\u4e00-\u9fff]\s*[）)]\Z")
SIGNS = re.compile(
    r"[\u4e00-\u9fff（）()]{2,20}(?:局|所|公司|委员会|办公室|人民政府|政府|中心|医院|学校|银行|"
    r"支行|管理处|服务站|法院|检察院|协会|商会|集团|酒店|学院|编辑部|本报)"
)
NOTICE = re.compile(r"(?:启事|公告|声明|通告|公示|通知|讣告|更正|致歉|招标|拍卖|遗失)")


class Mark(StrEnum):
    """What a piece says by itself; NONE for all that needs its neighbors."""

    NONE = ""
    FURNITURE = "furniture"
    FOLIO = "folio"  # furniture where it stands apart, else a number or a word
    AD = "ad_mark"
    JUMP = "jump"
    BYLINE = "byline"
    CREDIT = "credit"


def width_em(text: str) -> float:
    """Return the set width of a text in full-width characters.

    >>> width_em("20万吨")
    3.0
    """
    return len(text) - len(_HALF_WIDTH.findall(text)) / 2


@lru_cache(maxsize=4096)  # a line is asked about before it is cut, and uncut again
def mark(text: str, em: float) -> Mark:
    """Return what a line is when its own words settle it, in either script.

    >>> mark("责任编辑：甘霖 美编：陶然", 13)
    <Mark.FURNITURE: 'furniture'>
    >>> mark("本报记者 甘霖", 6.5)
    <Mark.BYLINE: 'byline'>
    >>> mark("会议在县城召开。", 8)
    <Mark.NONE: ''>
    """
    if em > FURNITURE_EM:
        return Mark.NONE
    found = _mark(text, em)
    if found is Mark.NONE and not is_normal(text):
        return _mark(normalize(text), em)
    return found


def _mark(text: str, em: float) -> Mark:
    if "告" in text and AD_MARK.fullmatch(text):
        return Mark.AD
    if "版" in text and JUMP_LINE.fullmatch(text):
        return Mark.JUMP
    if "。" in text and text[0] not in "（(":
        return Mark.NONE  # no row of those below but in brackets holds a full stop
    strength = furniture.strength(text)
    if strength:
        return Mark.FURNITURE if strength > 1 else Mark.FOLIO
    may_credit = em <= BYLINE_EM and CREDIT_SIGN.search(text)
    if may_credit and PHOTO_CREDIT.fullmatch(text):
        return Mark.CREDIT
    if em <= BYLINE_EM and is_byline(text):
        return Mark.BYLINE
    return Mark.FURNITURE if furniture.parts_strength(text) else Mark.NONE


def is_byline(text: str) -> bool:
    """Tell whether a line is a byline and nothing else."""
    bare = text[1:-1] if text[0] in "（(" and text[-1] in "）)" else ""
    return bool(_BYLINE.fullmatch(text)) or bool(bare and are_names(bare))


def settle_folios(marked: Sequence[Mark], gaps: Sequence[int]) -> tuple[Mark, ...]:
    """Return the marks with each FOLIO made furniture or nothing.

    A lone number or section name is furniture at the page's head or foot, beside other
    furniture, or with blank lines around it; else it is text torn from its line.
    """
    last = len(marked) - 1
    found = list(marked)
    for n, mark_ in enumerate(marked):
        if mark_ is not Mark.FOLIO:
            continue
        apart = gaps[n] > 0 and (n == last or gaps[n + 1] > 0)
        beside = {marked[k] for k in (n - 1, n + 1) if 0 <= k <= last}
        at_edge = n < EDGE or n > last - EDGE
        settled = apart or at_edge or Mark.FURNITURE in beside
        found[n] = Mark.FURNITURE if settled else Mark.NONE
    return tuple(found)


def is_caption(text: str) -> bool:
    """Tell whether a block names itself a caption."""
    if "图为" in text or (text[0] in CAPTION_FIRST and _CAPTION_START.match(text)):
        return True
    return text[-1] in CAPTION_LAST and bool(_CAPTION_END.search(text))


def closes(text: str) -> bool:
    """Tell whether a paragraph ends with its writers' names in brackets."""
    match = text[-1] in "）)" and CLOSER.search(text)
    return bool(match and are_names(match[1]))


def ends_in_names(text: str) -> bool:
    """Tell whether a short line ends a bracket that began above it, as names do."""
    return text[-1] in "）)" and bool(ENDS_NAMES.match(text))


def is_office(text: str) -> bool:
    """Tell whether a line names the body that signs a notice."""
    return len(text) <= 24 and bool(SIGNS.fullmatch(text))


def is_notice(text: str) -> bool:
    """Tell whether a headline is that of a notice."""
    return bool(NOTICE.search(text))
