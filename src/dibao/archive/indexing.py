"""Putting an article into the two indexes, and taking it out again.

FTS5 keeps no text of ours, so it must be told the old tokens to forget them. They are
made again from the stored row: from one place, the same both times.
"""

import sqlite3

from dibao.analyze import has_blanks, index_entry, is_normal
from dibao.archive import keys
from dibao.archive.transaction import commit, whole

INDEXED = """
select a.kicker || char(10) || a.headline || char(10) || a.deck, x.text
from articles a
join texts x on x.article_id = a.id
where a.id = ?
"""
PUT_GRAMS = "insert into articles_grams (rowid, grams) values (?, ?)"
PUT_WORDS = "insert into articles_fts (rowid, headline, body) values (?, ?, ?)"
TAKE_GRAMS = """
insert into articles_grams (articles_grams, rowid, grams) values ('delete', ?, ?)
"""
TAKE_WORDS = """
insert into articles_fts (articles_fts, rowid, headline, body)
values ('delete', ?, ?, ?)
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


def put(conn: sqlite3.Connection, article_id: int) -> None:
    """Index a stored article."""
    heading, text = conn.execute(INDEXED, (article_id,)).fetchone()
    entry = index_entry(heading, text)
    conn.execute(PUT_GRAMS, (article_id, entry.grams))
    conn.execute(PUT_WORDS, (article_id, entry.headline_words, entry.body_words))
    keys.put(conn, article_id, marks=_marks(text))


def take(conn: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of both indexes, before its row changes or goes."""
    heading, text = conn.execute(INDEXED, (article_id,)).fetchone()
    entry = index_entry(heading, text)
    conn.execute(TAKE_GRAMS, (article_id, entry.grams))
    conn.execute(TAKE_WORDS, (article_id, entry.headline_words, entry.body_words))
    keys.drop(conn, article_id)


def _marks(text: str) -> int:
    """Return what must be known of a text to verify a hit in it."""
    folds = keys.IS_FOLDED * (not is_normal(text))
    return folds | keys.HAS_BLANKS * has_blanks(text)
