"""Index entries and keys that wait for the commit.

At every savepoint FTS5 writes what it has gathered, and each source is a savepoint: a
piece of index a source, to be merged again, took more than a third of the time in SQL.
So entries wait in a table of the connection's own, where a savepoint costs nothing and
what is rolled back is gone like all else.
"""

import sqlite3

from dibao.archive import keys

TABLE = """
create temp table if not exists waiting (
  id integer primary key,
  command text,
  article_id integer not null,
  heading text not null,
  body text not null,
  grams text not null,
  date integer not null,
  title_id integer not null,
  label_id integer not null,
  state integer not null
)
"""
PUT = """
insert into temp.waiting (
  command, article_id, heading, body, grams, date, title_id, label_id, state
) values (null, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# FTS5 keeps no text of ours, so it must be told the old tokens to forget them.
TAKE = PUT.replace("null", "'delete'")
KEYS = """
select article_id, date, title_id, label_id, state from temp.waiting order by id
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
    """Write what waits, in order."""
    keys.put(conn, ((row[0], row[1:]) for row in conn.execute(KEYS)))
    for statement in FLUSH:
        conn.execute(statement)
