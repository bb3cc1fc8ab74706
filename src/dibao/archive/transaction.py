"""Transactions: one is open from the first write to the next commit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dibao.archive import journal, seals, waiting
from dibao.archive.connect import COUNT_CHANGE


@contextmanager
def whole(conn: sqlite3.Connection) -> Iterator[None]:
    """Do what follows wholly or not at all, within the transaction now open.

    One is begun where none is; ``commit`` ends it.
    """
    if not conn.in_transaction:
        # Only now: a run that has nothing to write leaves the file as it is.
        journal.begin(conn)
    conn.execute("savepoint whole")
    try:
        yield
    except BaseException:
        if conn.in_transaction:  # a full disk may have ended it already
            conn.execute("rollback to whole")
            conn.execute("release whole")
        raise
    conn.execute("release whole")


def commit(conn: sqlite3.Connection) -> bool:
    """Make durable what was written, and count it; return whether anything was."""
    if not conn.in_transaction:
        return False
    with whole(conn):  # an interrupt amid it must not leave half to be done again
        conn.execute(COUNT_CHANGE)
        flush(conn)
    conn.execute("commit")
    journal.committed(conn)
    return True


def flush(conn: sqlite3.Connection) -> None:
    """Write index entries, keys and seals that wait."""
    waiting.flush(conn)
    seals.flush(conn)
