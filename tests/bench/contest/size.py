"""What the indexes weigh, against the text and against trigrams of the same text."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from contest import bed as beds
from contest.bed import Bed
from contest.figure import Figure, at_most

OURS = ("articles_grams", "articles_fts", "articles_keys")
BARE = "create virtual table bare using fts5(text, content='', tokenize='trigram')"
PAGES = "select coalesce(sum(pgsize), 0) from dbstat where name = ? or name glob ?"
BLOCKS = "select coalesce(sum(length(block)), 0) from {}_data"
KEYS = "select coalesce(sum(length(keys)), 0) from articles_keys"


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield the size of dibao's indexes, all of what search reads but the text."""
    text = sum(len(one.text.encode()) for one in bed.articles)
    ours = {table: bytes_of(bed.archive, table) for table in OURS}
    whole = sum(ours.values())
    parts = ", ".join(f"{name} {size / text:.3f}×" for name, size in ours.items())
    note = f"{text / 1e6:.1f} MB of text: {parts}"
    yield at_most("index / text", 1.05, whole / text, note=note)
    trigrams = bytes_of(beds.trigrams(bed)[1], "trigrams")
    note = f"headline and body, as ours are: {trigrams / text:.2f}× the text"
    yield at_most("index / trigram index", 0.40, whole / trigrams, note=note)
    bare = bytes_of(one_column(bed), "bare")
    note = f"which cannot weight a headline: {bare / text:.2f}× the text"
    yield Figure("  … of one column", seen=whole / bare, note=note)


def one_column(bed: Bed) -> Path:
    """Return a file with the smallest trigram index there is: of texts in one piece."""
    path = bed.folder / "bare.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(BARE)
        rows = ((one.id, one.text) for one in bed.articles)
        conn.executemany("insert into bare (rowid, text) values (?, ?)", rows)
        conn.execute("insert into bare (bare) values ('optimize')")
        conn.commit()
    return path


def bytes_of(path: Path, table: str) -> int:
    """Return the pages of a table and of what FTS5 keeps beside it.

    Where SQLite was built without dbstat, the blocks in them.
    """
    with closing(sqlite3.connect(path)) as conn:
        try:
            (found,) = conn.execute(PAGES, (table, f"{table}_*")).fetchone()
        except sqlite3.OperationalError:
            statement = KEYS if table == "articles_keys" else BLOCKS.format(table)
            (found,) = conn.execute(statement).fetchone()
    return int(found)
