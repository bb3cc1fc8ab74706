"""The truth: every text is read, and nothing of dibao's index or needles is used.

Only the normal form is dibao's own; without it traditional and simplified would be
two alphabets. It has tests of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contest.corpus import Stored
from contest.questions import Asked
from dibao.analyze import normalize

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇〻"
_GAP = "[ \t\xa0\u3000]*"
_HAS_GAP = re.compile(f"[{_HAN}][ \t\xa0\u3000]+[{_HAN}]")
_BETWEEN = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts in three forms: as stored, folded, and the folded ones with gaps.

    A gap is blanks that typesetting left between two Han.
    """

    raw: tuple[tuple[int, str], ...]
    folded: tuple[tuple[int, str], ...]
    gapped: tuple[tuple[int, str], ...]


def texts_of(articles: Sequence[Stored]) -> Texts:
    """Return the texts as they are searched."""
    folded = tuple((one.id, normalize(one.text)) for one in articles)
    gapped = tuple((n, text) for n, text in folded if _HAS_GAP.search(text))
    return Texts(tuple((one.id, one.text) for one in articles), folded, gapped)


def as_stored(texts: Texts, asked: Asked) -> frozenset[int]:
    """Return the articles that have every term, byte for byte."""
    return _all(_having(texts.raw, term) for term in asked.terms)


def as_folded(texts: Texts, asked: Asked) -> frozenset[int]:
    """Return the articles that have every term, both sides in normal form."""
    return _all(_having(texts.folded, normalize(term)) for term in asked.terms)


def as_read(texts: Texts, asked: Asked) -> frozenset[int]:
    """Return the same, when blanks between two Han are nothing, as to a reader."""
    return _all(
        _having(texts.folded, normalize(term)) | _across(texts.gapped, normalize(term))
        for term in asked.terms
    )


def _having(texts: Iterable[tuple[int, str]], term: str) -> frozenset[int]:
    return frozenset(n for n, text in texts if term in text)


def _across(texts: Iterable[tuple[int, str]], term: str) -> frozenset[int]:
    """Return the texts that have a term, gaps between its Han or not."""
    found = re.compile(_GAP.join(map(re.escape, _BETWEEN.split(term))))
    return frozenset(n for n, text in texts if found.search(text))


def _all(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset.intersection(*sets)
