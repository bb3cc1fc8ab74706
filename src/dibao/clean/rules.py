"""The rules of cleaning, in the order in which they run: name, reason, change.

A rule looks at a page's lines and returns those it changes, by index; None where a
neighbor absorbed the line. A new rule is a row here and three cases: one line that must
change and two that must not.

A rule that mends single characters names them: most pages hold none, and then no line
of theirs is looked at (measured: half of the time of cleaning a page of news).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from dibao.clean import characters, spaces, torn
from dibao.clean.undouble import undouble


@dataclass(frozen=True, slots=True)
class Changes:
    """What one rule does to a page: new lines, and seams in the ink of lines."""

    after: Mapping[int, str | None]
    seams: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; the name is what an edit carries.

    ``signs`` are the characters of which a page holds one wherever the rule changes
    something; empty where any page may need it.
    """

    name: str
    reason: str
    change: Callable[[Sequence[str]], Changes]
    signs: frozenset[str] = frozenset()


def may_change(rule: Rule, text: str) -> bool:
    """Tell whether a page of this text may need a rule."""
    return not rule.signs or _signs(rule.signs).search(text) is not None


@cache
def _signs(chars: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of these characters.

    As ranges: re finds one of a list of those beyond the basic plane slowly. (A set of
    a page's characters, asked for each of them, takes three times as long.)
    """
    codes = enumerate(sorted(map(ord, chars)))
    runs = (list(run) for _, run in groupby(codes, lambda one: one[1] - one[0]))
    ranges = [f"\\U{run[0][1]:08x}-\\U{run[-1][1]:08x}" for run in runs]
    return re.compile(f"[{''.join(ranges)}]")


def _each(mend: Callable[[str], str]) -> Callable[[Sequence[str]], Changes]:
    """Return the rule that mends every line by itself."""

    def change(texts: Sequence[str]) -> Changes:
        mended = ((i, text, mend(text)) for i, text in enumerate(texts) if text)
        return Changes({i: after for i, before, after in mended if after != before})

    return change


def _undouble(texts: Sequence[str]) -> Changes:
    found = undouble(texts)
    return Changes(
        {i: line.text if line else None for i, line in found.items()},
        {i: line.seams for i, line in found.items() if line},
    )


RULES = (
    Rule(
        "invisible",
        "Nobody saw these characters in print, and they break words and searches.",
        _each(characters.without_invisible),
        characters.INVISIBLE,
    ),
    Rule(
        "blanks",
        "A blank of another width is still a blank, or an indent of one character.",
        _each(characters.with_plain_blanks),
        characters.BLANKS,
    ),
    Rule(
        "radicals",
        "A radical's own code point looks like the character and is not found as it.",
        _each(characters.with_ideographs),
        characters.ALIKE,
    ),
    Rule(
        "turned",
        "Marks of standing print are the marks of lying print, turned a quarter.",
        _each(characters.with_lying_marks),
        characters.TURNED,
    ),
    Rule(
        "composed",
        "A letter and its accent apart look like the letter, and are not found as it.",
        _each(characters.with_composed),
        characters.ACCENTS,
    ),
    Rule(
        "undouble",
        "Fake-bold printing draws each run or character twice or three times.",
        _undouble,
    ),
    Rule(
        "bullets",
        "A symbol font's code means nothing without the font; the sign it drew does.",
        _each(characters.with_bullet),
        characters.BULLETS,
    ),
    Rule(
        "torn",
        "Digits and punctuation on lines of their own belong to the line they left.",
        lambda texts: Changes(torn.mend(texts)),
    ),
    Rule(
        "spaces",
        "Justified setting and letter-spacing put blanks into words and sentences.",
        lambda texts: Changes(spaces.close_up(texts)),
    ),
    Rule(
        "zero",
        "A year in Han numerals has 〇, for which many founts had only a circle or O.",
        _each(characters.with_zero),
        characters.ZEROS,
    ),
)
