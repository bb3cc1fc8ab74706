"""What is asked: random questions, of which grep knows the answers."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dibao.analyze import words

LONGEST = 12  # characters of a question
_LATIN = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+")

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Draw = Callable[[random.Random, str], tuple[str, ...]]
"""A text to the terms that somebody might seek in it; none where it has none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: all of these terms must stand in the text, letter for letter."""

    kind: str
    terms: tuple[str, ...]

    @property
    def query(self) -> str:
        """The question as dibao's search box takes it."""
        return " ".join(
            f"“{term}”" if '"' in term else f'"{term}"' for term in self.terms
        )


def piece(rng: random.Random, text: str, *, most: int = LONGEST) -> str:
    """Return some 1 to 12 characters of a text, across the borders of words."""
    length = rng.randint(1, most)
    start = rng.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def substring(rng: random.Random, text: str) -> tuple[str, ...]:
    """Draw whatever stands somewhere."""
    return (piece(rng, text),)


def word(rng: random.Random, text: str) -> tuple[str, ...]:
    """Draw a word of two characters or more."""
    found = [one for one in words(text) if 1 < len(one) <= LONGEST]
    return (rng.choice(found),) if found else ()


def latin(rng: random.Random, text: str) -> tuple[str, ...]:
    """Draw what has letters or digits in it, with a little of what stands around."""
    found = list(_LATIN.finditer(text))
    if not found:
        return ()
    start, end = rng.choice(found).span()
    first = rng.randint(max(0, start - 3), end - 1)
    last = rng.randint(max(first, start) + 1, min(end + 3, first + LONGEST))
    return (text[first:last],)


def pair(rng: random.Random, text: str) -> tuple[str, ...]:
    """Draw two pieces that must both stand in the text."""
    return piece(rng, text, most=4), piece(rng, text, most=4)


# Of ten questions so many: whatever stands somewhere is what an index finds hardest.
DRAWS: tuple[tuple[str, int, Draw], ...] = (
    ("substring", 6, substring),
    ("word", 2, word),
    ("latin", 1, latin),
    ("pair", 1, pair),
)


def questions(
    texts: Sequence[str], rng: random.Random, *, count: int
) -> tuple[Asked, ...]:
    """Return random questions, each about one of the texts and so with an answer."""
    kinds = [(kind, draw) for kind, share, draw in DRAWS for _ in range(share)]
    found: list[Asked] = []
    for number in range(20 * count):  # a corpus may have no letters to draw
        kind, draw = kinds[number % len(kinds)]
        terms = draw(rng, rng.choice(texts))
        if terms and all(map(is_askable, terms)):
            found.append(Asked(kind, terms))
        if len(found) == count:
            break
    return tuple(found)


def is_askable(term: str) -> bool:
    """Tell whether a term can be asked of every peer.

    One with a line's end or a control in it cannot be asked of grep, blanks alone of
    nobody.
    """
    is_quotable = (
        not ('"' in term and ("“" in term or "”" in term)) and "＂" not in term
    )
    return bool(term.strip()) and not _CONTROL.search(term) and is_quotable
