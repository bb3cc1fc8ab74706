"""Which boxes of a harsh page are drawn twice, and how."""

import random
import re

from press.double import double
from press.harsh.article import INDENT, Piece
from press.harsh.stream import Item
from press.ink import COPY, NOISE, Row, copied, text_of

MODES = {
    ("run", 2): 56,
    ("char", 2): 18,
    ("line", 2): 8,
    ("succ", 2): 8,  # the copy of a row comes as the next row
    ("run", 3): 6,
    ("char", 3): 4,
}
SCOPES = (
    *("all", "captions", "captions", "art", "paras"),
    *("heads", "lead", "part", "cross", "lines"),
)
PARTED = ("lead", "part")  # scopes of a phrase
_LEAD_IN = re.compile(r"^[^，。：；、]{3,16}[，。：；]")


def embolden(items: list[Item], dice: random.Random) -> None:
    """Draw the boxes of one scope twice, on three pages in five."""
    if dice.random() > 0.6:
        return
    mode = dice.choices(list(MODES), list(MODES.values()))[0]
    scope = dice.choice(SCOPES)
    pieces = [item for item in items if isinstance(item, Piece)]
    pieces_in_rows = [
        piece for item in items if isinstance(item, tuple) for piece in item
    ]
    number = dice.randint(1, max([1, *(piece.block.article for piece in pieces)]))
    for piece in pieces + pieces_in_rows:
        if not _hits(piece, number, dice)[scope]:
            continue
        if scope in PARTED and mode[0] not in ("line", "succ"):
            _embolden_phrase(piece, mode, dice, opens=scope == "lead")
        else:
            _embolden_rows(piece, mode, dice, some=scope == "lines")


def _hits(piece: Piece, number: int, dice: random.Random) -> dict[str, bool]:
    """Return for each scope whether it takes in a piece; all are thrown each time."""
    role = piece.role
    is_body = role == "body"
    return {
        "all": dice.random() < 0.95,
        "captions": role == "caption",
        "art": piece.block.article == number,
        "paras": is_body and dice.random() < 0.4,
        "heads": role in ("headline", "deck")
        or (role == "kicker" and dice.random() < 0.5),
        "cross": role in ("crosshead", "caption"),
        "lead": is_body,
        "part": is_body and dice.random() < 0.5,
        "lines": is_body and dice.random() < 0.5,
    }


def _embolden_phrase(
    piece: Piece, mode: tuple[str, int], dice: random.Random, *, opens: bool
) -> None:
    at = 0 if opens else dice.randrange(len(piece.rows))
    row = piece.rows[at]
    indent = sum(ink.char == INDENT for ink in row)
    if len(row) - indent < 8 or _is_shared(row, piece):
        return
    start, end = _opening(row, indent) if opens else _phrase(row, indent, dice)
    if end > start:
        bold = double(row[start:end], *mode, dice)
        piece.rows[at] = row[:start] + bold + row[end:]


def _is_shared(row: Row, piece: Piece) -> bool:
    """Return whether a row holds copies or another block."""
    return any(
        ink.kind == COPY or (ink.block and ink.block is not piece.block) for ink in row
    )


def _opening(row: Row, indent: int) -> tuple[int, int]:
    found = _LEAD_IN.match(text_of(row[indent:]))
    return indent, indent + (found.end() if found else 0)


def _phrase(row: Row, indent: int, dice: random.Random) -> tuple[int, int]:
    """Return a stretch that begins and ends at a mark or at the row's edge."""
    text, last = text_of(row), len(row) - 1
    marks = [
        at + 1
        for at in range(indent, len(text))
        if text[at] in "，。、；：”》" and text[min(at + 1, last)] not in "”》，。"
    ]
    cuts = [indent, *marks, len(text)]
    start = dice.choice(cuts)
    return start, next((cut for cut in cuts if cut >= start + 4), start)


def _embolden_rows(
    piece: Piece, mode: tuple[str, int], dice: random.Random, *, some: bool
) -> None:
    how, times = mode
    chosen = range(len(piece.rows))
    if some:
        first = dice.randrange(len(piece.rows))
        chosen = range(first, dice.randint(first + 1, len(piece.rows)))
    rows: list[Row] = []
    for at, row in enumerate(piece.rows):
        if not row or at not in chosen or _is_furniture(row):
            rows.append(row)
            continue
        indent = sum(ink.char == INDENT and ink.kind == NOISE for ink in row[:2])
        rest = row[indent:]
        if how == "succ":
            rows += [row, *[copied(rest)] * (times - 1)]
        else:
            rows.append(row[:indent] + double(rest, how, times, dice))
    piece.rows = rows
    piece.doubled = ("run" if how == "succ" else how, times)


def _is_furniture(row: Row) -> bool:
    return any(ink.block is not None and ink.block.role == "furniture" for ink in row)
