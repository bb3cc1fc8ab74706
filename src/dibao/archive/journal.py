"""The log beside an archive while a run is at work, and one whole file after it."""

import sqlite3
from contextlib import suppress
from typing import Literal

from dibao.archive import beside, seals, share, sources, wording
from dibao.errors import LockedError


def begin(conn: sqlite3.Connection) -> None:
    """Begin a transaction, the first of all with a log beside the file.

    On a network share there is none, for it cannot be used there. In the first
    transaction stands that a run is at work: see ``committed``.
    """
    is_shared = share.is_on_share(share.path_of(conn))
    if has_log(conn) == is_shared:
        _set_mode(conn, "delete" if is_shared else "wal")
    conn.execute("begin immediate")
    # The log may be another's: a backup began it, or a reader kept the last run's.
    if is_at_work(_marked(conn)) == is_shared:
        since = "" if is_shared else sources.now()
        conn.execute(wording.SET_META, (wording.WRITING, since))


def committed(conn: sqlite3.Connection) -> None:
    """Let the file itself say that a run is at work, as soon as one has committed.

    So it shows if the log with all that the run committed is lost
    (``dibao.archive.verifying.log``). While somebody reads what was before, it must
    wait for the next commit.
    """
    if has_log(conn) and not is_at_work(beside.mark_of(share.path_of(conn))):
        conn.execute("pragma wal_checkpoint(passive)").fetchone()


def is_at_work(mark: str | None) -> bool:
    """Tell whether a mark says that a run is at work, or was cut off."""
    return bool(mark) and not str(mark).startswith(wording.LEFT)


def _set_mode(conn: sqlite3.Connection, mode: Literal["wal", "delete"]) -> None:
    """Write with a log from here on, past which readers read; or without.

    Raises:
        LockedError: somebody who began to read before it was so does not end.
    """
    try:
        conn.execute(f"pragma journal_mode = {mode}")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise LockedError(
            "another program has been reading the archive for five seconds on end. "
            "Close it, and try again."
        ) from error


def has_log(conn: sqlite3.Connection) -> bool:
    """Tell whether what is committed goes into a log beside the file."""
    return bool(conn.execute("pragma journal_mode").fetchone() == ("wal",))


def _marked(conn: sqlite3.Connection) -> str | None:
    """Return what an archive, its log and all, says of a run; None for nothing."""
    row = conn.execute(wording.META, (wording.WRITING,)).fetchone()
    return str(row[0]) if row else None


def _mark(conn: sqlite3.Connection, since: str) -> None:
    """Say in the file that a run is at work since then; "": that none is."""
    conn.execute("begin immediate")
    conn.execute(wording.SET_META, (wording.WRITING, since))
    seals.flush(conn)
    conn.execute("commit")


def leave(conn: sqlite3.Connection) -> None:
    """Put all into the one file, so that it can be copied and read from anywhere.

    While a reader has it open this cannot be done, and need not be.
    """
    if conn.in_transaction:
        conn.rollback()
    conn.execute("pragma busy_timeout = 0")
    with suppress(sqlite3.OperationalError):
        if not has_log(conn):
            return
        _mark(conn, wording.LEFT + sources.now())
        conn.execute("pragma wal_checkpoint(truncate)")
        conn.execute("pragma journal_mode = delete")
        if not has_log(conn):
            _mark(conn, "")
