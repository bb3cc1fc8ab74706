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
from dibao.desk.order import in_order, most_ranked
from dibao.desk.plan import Known, sieve_of, wholes, words_of
from dibao.desk.sieve import Sieve
from dibao.query import Node

FEW = 100  # candidates; a text is read in 4 µs, a question of the words takes 200
AT_FIRST = 32  # texts read at once; twice as many each further time
OF_ONE_DAY = 200  # matches, which have an order of their own
NO_TEST = Sieve(lambda _: True)  # all has been tested
MOST_LOOKED_AT = 256  # of the newest texts, before the index is asked: 0.6 ms


def best(
    conn: sqlite3.Connection, node: Node, known: Known, *, how: tuple[Filters, int]
) -> Ids:
    """Return so many of the articles that a query matches, within filters.

    In the order of ``in_order``. Where over ``most_ranked`` are candidates, only the
    newest of these are ranked, before it is known which of them match.
    """
    filters, limit = how
    sieve, held = sieve_of(node, known), known.held
    if not sieve.core and is_newest_first(node, filters.sort, known):
        ids = list(islice(soon(conn, sieve, held, filters=filters), limit))
        if len(ids) == limit:
            return ids
    most = most_ranked(node, known)
    for found, left in in_parts(conn, sieve, held, how=(filters, most)):
        ids = first(conn, (found, left), (node, how), known)
        if len(ids) == limit:
            break
    return ids


def first(
    conn: sqlite3.Connection,
    likely: tuple[Ids, Sieve],
    asked: tuple[Node, tuple[Filters, int]],
    known: Known,
) -> Ids:
    """Return the best of candidates that pass a sieve."""
    (found, sieve), (node, (filters, limit)) = likely, asked
    held = known.held
    if len(found) <= FEW:  # to read them costs less than to rank them
        passed = passing(conn, found, sieve, held)
        found, sieve = [n for n in found if n in passed], NO_TEST
    ordered = in_order(conn, apart(found, held), (node, filters.sort), known)
    return list(islice(in_turn(conn, ordered.ids, sieve, held), limit))


def in_parts(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, how: tuple[Filters, int]
) -> Iterator[tuple[Ids, Sieve]]:
    """Yield candidates, newest first, and the sieve that these are still to pass.

    First the newest articles, if the index gives them first and they are as many as are
    ranked; then all.
    """
    filters, enough = how
    is_free = filters in (Filters(), Filters(sort=Sort.NEWEST))
    if is_free and held.is_by_date and is_by_index(sieve):
        most = enough + OF_ONE_DAY + len(held.furniture)
        found = find.newest_matching(conn, sieve.grams, most=most)[::-1]
        few = in_dates(found, held, is_cut=len(found) == most)
        if len(found) < most:
            yield few, sieve
            return
        few = [n for n in few if n not in held.furniture]
        if len(few) >= enough:
            yield few, sieve
    yield candidates(conn, sieve, held, filters=filters)


def is_by_index(sieve: Sieve) -> bool:
    """Tell whether the index is asked one thing, and asked no sooner for less."""
    is_one = bool(sieve.grams and not (sieve.keep or sieve.excludes))
    return is_one and sieve.core in ("", sieve.grams)


def in_dates(ids: Ids, held: Holdings, *, is_cut: bool) -> Ids:
    """Return ids newest first; without the oldest day, of which some were cut off."""
    dates = held.keys.dates
    if is_cut:
        ids = [n for n in ids if dates[n] != dates[ids[0]]]
    return sorted(ids, key=dates.__getitem__, reverse=True)


def is_newest_first(node: Node, sort: Sort, known: Known) -> bool:
    """Tell whether hits come by their dates alone, the newest first."""
    if sort is not Sort.RANK:
        return sort is Sort.NEWEST
    return not (words_of(node, known.counts) or wholes(node, known.counts))


def soon(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, filters: Filters
) -> Iterator[int]:
    """Yield the newest hits, as far as they are among a few of the newest articles.

    Where they are common, to read these takes less than to ask the index for all.
    """
    if not held.is_by_date:
        return
    states = held.keys.states
    last = (n for n in range(len(states) - 1, -1, -1) if states[n])
    some = list(islice(last, MOST_LOOKED_AT))[::-1]
    few = in_dates(some, held, is_cut=len(some) == MOST_LOOKED_AT)
    articles = [n for n in few if n not in held.furniture]
    ids, sieve = (
        narrowed(articles, sieve, tuple(by_filters(held, filters))),
        sieve.as_read,
    )
    if passing(conn, ids[:AT_FIRST], sieve, held):
        yield from in_turn(conn, ids, sieve, held)


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
