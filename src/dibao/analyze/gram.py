"""The layer that decides what matches: which small pieces a text is made of.

Two neighboring Han characters are one gram, also where typesetting put blanks between
them, and a run's last character is one, so that a single character is found as the
beginning of some gram. Runs of other letters are kept whole, and besides, marked apart,
in pairs like Han. What a reader seeks is then looked up by the grams it must share, and
verified on the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from dibao.analyze.normal import normalize
from dibao.analyze.runs import HAN, Run, runs, split_runs

APART = "\xb7"  # before pairs of letters; no run can hold it, FTS5's ascii keeps it
BLANKS = " \t\xa0\u3000"  # that justified setting leaves; a line's end is none
_ACROSS = re.compile(f"(?<=[{HAN}])[{BLANKS}]+(?=[{HAN}])")
LONGEST = 64  # a longer run of letters is a web address or noise: its pairs are enough


@dataclass(frozen=True, slots=True)
class Gram:
    """A gram that a text must hold; ``is_prefix`` when any that starts so will do."""

    text: str
    is_prefix: bool = False


def grams(text: str) -> str:
    """Return the set of a text's grams, as first met, a space between them.

    >>> grams("铝都！2023年铝都")
    '铝都 都 2023 ·20 ·02 ·23 ·3 年铝'
    """
    return grams_of(normalize(text))


def grams_of(normal: str) -> str:
    """Return the grams of a text in normal form."""
    found: list[str] = []
    for han, other in split_runs(normal):
        if han:
            found += map(add, han, han[1:])
            found.append(han[-1])
        else:
            if len(other) <= LONGEST:
                found.append(other)
            found += _pairs(other, APART)
    found += [
        normal[at.start() - 1] + normal[at.end()] for at in _ACROSS.finditer(normal)
    ]
    return " ".join(dict.fromkeys(found))


def has_blanks(text: str) -> bool:
    """Tell whether blanks stand between Han, where a reader sees none.

    >>> has_blanks("聚焦重点 靶向攻坚"), has_blanks("AI 门诊")
    (True, False)
    """
    return _ACROSS.search(text) is not None


@lru_cache(maxsize=1024)  # asked for more than once of each thing that is sought
def needed_grams(text: str) -> tuple[Gram, ...]:
    """Return grams that every text with this one somewhere inside must hold.

    None at all means that only reading every text can tell.

    >>> [gram.text + "*" * gram.is_prefix for gram in needed_grams("023年，第4版")]
    ['·02', '·23', '·3', '年', '第', '4', '·4', '版*']
    """
    normal = normalize(text)
    found: dict[Gram, None] = {}
    for run in runs(normal):
        found.update(dict.fromkeys(_needed(run, len(normal))))
    return tuple(found)


def _pairs(run: str, mark: str) -> list[str]:
    """Return a run's pairs of neighbors and its last character, each with a mark."""
    return [mark + run[at : at + 2] for at in range(len(run))]


def _needed(run: Run, length: int) -> Iterator[Gram]:
    """Yield what a run of a sought text of this length demands.

    At the sought text's two ends the run may go on in the text it is found in.
    """
    goes_on = run.start + len(run.text) == length
    if run.start > 0 and not goes_on and not run.is_han and len(run.text) <= LONGEST:
        yield Gram(run.text)
    *pairs, last = _pairs(run.text, "" if run.is_han else APART)
    yield from map(Gram, pairs)
    if not goes_on:
        yield Gram(last)
    elif not pairs:
        yield Gram(last, is_prefix=True)
