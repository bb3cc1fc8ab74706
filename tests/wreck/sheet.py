"""Boxes in order made into a page's text and its gold."""

from collections import defaultdict
from dataclasses import replace

from wreck.dice import Dice
from wreck.house import House
from wreck.things import Box, Gold, Piece, Row


def printed(boxes: list[Box], house: House, dice: Dice) -> list[Row | None]:
    """Return the rows of a page in order, None for a blank line."""
    page: list[Row | None] = []
    for number, box in enumerate(boxes):
        if number and house.between_boxes and not dice.step("blank_missing"):
            page += [None] * (1 if dice.chance(0.95) else 2)
        lone = len(box.rows) == 1 and house.between_boxes
        for place, row in enumerate(box.rows):
            page.append(_pushed(row) if lone and dice.step("space_leading") else row)
            last = place == len(box.rows) - 1
            if box.kind == "body" and row.ends and not last and _parts(row, house):
                page.append(None)
    return page


def _pushed(row: Row) -> Row:
    first = replace(row.inks[0], shown=" " + row.inks[0].shown)
    return replace(row, inks=(first, *row.inks[1:]))


def _parts(row: Row, house: House) -> bool:
    if house.between_paragraphs == "short":
        return not row.full
    return house.between_paragraphs == "blank"


def text_of(page: list[Row | None], dice: Dice) -> str:
    """Return the page's text, a line end after every row."""
    end = "\r\n" if dice.step("crlf") else "\n"
    blank = dice.pick((" ", "\u3000", "  ")) if dice.step("blank_spaces") else ""
    tail = dice.pick((" ", "  ")) if dice.step("space_trailing") else ""
    lines = [(row.shown + tail if row else blank) + end for row in page]
    return "".join(lines)


def gold_of(page: list[Row | None], pieces: dict[int, Piece]) -> tuple[Gold, ...]:
    """Return the gold blocks in the order in which they begin on the page."""
    lines: dict[int, list[int]] = defaultdict(list)
    joined: dict[int, int] = {}
    for number, row in enumerate(page, 1):
        for ink in row.inks if row else ():
            lines[ink.into if ink.into >= 0 else ink.key].append(number)
            if ink.into >= 0:
                joined[ink.into] = ink.key
    # a dict keeps the order of first sight, and the sort is stable
    order = sorted(lines, key=lambda key: lines[key][0])
    return tuple(
        {
            "article": pieces[key].article or 0,
            "role": pieces[key].role,
            "lines": [lines[key][0], lines[key][-1]],
            "text": _text(key, joined, pieces),
        }
        for key in order
    )


def _text(key: int, joined: dict[int, int], pieces: dict[int, Piece]) -> str:
    text = pieces[key].text
    return f"{text} {pieces[joined[key]].text}" if key in joined else text
