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
# ornaments as symbol fonts have them: Wingdings l n, and the older Dingbats place
BULLETS = str.maketrans("●■", "\uf06c\uf06e")
INVISIBLE = {
    "zero_width": ("\u200b", "\u200c", "\u200d", "\u2060"),
    "soft_hyphen": ("\u00ad",),
    "bom": ("\ufeff",),
    "nul": ("\x00",),
}
_YEAR = re.compile(r"[一二三四五六七八九〇]{4}(?=年)")
_TEARS = re.compile(r"(?<=[，。、；：”])|(?<=\d)(?=\S)|(?<=\S)(?=\d)")
_BYLINE = re.compile(r"^\s*(本报[^（，。]{0,6}讯|\S{2,8}电)\s*（[^）]*）\s*(?=\S)")


def noisy(rows: list[Row], dice: Dice) -> list[Row]:
    """Return the rows with invisible, radical and private-use characters in them."""
    for name, chars in INVISIBLE.items():
        if dice.step(name):
            share = dice.pick((0.01, 0.05, 0.2))
            rows = [_sown(row, chars, share, dice) for row in rows]
    if dice.step("radicals"):
        rows = [_changed(row, lambda text: text.translate(RADICALS)) for row in rows]
    if _holds(rows, "〇") and dice.step("circle_years"):
        rows = [_changed(row, _circled) for row in rows]
    if _holds(rows, "●■") and dice.step("private_use"):
        rows = [_changed(row, lambda text: text.translate(BULLETS)) for row in rows]
    return rows


def _holds(rows: list[Row], chars: str) -> bool:
    return any(char in row.shown for row in rows for char in chars)


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


def torn(rows: list[Row], share: float, dice: Dice) -> list[Row]:
    """Return the rows with digits and marks torn onto rows of their own."""
    return [
        part
        for row in rows
        for part in (_split(row, _TEARS.split) if dice.chance(share) else [row])
    ]


def upright(rows: list[Row]) -> list[Row]:
    """Return rows set upright, a character a row, where they are short."""
    return [
        part
        for row in rows
        for part in (_split(row, "".join) if len(row.shown) < 8 else [row])
    ]


def byline_torn(rows: list[Row]) -> list[Row]:
    """Return the rows with a line end behind 本报讯（记者 …）."""
    return [part for row in rows for part in _split(row, _after_byline)]


def _after_byline(text: str) -> list[str]:
    match = _BYLINE.match(text)
    return [text[: match.end()].rstrip(), text[match.end() :]] if match else [text]


def _split(row: Row, cut: Callable[[str], list[str] | str]) -> list[Row]:
    """Return the parts of a row that holds one piece, printed as it was meant."""
    ink = row.inks[0]
    bare = "".join(ink.shown.split()) == "".join(ink.clean.split())
    parts = [part for part in cut(ink.shown) if part.strip()]
    if len(row.inks) > 1 or not bare or len(parts) < 2:
        return [row]
    found = [Row((Ink(ink.key, part, part),), full=True) for part in parts]
    return [*found[:-1], replace(found[-1], ends=row.ends, full=row.full)]
