"""The files handed in: which bytes are known, and under which paths they stood."""

import os
import sqlite3
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

SOURCE = """
select s.id, s.withdrawn_at is not null,
  exists (select 1 from source_paths sp where sp.source_id = s.id and sp.is_current)
from sources s
where s.sha256 = ?
"""
IS_WITHDRAWN = "select 1 from sources where id = ? and withdrawn_at is not null"
ENCODING = "select encoding from sources where id = ?"
BY_SHA256 = "select id from sources where sha256 = ?"
PUT = """
insert into sources (sha256, bytes, format, encoding, reader, added_at)
values (?, ?, ?, ?, ?, ?)
"""
READ_ANEW = "update sources set format = ?, encoding = ?, reader = ? where id = ?"
PUT_BYTES = "insert or ignore into source_bytes (source_id, data) values (?, ?)"
PUT_PATH = """
insert into source_paths (source_id, path_bytes, path) values (?, ?, ?)
on conflict (path_bytes, source_id) do update set is_current = 1
"""
LEFT = """
select source_id
from source_paths
where path_bytes = ? and is_current and source_id <> ?
"""
LEAVE = "update source_paths set is_current = 0 where path_bytes = ? and source_id = ?"
HAS_PATH = "select 1 from source_paths where source_id = ? and is_current limit 1"
LAST_ID = "select coalesce(max(id), 0) from sources"
STANDS_AT = """
select 1 from source_paths where path_bytes = ? and source_id = ? and is_current
"""


class Standing(StrEnum):
    """What the archive knows of some bytes."""

    UNKNOWN = "unknown"
    CURRENT = "current"
    SUPERSEDED = "superseded"  # their file holds other bytes now
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Location:
    """A path as the archive keeps it: the system's bytes, and something to show."""

    path_bytes: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was read; ``data`` only where its pages cannot give it back."""

    sha256: str
    size_bytes: int
    format: str
    encoding: str
    reader: str
    data: bytes = b""


def is_withdrawn(conn: sqlite3.Connection, source_id: int) -> bool:
    """Tell whether a source was taken out of lists and indexes."""
    return conn.execute(IS_WITHDRAWN, (source_id,)).fetchone() is not None


def has_path(conn: sqlite3.Connection, source_id: int) -> bool:
    """Tell whether a file is known to hold a source's bytes still."""
    return conn.execute(HAS_PATH, (source_id,)).fetchone() is not None


def located(path: Path, archive: Path) -> Location:
    """Return a path as the archive keeps it.

    Below the archive's own folder it is kept relative, so that the two can move
    together; elsewhere it is absolute, so that it means the same from every folder.
    """
    # In strings: with Path it took a quarter of what an unchanged file takes again.
    whole = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    home = os.path.abspath(archive).rpartition(os.sep)[0] + os.sep  # noqa: PTH100
    is_below = os.path.normcase(whole).startswith(os.path.normcase(home))
    name = (whole[len(home) :] if is_below else whole).replace(os.sep, "/")
    return Location(os.fsencode(name), name.encode(errors="replace").decode())


def standing(conn: sqlite3.Connection, sha256: str) -> tuple[Standing, int]:
    """Return how bytes stand in the archive, and their source's id (0: none)."""
    row = conn.execute(SOURCE, (sha256,)).fetchone()
    if row is None:
        return Standing.UNKNOWN, 0
    source_id, is_withdrawn, has_path = row
    if is_withdrawn:
        return Standing.WITHDRAWN, source_id
    return (Standing.CURRENT if has_path else Standing.SUPERSEDED), source_id


def encoding(conn: sqlite3.Connection, source_id: int) -> str:
    """Return the encoding in which a source was read."""
    (found,) = conn.execute(ENCODING, (source_id,)).fetchone()
    return str(found)


def last_id(conn: sqlite3.Connection) -> int:
    """Return the id of the source that came last; 0 when there is none."""
    (found,) = conn.execute(LAST_ID).fetchone()
    return int(found)


def stands_at(conn: sqlite3.Connection, location: Location, source_id: int) -> bool:
    """Tell whether it is known that a path holds a source's bytes."""
    row = conn.execute(STANDS_AT, (location.path_bytes, source_id)).fetchone()
    return row is not None


def put(conn: sqlite3.Connection, incoming: Incoming) -> tuple[int, bool]:
    """Store a source, or how it was read this time; return its id, and if it is new."""
    found = conn.execute(BY_SHA256, (incoming.sha256,)).fetchone()
    read = incoming.format, incoming.encoding, incoming.reader
    if found:
        source_id = int(found[0])
        conn.execute(READ_ANEW, (*read, source_id))
    else:
        values = incoming.sha256, incoming.size_bytes, *read, now()
        source_id = conn.execute(PUT, values).lastrowid or 0
    if incoming.data:
        conn.execute(PUT_BYTES, (source_id, zlib.compress(incoming.data)))
    return source_id, not found


def move(
    conn: sqlite3.Connection, location: Location, source_id: int
) -> tuple[int, ...]:
    """Record that a path holds these bytes; return the sources left without a path.

    That is one at most: what the file held before, unless a copy of it stands.
    """
    left = conn.execute(LEFT, (location.path_bytes, source_id)).fetchall()
    for (old_id,) in left:
        conn.execute(LEAVE, (location.path_bytes, old_id))
    conn.execute(PUT_PATH, (source_id, location.path_bytes, location.path))
    return tuple(old_id for (old_id,) in left if not has_path(conn, old_id))


def now() -> str:
    """Return the time, to the second, as the archive writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
