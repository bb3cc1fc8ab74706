"""Index entries that wait for the commit.

At every savepoint FTS5 writes what it has gathered, and each source is a savepoint: a
piece of index a source, to be merged again, took a third of all CPU time of storing.
So entries wait in a table of the connection's own, where a savepoint costs nothing and
what is rolled back is gone like all else.
"""

import sqlite3

TABLE = """
create temp table if not exists waiting (
  id integer primary key,
  command text,
  article_id integer not null,
  heading text not null,
  body text not null,
  grams text not null
)
"""
PUT = """
insert into temp.waiting (command, article_id, heading, body, grams)
values (null, ?, ?, ?, ?)
"""
# FTS5 keeps no text of ours, so it must be told the old tokens to forget them.
TAKE = """
insert into temp.waiting (command, article_id, heading, body, grams)
values ('delete', ?, ?, ?, ?)
"""
FLUSH = (
    """
    insert into articles_grams (articles_grams, rowid, grams)
    select command, article_id, grams
    from temp.waiting
    order by id
    """,
    """
    insert into articles_fts (articles_fts, rowid, headline, body)
    select command, article_id, heading, body
    from temp.waiting
    order by id
    """,
    "delete from temp.waiting",
)


def flush(conn: sqlite3.Connection) -> None:
    """Write what waits into both indexes, in order."""
    for statement in FLUSH:
        conn.execute(statement)
