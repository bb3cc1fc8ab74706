"""The modest press: natural pages with two to four kinds of artefact each."""

import random

from press.ink import Row, redrawn
from press.modest.library import Library, library
from press.modest.plan import draw_plan
from press.modest.press import Press
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

UNSEEN = "\u200b\u00ad\ufeff\u200c\u0002\u0000\u2060"


def print_page(shelf: Library, seed: int, number: int) -> Page:
    """Return one page; the same seed and number give the same page."""
    # under this name the pages were drawn that the weights were learned from
    dice = random.Random(f"__main__Gen-{seed}-{number}")
    plan = draw_plan(dice)
    page = Press(plan, shelf, dice).printed()
    page.rows = _noisy(page.rows, plan.on, dice)
    plain = dice.random() < 0.9
    encoding = "utf-8" if plain else dice.choice(["utf-8-sig", "gb18030", "utf-16"])
    page.encoding = "utf-8" if "invis" in plan.on else encoding
    page.ending = dice.choice(["\n", "\n", "\n", "\r\n"])
    return page


def _noisy(rows: list[Row], on: frozenset[str], dice: random.Random) -> list[Row]:
    """Return the rows as poor extraction leaves them, no blank ones at the end."""
    how = dice.choice(["brackets", "before numbers", "before numbers", "after numbers"])
    out: list[Row] = []
    for number, row in enumerate(rows):
        roles = {ink.block.role for ink in row if ink.block}
        is_loose = not roles.isdisjoint(SPACED_ROLES) and not is_doubled(rows, number)
        drawn = _redrawn(row, on, dice)
        if "spaces" in on and is_loose:
            drawn = spaced(drawn, dice, how)
        if "invis" in on:
            drawn = sprinkled(drawn, dice, UNSEEN, share=0.012)
        out += torn(drawn, dice, 0.3) if "torn" in on and is_loose else [drawn]
    while out and not out[-1]:
        out.pop()
    return out


def _redrawn(row: Row, on: frozenset[str], dice: random.Random) -> Row:
    row = redrawn(row, OLD_NOUGHT) if "circle" in on else row
    row = radicals(row, dice, 0.5) if "radical" in on else row
    return bulleted(row) if "pua" in on else row
