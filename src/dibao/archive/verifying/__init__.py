"""Verifying: every row, every index and every file against what was written.

Read only. An error of SQLite on the way is a finding with its place, and the check goes
on: what is damaged is what it is for.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from dibao.analyze import using
from dibao.archive import beside, wording
from dibao.archive.connect import HAS_TABLES, check_ours
from dibao.archive.identity import OLDEST
from dibao.archive.recovery import recovered
from dibao.archive.telling import Progress, nobody
from dibao.archive.trouble import told
from dibao.archive.verifying import disk, file, indexes, keyed, log, rows, texts
from dibao.archive.verifying.finding import (
    NOWHERE,
    Cure,
    Finding,
    Spot,
    guarded,
    note,
)
from dibao.archive.verifying.given import GRAMS, WORDS
from dibao.errors import DataError, NoInputError

__all__ = ["NOWHERE", "Cure", "Finding", "Spot", "verify"]

SAFE = (
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
    "pragma mmap_size = 0",
)
COUNT = {
    "articles": "select count(*) from articles",
    "sources": "select count(*) from source_paths where is_current",
}
ONLY_ARTICLES = (
    "was made by an older dibao, which sealed articles and no other rows. The next "
    "command that writes brings it up to date"
)
DERIVED = (GRAMS, WORDS, "articles_keys")
NAMES = {GRAMS: "grams", WORDS: "words"}
SEALED_SINCE = 3


def verify(
    archive: Path,
    *,
    with_sources: bool = True,
    progress: Progress = nobody,
) -> Iterator[Finding]:
    """Yield all that is not as it was written, of an archive that nothing is done to.

    What stands on the disk by now is looked at too, unless not ``with_sources``.

    Raises:
        NoInputError: there is no such archive.
        DataError: it is none, of a schema that cannot be read, or nothing of it can.
        MissingError: this SQLite cannot do it.
    """
    if not archive.is_file():
        raise NoInputError(f"{archive}: no such archive.")
    beside.refuse_foreign(archive)
    before = beside.log_of(archive), beside.mark_of(archive)
    with told(archive), closing(recovered(archive, lambda: _opened(archive))) as conn:
        version = check_ours(conn, archive, OLDEST)
        found = _all(conn, archive, version, progress)
        yield from guarded(log.of_log(conn, *before), table="wal", cure=Cure.BACKUP)
        yield from _told_once(conn, archive, found)
        if with_sources and not wording.is_published(conn):
            tell = _told(conn, progress, "sources")
            files = disk.of_files(conn, archive, tell)
            yield from guarded(files, table="source_paths", cure=Cure.BACKUP)


def _opened(archive: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, and reads damaged text as it is."""
    uri = archive.absolute().as_uri() + "?mode=ro"
    conn = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        conn.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        for statement in SAFE:
            conn.execute(statement)
        conn.execute("begin")  # all of it as it stands at one moment
        conn.execute(HAS_TABLES)
    except BaseException:
        conn.close()
        raise
    return conn


def _all(
    conn: sqlite3.Connection, archive: Path, version: int, progress: Progress
) -> Iterator[Finding]:
    """Yield what each check finds, one after the other."""
    steps: tuple[tuple[str, Iterator[Finding]], ...] = (
        ("file", file.of_structure(conn)),
        ("schema", file.of_schema(conn, version)),
        ("rows", _rows(conn, version)),
        ("texts", texts.of_articles(conn, _told(conn, progress, "texts"))),
        ("keys", keyed.of_keys(conn, _told(conn, progress, "keys"))),
        ("indexes", _indexes(conn, archive, progress)),
    )
    for name, found in steps:
        progress(name, 0, 0)
        yield from guarded(found, table=name, cure=Cure.REBUILD)


def _rows(conn: sqlite3.Connection, version: int) -> Iterator[Finding]:
    """Yield what the seals tell, where the schema has them."""
    if version >= SEALED_SINCE:
        yield from rows.of_rows(conn)
    else:
        yield note("seals", "", ONLY_ARTICLES)


def _indexes(
    conn: sqlite3.Connection, archive: Path, progress: Progress
) -> Iterator[Finding]:
    """Yield what indexes hold too much or too little, if they were cut as now."""
    try:
        own = wording.user_words_of(conn)
    except DataError as error:
        yield Finding("meta", wording.DICTIONARY, str(error), Cure.BACKUP)
        return
    other = tuple(file.of_words(conn, own))
    yield from other
    for index in () if other else (GRAMS, WORDS):
        tell = _told(conn, progress, NAMES[index])
        with using(own):
            found = indexes.of_index(conn, archive, index, tell)
            yield from guarded(found, table=index, cure=Cure.REBUILD)


def _told_once(
    conn: sqlite3.Connection, archive: Path, found: Iterator[Finding]
) -> Iterator[Finding]:
    """Yield findings, each once, and none that only follows from another."""
    seen: set[Finding] = set()
    altered: set[str] = set()
    for one in found:
        if one in seen or (one.table in DERIVED and one.key in altered):
            continue
        seen.add(one)
        if one.table == "articles":
            altered.add(one.key)
        yield _cured(conn, archive, one)


def _cured(conn: sqlite3.Connection, archive: Path, one: Finding) -> Finding:
    """Return a finding with the file that cures it, where there is one."""
    if one.table == "pages" and one.key:
        path, encoding = disk.source_of(conn, archive, one.key)
        if path:
            return replace(one, cure=Cure.SOURCE, path=path, encoding=encoding)
    return one


def _told(
    conn: sqlite3.Connection, progress: Progress, step: str
) -> Callable[[int], None]:
    """Return what tells how many articles or files of a step are done."""
    try:
        (total,) = conn.execute(
            COUNT["sources" if step == "sources" else "articles"]
        ).fetchone()
    except sqlite3.Error:
        total = 0
    return lambda done: progress(step, done, total)
