"""The first hits alone, as fast as may be: nothing is counted, no more read than shown.

What can be found out of an article without reading it puts all candidates in order;
they are then read in that order until there are enough.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from dibao.archive import find
from dibao.archive.find import Filters, Sort
from dibao.desk.facts import Holdings, by_filters
from dibao.desk.matching import Ids, apart, candidates, narrowed, passing
from dibao.desk.order import MOST_RANKED, in_order
from dibao.desk.plan import Known, sieve_of, wholes, words_of
from dibao.desk.sieve import Sieve
from dibao.query import Node

FEW = 100  # candidates; a text is read in 4 µs, a question of the words takes 200
AT_FIRST = 32  # texts read at once; twice as many each further time
MOST_LOOKED_AT = 256  # of the newest texts, before the index is asked: 0.6 ms


def best(
    conn: sqlite3.Connection, node: Node, known: Known, *, how: tuple[Filters, int]
) -> Ids:
    """Return so many of the articles that a query matches, within filters.

    In the order of ``in_order``. Where over ``MOST_RANKED`` are candidates, only the
    newest of these are ranked, before it is known which of them match.
    """
    filters, limit = how
    sieve, held = sieve_of(node, known), known.held
    is_soon = held.is_by_date and not sieve.core
    if is_soon and is_newest_first(node, filters.sort, known):
        first = list(islice(soon(conn, sieve, held, filters=filters), limit))
        if len(first) == limit:
            return first
    found, sieve = likeliest(conn, sieve, held, filters=filters)
    if len(found) <= FEW:  # to read them costs less than to rank them
        passed = passing(conn, found, sieve, held)
        found = [n for n in found if n in passed]
        ordered = in_order(conn, apart(found, held), (node, filters.sort), known)
        return ordered.ids[:limit]
    ordered = in_order(conn, apart(found, held), (node, filters.sort), known)
    return list(islice(in_turn(conn, ordered.ids, sieve, held), limit))


def is_newest_first(node: Node, sort: Sort, known: Known) -> bool:
    """Tell whether hits come by their dates alone, the newest first."""
    if sort is not Sort.RANK:
        return sort is Sort.NEWEST
    return not (words_of(node, known.counts) or wholes(node, known.counts))


def likeliest(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, filters: Filters
) -> tuple[Ids, Sieve]:
    """Return candidates, newest first, and the sieve that these are still to pass.

    All, or the newest ``MOST_RANKED`` articles where the index gives them first.
    """
    is_free = filters in (Filters(), Filters(sort=Sort.NEWEST))
    if sieve.is_grams and is_free and held.is_by_date:
        most = MOST_RANKED + len(held.furniture)
        found = find.newest_matching(conn, sieve.grams, most=most)[::-1]
        found.sort(key=held.keys.dates.__getitem__, reverse=True)
        return found, sieve
    return candidates(conn, sieve, held, filters=filters)


def soon(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, filters: Filters
) -> Iterator[int]:
    """Yield the newest hits, as far as they are among a few of the newest articles.

    Where they are common, to read these takes less than to ask the index for all.
    """
    keeps, sieve = tuple(by_filters(held, filters)), sieve.as_read
    ids = narrowed(newest(held, most=MOST_LOOKED_AT), sieve, keeps)
    if passing(conn, ids[:AT_FIRST], sieve, held):
        yield from in_turn(conn, ids, sieve, held)


def newest(held: Holdings, *, most: int) -> Ids:
    """Return some of the newest articles, in order; where dates rise with numbers.

    Of the oldest day some may be missing, and then all are left out.
    """
    dates, states = held.keys.dates, held.keys.states
    last = range(len(states) - 1, -1, -1)
    some = list(islice((n for n in last if states[n]), most))[::-1]
    if len(some) == most:
        some = [n for n in some if dates[n] != dates[some[0]]]
    some.sort(key=dates.__getitem__, reverse=True)
    return [n for n in some if n not in held.furniture]


def in_turn(
    conn: sqlite3.Connection, ids: Ids, sieve: Sieve, held: Holdings
) -> Iterator[int]:
    """Yield those that pass the sieve's test, in their order."""
    if sieve.rest is None:
        yield from ids
        return
    first, size = 0, AT_FIRST
    while first < len(ids):
        some = ids[first : first + size]
        passed = passing(conn, some, sieve, held)
        yield from (n for n in some if n in passed)
        first, size = first + size, 2 * size
