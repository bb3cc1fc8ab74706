"""What extraction leaves in the characters, and rows torn apart."""

import re
from collections.abc import Callable
from dataclasses import replace

from wreck.dice import Dice
from wreck.things import Ink, Row

RADICALS = str.maketrans(
    "一人大小日月水火山工力口土女子心手方木石立白目田里长门见贝车马鸟鱼食风",
    "\u2f00\u2f08\u2f24\u2f29\u2f47\u2f49\u2f54\u2f55\u2f2d\u2f2f\u2f12\u2f1d\u2f1f\u2f25"
    "\u2f26\u2f3c\u2f3f\u2f45\u2f4a\u2f6f\u2f74\u2f69\u2f6c\u2f65\u2fa5\u2ed3\u2ed4\u2ec5"
    "\u2ec9\u2ecb\u2ee2\u2ee6\u2ee5\u2fb7\u2edb",
)
BULLETS = ("\uf06c", "\uf0d8", "\ue5e5", "\uf06e")
_YEAR = re.compile(r"[一二三四五六七八九〇]{4}(?=年)")
_TEARS = re.compile(r"(?<=[，。、；：”])|(?<=\d)(?=\S)|(?<=\S)(?=\d)")
INVISIBLE = {
    "zero_width": ("\u200b", "\u200c", "\u200d", "\u2060"),
    "soft_hyphen": ("\u00ad",),
    "bom": ("\ufeff",),
    "nul": ("\x00",),
}


def noisy(rows: list[Row], dice: Dice) -> list[Row]:
    """Return the rows with invisible, radical and private-use characters in them."""
    for name, chars in INVISIBLE.items():
        if dice.step(name):
            share = dice.pick((0.01, 0.05, 0.2))
            rows = [_sown(row, chars, share, dice) for row in rows]
    if dice.step("radicals"):
        rows = [_changed(row, lambda text: text.translate(RADICALS)) for row in rows]
    if dice.step("circle_years"):
        rows = [_changed(row, _circled) for row in rows]
    return rows


def _changed(row: Row, change: Callable[[str], str]) -> Row:
    inks = tuple(replace(ink, shown=change(ink.shown)) for ink in row.inks)
    return replace(row, inks=inks)


def _circled(text: str) -> str:
    return _YEAR.sub(lambda match: match[0].replace("〇", "○"), text)


def _sown(row: Row, chars: tuple[str, ...], share: float, dice: Dice) -> Row:
    if not dice.chance(share):
        return row
    ink = dice.pick(row.inks)
    place = dice.number(0, len(ink.shown))
    shown = ink.shown[:place] + dice.pick(chars) + ink.shown[place:]
    inks = tuple(replace(ink, shown=shown) if one is ink else one for one in row.inks)
    return replace(row, inks=inks)


def bulleted(rows: list[Row], dice: Dice) -> list[Row]:
    """Return the rows with a private-use ornament before some first rows."""
    bullet = dice.pick(BULLETS)
    first, found = True, []
    for row in rows:
        if first and dice.chance(0.3):
            ink = replace(row.inks[0], shown=bullet + row.inks[0].shown)
            row = replace(row, inks=(ink, *row.inks[1:]))
        found.append(row)
        first = row.ends
    return found


def torn(rows: list[Row], share: float, dice: Dice) -> list[Row]:
    """Return the rows with digits and marks torn onto rows of their own."""
    found: list[Row] = []
    for row in rows:
        ink = row.inks[0]
        whole = len(row.inks) > 1 or ink.shown != ink.clean or not dice.chance(share)
        parts = [part for part in _TEARS.split(ink.shown) if part]
        if whole or len(parts) < 2:
            found.append(row)
            continue
        pieces = [Row((Ink(ink.key, part, part),), full=True) for part in parts]
        found += [*pieces[:-1], replace(pieces[-1], ends=row.ends, full=row.full)]
    return found
