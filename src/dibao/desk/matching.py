"""Which articles match: the index is asked, and what it leaves is verified."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from operator import le

from dibao.archive import browse, find, keys, scan
from dibao.archive.find import Filters
from dibao.archive.held import labels, titles
from dibao.archive.keys import Keys
from dibao.desk import facts
from dibao.desk.facts import Holdings
from dibao.desk.plan import Known, sieve_of
from dibao.desk.sieve import TEXT_ONLY, Keep, Literal, Need, Seen, Sieve
from dibao.desk.vocabulary import Counts
from dibao.model import Kind
from dibao.query import Node

MOST_READ = 20_000  # texts read to verify or to scan: a tenth of a second
READ_NOTE = f"候选太多：只逐字核对了最新的 {MOST_READ:,} 篇，总数是估计。"
# Candidates, to read which costs less than to ask the index for all that begins with a
# character: 500 to 2,500 took alike on 18 MB, none at all a third longer.
FEW_LIKELY = 1500
FEW_TO_READ = 8  # texts, which are read as soon as searched
MANY = 300  # candidates, from which it pays to ask which have the very word
PARTS_AT_ONCE = 500

Ids = list[int]


@dataclass(frozen=True, slots=True)
class Matched:
    """The articles that match, newest first and of one date in their order.

    Furniture 版头版脚 that matches is apart. ``unread`` are candidates, the oldest,
    that nobody looked at; of ``MOST_READ`` that were, so many ``passed``.
    """

    articles: Ids
    furniture: Ids
    passed: int = 0
    unread: int = 0

    @property
    def count(self) -> int:
        """How many articles match; about how many, where some are unread."""
        return len(self.articles) + round(self.unread * self.passed / MOST_READ)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of how it was found."""
        return (READ_NOTE,) if self.unread else ()


def holdings(conn: sqlite3.Connection) -> Holdings:
    """Return what the archive knows of its articles without reading them."""
    return _held(conn, browse.counter(conn))


@lru_cache(maxsize=8)
def _held(conn: sqlite3.Connection, counter: str) -> Holdings:
    """Return the same, as it stood at a count of changes.

    A hundred thousand articles take 3 ms to read, and a server asks at every search.
    """
    del counter  # it is only what tells one state of the archive from the next
    columns = keys.read(conn)
    code = keys.kind_code(Kind.FURNITURE)
    furniture = (n for n, state in enumerate(columns.states) if state & 0xFF == code)
    return Holdings(
        columns,
        frozenset(furniture),
        _rises(columns),
        titles(conn),
        labels(conn),
    )


def _rises(columns: Keys) -> bool:
    """Tell whether the dates rise with the numbers of the articles."""
    dates = [d for d, state in zip(columns.dates, columns.states, strict=True) if state]
    return all(map(le, dates, islice(dates, 1, None)))


def vocabulary(conn: sqlite3.Connection) -> Counts:
    """Return what says how often the archive has each of some words.

    A query is cut to find it, to rank and to mark: the archive is asked once.
    """
    told: dict[tuple[str, ...], Mapping[str, int]] = {}

    def counts(words: Iterable[str]) -> Mapping[str, int]:
        asked = tuple(sorted(words))
        if asked not in told:
            told[asked] = find.word_counts(conn, asked) if asked else {}
        return told[asked]

    return counts


def known(conn: sqlite3.Connection) -> Known:
    """Return what the archive is asked of while a query is answered."""
    rarity = partial(find.gram_count, conn)
    return Known(vocabulary(conn), rarity, holdings(conn))


def matching(
    conn: sqlite3.Connection, node: Node, known: Known, *, filters: Filters
) -> Matched:
    """Return all that a query matches, within filters."""
    held = known.held
    found, sieve = candidates(conn, sieve_of(node, known), held, filters=filters)
    if sieve.rest is None:
        return apart(found, held)
    return verified(conn, found, sieve, held=held)


def count(
    conn: sqlite3.Connection, node: Node, known: Known, *, filters: Filters
) -> int:
    """Return how many articles match; about how many, where ``matching`` says so."""
    sieve, held = sieve_of(node, known), known.held
    if filters == Filters() and sieve.is_grams and not held.furniture:
        return find.count(conn, sieve.grams)
    return matching(conn, node, known, filters=filters).count


def candidates(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, filters: Filters
) -> tuple[Ids, Sieve]:
    """Return what the index and the keys let through, newest first.

    And the sieve that these are still to pass.
    """
    keeps = tuple(facts.by_filters(held, filters))
    likely, sieve = looked_up(conn, sieve, held)
    found = narrowed(likely, sieve, keeps)
    found.sort(key=held.keys.dates.__getitem__, reverse=True)
    return found, sieve


def looked_up(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings
) -> tuple[Ids, Sieve]:
    """Return what the index lets through, and the sieve that this is still to pass.

    FTS5 puts together all that begins with 国 before it looks for what stands beside
    it: up to 15 ms. Where the rest of what is sought is rare, its texts are read.
    """
    if sieve.core and sieve.core != sieve.grams:
        found = find.some_matching(conn, sieve.core, most=FEW_LIKELY + 1)
        if len(found) <= FEW_LIKELY:
            return found, sieve.as_read
    return asked(conn, sieve, held), sieve


def verified(
    conn: sqlite3.Connection, candidates: Ids, sieve: Sieve, *, held: Holdings
) -> Matched:
    """Return those that pass the sieve's test; what has the words needs none."""
    certain: set[int] = set()
    if sieve.certain and len(candidates) > MANY:
        certain = set(find.matching_words(conn, sieve.certain))
    doubtful = [n for n in candidates if n not in certain]
    read = doubtful[:MOST_READ]
    passed = passing(conn, read, sieve, held)
    told = apart([n for n in candidates if n in certain or n in passed], held)
    unread = len(doubtful) - len(read)
    return Matched(told.articles, told.furniture, len(passed - held.furniture), unread)


def asked(conn: sqlite3.Connection, sieve: Sieve, held: Holdings) -> Ids:
    """Return what the index lets through; all there is where it tells nothing."""
    if sieve.grams and sieve.excludes:
        return find.matching(conn, f"({sieve.grams}) NOT ({sieve.excludes})")
    if sieve.grams:
        return find.matching(conn, sieve.grams)
    excluded = set(find.matching(conn, sieve.excludes)) if sieve.excludes else set()
    states = held.keys.states
    return [n for n, state in enumerate(states) if state and n not in excluded]


def narrowed(ids: Ids, sieve: Sieve, keeps: Sequence[Keep]) -> Ids:
    """Return those that may be hits by what is known without reading them."""
    for keep in (*keeps, *((sieve.keep,) if sieve.keep else ())):
        ids = [n for n in ids if keep(n)]
    return ids


def passing(
    conn: sqlite3.Connection, ids: Ids, sieve: Sieve, held: Holdings
) -> set[int]:
    """Return those that pass what the sieve leaves to be tested."""
    test, states, passed = sieve.rest, held.keys.states, set()
    if test is None:
        return set(ids)
    if sieve.literal and len(ids) > FEW_TO_READ:
        sought = sieve.literal
        alike = [n for n in ids if not states[n] & sought.unlike]
        passed = scan.holding(conn, alike, sought.text)
        ids = likely(conn, ids, sought, held)
        if not sought.is_all:
            passed, ids = set(), [*passed, *ids]
    return passed | {one.id for one in seen_of(conn, ids, sieve, held) if test(one)}


def likely(conn: sqlite3.Connection, ids: Ids, sought: Literal, held: Holdings) -> Ids:
    """Return those that may hold a string, though not letter for letter."""
    states, folds = held.keys.states, sought.unlike & keys.IS_FOLDED
    folded = [n for n in ids if states[n] & folds]
    parted = [n for n in ids if states[n] & sought.unlike and not states[n] & folds]
    return [*folded, *scan.holding(conn, parted, sought.unparted)]


def seen_of(
    conn: sqlite3.Connection, ids: Ids, sieve: Sieve, held: Holdings
) -> Iterator[Seen]:
    """Yield articles as a test sees them, in their order."""
    states, needs = held.keys.states, sieve.needs
    reads_text, captions = Need.TEXT in needs, Need.CAPTIONS in needs
    texts = scan.texts(conn, ids) if reads_text else ((n, "") for n in ids)
    if needs == TEXT_ONLY:
        yield from (Seen(n, text, states[n]) for n, text in texts)
        return
    while batch := list(islice(texts, PARTS_AT_ONCE)):
        parts = scan.parts(conn, [n for n, _ in batch], captions=captions)
        for n, text in batch:
            yield Seen(n, text, states[n], parts[n])


def apart(ids: Ids, held: Holdings) -> Matched:
    """Return articles and furniture apart, each in the same order."""
    if held.furniture.isdisjoint(ids):
        return Matched(ids, [])
    return Matched(
        [n for n in ids if n not in held.furniture],
        [n for n in ids if n in held.furniture],
    )
