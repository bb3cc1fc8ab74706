"""An archive's file may be replaced while it is served: who asks next sees the new one.

Datasette keeps its connections for good, and those read on in a file that has lost its
name. Here every request looks once which file has the name, and keeps to that one
until it has answered; the last that leaves an old file closes it.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from datasette.app import Datasette
from datasette.database import Database

from dibao.archive.connect import open_to_read
from dibao.archive.pointer import pointed
from dibao.errors import DibaoError
from dibao.web.guard import App, Receive, Scope, Send

T = TypeVar("T")
Stamp = tuple[str, int, int]
"""A file's path, device and number. While it is open no other has the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A file that has had the archive's name, and its connections that are at rest."""

    stamp: Stamp
    idle: SimpleQueue[sqlite3.Connection] = field(default_factory=SimpleQueue)
    readers: set[object] = field(default_factory=set)  # requests that keep to it


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """An archive that is served; ``opened`` is the file that requests now begin with.

    ``refused`` are files that had the name and were no archives that we can read.
    """

    datasette: Datasette
    database: Database
    path: Path
    opened: list[Opened] = field(default_factory=list)  # one
    refused: set[Stamp] = field(default_factory=set)


PATIENCE_S = 10  # for a query that ends after READ_LIMIT_MS at the latest
_SHELF = "_dibao_shelf"  # the attribute of a database that is followed
_kept: ContextVar[dict[Database, Opened]] = ContextVar("kept")


def follow(datasette: Datasette, database: Database) -> Shelf | None:
    """Return what knows from now on which file a database is; None for no file.

    Nor is an archive followed that only another dibao can read.
    """
    if not database.is_mutable or not database.path:
        return None
    shelf = Shelf(datasette, database, Path(database.path))
    stamp = stamp_of(shelf.path)
    opened = None
    with suppress(DibaoError, sqlite3.Error):
        opened = _opened(shelf, stamp) if stamp else None
    if opened is None:
        return None
    shelf.opened.append(opened)
    setattr(database, _SHELF, shelf)
    return shelf


def wrap(app: App, datasette: Datasette) -> App:
    """Return the application, each of whose answers is of one file."""

    async def steady(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        with one_file(datasette):
            await app(scope, receive, send)

    return steady


@contextmanager
def one_file(datasette: Datasette) -> Iterator[None]:
    """Let all that is read inside be read from the files that are there now."""
    found = (getattr(one, _SHELF, None) for one in datasette.databases.values())
    shelves = [shelf for shelf in found if shelf]
    kept = {shelf.database: newest(shelf) for shelf in shelves}
    with ExitStack() as stack:
        for shelf in shelves:
            stack.enter_context(_reading(shelf, kept[shelf.database]))
        token = _kept.set(kept)
        try:
            yield
        finally:
            _kept.reset(token)


async def asked(shelf: Shelf, question: Callable[[sqlite3.Connection], T]) -> T:
    """Return the answer, asked in a worker thread of the file that is kept to."""
    opened = _kept.get({}).get(shelf.database) or newest(shelf)

    def in_thread() -> T:
        conn = _take(shelf, opened)
        try:
            return question(conn)
        finally:
            opened.idle.put(conn)

    with _reading(shelf, opened):
        if shelf.datasette.executor is None:
            return in_thread()
        run = copy_context().run
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(shelf.datasette.executor, run, in_thread)


def newest(shelf: Shelf) -> Opened:
    """Return the file that has the name now; one that cannot be read is passed over."""
    (now,) = shelf.opened
    stamp = stamp_of(shelf.path)
    if stamp is None or stamp == now.stamp or stamp in shelf.refused:
        return now
    try:
        opened = _opened(shelf, stamp)
    except (DibaoError, sqlite3.Error) as error:
        shelf.refused.add(stamp)
        print(f"dibao: showing on what was there before. {error}", file=sys.stderr)
        return now
    if opened is None:
        return now
    shelf.opened[0] = opened
    _close_left(shelf, now)
    return opened


def stamp_of(path: Path) -> Stamp | None:
    """Return which file an archive's name leads to; None while there is none."""
    with suppress(OSError):
        file = pointed(path)
        found = file.stat()
        return str(file), found.st_dev, found.st_ino
    return None


def _opened(shelf: Shelf, stamp: Stamp) -> Opened | None:
    """Return a file with a first connection; None if it has lost the name meanwhile.

    Raises:
        DibaoError, sqlite3.Error: it cannot be read.
    """
    open_to_read(Path(stamp[0])).close()
    conn = _connected(shelf, stamp)
    if conn is None:
        return None
    opened = Opened(stamp)
    opened.idle.put(conn)
    return opened


def _take(shelf: Shelf, opened: Opened) -> sqlite3.Connection:
    """Return a connection to a file that nobody else uses, a new one if need be."""
    with suppress(Empty):
        return opened.idle.get_nowait()
    conn = _connected(shelf, opened.stamp)
    # Of a file that has lost its name there are as many as were asked for before.
    return conn or opened.idle.get(timeout=PATIENCE_S)


def _connected(shelf: Shelf, stamp: Stamp) -> sqlite3.Connection | None:
    """Return a new connection to a file; None if it has not the name any more."""
    uri = Path(stamp[0]).absolute().as_uri() + "?mode=ro"
    conn = sqlite3.connect(uri, uri=True, check_same_thread=False)
    if stamp_of(shelf.path) != stamp:  # then this may be another file
        conn.close()
        return None
    shelf.datasette._prepare_connection(conn, shelf.database.name)  # noqa: SLF001
    return conn


@contextmanager
def _reading(shelf: Shelf, opened: Opened) -> Iterator[None]:
    """Keep a file open inside."""
    reader = object()
    opened.readers.add(reader)
    try:
        yield
    finally:
        opened.readers.discard(reader)
        _close_left(shelf, opened)


def _close_left(shelf: Shelf, opened: Opened) -> None:
    """Close a file that has lost its name and that nobody reads any more."""
    if opened is shelf.opened[0] or opened.readers:
        return
    with suppress(Empty):
        while True:
            opened.idle.get_nowait().close()
