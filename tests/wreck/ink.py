"""Pieces inked into rows: broken, doubled, spaced."""

import re
from dataclasses import dataclass

from wreck.bold import doubled
from wreck.dice import Dice
from wreck.house import House
from wreck.things import Ink, Piece, Row
from wreck.typeset import Measure, breaks

_LATIN = re.compile(r"[0-9A-Za-z.%+\-/:]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Press:
    """How a page's rows are printed and read."""

    house: House
    times: int  # how often bold text is drawn
    brackets: str  # spaces at brackets: "", "both", or "before"
    run_space: str  # between the runs of bold text
    random: bool  # stray spaces
    letters: bool  # rows stretched until every character stands alone


def press_of(plan: House, dice: Dice) -> Press:
    """Return how a page of this house is printed and read."""
    gap = " " if plan.bold and dice.step("bold_run_spaces") else ""
    times = 3 if plan.bold and dice.step("bold_triple") else 2
    brackets = dice.pick(("both", "before")) if dice.step("space_brackets") else ""
    random, letters = dice.step("space_random"), dice.step("space_letters")
    return Press(plan, times, brackets, gap, random, letters)


def inked(piece: Piece, measure: Measure, press: Press, dice: Dice) -> list[Row]:
    """Return the rows of one piece."""
    if not press.house.wrapped:
        measure = Measure(100_000.0, indent=measure.indent)
    rows: list[Row] = []
    for start, end, full in breaks(piece.text, measure):
        text = piece.text[start:end].strip() or piece.text[start:end]
        indent = press.house.indent if measure.indent and not start else ""
        bold = max(0, piece.bold_length - start) if piece.bold else 0
        new = _struck(piece, text, bold, (press, dice))
        first = new[0].inks[0]
        new[0] = Row((Ink(first.key, first.clean, indent + first.shown),))
        rows += new
        rows[-1] = Row(rows[-1].inks, end >= len(piece.text), full)
    return rows


def _struck(
    piece: Piece, text: str, bold: int, chance: tuple[Press, Dice]
) -> list[Row]:
    press, dice = chance
    if not bold:
        return [Row((Ink(piece.key, text, spaced(text, press, dice)),))]
    if piece.bold == "rows" and bold >= len(text):
        again = Row((Ink(piece.key, "", text),))
        return [Row((Ink(piece.key, text, text),)), *([again] * (press.times - 1))]
    gap = press.run_space if dice.chance(0.5) else ""
    shown = doubled(text[:bold], piece.bold, press.times, gap)
    shown += spaced(text[bold:], press, dice)
    return [Row((Ink(piece.key, text, shown),))]


def spaced(text: str, press: Press, dice: Dice) -> str:
    """Return a row's text with the spaces that justified setting leaves in it."""
    if press.letters and text.isalpha() and dice.chance(0.25):
        return " ".join(text)
    style = press.house.latin
    if style != "none":
        text = _LATIN.sub(lambda match: _apart(match, style, dice), text)
    if press.brackets and dice.chance(0.7):
        text = text.replace("（", " （").strip()
        text = text.replace("）", "） ").strip() if press.brackets == "both" else text
    if press.random and dice.chance(0.15) and len(text) > 4:
        place = dice.number(1, len(text) - 1)
        text = f"{text[:place]} {text[place:]}"
    return text


def _apart(match: re.Match[str], style: str, dice: Dice) -> str:
    text, run = match.string, match[0]
    before = bool(match.start()) and bool(_HAN.match(text[match.start() - 1]))
    after = bool(_HAN.match(text[match.end() : match.end() + 1]))
    if style == "some":
        before, after = before and dice.chance(0.4), after and dice.chance(0.4)
    return (" " if before else "") + run + (" " if after and style != "before" else "")
