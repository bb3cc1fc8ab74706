"""What did not go in, and why: one row a file, or a page of it, until it does."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dibao import __version__
from dibao.analyze import engine_in_use
from dibao.archive.sources import Location
from dibao.archive.transaction import whole

NOTE = """
insert into problems (
  path_bytes, path, sha256, page, stage, code, message, tries, version, versions,
  source_id
) values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
on conflict (path_bytes, sha256, page) do update set
  stage = excluded.stage, code = excluded.code, message = excluded.message,
  source_id = excluded.source_id,
  tries = case version when excluded.version then tries + 1 else 1 end,
  version = excluded.version, versions = excluded.versions
"""
OTHERS = "delete from problems where path_bytes = ? and sha256 <> ?"
SOLVED = "delete from problems where path_bytes = ?"
IS_NOTED = "select 1 from problems where path_bytes = ?"
# What stays is what a source that is in lacks.
BUT_PAGES = "and (source_id is null or sha256 <> ?)"
TRIED = """
select stage, code, message, page, sha256, version, tries
from problems
where path_bytes = ? and sha256 = ? and version = ? and source_id is null
"""
LISTED = """
select path_bytes, path, stage, code, message, page, sha256, version, tries,
  {versions}
from problems
order by path, page, id
"""
LACKED = """
select stage, code, message, page, sha256, version, tries
from problems
where path_bytes = ? and sha256 = ? and source_id is not null
order by page
"""
UNOPENED = """
select path_bytes, path, stage, code, message, page, sha256, version, tries
from problems
where sha256 = ''
"""
HAS_VERSIONS = "select 1 from pragma_table_info('problems') where name = 'versions'"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file did not go in, or a page of one that did; 0: the whole file."""

    stage: str  # open, read, clean, segment, annotate, archive
    code: str
    message: str
    page: int = 0
    sha256: str = ""  # "" where the file could not even be opened
    version: str = ""
    tries: int = 1
    versions: str = ""  # of all programs at work, where they are on record


@dataclass(frozen=True, slots=True)
class Noted:
    """A problem, and of which file; ``file`` is where it was, as seen from here."""

    location: Location
    file: Path
    problem: Problem


def listed(conn: sqlite3.Connection, archive: Path) -> tuple[Noted, ...]:
    """Return every problem on record, by path."""
    query = LISTED.format(versions=versions_in(conn))
    return _noted(conn, archive, query)


def unopened(conn: sqlite3.Connection, archive: Path) -> tuple[Noted, ...]:
    """Return the problems of what could not even be opened."""
    return _noted(conn, archive, UNOPENED)


def _noted(conn: sqlite3.Connection, archive: Path, query: str) -> tuple[Noted, ...]:
    return tuple(
        Noted(
            Location(path_bytes, path),
            archive.absolute().parent / os.fsdecode(path_bytes),
            Problem(*problem),
        )
        for path_bytes, path, *problem in conn.execute(query)
    )


def versions_in(conn: sqlite3.Connection) -> str:
    """Return what SQL gives a problem's versions: before schema 3 there are none."""
    return "versions" if conn.execute(HAS_VERSIONS).fetchone() else "''"


def note(
    conn: sqlite3.Connection,
    location: Location,
    problem: Problem,
    *,
    source_id: int | None = None,
) -> None:
    """Record a problem, or that it is still there; what other bytes had is past.

    ``source_id`` is of the source that is in, where it is a page of it that is not.
    """
    with whole(conn):
        conn.execute(OTHERS, (location.path_bytes, problem.sha256))
        conn.execute(
            NOTE,
            (
                location.path_bytes,
                location.path,
                problem.sha256,
                problem.page,
                problem.stage,
                problem.code,
                problem.message,
                problem.version,
                versions(),
                source_id,
            ),
        )


@cache
def versions() -> str:
    """Return which programs are at work, for whoever looks into a problem."""
    return (
        f"dibao {__version__}; Python {platform.python_version()}; "
        f"SQLite {sqlite3.sqlite_version}; {engine_in_use()}"
    )


def tried(
    conn: sqlite3.Connection, location: Location, *, sha256: str, version: str
) -> Problem | None:
    """Return the problem for which these bytes at this path did not go in.

    What this version had; what a file that is in lacks is none.
    """
    values = (location.path_bytes, sha256, version)
    row = conn.execute(TRIED, values).fetchone()
    return Problem(*row) if row else None


def solved(conn: sqlite3.Connection, location: Location) -> None:
    """Forget the problems of a path that is in now."""
    if conn.execute(IS_NOTED, (location.path_bytes,)).fetchone():
        with whole(conn):
            conn.execute(SOLVED, (location.path_bytes,))


def unchanged(
    conn: sqlite3.Connection, location: Location, sha256: str
) -> tuple[Problem, ...]:
    """Forget the same of a path whose bytes were in; return what they still lack."""
    place = location.path_bytes, sha256
    if conn.execute(f"{IS_NOTED} {BUT_PAGES}", place).fetchone():
        with whole(conn):
            conn.execute(f"{SOLVED} {BUT_PAGES}", place)
    return lacked(conn, location, sha256)


def lacked(
    conn: sqlite3.Connection, location: Location, sha256: str
) -> tuple[Problem, ...]:
    """Return which pages of a file that is in could not be read, and why."""
    rows = conn.execute(LACKED, (location.path_bytes, sha256))
    return tuple(Problem(*row) for row in rows)
