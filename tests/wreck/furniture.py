"""Mastheads, date lines, folios, editors: what a page carries besides articles."""

from wreck import forms, phrases, stock
from wreck.dice import Dice

_DIGITS = "〇一二三四五六七八九"
_TENS = ("", "十", "二十", "三十")


Edges = tuple[tuple[str, ...], tuple[str, ...]]
_LATIN_TOWNS = ("QINGHE", "BAISHAN", "LINHU", "YUNXI", "SHIQIAO")


def furniture(dice: Dice) -> Edges:
    """Return the furniture lines of one page: those of its head, those of its foot."""
    label, section = dice.number(1, 24), dice.pick(stock.SECTIONS)
    town = phrases.place(dice, unit=False)
    latin = dice.pick(stock.LATIN_SECTIONS).format(place=dice.pick(_LATIN_TOWNS))
    head = [
        (dice.pick(stock.PAPERS).format(place=town), 0.4),
        (_date(dice), 0.85),
        (_folio(label, section, dice), 0.85),
        (latin, 0.2),
    ]
    top = _some(head, dice)
    foot = _some([(_editors(dice), 0.65), (_service(dice), 0.3)], dice)
    return top, foot


def _some(parts: list[tuple[str, float]], dice: Dice) -> tuple[str, ...]:
    """Return some of the lines, now and then out of order or on one row."""
    lines = [text for text, share in parts if dice.chance(share)]
    if dice.chance(0.4):
        lines = dice.shuffled(lines)
    if len(lines) > 1 and dice.chance(0.3):
        count = dice.number(2, 3)
        gap = dice.pick((" ", "  ", "\u3000"))
        lines = [gap.join(lines[:count]), *lines[count:]]
    return tuple(lines)


def _date(dice: Dice) -> str:
    year, month, day = dice.number(1998, 2026), dice.number(1, 12), dice.number(1, 28)
    return dice.weighted(forms.DATE).format(
        y=year,
        m=month,
        d=day,
        w=dice.pick(stock.WEEKDAYS),
        c="".join(_DIGITS[int(digit)] for digit in str(year)),
        h=_han(month),
        i=_han(day),
        k=dice.number(1, 9999),
        x=dice.pick(stock.NUMERALS),
    )


def _han(number: int) -> str:
    if number == 10:
        return "十"
    tens = _TENS[number // 10]
    return tens + (_DIGITS[number % 10] if number % 10 else "")


def _folio(label: int, section: str, dice: Dice) -> str:
    han = stock.NUMERALS[label % 8]
    return dice.weighted(forms.FOLIO).format(n=label, s=section, h=han)


def _editors(dice: Dice) -> str:
    names = [phrases.person(dice) for _ in range(4)]
    return dice.weighted(forms.EDITORS).format(*names, t=_phone(dice))


def _service(dice: Dice) -> str:
    low = dice.number(0, 18)
    return dice.weighted(forms.SERVICE).format(
        t=_phone(dice),
        k=dice.number(1, 9999),
        e=dice.pick((4, 8, 12)),
        c=phrases.place(dice),
        l=low,
        u=low + dice.number(4, 12),
    )


def _phone(dice: Dice) -> str:
    return f"0{dice.number(310, 998)}-{dice.number(2, 8)}{dice.number(100000, 999999)}"
