"""How far each line stands from the edges of its column, whatever narrows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.columns import Column, is_on_row
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.tables import are_cells, is_list


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and how far it stands from its column's edges, in em."""

    strip: Strip
    indent: float
    short: float
    is_lone: bool  # no line above or below it tells where its column's edges are
    is_beside: bool  # it stands on the row of the line before it
    is_verse: bool = False  # its column is no running text: too narrow, or a list

    @property
    def text(self) -> str:
        """What is printed, without blanks around."""
        return self.strip.text.strip()


def placed(
    columns: Iterable[Column], walls: tuple[Box, ...], em: float
) -> Iterator[Placed]:
    """Yield the lines of columns in order.

    ``walls`` are what text may run round inside a column: pictures, a dropped letter.
    """
    for column in columns:
        is_lone, above = len(column.strips) == 1, None
        is_verse = is_list(column.strips) or (
            are_cells(column.strips, em) and column.box.left == column.left
        )
        for strip in column.strips:
            left, right = _edges(strip, column, walls)
            indent, short = strip.box.left - left, right - strip.box.right
            is_beside = above is not None and is_on_row(above.box, strip.box, em)
            yield Placed(strip, indent / em, short / em, is_lone, is_beside, is_verse)
            above = strip


def _edges(strip: Strip, column: Column, walls: tuple[Box, ...]) -> tuple[float, float]:
    """Return a line's edges: its column's, or those of the lines beside a wall."""
    left, right = column.left, column.right
    for wall in walls:
        if shared(wall.left, wall.right, left, right) > 0 and _is_beside(strip, wall):
            lines = [s.box for s in column.strips if _is_beside(s, wall)]
            if wall.right <= strip.box.left:
                left = max(left, min(box.left for box in lines))
            elif wall.left >= strip.box.right:
                right = min(right, max(box.right for box in lines))
    return left, right


def _is_beside(strip: Strip, wall: Box) -> bool:
    high = strip.box.bottom - strip.box.top
    return shared(strip.box.top, strip.box.bottom, wall.top, wall.bottom) > high / 2
