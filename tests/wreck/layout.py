"""A story's pieces set into boxes: head group, columns, captions."""

from dataclasses import replace
from typing import NamedTuple

from wreck.dice import Dice
from wreck.ink import Press, inked
from wreck.things import Box, Ink, Piece, Row, Story
from wreck.titles import broken
from wreck.typeset import Measure, em

SPLITTERS = ("crosshead", "ad_mark")
GAPS = ((" ", 0.5), ("", 0.25), ("    ", 0.15), ("\u3000", 0.1))


class Room(NamedTuple):
    """How wide a column is, and the dice that set it."""

    width: float
    dice: Dice


def measure_of(press: Press, dice: Dice) -> Measure:
    """Return the column of one article, 8 to 28 characters wide."""
    width = dice.weighted(
        (
            (dice.number(8, 12), 0.2),
            (dice.number(13, 20), 0.55),
            (dice.number(21, 28), 0.25),
        )
    )
    turn, later = 10_000, float(width)
    if dice.step("width_change"):
        turn, later = dice.number(3, 30), float(max(8, width + dice.number(-6, 6)))
    house = press.house
    return Measure(width, house.kinsoku, house.split_latin, 2, later, turn)


def body_boxes(story: Story, measure: Measure, press: Press, dice: Dice) -> list[Box]:
    """Return the columns of a story, crossheads and 广告 in boxes of their own."""
    height = _height(dice)
    boxes: list[Box] = []
    rows: list[Row] = []
    room = height
    count = 0
    for piece in story.flow:
        now = replace(measure, turn=measure.turn - count)
        new = _set(piece, now, press, dice)
        count += len(new)
        if piece.role in SPLITTERS:
            boxes += _boxed(rows, story.number)
            boxes.append(Box("mark", story.number, tuple(new)))
            rows = []
            continue
        if piece.tail and rows:
            rows = _tailed(rows, piece, new, Room(measure.width, dice))
            continue
        rows += new
        while len(rows) >= room:
            cut = _whole(rows, room)
            boxes += _boxed(rows[:cut], story.number)
            rows, room = rows[cut:], height
    return boxes + _boxed(rows, story.number)


def _height(dice: Dice) -> int:
    short, tall = dice.number(6, 14), dice.number(15, 40)
    return dice.weighted(((short, 0.4), (tall, 0.4), (1000, 0.2)))


def _whole(rows: list[Row], cut: int) -> int:
    """Return the next place where no row is parted from its second drawing."""
    while cut < len(rows) and not rows[cut].inks[0].clean:
        cut += 1
    return cut


def _boxed(rows: list[Row], number: int | None) -> list[Box]:
    return [Box("body", number, tuple(rows))] if rows else []


def _set(piece: Piece, measure: Measure, press: Press, dice: Dice) -> list[Row]:
    if piece.role == "body":
        return inked(piece, measure, press, dice)
    wide = replace(measure, indent=0)
    if piece.role == "crosshead" and dice.chance(0.5):
        wide = Measure(40.0)
    return inked(piece, wide, press, dice)


def _tailed(rows: list[Row], piece: Piece, tail: list[Row], room: Room) -> list[Row]:
    """Return the rows with a name or jump on the last one, if that has room.

    A name there becomes part of the block before it; a jump never does.
    """
    last, ink = rows[-1], tail[0].inks[0]
    full = em(last.shown) + em(ink.shown) + 1 > room.width
    if len(tail) > 1 or full or not last.ends:
        return [*rows, *tail]
    gap = room.dice.weighted(GAPS)
    into = -1 if piece.role == "jump" else last.inks[0].key
    joined = (*last.inks, Ink(ink.key, ink.clean, gap + ink.shown, into))
    return [*rows[:-1], Row(joined, ends=True, full=True)]


def head_boxes(story: Story, press: Press, dice: Dice) -> list[Box]:
    """Return kicker, headline, deck and byline, in one box or in several."""
    apart = dice.chance(0.3)
    boxes: list[Box] = []
    for piece in story.head:
        rows = tuple(_headline(piece, press, dice))
        if piece.role == "byline":
            rows = tuple(inked(piece, Measure(30.0), press, dice))
        alone = apart or piece.role == "byline" or not boxes
        if alone:
            kind = "byline" if piece.role == "byline" else "head"
            boxes.append(Box(kind, story.number, rows))
        else:
            boxes[-1] = replace(boxes[-1], rows=boxes[-1].rows + rows)
    return boxes


def _headline(piece: Piece, press: Press, dice: Dice) -> list[Row]:
    length = len(piece.text)
    wraps = piece.role != "kicker" and length > 9 and dice.step("headline_wrapped")
    if piece.role == "headline" and length < 14 and dice.step("headline_spaced"):
        bare = "".join(piece.text.split())
        gap = dice.pick((" ", "  ", "\u3000"))
        shown = gap.join(bare)
        return [Row((Ink(piece.key, bare, shown),), ends=True)]
    if not wraps or not press.house.wrapped:
        return inked(piece, Measure(1000.0), press, dice)
    lines = 3 if length > 22 and dice.chance(0.4) else 2
    if lines == 2 and dice.chance(0.85):
        return _cut(piece, broken(piece.text, dice), press, dice)
    return inked(piece, Measure(-(-length // lines) + 1.0), press, dice)


def _cut(piece: Piece, place: int, press: Press, dice: Dice) -> list[Row]:
    parts = (
        replace(piece, text=piece.text[:place].strip()),
        replace(piece, text=piece.text[place:].strip()),
    )
    first, second = (inked(part, Measure(1000.0), press, dice) for part in parts)
    return [*(replace(row, ends=False) for row in first), *second]


def caption_boxes(story: Story, press: Press, dice: Dice) -> list[Box]:
    """Return the captions, each in a box, or two and three on one row."""
    glued = len(story.captions) > 1 and dice.step("captions_glued")
    boxes: list[Box] = []
    for pieces in story.captions:
        width = float(dice.number(14, 34))
        for piece in pieces:
            rows = inked(piece, Measure(width, press.house.kinsoku), press, dice)
            under = boxes[-1:]
            if piece.tail:
                rows = _tailed(list(under[0].rows), piece, rows, Room(width, dice))
                boxes[-1] = replace(under[0], rows=tuple(rows))
            elif glued and under and len(rows) == len(under[0].rows) == 1:
                boxes[-1] = _glue(under[0], rows[0], dice)
            else:
                boxes.append(Box("caption", story.number, tuple(rows)))
    return boxes


def _glue(box: Box, row: Row, dice: Dice) -> Box:
    """Return the box with one more caption on its row.

    Nothing but the runs parts them where text is drawn twice, as on many a page.
    """
    last, first = box.rows[0].inks[-1], row.inks[0]
    closed = last.shown.endswith("。")
    drawn = len(last.shown) > len(last.clean) * 1.5
    gap = dice.pick((" ", "  ", "\u3000"))
    if closed or drawn:
        gap = "" if drawn and dice.chance(0.5) else " "
    inks = (replace(first, shown=gap + first.shown), *row.inks[1:])
    return replace(box, rows=(Row(box.rows[0].inks + inks, ends=True),))
