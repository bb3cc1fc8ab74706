"""The one module that knows how Datasette 0.65 and 1.0 differ."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from datasette.app import Datasette
from datasette.database import Database, QueryInterrupted
from datasette.utils import sqlite_timelimit, tilde_encode
from datasette.utils.asgi import Request

from dibao.archive.connect import one_moment
from dibao.archive.identity import APPLICATION_ID
from dibao.web import reopening

READ_LIMIT_MS = 3000  # a search of 100,000 articles takes 130 ms, the slowest pages 10
READ_TABLES = ("articles", "texts", "pages")
# They hold no rows to count, and counting them logs an error on every visit.
UNCOUNTABLE = ("articles_grams", "articles_fts")
IS_ONE = hasattr(Datasette, "allowed")
EXECUTE = "_execute_fn" if IS_ONE else "execute_fn"  # through which all reading goes
CONNECTIONS = "_all_connections" if IS_ONE else "_all_file_connections"

T = TypeVar("T")


def is_root(datasette: Datasette) -> bool:
    """Return whether the reading room stands at the site's root (``dibao serve``)."""
    config = datasette.plugin_config("dibao") or {}
    return bool(config.get("root"))


def is_ours(conn: sqlite3.Connection) -> bool:
    """Return whether this is an archive that dibao made."""
    return bool(conn.execute("pragma application_id").fetchone()[0] == APPLICATION_ID)


async def archives(datasette: Datasette) -> list[Database]:
    """Return the databases that are archives of ours."""
    return [
        database
        for name, database in datasette.databases.items()
        if not name.startswith("_") and await database.execute_fn(is_ours)
    ]


async def archive(datasette: Datasette, name: str) -> Database | None:
    """Return the archive of this name, or the first for ""; None if there is none."""
    found = await archives(datasette)
    return next((one for one in found if name in ("", one.route)), None)


def part(database: Database) -> str:
    """Return a database's name as it stands in addresses."""
    return str(tilde_encode(database.route))


def data_address(datasette: Datasette, database: Database | None) -> str:
    """Return the address of Datasette's own page of a database, or of all."""
    if database is None:
        return str(datasette.urls.instance())
    return str(datasette.urls.database(database.name))


async def read(database: Database, question: Callable[[sqlite3.Connection], T]) -> T:
    """Return the answer, asked in a worker thread under a time limit.

    Raises:
        sqlite3.OperationalError: "interrupted", when the time is up.
    """

    def limited(conn: sqlite3.Connection) -> T:
        with sqlite_timelimit(conn, READ_LIMIT_MS), one_moment(conn):
            return question(conn)

    answer: T = await database.execute_fn(limited)
    return answer


async def may_read(datasette: Datasette, request: Request, database: str) -> bool:
    """Return whether this visitor may see every table the reading room shows."""
    for table in READ_TABLES:
        if not await _may_view(datasette, request, (database, table)):
            return False
    return True


async def _may_view(
    datasette: Datasette, request: Request, resource: tuple[str, str]
) -> bool:
    if IS_ONE:
        from datasette.resources import TableResource

        return bool(
            await datasette.allowed(
                action="view-table",
                resource=TableResource(*resource),
                actor=request.actor,
            )
        )
    checks = [("view-table", resource), ("view-database", resource[0]), "view-instance"]
    visible, _ = await datasette.check_visibility(request.actor, permissions=checks)
    return bool(visible)


def asset(datasette: Datasette, name: str) -> str:
    """Return the address of one of our static files."""
    if IS_ONE:
        return str(datasette.static(name, plugin="dibao"))
    return str(datasette.urls.static_plugins("dibao", name))


def origin(datasette: Datasette, request: Request) -> str:
    """Return the scheme and host that a visitor asked.

    Not by ``datasette.absolute_url``: it raises on a Host header that is no host.
    """
    is_https = datasette.setting("force_https_urls")
    return f"{'https' if is_https else request.scheme}://{request.host}"


async def links(datasette: Datasette) -> list[dict[str, str]]:
    """Return menu entries from Datasette's pages to each archive's reading room."""
    return [
        {"href": room(datasette, one), "label": f"邸报 {one.name}"}
        for one in await archives(datasette)
    ]


def room(datasette: Datasette, database: Database) -> str:
    """Return the address of an archive's reading room."""
    below = "" if is_root(datasette) else f"-/dibao/{part(database)}/"
    return str(datasette.urls.path(below))


async def prepare(datasette: Datasette) -> None:
    """Name each archive after its file, and follow it; count no index table."""
    for database in await archives(datasette):
        if is_root(datasette):
            _rename(datasette, database, Path(database.path).name.partition(".")[0])
        database.table_counts = _counts(database)
        _follow(datasette, database)


def _follow(datasette: Datasette, database: Database) -> None:
    """Let all reading go to the file that has the archive's name at that time."""
    shelf = reopening.follow(datasette, database)
    if shelf is None:
        return
    setattr(database, EXECUTE, partial(reopening.asked, shelf))
    opened = getattr(database, CONNECTIONS)
    while opened:  # while starting; they would hold a file that is replaced later
        opened.pop().close()


def _rename(datasette: Datasette, database: Database, name: str) -> None:
    """Let ``archive.db.example`` be served as ``archive``."""
    if not name or name in datasette.databases:
        return
    others = {k: v for k, v in datasette.databases.items() if v is not database}
    database.name = database.route = name
    datasette.databases = {**others, name: database}


def _counts(database: Database) -> Callable[..., object]:
    """Return what Datasette calls to count tables, without the index tables."""

    async def table_counts(limit: int = 10) -> dict[str, int | None]:
        names = [
            name
            for name in await database.table_names()
            if not name.startswith(UNCOUNTABLE)
        ]
        return {name: await _count(database, name, limit) for name in names}

    return table_counts


async def _count(database: Database, name: str, limit: int) -> int | None:
    quoted = name.replace('"', '""')
    sql = f'select count(*) from (select 1 from "{quoted}" limit 10001)'  # noqa: S608
    try:
        rows = (await database.execute(sql, custom_time_limit=limit)).rows
    except (QueryInterrupted, sqlite3.DatabaseError):
        return None
    return int(rows[0][0])
