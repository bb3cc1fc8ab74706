"""In which order a reader sees what was found.

Best first: articles that have what was typed in one piece, then by bm25 over the
words, the headline weighted, then what only a substring found; each newest first.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dibao.archive import find
from dibao.archive.find import Sort
from dibao.desk.facts import Holdings
from dibao.desk.matching import Ids, Matched, vocabulary
from dibao.desk.needles import Needle
from dibao.desk.plan import wholes, words_of
from dibao.query import Node

MOST_RANKED = 5000  # bm25 takes 3 µs a match: 15 ms, where a common word has 10^5
MOST_SCORED = 4 * MOST_RANKED  # where the newest did not come in last

RANK_NOTE = f"命中太多：只给最新的 {MOST_RANKED:,} 篇排了相关度，其余按日期排在后面。"


@dataclass(frozen=True, slots=True)
class Ordered:
    """Articles and furniture in order; some have scores, some come first."""

    ids: Ids
    scores: Mapping[int, float]
    firsts: frozenset[int] = frozenset()  # with what was typed in one piece
    notes: tuple[str, ...] = ()


def in_order(
    conn: sqlite3.Connection,
    found: Matched,
    how: tuple[Node, Sort],
    held: Holdings,
) -> Ordered:
    """Return all that was found, as asked for; furniture comes last."""
    node, sort = how
    if sort is Sort.OLDEST:
        return Ordered(oldest(found.articles, held) + oldest(found.furniture, held), {})
    newest = found.articles + found.furniture
    if sort is Sort.NEWEST or len(newest) < 2:
        return Ordered(newest, {})
    return ranked(conn, found, node)


def oldest(ids: Ids, held: Holdings) -> Ids:
    """Return articles by rising date, in their order within one, undated ones last."""
    dates = held.keys.dates
    return sorted(ids, key=lambda n: dates[n] or 10**9)


def ranked(conn: sqlite3.Connection, found: Matched, node: Node) -> Ordered:
    """Return what was found best first."""
    counts = vocabulary(conn)
    newest = (found.articles + found.furniture)[:MOST_RANKED]
    scores = scored(conn, words_of(node, counts), newest)
    firsts = with_wholes(conn, wholes(node, counts), newest)
    ids: Ids = []
    for group in (found.articles, found.furniture):
        high = [n for n in group if n in scores or n in firsts]
        high.sort(key=lambda n: (n not in firsts, -scores.get(n, 0.0)))
        ids += high
        ids += [n for n in group if n not in scores and n not in firsts]
    total = len(found.articles) + len(found.furniture)
    notes = (RANK_NOTE,) if total > MOST_RANKED else ()
    return Ordered(ids, scores, firsts, notes)


def scored(conn: sqlite3.Connection, words: str, ids: Ids) -> dict[int, float]:
    """Return bm25 of those of these articles that have all the words."""
    if not words or not ids:
        return {}
    within = (min(ids), max(ids))
    found = find.scores(conn, words, within=within, most=MOST_SCORED)
    if len(found) <= len(ids):
        wanted = set(ids)
        return {n: score for n, score in found.items() if n in wanted}
    return {n: found[n] for n in ids if n in found}


def with_wholes(
    conn: sqlite3.Connection, needles: Sequence[Needle], ids: Ids
) -> frozenset[int]:
    """Return those that have every one of these in one piece."""
    if not needles:
        return frozenset()
    return frozenset(
        n
        for n, text in find.texts(conn, ids)
        if all(needle.is_in(text) for needle in needles)
    )
