"""Two things near each other, in either order."""

from collections.abc import Iterable
from itertools import islice

MOST = 2000  # places of one needle in one text: a full page has 的 some 300 times


def are_near(
    left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]], chars: int
) -> bool:
    """Tell whether a place of each has at most so many characters between them.

    >>> are_near([(0, 2)], [(7, 9)], 5), are_near([(7, 9)], [(0, 2)], 4)
    (True, False)
    """
    rights = list(islice(right, MOST))
    return any(
        max(start - other_end, other_start - end) <= chars
        for start, end in islice(left, MOST)
        for other_start, other_end in rights
    )
