"""No hits is an answer: what of a query the archive does hold, and what it holds.

All of it together reads some 2,000 texts at most, so that nobody waits for nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dibao.archive import find, scan
from dibao.archive.find import Filters
from dibao.archive.held import stretches
from dibao.desk.answer import Held, Nothing, Sought, Stretch
from dibao.desk.facts import Holdings
from dibao.desk.matching import asked, narrowed, seen_of
from dibao.desk.nearest import LEAST_CHARS, askings, one_off
from dibao.desk.needles import Needle, ends_in_letter, needles, needles_of
from dibao.desk.plan import (
    MOST_GRAMS,
    Known,
    expression,
    of_needle,
    rarest,
    sieve_of,
    whole,
)
from dibao.desk.sieve import Sieve
from dibao.query import Query, bare

# Of 500 characters, one takes 5 µs to verify, and 30 to look for what is near the
# commonest characters.
MOST_COUNTED = 800  # to count what the index alone does not
MOST_NEAR = 600  # for strings one character off
MOST_CHARS = 1_000_000  # of those: a file may be one long article
MOST_PUZZLES = 3  # words that stand nowhere, and for which near strings are sought
MOST_NEAREST = 5  # strings told for each
MOST_LIKELY = 200  # of which words of two characters are chosen


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles there are, about or exactly, and how many were read for it."""

    count: int
    read: int = 0
    is_exact: bool = True


def nothing(
    conn: sqlite3.Connection, query: Query, told: Known, *, filters: Filters
) -> Nothing:
    """Return why a query finds nothing within these filters."""
    wholes = [
        whole(term) for term in query.terms if len(needles(term, told.counts)) > 1
    ]
    found = every(conn, [*wholes, *needles_of(query.terms, told.counts)], told)
    return Nothing(
        found[len(wholes) :],
        found[: len(wholes)],
        unfiltered(conn, query, told, filters=filters),
        tuple(Stretch(*row) for row in stretches(conn)),
        is_bare=bare(query.node) == query.node,
    )


def every(
    conn: sqlite3.Connection, wanted: Sequence[Needle], told: Known
) -> tuple[Sought, ...]:
    """Return needles with how many articles hold each, and what is near the first."""
    counts = tallies(conn, wanted, told, most=MOST_COUNTED)
    terms = tuple(map(sought, wanted, counts))
    puzzles = [n for n, one in enumerate(terms) if is_puzzle(one)][:MOST_PUZZLES]
    near = {
        n: nearest(conn, wanted[n], told, most=MOST_NEAR // len(puzzles))
        for n in puzzles
    }
    return tuple(replace(one, nearest=near.get(n, ())) for n, one in enumerate(terms))


def sought(needle: Needle, found: Tally) -> Sought:
    """Return a needle with how many articles hold it."""
    return Sought(needle.text, found.count, is_exact=found.is_exact)


def is_puzzle(one: Sought) -> bool:
    """Tell whether a string stands nowhere, and is long enough to have a neighbor."""
    return one.is_exact and not one.count and len(one.text) >= LEAST_CHARS


def unfiltered(
    conn: sqlite3.Connection, query: Query, told: Known, *, filters: Filters
) -> Held | None:
    """Return how many articles match once nothing narrows by date, paper, page, kind.

    None where nothing does, or where nothing else is asked.
    """
    node = bare(query.node)
    is_narrow = node != query.node or replace(filters, sort=Filters().sort) != Filters()
    if node is None or not is_narrow:
        return None
    found = tally(conn, sieve_of(node, told), told.held, most=MOST_COUNTED)
    return Held(query.text, found.count, is_exact=found.is_exact)


def tallies(
    conn: sqlite3.Connection, wanted: Sequence[Needle], told: Known, *, most: int
) -> Iterator[Tally]:
    """Yield which articles hold each needle, reading so many texts for all of them."""
    for at, needle in enumerate(wanted):
        share = most // (len(wanted) - at)
        found = tally(conn, of_needle(needle, told), told.held, most=share)
        most -= found.read
        yield found


def tally(
    conn: sqlite3.Connection, sieve: Sieve, held: Holdings, *, most: int
) -> Tally:
    """Return how many articles a sieve lets through; so many are read, evenly apart."""
    if sieve.is_grams and not held.furniture:
        return Tally(find.count(conn, sieve.grams))
    found = narrowed(asked(conn, sieve, held), sieve, ())
    articles = [n for n in found if n not in held.furniture]
    if sieve.rest is None:
        return Tally(len(articles))
    certain: set[int] = set()
    if sieve.certain and len(articles) > most:
        certain = set(find.matching_words(conn, sieve.certain))
    doubtful = [n for n in articles if n not in certain]
    read = doubtful[:: max(1, -(-len(doubtful) // most))] if most else []
    passed = sum(map(sieve.rest, seen_of(conn, read, sieve, held)))
    more = round(passed * len(doubtful) / max(1, len(read)))
    count = len(articles) - len(doubtful) + more
    return Tally(count, len(read), is_exact=len(read) == len(doubtful))


def nearest(
    conn: sqlite3.Connection, needle: Needle, told: Known, *, most: int
) -> tuple[Held, ...]:
    """Return the strings of the archive one character off, most articles first."""
    found: Counter[str] = Counter()
    chars = 0
    for _, text in scan.texts(conn, candidates(conn, needle, told, most=most)):
        found.update(set(one_off(needle, text)))
        chars += len(text)
        if chars > MOST_CHARS:
            break
    texts = likeliest(found, told, size=len(needle.text))
    counts = tallies(conn, [like(needle, text) for text in texts], told, most=most // 2)
    held = (
        Held(
            text,
            one.count if one.is_exact else max(one.count, found[text]),
            one.is_exact,
        )
        for text, one in zip(texts, counts, strict=True)
    )
    return tuple(sorted((one for one in held if one.count), key=lambda one: -one.count))


def candidates(
    conn: sqlite3.Connection, needle: Needle, told: Known, *, most: int
) -> list[int]:
    """Return some that may hold what is one character off, the last to come in."""
    sets = askings(needle)
    found: set[int] = set()
    for grams in sets:
        few = grams if len(grams) <= MOST_GRAMS else rarest(grams, told.rarity)
        some = find.newest_matching(conn, expression(few), most=most // len(sets))
        found.update(some)
    return sorted(found)


def likeliest(found: Counter[str], told: Known, *, size: int) -> list[str]:
    """Return a few of the strings found: in most texts, as long as the one sought.

    Of two characters, words come first: any two that stand side by side are a string.
    """
    long = (text for text in found if len(text) >= LEAST_CHARS)
    some = sorted(long, key=lambda text: (-found[text], abs(len(text) - size), text))
    if size == LEAST_CHARS:
        words = told.counts(some[:MOST_LIKELY])
        some.sort(key=lambda text: text not in words)
    return some[:MOST_NEAREST]


def like(needle: Needle, text: str) -> Needle:
    """Return the needle of a string that stands where another was sought.

    Only letters and digits are whole words.
    """
    return Needle(
        text,
        needle.starts_word and ends_in_letter(text[:1]),
        needle.ends_word and ends_in_letter(text[-1:]),
    )
