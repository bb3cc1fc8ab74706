"""Which lines may prove that a page was doubled: the cheap question comes first.

Nearly every line of a clean page is ruled out here, unweighed. By the bits of ``weigh``
a stretch is a clue only if two of its units touch, or if its one unit is four
characters or longer, or all of its line. A line that has one is a suspect and no more:
one paragraph of clean news in a hundred is, and one line of a column in three hundred.
"""

import re
from functools import lru_cache

from dibao.clean.undouble.units import LONGEST, PARAGRAPH, long_parts

LONG = 4  # characters; fewer before clean text: HAN_BITS[3] - ENTRY + START_BITS < CLUE
_SHORT = re.compile(r"(.{1,3})\1")
_SHORT_TOUCH = re.compile(r"(.{1,3})\1(.{1,3})\2")  # 高高兴兴, 景象景象，，
_SHORT_WHOLE = re.compile(r"(.{1,3})\1{1,2}")  # 动员会动员会


@lru_cache(
    maxsize=1 << 12
)  # the rules run again on a page of which they changed a line
def may_be_clue(ink: str) -> bool:
    """Return whether a stretch of this ink may prove CLUE bits.

    >>> [may_be_clue(ink) for ink in ("天天", "天天向上", "天天高高兴兴", "归去来兮")]
    [True, False, True, False]
    """
    if len(ink) > PARAGRAPH:
        return False
    if _SHORT_TOUCH.search(ink) or _SHORT_WHOLE.fullmatch(ink):
        return True
    # Four characters twice: as many of the ink are not there for the first time.
    return len(ink) - len(set(ink)) >= LONG and _has_long(ink)


def has_short(ink: str) -> bool:
    """Return whether anything follows itself on a line that is no suspect.

    >>> has_short("家家点灯"), has_short("渡口大桥合龙")
    (True, False)
    """
    return _SHORT.search(ink) is not None


def _has_long(ink: str) -> bool:
    """Return whether LONG characters or more follow themselves.

    >>> _has_long("渡口大桥渡口大桥合龙"), _has_long("渡口大桥合龙，渡口大桥")
    (True, False)
    """
    pieces = [ink[i : i + LONG] for i in range(len(ink) - LONG + 1)]
    if len(set(pieces)) == len(pieces):
        return False
    seen = set[str]()
    for i, piece in enumerate(pieces):
        if piece in seen and _is_copy(ink, i):
            return True
        seen.add(piece)
    return bool(long_parts(ink))


def _is_copy(ink: str, start: int) -> bool:
    """Return whether what begins here stands just before, LONG characters or more."""
    piece = ink[start : start + LONG]
    first = ink.find(piece, max(0, start - LONGEST), start)
    while first >= 0:
        if ink.startswith(ink[first:start], start):
            return True
        first = ink.find(piece, first + 1, start)
    return False
