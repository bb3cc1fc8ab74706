"""Cutting a query into words without a dictionary: by the words the archive has.

Loading jieba's dictionary takes longer than a hundred searches. The index was made
with it, so its own vocabulary cuts a query the same way, but for words that stand
nowhere in the archive and so would find nothing.
"""

import math
from collections.abc import Callable, Iterable, Mapping

Counts = Callable[[Iterable[str]], Mapping[str, int]]
"""Words to how often the archive has each; words it has not are absent."""

LONGEST_WORD = 16  # as the longest in jieba's dictionary: the index has them whole
# The natural logarithm of how many words an archive holds, roughly: what a further
# word costs. Only its order of size matters, as 铝都 against 铝 and 都.
WORD_COST = 16.0


def cut(han: str, counts: Counts) -> tuple[str, ...]:
    """Return a run of Han as the likeliest row of words the archive has.

    Characters that no word covers come one by one.

    >>> known = {"铝都": 3, "新城": 9, "都新": 1}
    >>> cut("铝都新城开工", lambda words: known)
    ('铝都', '新城', '开', '工')
    """
    known = counts({han[a:b] for a in range(len(han)) for b in _ends(a, len(han))})
    best = [0.0] * (len(han) + 1)
    step = [1] * len(han)
    for at in reversed(range(len(han))):
        best[at] = best[at + 1] - WORD_COST
        for end in _ends(at, len(han)):
            if word_count := known.get(han[at:end]):
                worth = best[end] + math.log(word_count) - WORD_COST
                if worth > best[at]:
                    best[at], step[at] = worth, end - at
    return tuple(_walk(han, step))


def _ends(start: int, length: int) -> range:
    """Return where words of two characters and more that start here may end."""
    return range(start + 2, min(start + LONGEST_WORD, length) + 1)


def _walk(han: str, step: list[int]) -> list[str]:
    """Return the words, each as long as its step says."""
    words, at = [], 0
    while at < len(han):
        words.append(han[at : at + step[at]])
        at += step[at]
    return words
