"""A page's picture, sent: from the folder beside the archive, or made now.

The address names a source by its SHA-256, a page in it, and a width; which file that is
the archive alone says.
"""

import asyncio
import sqlite3
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import Request, Response

from dibao.archive import originals
from dibao.archive.originals import Original
from dibao.web import compat, darkroom
from dibao.web.door import name_of
from dibao.web.guard import OURS

# A year, as long as anybody keeps it; private, for an archive may not be for everyone.
FOR_GOOD = {**OURS, "Cache-Control": "private, max-age=31536000, immutable"}
NOT_KEPT = {**OURS, "Cache-Control": "no-store"}
SOON_S = "10"


async def picture(datasette: Datasette, request: Request) -> Response:
    """Return the picture, or why there is none."""
    if request.method not in ("GET", "HEAD"):
        return _without(405, Allow="GET, HEAD")
    database = await compat.archive(datasette, name_of(request))
    if database is None:
        return _without(404)
    if not await compat.may_read(datasette, request, database.name):
        return _without(403)
    try:
        original = await _original(database, request)
    except sqlite3.DatabaseError:
        return _without(503, **{"Retry-After": SOON_S})
    if original is None:
        return _without(404)
    width = int(request.url_vars["width"])
    return await _sent(_file(database), original, width)


async def _original(database: Database, request: Request) -> Original | None:
    """Return the page that an address names, if it is shown."""
    wanted, archive = request.url_vars, _file(database)

    def question(conn: sqlite3.Connection) -> Original | None:
        sequence = int(wanted["sequence"])
        return originals.named(
            conn, wanted["sha256"], sequence=sequence, archive=archive
        )

    return await compat.read(database, question)


def _file(database: Database) -> Path:
    """Return the file of an archive, by the name it is served under."""
    return Path(database.path or "")


async def _sent(archive: Path, original: Original, width: int) -> Response:
    data = await asyncio.to_thread(darkroom.found, archive, original, width)
    if data is None and darkroom.is_full():
        return _without(503, **{"Retry-After": SOON_S})
    data = data or await darkroom.made(archive, original, width)
    if data is None:
        return _without(404)
    return Response(data, 200, FOR_GOOD, content_type="image/webp")


def _without(status: int, **headers: str) -> Response:
    return Response.text(str(status), status=status, headers={**NOT_KEPT, **headers})
