"""In which order a reader sees what was found.

Best first: articles that have what was typed in one piece, then by bm25 over the
words, the headline weighted, then what only a substring found; each newest first.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dibao.archive import find, scan
from dibao.archive.find import Sort
from dibao.desk.matching import Ids, Matched
from dibao.desk.needles import Needle
from dibao.desk.paging import Place
from dibao.desk.plan import MOST_GRAMS, Known, expression, wholes, words_of
from dibao.query import Node

# bm25 takes 2 µs a match: 1.7 ms for 1,000, 8.5 for 5,000 (12,000 articles of news).
# Of several words the rare ones tell hits apart: to rank 1,000 for them, too, took an
# item somebody knows from MRR 0.926 of plain bm25 to 0.911.
MOST_RANKED, MOST_RANKED_BY_ONE = 5000, 1000
UNDATED = 10**8  # after every date

RANK_NOTE = "命中太多：只给最新的 {:,} 篇排了相关度，其余按日期排在后面。"


@dataclass(frozen=True, slots=True)
class Ordered:
    """What was found in order: articles, then furniture, each by rising ``place``."""

    ids: Ids
    place: Callable[[int], Place]
    scores: Mapping[int, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def in_order(
    conn: sqlite3.Connection,
    found: Matched,
    how: tuple[Node, Sort],
    known: Known,
) -> Ordered:
    """Return all that was found, as asked for."""
    node, sort = how
    dates, furniture = known.held.keys.dates, frozenset(found.furniture)
    newest = found.articles + found.furniture
    if sort is Sort.OLDEST:

        def oldest(n: int) -> Place:
            return n in furniture, dates[n] or UNDATED, n

        return Ordered(sorted(newest, key=oldest), oldest)
    if sort is Sort.RANK:
        return ranked(conn, found, node, known=known)
    return Ordered(newest, lambda n: (n in furniture, -dates[n], n))


def ranked(
    conn: sqlite3.Connection, found: Matched, node: Node, *, known: Known
) -> Ordered:
    """Return what was found best first."""
    dates, furniture = known.held.keys.dates, frozenset(found.furniture)
    ids = found.articles + found.furniture
    if len(ids) < 2:
        return Ordered(ids, lambda n: (n,))
    counts, most = known.counts, most_ranked(node, known)
    newest = ids[:most]
    scores = scored(conn, words_of(node, counts), newest)
    firsts = with_wholes(conn, wholes(node, counts), newest)

    def place(n: int) -> Place:
        tier = 0 if n in firsts else 1 if n in scores else 2
        return n in furniture, tier, -scores.get(n, 0.0), -dates[n], n

    rest = [n for n in newest if n not in scores and n not in firsts]
    rest += ids[most:]
    high = [n for n in newest if n in scores or n in firsts]
    high.sort(key=lambda n: (n not in firsts, -scores.get(n, 0.0)))
    notes = (RANK_NOTE.format(most),) if len(ids) > most else ()
    return Ordered(_merged(high, rest, furniture), place, scores, notes)


def most_ranked(node: Node, known: Known) -> int:
    """Return how many of the newest hits are ranked: fewer by one word than by more."""
    words = words_of(node, known.counts)
    return MOST_RANKED if words.count('"') > 2 else MOST_RANKED_BY_ONE


def _merged(high: Ids, rest: Ids, furniture: frozenset[int]) -> Ids:
    """Return what ranks before what does not, articles before furniture."""
    if not furniture:
        return high + rest
    return [
        n
        for is_last in (False, True)
        for n in high + rest
        if (n in furniture) is is_last
    ]


def scored(conn: sqlite3.Connection, words: str, ids: Ids) -> dict[int, float]:
    """Return bm25 of those of these articles that have all the words."""
    if not words or not ids:
        return {}
    return find.scores(conn, words, ids)


def with_wholes(
    conn: sqlite3.Connection, needles: Sequence[Needle], ids: Ids
) -> frozenset[int]:
    """Return those that have every one of these in one piece."""
    if not needles:
        return frozenset()
    grams = list(dict.fromkeys(gram for one in needles for gram in one.grams))
    likely = set(find.matching(conn, expression(grams[:MOST_GRAMS]))).intersection(ids)
    return frozenset(
        n
        for n, text in scan.texts(conn, sorted(likely))
        if all(needle.is_in(text) for needle in needles)
    )
