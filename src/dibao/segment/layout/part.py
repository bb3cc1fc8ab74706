"""A part of a page on its way to regions, and the free stretches in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dibao.geometry import around, shared
from dibao.model import Box
from dibao.segment.layout.sheet import Strip

T = TypeVar("T")
Stretch = tuple[float, float]  # from, to: along one side of the page, in points


@dataclass(frozen=True, slots=True)
class Part:
    """Strips and pictures that may be one article or several.

    ``taken`` are the frames already made regions of: nothing of this part stands there.
    """

    strips: tuple[Strip, ...]
    pictures: tuple[Box, ...] = ()
    taken: tuple[Box, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where there is print of any kind.

        Frames over or under all the rest, as advertisements at a page's foot are, leave
        it free to be cut from top to foot.
        """
        print_ = (*(s.inked for s in self.strips), *self.pictures)
        whole = around(print_)
        if whole is None:
            return self.taken
        high = along(whole)
        return (*print_, *(t for t in self.taken if shared(*along(t), *high) > 0))

    @property
    def box(self) -> Box:
        """The box around all of it; of a part that holds anything."""
        return around(self.boxes) or Box(0, 0, 0, 0)


def across(box: Box) -> Stretch:
    """Return a box's stretch from left to right."""
    return box.left, box.right


def along(box: Box) -> Stretch:
    """Return a box's stretch from top to bottom."""
    return box.top, box.bottom


def grouped(
    things: Iterable[T], side: Callable[[T], Stretch], *, lap_pt: float = 0.0
) -> list[list[T]]:
    """Return things in groups that have empty paper between them, along one side.

    Things of two groups may overlap by ``lap_pt``: a hung comma, a tall character.

    >>> grouped([(0, 10), (4, 12), (20, 30)], lambda stretch: stretch)
    [[(0, 10), (4, 12)], [(20, 30)]]
    """
    found: list[list[T]] = []
    end = 0.0
    for thing in sorted(things, key=side):
        start, stop = side(thing)
        if found and start < end - lap_pt:
            found[-1].append(thing)
            end = max(end, stop)
        else:
            found.append([thing])
            end = stop
    return found


def free(stretches: Iterable[Stretch], least: float) -> list[Stretch]:
    """Return the free stretches between others, those not shorter than ``least``.

    >>> free([(0, 10), (4, 12), (20, 30), (31, 40)], 2)
    [(12, 20)]
    """
    ordered = sorted(stretches)
    found = []
    end = ordered[0][1] if ordered else 0.0
    for start, stop in ordered[1:]:
        if start - end >= least:
            found.append((end, start))
        end = max(end, stop)
    return found


def covered(stretches: Iterable[Stretch], whole: Stretch) -> float:
    """Return the share of a stretch that others cover, 0 to 1.

    >>> covered([(0, 5), (3, 6), (90, 200)], (0, 100))
    0.16
    """
    total, at = 0.0, whole[0]
    for start, stop in sorted(stretches):
        start, stop = max(start, at), min(stop, whole[1])
        total += max(0.0, stop - start)
        at = max(at, stop)
    return total / max(whole[1] - whole[0], 1.0)


def area(box: Box) -> float:
    """Return the area of a box, in square points."""
    return (box.right - box.left) * (box.bottom - box.top)
