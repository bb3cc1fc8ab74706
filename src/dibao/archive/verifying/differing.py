"""Which terms an index holds too many or too few of an article."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from dibao.analyze import ENGINES, cut_by
from dibao.archive.verifying.finding import Cure, Finding, note, spot_of
from dibao.archive.verifying.given import WORDS, Term, terms_of

IS_THERE = "select 1 from articles where id = ?"
MOST_AT_ONCE = 256  # articles whose terms are held in memory, 100 KB of a long one
MOST_NAMED = 5  # terms a finding names

CUT_OTHERWISE = "its words were cut by {engine}, which cuts some of them otherwise"
GHOST = "holds terms of an article that is not there: {terms}"
DIFFERS = "does not hold what its text gives: {terms}"


def differing(
    conn: sqlite3.Connection, index: str, article_ids: Iterable[int], held_by: str
) -> Iterator[Finding]:
    """Yield what an index holds otherwise of articles that are said to differ.

    ``held_by`` is the query for all that it holds: articles and terms.
    """
    ids = iter(sorted(article_ids))
    while some := set(islice(ids, MOST_AT_ONCE)):
        held: dict[int, set[Term]] = defaultdict(set)
        for article_id, *term in conn.execute(held_by):
            if article_id in some:
                held[article_id].add(tuple(term))
        for article_id in sorted(some):
            yield _finding(conn, index, article_id, held[article_id])


def _finding(
    conn: sqlite3.Connection, index: str, article_id: int, held: set[Term]
) -> Finding:
    """Return what is wrong with an article in an index, or that it is not damage."""
    if not conn.execute(IS_THERE, (article_id,)).fetchone():
        what = GHOST.format(terms=_named(held, "ghost"))
        return Finding(index, str(article_id), what, Cure.REBUILD)
    for engine in ENGINES if index == WORDS else ():
        with cut_by(engine):
            is_its = held == set(terms_of(conn, index, article_id))
        if is_its:
            return note(index, str(article_id), CUT_OTHERWISE.format(engine=engine))
    wanted = set(terms_of(conn, index, article_id))
    named = _named(held - wanted, "ghost"), _named(wanted - held, "gap")
    what = DIFFERS.format(terms="; ".join(filter(None, named)))
    spot = spot_of(conn, "articles", article_id)
    return Finding(index, str(article_id), what, Cure.REBUILD, spot)


def _named(found: set[Term], what: str) -> str:
    """Return how many terms there are too many or too few, and the first of them."""
    if not found:
        return ""
    first = " ".join(str(term[0]) for term in sorted(found, key=str)[:MOST_NAMED])
    more = " …" if len(found) > MOST_NAMED else ""
    return f"{len(found)} {what}{'s' * (len(found) > 1)} ({first}{more})"
