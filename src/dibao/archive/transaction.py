"""Transactions: one is open from the first write to the next commit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dibao.archive import share, waiting
from dibao.archive.connect import COUNT_CHANGE
from dibao.errors import LockedError


@contextmanager
def whole(conn: sqlite3.Connection) -> Iterator[None]:
    """Do what follows wholly or not at all, within the transaction now open.

    One is begun where none is; ``commit`` ends it.
    """
    if not conn.in_transaction:
        # Only now: a run that has nothing to write leaves the file as it is.
        _set_journal(conn)
        conn.execute("begin immediate")
    conn.execute("savepoint whole")
    try:
        yield
    except BaseException:
        if conn.in_transaction:  # a full disk may have ended it already
            conn.execute("rollback to whole")
            conn.execute("release whole")
        raise
    conn.execute("release whole")


def _set_journal(conn: sqlite3.Connection) -> None:
    """Write with a log from here on, past which readers read.

    Raises:
        LockedError: somebody who began to read before it was so does not end.
    """
    try:
        conn.execute(share.journal(conn))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise LockedError(
            "another program has been reading the archive for five seconds on end. "
            "Close it, and try again."
        ) from error


def commit(conn: sqlite3.Connection) -> bool:
    """Make durable what was written, and count it; return whether anything was."""
    if not conn.in_transaction:
        return False
    with whole(conn):  # an interrupt amid it must not leave half to be done again
        waiting.flush(conn)
    conn.execute(COUNT_CHANGE)
    conn.execute("commit")
    return True
