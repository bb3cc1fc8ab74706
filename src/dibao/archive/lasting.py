"""Reading for long, and not in the way of who writes.

An archive at rest is one file, in a mode in which a reader keeps every writer out: one
that began meanwhile would give up after five seconds. So whoever reads for longer first
puts it into the mode in which it is written, and it is at rest again afterwards. On a
network share it cannot be in that mode, and a writer must try again.
"""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dibao.archive import share
from dibao.archive.connect import one_moment, open_to_read
from dibao.archive.identity import OLDEST

IN_USE = ("pragma journal_mode = wal",)
AT_REST = ("pragma wal_checkpoint(truncate)", "pragma journal_mode = delete")


@contextmanager
def one_lasting_moment(
    path: Path, *, oldest: int = OLDEST
) -> Iterator[sqlite3.Connection]:
    """Yield a connection that shows an archive as it stands now, until the end.

    Raises:
        NoInputError, DataError: see ``open_to_read``.
    """
    open_to_read(path, oldest=oldest).close()
    may_write = path.stat().st_mode & stat.S_IWUSR
    is_ours_to_change = may_write and not share.is_on_share(path)
    try:
        if is_ours_to_change:
            _set_mode(path, IN_USE)
        with closing(open_to_read(path, oldest=oldest)) as conn, one_moment(conn):
            yield conn
    finally:
        if is_ours_to_change:
            _set_mode(path, AT_REST)


def _set_mode(path: Path, statements: tuple[str, ...]) -> None:
    """Change the mode, where the system lets us and nobody is at work.

    SQLite refuses the way back while another has the archive open; a writer then goes
    it when it leaves.
    """
    with (
        suppress(sqlite3.OperationalError),
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as conn,
    ):
        for statement in statements:
            conn.execute(statement)
