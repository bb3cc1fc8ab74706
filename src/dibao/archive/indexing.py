"""Putting an article into the two indexes, and taking it out again."""

import sqlite3
from collections.abc import Iterable

from dibao.archive import waiting
from dibao.archive.digest import Value
from dibao.archive.keys import NO_KEY
from dibao.archive.preparing import tokens_of
from dibao.archive.transaction import commit, whole

INDEXED = """
select a.kicker || char(10) || a.headline || char(10) || a.deck, x.text
from articles a
join texts x on x.article_id = a.id
where a.id = ?
"""
# A posting list in many pieces is longer than in one, and slower to read.
OPTIMIZE = (
    "insert into articles_grams (articles_grams) values ('optimize')",
    "insert into articles_fts (articles_fts) values ('optimize')",
)
GROWTH = "select count(*), coalesce(sum(id > ?), 0) from sources"


def settle(conn: sqlite3.Connection, last_id: int) -> None:
    """Put each index in one piece, if most sources came after the one with this id.

    So an archive that grows bit by bit pays for it each time it has doubled. The room
    of the pieces, a fifth of the file, goes back to the system. Commits.
    """
    total, new = conn.execute(GROWTH, (last_id,)).fetchone()
    if 2 * new > total:
        with whole(conn):
            optimize(conn)
        commit(conn)
        # execute() would stop at the first of its rows, which have no column.
        conn.executescript("pragma incremental_vacuum")


def optimize(conn: sqlite3.Connection) -> None:
    """Put each index in one piece."""
    for statement in OPTIMIZE:
        conn.execute(statement)


def put(conn: sqlite3.Connection, entries: Iterable[tuple[Value, ...]]) -> None:
    """Index articles: id, words of heading and text, grams, and the key's four."""
    conn.executemany(waiting.PUT, entries)


def take(conn: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of both indexes, before its row changes or goes.

    Its tokens are made again from the stored row: from one place, the same both times.
    """
    heading, text = conn.execute(INDEXED, (article_id,)).fetchone()
    conn.execute(waiting.TAKE, (article_id, *tokens_of(heading, text), *NO_KEY))
