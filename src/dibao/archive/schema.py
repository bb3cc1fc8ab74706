"""The tables, and how an archive comes to have them.

A migration that has been released is never edited; a new one is added below it.
``articles`` and what hangs on it holds what is current: the articles of a page that
was superseded or withdrawn are gone from it, their ``uids`` and the raw page are not.
"""

from sqlite_utils import Database, Migrations

from dibao.archive.first import TABLES
from dibao.archive.identity import APPLICATION_ID

migrations = Migrations("dibao")


@migrations()
def m001_first_tables(db: Database) -> None:
    """Make every table of schema version 1."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION_ID:d}")
    db.execute("insert into meta (key, value) values ('schema_version', '1')")


# No merging at every commit: FTS5 then does it for sixteen pieces at once, and
# ``indexing.settle`` for all, which takes .8 of the time (12,000 articles of news in
# commits of 64).
KEYS = """
create table labels (
  id integer primary key,
  name text not null unique
);
create table articles_keys (
  part integer primary key,
  keys blob not null
);
create index articles_date on articles (date);
insert into articles_grams(articles_grams, rank) values ('automerge', 0);
insert into articles_fts(articles_fts, rank) values ('automerge', 0);
"""


@migrations()
def m002_keys(db: Database) -> None:
    """Make what sorts, narrows and counts articles; see ``dibao.archive.keys``.

    An archive of schema 1 numbers its articles by date and cannot be brought up to
    this; ``dibao rebuild`` makes it anew, and only new files come here.
    """
    for statement in KEYS.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute("update meta set value = '2' where key = 'schema_version'")


SEALS = """
create table seals (
  table_name text not null,
  key not null,
  digest blob not null,
  primary key (table_name, key)
) without rowid;
alter table problems add column versions text not null default '';
"""


@migrations()
def m003_seals(db: Database) -> None:
    """Make what ``dibao.archive.seals`` fills, which is the caller's to do."""
    for statement in SEALS.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute("update meta set value = '3' where key = 'schema_version'")


@migrations()
def m004_layouts(db: Database) -> None:
    """Make room for where a page's lines are printed; see ``dibao.archive.printing``.

    A page stored before has no such place: only text was read then.
    """
    db.execute("alter table pages add column layout text")
    db.execute("update meta set value = '4' where key = 'schema_version'")
