"""Which words of a line recur in the lines around it: a headline's do in its lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")
LATIN = re.compile(r"[A-Za-z]{2,}|[0-9][0-9.]+")
LEAD_LINES = 6  # a lead takes up its headline's words within so many lines
_FIRST = -LEAD_LINES - 1  # the first window begins so many lines before the page

Pairs = frozenset[str]
_NOTHING: Pairs = frozenset()


@dataclass(frozen=True, slots=True)
class Repeats:
    """The words of a page's lines, as far as they recur on it."""

    sizes: tuple[int, ...]  # how many words each line has
    shared: tuple[Pairs, ...]  # those of them that other lines have as well
    windows: tuple[Pairs, ...]  # the same for each window of LEAD_LINES lines


def bigrams(text: str) -> Pairs:
    """Return the pairs of adjacent Han of a text, and its Latin words and numbers.

    >>> sorted(bigrams("用氢AI"))
    ['AI', '用氢']
    """
    return frozenset(HAN_PAIR.findall(text) + LATIN.findall(text))


def share_in(own: Pairs, text: str) -> float:
    """Return the share of these words that stand in a text.

    >>> share_in(bigrams("用氢AI"), "AIDS，用氢气")
    0.5
    """
    found = [word for word in own if word in text]
    if any(map(str.isascii, found)):  # it may be part of a longer word
        whole = set(LATIN.findall(text))
        found = [word for word in found if word in whole or not word.isascii()]
    return len(found) / len(own)


def repeats_of(texts: Sequence[str]) -> Repeats:
    """Return the words of lines, as far as they recur."""
    found = [bigrams(text) for text in texts]
    once: set[str] = set()
    twice: set[str] = set()
    for pairs in found:
        twice |= once & pairs
        once |= pairs
    shared = [pairs & twice for pairs in found]
    around = [*([_NOTHING] * -_FIRST), *shared, *([_NOTHING] * 2)]
    windows = [_NOTHING.union(*around[n : n + LEAD_LINES]) for n in range(len(around))]
    return Repeats(tuple(map(len, found)), tuple(shared), tuple(windows))


def repeats(r: Repeats, n: int, first: int) -> str:
    """Return how much of a line's words stand in the lines from ``first`` on.

    No, some or most; unknown where the line has too few.
    """
    if r.sizes[n] < 2:
        return "unknown"
    share = len(r.shared[n] & r.windows[first - _FIRST]) / r.sizes[n]
    return "no" if share < 0.15 else "some" if share < 0.4 else "most"
