"""Which hits of an ordered list are shown, by keyset: after this hit, or before it.

A number of a page would shift when articles come in while somebody reads. The place
of a hit in the order is a row of numbers; the address of the next page holds it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Place = tuple[float, ...]
"""What sorts a hit; each order has numbers of its own."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Which hits to show: so many, after or before a place; "" for the first ones."""

    limit: int = 20
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """The ids to show, how many come before them, and where to go on and back."""

    ids: tuple[int, ...]
    start: int
    after: str  # the place of the last one shown; "" when none follows
    before: str  # the place of the first one shown; "" when none comes before


def cut(ids: Sequence[int], place: Callable[[int], Place], page: Slice) -> Cut:
    """Return a slice of ids, which are in the order of their places."""
    first = 0
    after, before = told(page.after), told(page.before)
    if after:
        first = bisect_right(ids, after, key=place)
    elif before:
        first = max(0, bisect_left(ids, before, key=place) - page.limit)
    last = min(first + page.limit, len(ids))
    return Cut(
        tuple(ids[first:last]),
        first,
        written(place(ids[last - 1])) if first < last < len(ids) else "",
        written(place(ids[first])) if 0 < first < last else "",
    )


def written(place: Place) -> str:
    """Return a place as an address holds it.

    >>> written((0, -3.25, 20230501))
    '0_-3.25_20230501'
    """
    return "_".join(repr(number + 0) for number in place)  # True is 1


def told(text: str) -> Place:
    """Return the place that an address holds; none at all for what is no place.

    >>> told("0_-3.25_20230501"), told("x"), told("")
    ((0.0, -3.25, 20230501.0), (), ())
    """
    try:
        return tuple(map(float, text.split("_"))) if text else ()
    except ValueError:
        return ()
