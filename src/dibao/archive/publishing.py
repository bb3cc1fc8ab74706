"""The copy that is shown: small, read only, and without what is not for everyone.

What was withdrawn, or was in a file that holds something else by now, is not in it:
neither in a table nor in an index, nor in what SQLite has left free. Nor are the
office's folders and problems, and the files that were kept as they came.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from dibao.archive import indexing, issues, seals
from dibao.archive.connect import open_to_read, prepare
from dibao.archive.copying import CHECK, COUNTS, Copied, copied
from dibao.archive.digest import of_content, of_lines
from dibao.archive.pointer import Replace, exchange
from dibao.archive.sources import now
from dibao.archive.swap import placed, written
from dibao.archive.telling import Progress, nobody
from dibao.archive.trouble import told
from dibao.archive.wording import PUBLISHED, SET_META, is_published
from dibao.errors import CannotWriteError, DataError, DibaoError

READ_ONLY = 0o444

# In this order: what points to a row goes before it.
FORGET = (
    """
    create temp table gone as
    select id from sources
    where withdrawn_at is not null
      or id in (select source_id from pages where superseded_by is not null)
    """,
    "delete from pages where source_id in (select id from temp.gone)",
    "delete from problems",
    "delete from source_bytes",
)
FORGET_SOURCES = "delete from sources where id in (select id from temp.gone)"
FORGET_LABELS = "delete from labels where name not in (select label from pages)"
PATHS = """
select source_id, path_bytes, path
from source_paths
where is_current and source_id not in (select id from temp.gone)
order by id
"""
FORGET_PATHS = "delete from source_paths"
PUT_NAME = """
insert or ignore into source_paths (source_id, path_bytes, path) values (?, ?, ?)
"""
SEALS = "select uid, digest, headline from articles order by uid"
LAST = ("pragma journal_mode = delete", "vacuum")


def publish(
    archive: Path,
    to: Path,
    *,
    replace: Replace = Path.replace,
    progress: Progress = nobody,
) -> Copied:
    """Put a copy for readers in the place of the one before; return it.

    Whoever asks meanwhile is given the old or the new one, each whole. ``replace``
    is how a file takes another's name; where it may not, see ``exchange``.

    Raises:
        NoInputError: there is no such archive.
        DataError: it is none, another dibao's, or damaged.
        CannotWriteError: it cannot be written, or what is there is no such copy.
        DiskError: the disk failed or is full.
        LockedError: another dibao publishes there.
    """
    open_to_read(archive).close()
    _check_target(to)
    places: list[Path] = []

    def give(new: Path, path: Path) -> None:
        places.append(exchange(new, path, replace=replace))

    with placed(to, replace=True, mode=READ_ONLY, give=give) as building:
        with told(archive):
            copied(archive, building, to=to, progress=progress)
        progress("strip", 0, 0)
        with told(building), written(to):
            said = _stripped(building)
        size_bytes = building.stat().st_size
    return Copied(places[0], size_bytes, *said)


def _check_target(to: Path) -> None:
    """Refuse to replace anything but a published copy: that can be made again."""
    if not to.exists():
        return
    try:
        with closing(open_to_read(to)) as conn:
            is_copy = is_published(conn)
    except DibaoError:
        is_copy = False
    if not is_copy:
        raise CannotWriteError(
            f"{to}: what is there is no published copy, and was left alone. Give "
            f"another name."
        )


def _stripped(path: Path) -> tuple[int, int, int, str]:
    """Take out of a copy what is not shown; return its counts and digest."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        prepare(conn, "")
        conn.execute("pragma synchronous = off")  # a killed one is made again
        before = of_lines(conn.execute(SEALS))
        conn.execute("begin immediate")
        _forget(conn)
        indexing.optimize(conn)
        conn.execute(SET_META, (PUBLISHED, now()))
        seals.flush(conn)
        conn.execute("commit")
        for statement in LAST:
            conn.execute(statement)
        _check(conn, path, before)
        return (*conn.execute(COUNTS).fetchone(), of_content(conn))


def _forget(conn: sqlite3.Connection) -> None:
    """Delete what is not shown; of a path only the file's name stays."""
    for statement in FORGET:
        conn.execute(statement)
    issues.drop_empty(conn)
    names = [
        (source_id, path_bytes.rpartition(b"/")[2], path.rpartition("/")[2])
        for source_id, path_bytes, path in conn.execute(PATHS)
    ]
    conn.execute(FORGET_PATHS)
    conn.executemany(PUT_NAME, names)
    conn.execute(FORGET_SOURCES)
    conn.execute(FORGET_LABELS)


def _check(conn: sqlite3.Connection, path: Path, before: str) -> None:
    """Refuse a copy that lost an article, or is not sound.

    ``before`` is the digest of what all articles' seals were: all that grows with the
    archive is left where it is.
    """
    (state,) = conn.execute(CHECK).fetchone()
    broken = conn.execute("pragma foreign_key_check").fetchall()
    if state != "ok" or broken or before != of_lines(conn.execute(SEALS)):
        raise DataError(
            f"{path}: the copy is not whole ({state}), and was not kept. This is a bug "
            f"in dibao, or the disk is failing.",
            code="damaged",
        )
