"""Setting rows on a modest page: paragraphs, doubling, captions glued side by side."""

import random
import re

from press.corpus import sentences
from press.double import double
from press.ink import Block, Row, blanks, copied, units, wrapped
from press.modest.plan import Plan
from press.modest.story import Story, shortened
from press.page import Page

INDENT = "\u3000"
_LEAD_IN = re.compile(r"^[^，。：；]{3,14}[，。：]")


def paragraph(block: Block, style: str, width: int) -> list[Row]:
    """Return a paragraph's rows, the first two Han shorter."""
    rows = wrapped(block.inks, width, width - 2)
    if style == "indent":
        rows[0] = blanks(2, INDENT) + rows[0]
    return rows


def fitting(text: str, style: str, width: int) -> str:
    """Return the text, its last sentences left out until its last row is short.

    Where nothing else parts paragraphs, a full last row would leave no sign of the end.
    """
    while style == "short":
        rows, parts = (
            wrapped(Block(0, "", text).inks, width, width - 2),
            sentences(text),
        )
        spare = 4 if len(rows) > 1 else 8
        if len(parts) < 2 or units(rows[-1]) <= 2 * width - spare:
            break
        text = "".join(parts[:-1])
    return text


def column_break(rows: list[Row], width: int, dice: random.Random) -> list[Row]:
    """Return the rows with a blank one in mid-paragraph, where a column ends."""
    if len(rows) < 4 or dice.random() >= 0.35:
        return rows
    places = [
        at
        for at in range(2, len(rows) - 1)
        if rows[at - 1][-1].char not in "。！？；”"
        and units(rows[at - 1]) >= 2 * width - 4
    ]
    if not places:
        return rows
    at = dice.choice(places)
    return [*rows[:at], [], *rows[at:]]


class Setter:
    """A page being set after its plan."""

    def __init__(self, plan: Plan, dice: random.Random) -> None:
        self.plan = plan
        self.dice = dice
        self.page = Page()
        self.pending = list(plan.furniture)
        self.times = 3 if plan.mode == "triple" else 2
        self.by = "run" if plan.mode == "triple" else plan.mode

    @property
    def is_blank(self) -> bool:
        return self.plan.style == "blank"

    def space(self) -> None:
        """Leave the blank row that parts paragraphs where nothing else does."""
        if self.is_blank:
            self.page.blank()

    def put(self, rows: list[Row], *, bold: bool = False) -> None:
        for row in rows:
            self.page.rows += self._doubled(row) if bold and row else [row]

    def _doubled(self, row: Row) -> list[Row]:
        indent = [ink for ink in row if ink.char == INDENT]
        rest = row[len(indent) :]
        if self.plan.mode == "succ":  # the copy comes as the next row
            return [indent + rest, copied(rest)]
        return [indent + double(rest, self.by, self.times, self.dice)]

    def put_furniture(self) -> None:
        for text in self.pending:
            self.page.rows.append(Block(0, "furniture", text).inks)
        self.pending.clear()

    def put_around_furniture(self, story: Story, at: int, rows: list[Row]) -> None:
        """Put a paragraph; furniture may stand in or after one amid the page."""
        middle = story.slot == (self.plan.count + 1) // 2 and at > 0
        if not (self.pending and self.plan.spot == "mid" and middle and len(rows) > 2):
            self.put(rows, bold=story.is_doubled)
            return
        inside = self.dice.random() < 0.5
        cut = self.dice.randint(1, len(rows) - 1) if inside else len(rows)
        self.put(rows[:cut], bold=story.is_doubled)
        self.put_furniture()
        self.put(rows[cut:], bold=story.is_doubled)

    def bold_lead_in(self, rows: list[Row], text: str, width: int) -> None:
        """Draw twice the words that open a paragraph, up to its first mark."""
        found = _LEAD_IN.match(text)
        if len(rows) < 2 or not found or self.dice.random() >= 0.6:
            return
        end = found.end()
        if end < width - 3:
            indent = [ink for ink in rows[0] if ink.char == INDENT]
            row = rows[0][len(indent) :]
            by = "char" if self.plan.mode == "char" else "run"
            bold = double(row[:end], by, self.times, self.dice)
            rows[0] = indent + bold + row[end:]

    def put_captions(self, number: int, texts: list[str], *, bold: bool) -> None:
        """Put one caption on rows, or more of them side by side on one."""
        self.page.blank()
        if len(texts) == 1:
            width = self.dice.choice([14, 17, 20, 24])
            inks = Block(number, "caption", texts[0]).inks
            self.put(wrapped(inks, width), bold=bold)
            return
        row: Row = []
        for text in texts:
            inks = Block(number, "caption", shortened(text)).inks
            row = row + self._beside(row, inks, bold=bold)
        self.page.rows.append(row)

    def _beside(self, row: Row, inks: Row, *, bold: bool) -> Row:
        """Return a caption for the end of a row.

        It may touch its neighbor only where doubling still tells the two apart.
        """
        if bold and self.plan.mode != "succ":
            drawn = double(inks, self.by, self.times, self.dice)
            return (blanks() if row and self.dice.random() < 0.5 else []) + drawn
        if not row:
            return inks
        count = self.dice.choice([1, 2, 2, 3])
        return blanks(count, self.dice.choice([" ", " ", INDENT])) + inks
