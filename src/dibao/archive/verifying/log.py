"""What the log beside an archive tells of the last run: cut off, torn, or lost."""

import sqlite3
from collections.abc import Iterator

from dibao.archive import wording
from dibao.archive.beside import Log
from dibao.archive.journal import is_at_work
from dibao.archive.verifying.finding import Cure, Finding, note

LAST_RUN = "select finished_at from runs order by id desc limit 1"

LOST = (
    "a run that began at {since} was cut off, and the -wal file that held what it "
    "committed is not here: that is lost. Here is change {counter}. Hand the same "
    "files in again, or put the -wal file back before anything writes"
)
TORN = (
    "{commits} of a run are whole, {lost} after {frames} frames are torn and lost. "
    "Here is change {counter}, with all before it. Hand the same files in again"
)
CUT_OFF = (
    "a run is at work, or was cut off: {commits} in the -wal file are whole and are "
    "all here, to change {counter}{torn}"
)
TAIL = "; after them come {frames} frames that end no commit"
NO_LOG = "is no write-ahead log: what the last run committed is lost. Here is change {}"


def of_log(conn: sqlite3.Connection, log: Log, mark: str | None) -> Iterator[Finding]:
    """Yield what is to be said of a log, read before the archive was opened.

    ``mark`` is what the file without it says of a run.
    """
    counter = _said(conn, "counter")
    at_work = is_at_work(mark)
    if not log.is_log:
        yield Finding("wal", "", NO_LOG.format(counter), Cure.BACKUP)
    elif log.lost_commits:
        what = TORN.format(
            commits=commits(log.commits),
            lost=commits(log.lost_commits),
            frames=log.frames,
            counter=counter,
        )
        yield Finding("wal", "", what, Cure.BACKUP)
    elif log.commits or log.torn_frames or (log.is_there and at_work):
        torn = TAIL.format(frames=log.torn_frames) if log.torn_frames else ""
        what = CUT_OFF.format(commits=commits(log.commits), counter=counter, torn=torn)
        yield note("wal", "", what)
    elif at_work:
        what = LOST.format(since=mark, counter=counter)
        yield Finding("wal", "", what, Cure.BACKUP)


def commits(number: int) -> str:
    """Return how many commits, in words."""
    return f"{number} commit{'s' * (number != 1)}"


def _said(conn: sqlite3.Connection, key: str) -> str:
    """Return what the archive says of itself; "" for nothing."""
    row = conn.execute(wording.META, (key,)).fetchone()
    return str(row[0]) if row else ""
