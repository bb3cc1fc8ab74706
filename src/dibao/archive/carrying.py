"""What goes from an old archive to a new one as it is, and what is told of the rest."""

# ruff: noqa: S608 - statements are put together from our own constants only

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dibao.archive import indexing, issues, links, seals, waiting
from dibao.archive.connect import COUNT_CHANGE
from dibao.errors import DataError

# An ``article_id`` is the old one's until its new one is there, so that no other
# article is given a uid that is about to be inherited.
CARRIED = {
    "runs": "id, started_at, finished_at, version, seen, new, unchanged, problems",
    "sources": "id, sha256, bytes, format, encoding, reader, added_at, withdrawn_at",
    "source_paths": "id, source_id, path_bytes, path, is_current",
    "source_bytes": "source_id, data",
    "problems": "id, source_id, path_bytes, path, sha256, page, stage, code, message, "
    "tries, version, versions",
    "titles": "id, name",
    "issues": "id, title_id, date, date_exact, edition, number, status, source_id",
    "uids": "uid, article_id, see_uid, reason",
}
"""The tables that are carried over row by row, and their columns."""
REMADE = {
    "meta",
    "pages",
    "articles",
    "texts",
    "blocks",
    "spans",
    "edits",
    "links",
    "labels",
    "articles_keys",
    "articles_grams",
    "articles_fts",
    "seals",
}
"""The tables that are filled anew, from the raw pages and what is known of each."""

# By date, so that the newest articles have the highest ids: from those a search that
# wants the newest first reads backwards.
SOURCES = """
select s.id, s.sha256, s.withdrawn_at is null and max(p.superseded_by) is null
from sources s
join pages p on p.source_id = s.id
join issues i on i.id = p.issue_id
group by s.id
order by min(coalesce(i.date, '')), s.id
"""
SUPERSEDED = """
select source_id, superseded_by from pages where superseded_by is not null
group by source_id
"""
SUPERSEDE = "update pages set superseded_by = :by where source_id = :source_id"
COUNTER = "select value from meta where key = 'counter'"
SET_COUNTER = "update meta set value = ? where key = 'counter'"
WITH_JUMPS = """
select distinct p.issue_id
from articles a
join pages p on p.id = a.page_id
where a.jump <> ''
"""
COLUMNS = "select name from pragma_table_info(?)"
COUNT_PAGES = "select count(*) from pages"


@dataclass(frozen=True, slots=True)
class Kept:
    """A source whose pages are stored; one not current has no articles."""

    id: int
    sha256: str
    is_current: bool


def carry(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Copy what does not depend on how pages are understood."""
    for table, names in CARRIED.items():
        has = {name for (name,) in old.execute(COLUMNS, (table,))}
        columns = ", ".join(name for name in names.split(", ") if name in has)
        marks = ", ".join("?" * (columns.count(",") + 1))
        rows = old.execute(f"select {columns} from {table}")
        new.executemany(f"insert into {table} ({columns}) values ({marks})", rows)


def sources(old: sqlite3.Connection) -> Iterator[Kept]:
    """Yield every source that has pages, by the date of the first."""
    for source_id, sha256, is_current in old.execute(SOURCES).fetchall():
        yield Kept(source_id, sha256, bool(is_current))


def finish(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Make what hangs on all articles at once, and see that nothing is missing.

    Raises:
        DataError: something is; then the old archive is damaged.
    """
    for source_id, by in old.execute(SUPERSEDED):
        new.execute(SUPERSEDE, {"source_id": source_id, "by": by})
    links.join(new, [row[0] for row in new.execute(WITH_JUMPS)])
    issues.drop_empty(new)
    waiting.flush(new)
    indexing.optimize(new)
    new.execute(SET_COUNTER, old.execute(COUNTER).fetchone())
    new.execute(COUNT_CHANGE)
    seals.flush(new)
    counts = [conn.execute(COUNT_PAGES).fetchone() for conn in (old, new)]
    broken = new.execute("pragma foreign_key_check").fetchall()
    if counts[0] != counts[1] or broken:
        raise DataError(
            f"the old archive holds {counts[0][0]} pages, the new one {counts[1][0]}, "
            f"and {len(broken)} rows there miss what they point to. The old one is "
            f"damaged, and stays as it was. Is there a backup?",
            code="damaged",
        )
