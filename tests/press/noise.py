"""What extraction does to whole rows: tears, spaces, unseen characters, look-alikes."""

import random
import unicodedata
from itertools import pairwise

from press.ink import COPY, NOT_FIRST, Row, blanks, is_of_number, noise

BULLETS = {
    "●": "\uf06c",
    "■": "\uf06e",
    "•": "\uf0b7",
    "◆": "\uf075",
    "➢": "\uf0d8",
}
OLD_NOUGHT = {"〇": "○"}
SPACED_ROLES = ("body", "caption")


def _radicals() -> dict[str, str]:
    table: dict[str, str] = {}
    for radical in map(chr, range(0x2F00, 0x2FD6)):
        table.setdefault(unicodedata.normalize("NFKC", radical), radical)
    # of the supplement, which folds to nothing: those that fonts are known to give
    plain, like = "见长车风页马门贝鱼鸟龙齐青西黄", "⻅⻓⻋⻛⻚⻢⻔⻉⻥⻦⻰⻬⻘⻄⻩"
    return table | dict(zip(plain, like, strict=True))


RADICALS = _radicals()


def is_doubled(rows: list[Row], number: int) -> bool:
    """Return whether a row or its follower holds copies, which noise must not part."""
    return any(ink.kind == COPY for row in rows[number : number + 2] for ink in row)


def bulleted(row: Row) -> Row:
    """Return the row with the bullets of bodies as a symbol font leaves them."""
    return [
        ink._replace(char=BULLETS[ink.char])
        if ink.char in BULLETS and ink.block and ink.block.role == "body"
        else ink
        for ink in row
    ]


def radicals(row: Row, dice: random.Random, share: float) -> Row:
    """Return the row with some characters as the radicals that look like them."""
    return [
        ink._replace(char=RADICALS[ink.char])
        if ink.char in RADICALS and dice.random() < share
        else ink
        for ink in row
    ]


def sprinkled(row: Row, dice: random.Random, chars: str, *, share: float) -> Row:
    """Return the row with unseen characters strewn in."""
    out: Row = []
    for ink in row:
        if dice.random() < share:
            out.append(noise(dice.choice(chars)))
        out.append(ink)
    return out


def torn(row: Row, dice: random.Random, share: float) -> list[Row]:
    """Return the row with digits and marks torn off to rows of their own."""
    out: list[Row] = []
    piece: Row = []
    for ink, follower in pairwise(row):
        piece.append(ink)
        is_lone_point = len(piece) == 1 and ink.char == "." and follower.char.isdigit()
        odds = _odds(piece, follower.char, is_torn=bool(out))
        if is_lone_point or any(dice.random() < share * odd for odd in odds):
            out.append(piece)
            piece = []
    piece += row[-1:]
    return [*out, piece] if piece else out


def _odds(piece: Row, follower: str, *, is_torn: bool) -> list[float]:
    """Return how readily a row tears after a piece, one throw each."""
    char = piece[-1].char
    if char.isdigit():
        goes_on = char.isascii() and follower in "0123456789."
        is_left_over = len(piece) == 1 and is_torn
        return [1.0] * goes_on + [0.7] * is_left_over
    if char in "，、":
        return [0.12]
    return [0.25] if char in "”》" and follower in "，。" else []


def spaced(row: Row, dice: random.Random, how: str) -> Row:
    """Return the row with stray spaces: at brackets, numbers or between letters."""
    out: Row = []
    before = ""
    for at, ink in enumerate(row):
        if _space_before(ink.char, before, dice, how=how):
            out += blanks()
        out.append(ink)
        if how == "brackets" and ink.char == "）" and at + 1 < len(row):
            out += blanks() if dice.random() < 0.8 else []
        before = ink.char
    return out


def _space_before(char: str, before: str, dice: random.Random, *, how: str) -> bool:
    if not before:
        return False
    if how == "letters":
        return not char.isascii() and char not in NOT_FIRST
    fits = {
        "brackets": char == "（",
        "before numbers": char.isdigit() and not is_of_number(before),
        "after numbers": before.isdigit()
        and not is_of_number(char)
        and char not in NOT_FIRST,
    }
    return fits[how] and dice.random() < 0.8
