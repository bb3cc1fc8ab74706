"""The reading room: the archive's own pages, as a Datasette plugin.

This module holds the hooks and nothing else. Datasette loads it while it is still
loading itself, so whatever needs Datasette is imported when a hook is called.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

    from dibao.web.guard import App
    from dibao.web.routes import Route


def serve_arguments(path: Path) -> list[str]:
    """Return what ``dibao serve`` hands to Datasette's own command line."""
    from dibao.web.serve import arguments

    return arguments(path)


@hookimpl
def startup(datasette: "Datasette") -> Callable[[], Awaitable[None]]:
    """Warm what the first search would wait for."""
    from dibao.web import boxes, compat

    async def inner() -> None:
        boxes.warm()
        await compat.prepare(datasette)

    return inner


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let Datasette's own search box find Chinese, in our archives only."""
    from dibao.web.boxes import register_search

    register_search(conn)


@hookimpl
def register_routes(datasette: "Datasette") -> "list[Route]":
    """Return the addresses of the reading room."""
    from dibao.web import compat, routes

    return routes.table(is_root=compat.is_root(datasette))


@hookimpl
def menu_links(
    datasette: "Datasette",
) -> Callable[[], Awaitable[list[dict[str, str]]]]:
    """Lead from Datasette's pages to the reading room."""
    from dibao.web import compat

    return partial(compat.links, datasette)


@hookimpl
def asgi_wrapper(datasette: "Datasette") -> "Callable[[App], App]":
    """Refuse bad addresses, send safe headers, and read each page from one file."""
    from dibao.web import compat, guard, reopening

    is_root = compat.is_root(datasette)

    def wrap(app: "App") -> "App":
        return guard.wrap(reopening.wrap(app, datasette), is_root=is_root)

    return wrap


@hookimpl
def handle_exception(
    datasette: "Datasette", request: "Request", exception: Exception
) -> "Callable[[], Awaitable[Response | None]]":
    """Say in plain words that there is no page at an address of our site."""
    from dibao.web import door

    return partial(door.lost, datasette, request, exception)
