"""Newspapers' names, as mastheads print them. Texts in normal form."""

import re

from dibao.annotate.words import BLANK, HAN

_ENDS = (
    "日报|晚报|早报|晨报|时报|商报|周报|都市报|快报|新报|导报|电视报|青年报|少年报|工人报|"
    "农民报|消费报|法制报|法治报|教育报|画报|旬报|月报"
)
_PAPER = re.compile(rf"{HAN}{{1,10}}(?:{_ENDS})|{HAN}{{1,6}}报")
# 本报, 投稿, 手机报 are no names; 简报, 举报, 天气预报 are no papers.
_NO_PAPER = re.compile(
    "^(?:本|我|贵|该|各|据|订|读|看|办|投|今日|每日|手机|电子|数字|网络|气象|天气|有奖|新闻|经济快)"
    "|(?:举|通|简|公|海|预|汇|情|警|捷|喜|战|回|上|填|呈|播|速|转|摘|年|壁|板|小|登|见|申|月)报$"
    "|^(?:日|晚|早|晨|时|商|周|快|新|导|画|旬|大)报$"
)
_WEEKLY = re.compile(rf"{HAN}{{2,8}}(?:周刊|周末|月刊|旬刊)")
_SPACED = re.compile(rf"(?<!\w){HAN}({BLANK}+){HAN}(?:\1{HAN})+(?!{HAN})")


def is_paper(text: str) -> bool:
    """Say whether a text is a newspaper's name and nothing else.

    >>> [is_paper(text) for text in ("东山日报", "澄浦报", "本报", "天气预报", "举报")]
    [True, True, False, False, False]
    """
    return bool(_PAPER.fullmatch(text)) and not _NO_PAPER.search(text)


def is_weekly(text: str) -> bool:
    """Say whether a text may be the name of a paper, or of a section of one."""
    return bool(_WEEKLY.fullmatch(text))


def closed_up(text: str) -> str:
    """Return a text with letter-spaced Han words closed up: 东 山 日 报.

    >>> closed_up("东 山 日 报  第03版 要 闻")
    '东山日报  第03版 要 闻'
    """
    return _SPACED.sub(lambda match: re.sub(BLANK, "", match[0]), text)
