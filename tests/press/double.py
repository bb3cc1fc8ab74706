"""Bold print as extraction leaves it: drawn twice or three times."""

import random

from press.ink import Row, blanks, copied


def double(row: Row, mode: str, times: int, dice: random.Random | None = None) -> Row:
    """Return the row drawn ``times`` times: by font run, by character or as a whole.

    With ``dice`` a run may get the stray space that a change of font leaves.
    """
    if mode == "line":
        return row + copied(row) * (times - 1)
    loose = dice if mode == "run" else None
    out: Row = []
    for run in runs(row) if mode == "run" else [[ink] for ink in row]:
        if run[0].char.isspace():
            out += run
            continue
        out += _space_before(run, out, loose) if loose else []
        out += run + copied(run) * (times - 1)
        if loose and run[0].char == "）" and loose.random() < 0.6:
            out += blanks()
    return out


def _space_before(run: Row, before: Row, dice: random.Random) -> Row:
    if run[0].char == "（":
        return blanks() if dice.random() < 0.6 else []
    if font(run[0].char) == "digit" and before:
        return blanks() if dice.random() < 0.1 else []
    return []


def runs(row: Row) -> list[Row]:
    """Return the pieces of a row that one font draws at once."""
    out: list[Row] = []
    for ink in row:
        kind = font(ink.char)
        joins = len(kind) > 1 or kind == "—"  # other marks are drawn each alone
        if out and joins and kind == font(out[-1][-1].char):
            out[-1].append(ink)
        else:
            out.append([ink])
    return out


def font(char: str) -> str:
    """Return which font draws a character; a mark is its own.

    >>> [font(char) for char in "报7a，"]
    ['han', 'digit', 'latin', '，']
    """
    if char in "…〇○" or "\u3400" <= char <= "\u9fff":
        return "han"
    if char.isdigit():
        return "digit"
    if char.isalpha():
        return "latin"
    return "space" if char.isspace() else char
