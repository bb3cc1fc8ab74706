"""Opening what a crash left half done: it is undone, or taken in, before it is read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dibao.archive.trouble import code_of


def recovered(
    path: Path, opened: Callable[[], sqlite3.Connection]
) -> sqlite3.Connection:
    """Return what opens, if need be after what a crash left is undone."""
    try:
        return opened()
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_READONLY:
            raise
    recover(path)
    return opened()


def recover(path: Path) -> None:
    """Undo what a crash left half done; only a connection that may write can.

    A reader is told that the file is read-only where the log of a crash lies beside it.
    """
    uri = path.absolute().as_uri() + "?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as conn:
        conn.execute("pragma schema_version").fetchone()
