"""From a query to what the indexes are asked, and what they leave to verify."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dibao.analyze import Gram, normalize
from dibao.analyze.runs import runs
from dibao.desk.needles import Needle, needles
from dibao.desk.vocabulary import Counts, cut
from dibao.query import MOST_WORD_CHARS, Query, Term, parse

MOST_GRAMS = 20  # of a pasted paragraph; its rarest leave a handful to verify
MOST_WEIGHED_GRAMS = 100  # looked at to find the rarest
NOTHING = '""'  # an FTS5 expression that finds nothing and is no error

Rarity = Callable[[str], int]
"""An FTS5 expression of one gram to how many articles have it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to answer a query.

    ``needles`` must all stand in an article; ``unsettled`` of them are not decided by
    ``grams``, an FTS5 expression ("" when nothing typed is in an index). ``wholes``
    are the unquoted terms in one piece, which readers expect first. ``words`` is the
    expression to rank by.
    """

    needles: tuple[Needle, ...]
    unsettled: tuple[Needle, ...]
    wholes: tuple[Needle, ...]
    grams: str
    words: str


def plan(query: Query, counts: Counts, rarity: Rarity) -> Plan:
    """Return how to answer a query, given what the archive's indexes hold."""
    per_term = [needles(term, counts) for term in query.terms]
    wanted = tuple(dict.fromkeys(needle for found in per_term for needle in found))
    wholes = tuple(
        Needle(normalize(term.text))
        for term, found in zip(query.terms, per_term, strict=True)
        if len(found) > 1
    )
    grams = tuple(dict.fromkeys(gram for needle in wanted for gram in needle.grams))
    is_all = len(grams) <= MOST_GRAMS
    return Plan(
        needles=wanted,
        unsettled=tuple(n for n in wanted if not (is_all and n.is_decided_by_grams)),
        wholes=wholes,
        grams=expression(grams if is_all else rarest(grams, rarity)),
        words=words_expression(query.terms, counts),
    )


def rarest(grams: Sequence[Gram], rarity: Rarity) -> tuple[Gram, ...]:
    """Return the rarest grams, of some that stand evenly apart."""
    some = grams[:: -(-len(grams) // MOST_WEIGHED_GRAMS)]
    return tuple(sorted(some, key=lambda gram: rarity(quoted(gram)))[:MOST_GRAMS])


def quoted(gram: Gram) -> str:
    """Return a gram as FTS5 writes it.

    >>> quoted(Gram("重庆")), quoted(Gram("重", is_prefix=True))
    ('"重庆"', '"重"*')
    """
    return f'"{gram.text}"' + "*" * gram.is_prefix


def expression(grams: Iterable[Gram]) -> str:
    """Return the FTS5 expression of articles that have all the grams."""
    return " AND ".join(map(quoted, grams))


def words_expression(terms: Iterable[Term], counts: Counts) -> str:
    """Return the FTS5 expression that ranks: all words of two Han, all letters."""
    words = (
        word
        for term in terms
        for run in runs(normalize(term.text[:MOST_WORD_CHARS]))
        for word in (cut(run.text, counts) if run.is_han else (run.text,))
        if len(word) > 1 or not run.is_han
    )
    kept = list(dict.fromkeys(words))[:MOST_GRAMS]
    return " AND ".join(f'"{word}"' for word in kept)


def grams_expression(text: str) -> str:
    """Return the FTS5 expression over articles_grams that a search box's text means.

    Never a syntax error. It finds candidates, never fewer than what matches.

    >>> grams_expression('长江 "2023年'), grams_expression("！")
    ('"长江" AND "·20" AND "·02" AND "·23" AND "·3" AND "年"*', '""')
    """
    grams = (
        gram
        for term in parse(text).terms
        for needle in needles(term, lambda _: {})
        for gram in needle.grams
    )
    kept = list(dict.fromkeys(grams))[:MOST_GRAMS]
    return expression(kept) or NOTHING
