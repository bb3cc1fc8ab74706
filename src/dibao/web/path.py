"""Rectangles to the line around all of them, as SVG draws it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dibao.model import Box

MOST_BOXES = 400  # the grid has four times their square: 0.2 s

Point = tuple[float, float]


def around_all(boxes: Sequence[Box]) -> str:
    """Return the path around what the boxes cover together, without inner lines.

    Corners are to the tenth of a point. Too many boxes are drawn each for itself.

    >>> around_all([Box(0, 0, 10, 10), Box(10, 0, 20, 30)])
    'M0 0H20V30H10V10H0Z'
    """
    if len(boxes) > MOST_BOXES:
        return "".join(around_all([box]) for box in boxes)
    rounded = [_rounded(box) for box in boxes]
    return "".join(map(_drawn, sorted(_loops(rounded))))


def _rounded(box: Box) -> Box:
    left, top = round(box.left, 1), round(box.top, 1)
    return Box(left, top, round(box.right, 1), round(box.bottom, 1))


def _loops(boxes: Sequence[Box]) -> Iterator[list[Point]]:
    """Yield the corners of each closed line, clockwise; of a hole the other way."""
    onward = _edges(boxes)
    while onward:
        start = here = min(onward)
        came: Point = (0, 0)
        loop: list[Point] = []
        while True:
            there = _next(onward, here, came)
            way = _way(here, there)
            if way != came:
                loop.append(here)
            here, came = there, way
            if here == start:
                break
        yield loop


def _next(onward: dict[Point, list[Point]], here: Point, came: Point) -> Point:
    """Take the edge to go on by: where two part, the one that turns right.

    So two boxes that touch at a corner are drawn apart.
    """
    ends = onward[here]
    right = (-came[1], came[0])
    there = next((end for end in ends if _way(here, end) == right), ends[0])
    ends.remove(there)
    if not ends:
        del onward[here]
    return there


def _way(here: Point, there: Point) -> Point:
    return (
        (there[0] > here[0]) - (there[0] < here[0]),
        (there[1] > here[1]) - (there[1] < here[1]),
    )


def _edges(boxes: Sequence[Box]) -> dict[Point, list[Point]]:
    """Return the sides between what is covered and what is not, from corner to corner.

    What is covered lies to the right of each, as one goes along it.
    """
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    covered = _covered(boxes, xs, ys)
    onward: dict[Point, list[Point]] = defaultdict(list)
    for i, j in covered:
        left, right, top, bottom = xs[i], xs[i + 1], ys[j], ys[j + 1]
        for beside, start, end in (
            ((i, j - 1), (left, top), (right, top)),
            ((i + 1, j), (right, top), (right, bottom)),
            ((i, j + 1), (right, bottom), (left, bottom)),
            ((i - 1, j), (left, bottom), (left, top)),
        ):
            if beside not in covered:
                onward[start].append(end)
    return dict(onward)


def _covered(
    boxes: Sequence[Box], xs: Sequence[float], ys: Sequence[float]
) -> set[tuple[int, int]]:
    """Return the cells of the grid of all sides that a box covers."""
    column = {x: i for i, x in enumerate(xs)}
    row = {y: j for j, y in enumerate(ys)}
    return {
        (i, j)
        for box in boxes
        for i in range(column[box.left], column[box.right])
        for j in range(row[box.top], row[box.bottom])
    }


def _drawn(loop: list[Point]) -> str:
    """Return a closed line whose sides lie and stand in turn.

    It begins at its upper left corner, from which it goes to the right, or down.
    """
    (x, y), *rest = loop
    steps = [
        f"H{to_x:g}" if to_y == from_y else f"V{to_y:g}"
        for (_, from_y), (to_x, to_y) in zip(loop, rest, strict=False)
    ]
    return f"M{x:g} {y:g}{''.join(steps)}Z"
