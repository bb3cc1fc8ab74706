"""Two things near each other, in either order."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

MOST = 2000  # places of one needle in one text: a full page has 的 some 300 times


def are_near(
    left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]], chars: int
) -> bool:
    """Tell whether a place of each has at most so many characters between them.

    Places come in order, of starts and of ends alike.

    >>> are_near([(0, 2)], [(7, 9)], 5), are_near([(7, 9)], [(0, 2)], 4)
    (True, False)
    """
    rights = list(islice(right, MOST))
    starts = [start for start, _ in rights]
    for start, end in islice(left, MOST):
        at = bisect_left(starts, start)
        if at < len(starts) and starts[at] - end <= chars:
            return True
        if at > 0 and start - rights[at - 1][1] <= chars:
            return True
    return False
