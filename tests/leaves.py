"""Printed pages set by hand, each article in a character of its own: 甲甲甲, 乙乙乙."""

from dataclasses import replace

from dibao.model import Box, Layout
from dibao.segment.layout.separate import separate
from dibao.segment.layout.sheet import Sheet
from setting import EM, LEAD, column, line

PITCH = 112  # from column to column: ten characters and a gutter
WIDE, HIGH = 900, 1000


def text(mark, at, top, *, rows, columns=1, is_amid=False):
    """Return text from the ``at``-th column on, each column of so many rows."""
    chars = mark * (rows * columns * 10 - (0 if is_amid else 2))
    first = rows * 10 - (0 if is_amid else 2)
    found = column(
        f"~{chars[:first]}" if is_amid else chars[:first], left=x(at), top=top
    )
    for n in range(1, columns):
        found += column(f"~{mark * rows * 10}", left=x(at + n), top=top)
    return found


def x(at):
    """Return where the ``at``-th column begins."""
    return at * PITCH


def foot(top, rows):
    """Return where so many rows end."""
    return top + (rows - 1) * LEAD + EM


def head(mark, at, top, *, chars=4, size=24):
    """Return a headline that begins with a column."""
    return [line(mark * chars, x(at), top, size=size)]


def centered(mark, at, top, *, over, chars=4, size=24):
    """Return a headline in the middle of so many columns."""
    wide = over * PITCH - (PITCH - 100)
    return [line(mark * chars, x(at) + (wide - chars * size) / 2, top, size=size)]


def level(top, left=0, right=WIDE):
    """Return a lying rule."""
    return Box(left, top, right, top + 0.5)


def upright(at, top, bottom):
    """Return a standing rule in the gutter before the ``at``-th column."""
    return Box(x(at) - 6, top, x(at) - 5.5, bottom)


def sheet_with(strips, *, rules=(), frames=(), pictures=()):
    """Return a sheet of lines and what is drawn."""
    numbered = tuple(replace(s, number=n) for n, s in enumerate(strips, start=1))
    drawn = tuple(rules), tuple(frames), tuple(pictures)
    return Sheet(numbered, Layout(WIDE, HIGH, 0, *drawn), EM)


def told_apart(*strips, **drawn):
    """Return which characters each region holds, in the order of reading."""
    parted = separate(sheet_with(strips, **drawn))
    return [
        "".join(sorted({c for s in region.strips for c in s.text}))
        for region in parted.regions
    ]


def furniture_among(*strips, **drawn):
    """Return the texts of a page's furniture."""
    return [s.text for s in separate(sheet_with(strips, **drawn)).furniture]
