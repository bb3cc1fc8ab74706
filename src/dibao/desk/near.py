"""Two things near each other, in either order."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

MOST = 2000  # places of one needle in one text: a full page has 的 some 300 times


def are_near(
    left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]], chars: int
) -> bool:
    """Tell whether a place of each has at most so many characters between them.

    Places come in order, of starts and of ends alike; none is near itself.

    >>> are_near([(0, 2)], [(7, 9)], 5), are_near([(7, 9)], [(0, 2)], 4)
    (True, False)
    >>> are_near([(0, 2)], [(0, 2)], 5), are_near([(0, 2), (4, 6)], [(0, 2), (4, 6)], 5)
    (False, True)
    """
    rights = list(islice(right, MOST))
    starts = [start for start, _ in rights]
    for start, end in islice(left, MOST):
        at = bisect_left(starts, start)
        others = (one for one in rights[at : at + 2] if one != (start, end))
        if any(other - end <= chars for other, _ in others):
            return True
        if at > 0 and start - rights[at - 1][1] <= chars:
            return True
    return False
