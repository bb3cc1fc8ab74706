"""One row for each run that changed something."""

import sqlite3
from dataclasses import astuple, dataclass

from dibao.archive.transaction import whole

PUT = """
insert into runs (started_at, finished_at, version, seen, new, unchanged, problems)
values (?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """When a run was, of which version, and how many files it saw."""

    started_at: str
    finished_at: str
    version: str
    seen: int
    new: int
    unchanged: int
    problems: int


def put(conn: sqlite3.Connection, run: Run) -> None:
    """Record a run."""
    with whole(conn):
        conn.execute(PUT, astuple(run))
