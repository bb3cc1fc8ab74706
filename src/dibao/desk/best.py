"""The first hits alone, as fast as may be: nothing is counted, no more read than shown.

What can be found out of an article without reading it puts all candidates in order;
they are then read in that order until there are enough.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from dibao.archive import find
from dibao.archive.find import Filters, Sort
from dibao.desk.facts import Holdings
from dibao.desk.matching import Ids, apart, candidates, seen_of
from dibao.desk.order import MOST_RANKED, in_order
from dibao.desk.plan import Known, sieve_of
from dibao.desk.sieve import Sieve
from dibao.query import Node

FEW = 100  # candidates; a text is read in 4 µs, a question of the words takes 200
AT_FIRST = 32  # texts read at once; twice as many each further time


def best(
    conn: sqlite3.Connection, node: Node, known: Known, *, how: tuple[Filters, int]
) -> Ids:
    """Return so many of the articles that a query matches, within filters.

    In the order of ``in_order``. Where over ``MOST_RANKED`` are candidates, only the
    newest of these are ranked, before it is known which of them match.
    """
    filters, limit = how
    sieve, held = sieve_of(node, known), known.held
    if is_enough(sieve, held, filters):
        newest = find.newest_matching(conn, sieve.grams, most=MOST_RANKED)[::-1]
        newest.sort(key=held.keys.dates.__getitem__, reverse=True)
    else:
        newest = candidates(conn, sieve, held, filters=filters)
    if len(newest) <= FEW:  # to read them costs less than to rank them
        newest = list(passing(conn, newest, sieve, held))
        ordered = in_order(conn, apart(newest, held), (node, filters.sort), known)
        return ordered.ids[:limit]
    ordered = in_order(conn, apart(newest, held), (node, filters.sort), known)
    return list(islice(passing(conn, ordered.ids, sieve, held), limit))


def is_enough(sieve: Sieve, held: Holdings, filters: Filters) -> bool:
    """Tell whether the last rows that the index gives are the newest candidates."""
    is_free = filters in (Filters(), Filters(sort=Sort.NEWEST))
    return sieve.is_grams and is_free and held.is_by_date and not held.furniture


def passing(
    conn: sqlite3.Connection, ids: Ids, sieve: Sieve, held: Holdings
) -> Iterator[int]:
    """Yield those that pass the sieve's test, in their order."""
    test = sieve.rest
    if test is None:
        yield from ids
        return
    first, size = 0, AT_FIRST
    while first < len(ids):
        some = ids[first : first + size]
        passed = {one.id for one in seen_of(conn, some, sieve, held) if test(one)}
        yield from (n for n in some if n in passed)
        first, size = first + size, 2 * size
