"""Tables 表: narrow stretches side by side, row for row, are read across."""

from collections.abc import Sequence

from dibao.segment.layout.sheet import Strip

# Of the size of the type. The narrowest columns of running text are 8 em wide.
CELL_EM = 7.0
LABEL_EM = 12.0  # a table's first cells may be as long as a product's name
FEWEST = 3  # rows
ALIGNED = 0.8  # of the shorter stretch's rows: a cell may be empty, or have two lines
ONE_ROW_EM = 0.4  # lines whose feet differ by less stand on one row

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
    if len(table) < FEWEST or _widest(table) > LABEL_EM * em:
        return False
    if not are_cells(stack, em):
        return False
    feet = [s.box.bottom for s in table]
    near = ONE_ROW_EM * em
    on = sum(any(abs(s.box.bottom - foot) < near for foot in feet) for s in stack)
    return on >= ALIGNED * len(stack) and on >= FEWEST


def are_cells(stack: Sequence[Strip], em: float) -> bool:
    """Tell whether lines are too narrow, and too many, for running text."""
    return len(stack) >= FEWEST and _widest(stack) <= CELL_EM * em


def _widest(stack: Sequence[Strip]) -> float:
    return max(s.box.right - s.box.left for s in stack)
