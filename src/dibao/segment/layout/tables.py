"""Tables 表: narrow stretches side by side, row for row, are read across."""

import re
from collections.abc import Sequence

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
