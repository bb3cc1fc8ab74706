"""The harsh press: boxes in the order of a PDF's stream, half of them doubled."""

import random

from press.double import double
from press.harsh.article import House, Piece
from press.harsh.bold import embolden
from press.harsh.library import Library, library
from press.harsh.stream import Stream
from press.ink import Row, blanks, redrawn
from press.noise import (
    OLD_NOUGHT,
    SPACED_ROLES,
    bulleted,
    is_doubled,
    radicals,
    spaced,
    sprinkled,
    torn,
)
from press.page import Page

__all__ = ["library", "print_page"]

UNSEEN = "\u200b\u00ad\ufeff\u200d\u0001\u0000\u001f\u2060\u200e"
ORDERS = {"before": 46, "after": 20, "mid": 10, "mixed": 18, "headsend": 6}
GAPS = {"blank": 0.9, "indent": 0.55, "short": 0.6}
WIDTHS = (12, 14, 16, 17, 19, 21, 23, 25, 28)
ENCODINGS = {"utf-8": 86, "utf-8-sig": 3, "gb18030": 5, "utf-16": 3, "utf-16-le": 3}
LINE_ENDS = {"\n": 80, "\r\n": 17, "\r": 3}
MOST_BESIDE = 3  # captions on one row


def print_page(shelf: Library, seed: int, number: int) -> Page:
    """Return one page; the same seed and number give the same page."""
    dice = random.Random(f"B-{seed}-{number}")
    style = dice.choices(["indent", "blank", "short"], [30, 35, 35])[0]
    house = House(
        style,
        is_shrunk=dice.random() < 0.7,
        width=dice.choice(WIDTHS),
        breaks_columns=dice.random() < 0.45,
        is_circled=dice.random() < 0.12,
    )
    count = dice.choices([1, 2, 3, 4, 5], [10, 20, 28, 24, 18])[0]
    order = _weighed(dice, ORDERS)
    stream = Stream(shelf, house, dice)
    stream.fill(count, order, has_gaps=dice.random() < GAPS[style])
    embolden(stream.items, dice)
    page = _printed(stream, dice)
    noise = Noise(dice)
    page.rows = noise.over(page.rows, is_circled=house.is_circled)
    page.encoding = "utf-8" if noise.strews else _weighed(dice, ENCODINGS)
    page.ending = _weighed(dice, LINE_ENDS)
    return page


def _weighed(dice: random.Random, table: dict[str, int]) -> str:
    return dice.choices(list(table), list(table.values()))[0]


def _printed(stream: Stream, dice: random.Random) -> Page:
    page = Page()
    for item in stream.items:
        if item is None:
            page.blank()
        elif isinstance(item, tuple):
            page.blank()
            page.rows.append(_beside(item[:MOST_BESIDE], dice))
            page.blank()
        else:
            if item.role == "crosshead" and dice.random() < 0.3:
                page.blank()
            page.rows += item.rows
            if stream.house.style == "blank" and not _clings(item, dice):
                page.blank()
    return page


def _clings(piece: Piece, dice: random.Random) -> bool:
    """Return whether no blank row follows a piece of a head."""
    return piece.role in ("kicker", "headline", "deck") and dice.random() < 0.7


def _beside(pieces: tuple[Piece, ...], dice: random.Random) -> Row:
    """Return captions on one row, told apart by their doubling or by a space."""
    row: Row = []
    for piece in pieces:
        inks = piece.block.inks
        if piece.doubled:
            inks = double(inks, *piece.doubled, dice)
        touches = bool(row) and piece.doubled is not None and dice.random() < 0.6
        row += blanks(dice.choice([1, 1, 2, 4])) if row and not touches else []
        row += inks
    return row


class Noise:
    """The noise of one page, thrown once for all its rows."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.spacing = dice.choice(
            ["", "", "brackets", "before numbers", "after numbers", "letters"]
        )
        self.tears = dice.choice([0, 0, 0, 0, 0.15, 0.5])
        self.strews = dice.random() < 0.15
        self.has_radicals = dice.random() < 0.12

    def over(self, rows: list[Row], *, is_circled: bool) -> list[Row]:
        """Return the rows with noise, without blank ones at either end."""
        out: list[Row] = []
        for number, row in enumerate(rows):
            is_loose = bool(row) and not is_doubled(rows, number)
            role = next((ink.block.role for ink in row if ink.block), "")
            drawn = bulleted(redrawn(row, OLD_NOUGHT) if is_circled else row)
            if self.has_radicals:
                drawn = radicals(drawn, self.dice, 0.7)
            if self.spacing and is_loose:
                drawn = self._spaced(drawn, role)
            if self.strews:
                drawn = sprinkled(drawn, self.dice, UNSEEN, share=0.015)
            tears = self.tears and is_loose and role in SPACED_ROLES
            out += torn(drawn, self.dice, self.tears) if tears else [drawn]
        inked = [number for number, row in enumerate(out) if row]
        return out[inked[0] : inked[-1] + 1] if inked else []

    def _spaced(self, row: Row, role: str) -> Row:
        if role not in (*SPACED_ROLES, "headline", "byline"):
            return row
        if self.spacing != "letters":
            return spaced(row, self.dice, self.spacing)
        short_head = role == "headline" and len(row) <= 10
        if short_head or (role == "body" and self.dice.random() < 0.03):
            return spaced(row, self.dice, "letters")
        return row
