"""Tables 表: narrow stretches side by side, row for row, are read across."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.sheet import Strip

# Of the size of the type. The narrowest columns of running text are 8 em wide.
CELL_EM = 7.0
LABEL_EM = 12.0  # a table's first cells may be as long as a product's name
FEWEST = 3  # rows
ALIGNED = 0.8  # of the shorter stretch's rows: a cell may be empty, or have two lines
ONE_ROW_EM = 0.4  # lines whose feet differ by less stand on one row
# Of a list's lines, such as a television program's, that say when and what: one or two
# may be a name set among them, or the rest of a long line.
LISTED = 0.7
TIMED = re.compile(r"[0-2]?[0-9][:：][0-5][0-9]\s*[^\s0-9:：—–-]")
PAGE = re.compile(
    r"[A-Za-z第]?\s*[0-9０-９一二三四五六七八九十]{1,3}\s*版|[A-Z][0-9]{1,2}"
)

ABREAST = 3  # cells of a row; verses may be set in two columns, and read down
BETWEEN_EM = 0.9  # blank between cells; pieces of one line stand nearer
ROWS_EM = 4.0  # blank between rows, ruled ones too

Stack = list[Strip]


def with_tables(stacks: Sequence[Stack], em: float) -> list[Stack]:
    """Return stretches of lines, those that are one table's columns put together."""
    found: list[Stack] = []
    for stack in sorted(stacks, key=lambda s: s[0].box.left):
        table = next((t for t in found if _is_one_table(t, stack, em)), None)
        if table is None:
            found.append(list(stack))
        else:
            table += stack
    return found


def grids_of(rows: Sequence[Stack], em: float) -> list[Stack]:
    """Return the tables among rows of lines: cells in line, however loose the rows are.

    Rows are from the top down, the lines of each from the left; other columns' lines
    may stand on them too.
    """
    found: list[list[Stack]] = []
    for row in rows:
        if found and (under := _under(row, found[-1], em)):
            found[-1].append(under)
        elif _are_abreast(
            cells := [s for s in row if _widest([s]) <= CELL_EM * em], em
        ):
            found.append([cells])
    tables = [_in_columns(grid) for grid in found if len(grid) >= FEWEST]
    return [t + _labels(t, rows, em) for t in tables if not is_list(t)]


def _are_abreast(cells: Stack, em: float) -> bool:
    """Tell whether narrow lines are one row of a table."""
    gaps = (b.box.left - a.box.right for a, b in pairwise(cells))
    return len(cells) >= ABREAST and all(gap > BETWEEN_EM * em for gap in gaps)


def _under(row: Stack, grid: list[Stack], em: float) -> Stack:
    """Return the cells that go on with a table, each below one of the row above it.

    The last row, a sum, may leave cells empty.
    """
    widest = max(grid, key=len)
    near = [
        s
        for s in row
        if _widest([s]) <= _most(s, widest) * em
        and sum(shared(*_sides(s.box), *_sides(a.box)) > 0 for a in widest) == 1
    ]
    foot = max(s.box.bottom for s in grid[-1])
    if len(near) < 2 or min(s.box.top for s in near) - foot > ROWS_EM * em:
        return []
    return near if _are_abreast(near, em) or len(grid) >= FEWEST else []


def _most(strip: Strip, cells: Stack) -> float:
    """Return how wide a cell may be: one of the first column is wider."""
    first = min(cells, key=lambda s: s.box.left)
    is_first = shared(*_sides(strip.box), *_sides(first.box)) > 0
    return LABEL_EM if is_first else CELL_EM


def _in_columns(grid: list[Stack]) -> Stack:
    """Return a table's cells without lines that stand in no column of it."""
    cells = [s for row in grid for s in row]

    def others(strip: Strip) -> int:
        return sum(shared(*_sides(strip.box), *_sides(s.box)) > 0 for s in cells)

    return [s for s in cells if 2 * others(s) >= len(grid)]


def _labels(table: Stack, rows: Sequence[Stack], em: float) -> Stack:
    """Return the longer first cells at a table's left: one a row, and nothing between.

    Lines of running text in a narrow column stand on rows of their own too.
    """
    left = min(s.box.left for s in table)
    high = min(s.box.top for s in table), max(s.box.bottom for s in table)
    beside = [
        max((s for s in row if s.box.right < left), key=lambda s: s.box.right)
        for row in rows
        if any(
            s.box.right < left and shared(s.box.top, s.box.bottom, *high) > 0
            for s in row
        )
    ]
    on = _are_rows(beside, table, em) if beside else False
    is_narrow = on and _widest(beside) <= LABEL_EM * em
    return beside if is_narrow else []


def _sides(box: Box) -> tuple[float, float]:
    return box.left, box.right


def _is_one_table(table: Stack, stack: Stack, em: float) -> bool:
    """Tell whether a stretch is the next column of a table."""
    if len(table) < FEWEST:
        return False
    if are_pages(stack):
        return _are_rows(stack, table, em)
    if are_pages(table):
        return _are_rows(table, stack, em)
    is_narrow = _widest(table) <= LABEL_EM * em and are_cells(stack, em)
    return is_narrow and _are_rows(stack, table, em)


def _are_rows(stack: Stack, beside: Stack, em: float) -> bool:
    """Tell whether a stretch's lines stand beside another's, row for row."""
    feet = [s.box.bottom for s in beside]
    near = ONE_ROW_EM * em
    on = sum(any(abs(s.box.bottom - foot) < near for foot in feet) for s in stack)
    return on >= ALIGNED * len(stack) and on >= FEWEST


def are_cells(stack: Sequence[Strip], em: float) -> bool:
    """Tell whether lines are too narrow, and too many, for running text.

    Lines of a list are narrow too, but each is whole: they are read one by one.
    """
    is_narrow = len(stack) >= FEWEST and _widest(stack) <= CELL_EM * em
    return is_narrow and not is_list(stack)


def is_list(stack: Sequence[Strip]) -> bool:
    """Tell whether lines say a time and what comes then, as television programs do."""
    timed = sum(bool(TIMED.match(s.text.strip())) for s in stack)
    return timed >= LISTED * len(stack)


def are_pages(stack: Sequence[Strip]) -> bool:
    """Tell whether lines only say on which page something stands: 第2版, A12版."""
    return all(PAGE.fullmatch(s.text.strip()) for s in stack)


def _widest(stack: Sequence[Strip]) -> float:
    return max(s.box.right - s.box.left for s in stack)
