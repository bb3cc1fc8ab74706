r"""Drawing words: templates with open slots, people, dates.

A slot is ``{name}``, ``{person}``, ``{2-8}`` (a number), ``{1-12:02}`` (two digits),
``{一/二/三}`` (one of these) or the name of something that the caller gives.

``random.Random`` is used as it comes: pages repeat for a seed as long as Python does
not change how it chooses, which it has not since 3.2.
"""

import random
import re
from collections.abc import Sequence

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于"
    "余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛"
    "尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤包柴娄祝葛裘"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文斌波辉鹏飞丹萍红玲建国志海"
    "燕春梅晓东宁婷琳雪莉佳颖倩雯浩然子轩思雨欣怡嘉俊凯晨曦若彤振宇立新卫民永康庆荣维"
    "连淑茗巧云启航一鸣书瑶亦凡"
)
DIGITS = "〇一二三四五六七八九"
_SLOT = re.compile(r"\{([^}]*)\}")
_NUMBER = re.compile(r"(\d+)-(\d+)(?::0(\d))?")
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def listed(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, one a line or parted by bars."""
    return tuple(text.strip().replace("\n", "|").split("|"))


def name(dice: random.Random) -> str:
    given = dice.choice(GIVEN) + (dice.choice(GIVEN) if dice.random() < 0.68 else "")
    return dice.choice(SURNAMES) + given


def person(dice: random.Random) -> str:
    """Return a name; one of two characters may be spaced to the width of three."""
    drawn = name(dice)
    if len(drawn) == 2 and dice.random() < 0.5:
        return "\u3000".join(drawn)
    return drawn


PEOPLE = {"name": name, "person": person}


def filled(template: str, dice: random.Random, **known: str) -> str:
    """Return the template with its slots drawn from left to right."""
    return _SLOT.sub(lambda slot: _drawn(slot[1], dice, known), template)


def _drawn(slot: str, dice: random.Random, known: dict[str, str]) -> str:
    if slot in known:
        return known[slot]
    if slot in PEOPLE:
        return PEOPLE[slot](dice)
    if number := _NUMBER.fullmatch(slot):
        low, high, digits = number.groups("1")
        return f"{dice.randint(int(low), int(high)):0{digits}}"
    return dice.choice(slot.split("/"))


def picked(templates: Sequence[str], dice: random.Random, **known: str) -> str:
    """Return one of the templates, filled."""
    return filled(dice.choice(templates), dice, **known)


def one_of(templates: Sequence[str], dice: random.Random, **known: str) -> str:
    """Return one of the templates after filling all.

    As ``picked``, but it throws as often whichever comes out.
    """
    return dice.choice([filled(template, dice, **known) for template in templates])


def chinese_years(text: str) -> str:
    """Return the text with its years in Chinese numerals.

    >>> chinese_years("1998年")
    '一九九八年'
    """
    return _YEAR.sub(lambda year: _numerals(year[1]) + "年", text)


def chinese_date(year: int, month: int, day: int) -> str:
    """Return a date in Chinese numerals.

    >>> chinese_date(2003, 10, 21)
    '二〇〇三年十月二十一日'
    """
    return f"{_numerals(str(year))}年{_counted(month)}月{_counted(day)}日"


def date(dice: random.Random, since: int) -> dict[str, str]:
    """Return the parts of a date from a year on, as templates name them."""
    year, month = dice.randint(since, 2025), dice.randint(1, 12)
    day = dice.randint(1, 28)
    return {
        "year": f"{year}",
        "month": f"{month}",
        "month02": f"{month:02}",
        "day": f"{day}",
        "day02": f"{day:02}",
        "chinese": chinese_date(year, month, day),
    }


def _numerals(digits: str) -> str:
    return "".join(DIGITS[int(digit)] for digit in digits)


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return ten + (DIGITS[ones] if ones else "")
