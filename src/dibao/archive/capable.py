"""What the SQLite of this Python can do, and what is wrong with it."""

import sqlite3

from dibao.errors import MissingError

OLDEST = (3, 35, 0)  # the first with RETURNING
# Two connections that write or checkpoint one log at the same moment may corrupt it:
# sqlite.org/wal.html, "The WAL-Reset Bug".
WAL_RESET = ((3, 7, 0), (3, 51, 2))
MODULES = "select name from pragma_module_list where name = 'fts5'"


def check(conn: sqlite3.Connection) -> None:
    """Raise a MissingError unless this SQLite can do what an archive needs."""
    has_fts5 = bool(conn.execute(MODULES).fetchone())
    missing = lacking(sqlite3.sqlite_version_info, has_fts5=has_fts5)
    if missing:
        raise MissingError(missing)


def lacking(version: tuple[int, ...], *, has_fts5: bool) -> str:
    """Return what a SQLite has not that an archive needs, and the cure; "" for all."""
    said = ".".join(map(str, version))
    if version < OLDEST:
        wants = f"is older than {'.'.join(map(str, OLDEST))}"
    elif not has_fts5:
        wants = "was built without FTS5, which searches"
    else:
        return ""
    return (
        f"SQLite {said} of this Python {wants}. Nothing was done. Install Python from "
        f"python.org or your distribution, which brings another."
    )


def wal_reset(version: tuple[int, ...]) -> str:
    """Return what to beware of with a SQLite; "" where the fault is mended.

    dibao lets one program write at a time: only others can run into it.

    >>> wal_reset((3, 51, 3))
    ''
    """
    first, last = WAL_RESET
    if not first <= version <= last:
        return ""
    return "has the WAL-reset fault: let only dibao write this archive"
