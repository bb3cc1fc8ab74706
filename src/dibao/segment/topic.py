"""How much two stretches of text are about the same thing, from the words they share.

A text is a bag: each term once, with its weight. Words that all news shares weigh
little; long words, which are mostly names, weigh most.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from dibao.model import Words

Bag = dict[str, float]

EVERYWHERE, COMMON, PLAIN, NAME = 0.15, 0.4, 1.0, 1.5
TERM = re.compile(r"[\u3400-\u9fffA-Za-z]{2,}")


@cache
def common_words() -> Bag:
    """Return the words that most news shares, with their weights by rank."""
    lines = files("dibao.segment").joinpath("common_words.txt").read_text("utf-8")
    words = [line for line in lines.splitlines() if not line.startswith("#")]
    return {w: EVERYWHERE if n < 300 else COMMON for n, w in enumerate(words)}


@lru_cache(maxsize=1 << 15)
def _weight(word: str) -> float:
    """Return the weight of a term, 0 for a word that is none."""
    if not TERM.fullmatch(word):
        return 0.0
    return common_words().get(word) or (NAME if len(word) > 2 else PLAIN)


def bag(text: str, words: Words) -> Bag:
    """Return a text's terms of two characters and more, with their weights."""
    return {
        word: weight
        for word in dict.fromkeys(words(text))  # each once, in order
        if len(word) > 1 and (weight := _weight(word))
    }


def merged(bags: Sequence[Bag]) -> Bag:
    """Return one bag of several."""
    found: Bag = {}
    for one in bags:
        found.update(one)
    return found


def overlap(left: Bag, right: Bag) -> float:
    """Return the shared weight over the smaller bag's weight, 0 to 1.

    >>> overlap({"氢谷": 1.0, "建设": 0.4}, {"氢谷": 1.0, "学校": 1.0})
    0.7142857142857143
    """
    small, large = sorted((left, right), key=len)
    shared = sum([weight for word, weight in small.items() if word in large])
    least = min(sum(left.values()), sum(right.values()))
    return shared / least if least else 0.0
