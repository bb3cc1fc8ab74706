"""From Datasette's request to a page function's question, and its reply back."""

import json
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request, Response

from dibao import __version__
from dibao.archive import browse
from dibao.web import compat
from dibao.web.addresses import Site
from dibao.web.context import context_of
from dibao.web.guard import OURS
from dibao.web.messages import speaker
from dibao.web.reply import Ask, Page, Reply, trouble

MOST_CHARS = 4000  # of one argument; every link of a page may hold it


async def answer(datasette: Datasette, request: Request, page: Page) -> Response:
    """Return the response of a page, or of what kept it from answering."""
    if request.method not in ("GET", "HEAD"):
        return Response.text("405", status=405, headers={**OURS, "Allow": "GET, HEAD"})
    database = await compat.archive(datasette, name_of(request))
    ask = ask_of(datasette, request, database)
    if database is None:
        reply = trouble(ask, ask.say("no_such_address"))
    elif not await compat.may_read(datasette, request, database.name):
        reply = trouble(ask, ask.say("forbidden"), title="forbidden_title", status=403)
    else:
        reply = await replied(database, ask, page=page, known=known_tag(request))
    return await sent(datasette, request, ask=ask, reply=reply)


async def lost(
    datasette: Datasette, request: Request, exception: Exception
) -> Response | None:
    """Return our page for an address that nobody answers, where the site is ours."""
    is_lost = getattr(exception, "status", 0) == 404
    if not is_lost or not compat.is_root(datasette) or ".json" in request.path:
        return None
    ask = ask_of(datasette, request, await compat.archive(datasette, ""))
    reply = trouble(ask, ask.say("no_such_address"))
    return await sent(datasette, request, ask=ask, reply=reply)


def name_of(request: Request) -> str:
    """Return the database named in the address; "" where the one archive is meant."""
    return str(tilde_decode(request.url_vars.get("database") or ""))


def ask_of(datasette: Datasette, request: Request, database: Database | None) -> Ask:
    """Return what a visitor asked for, decoded."""
    given = request.args  # read once: Datasette takes the address apart every time
    lang = "en" if given.get("lang") == "en" else "zh"
    url_vars = request.scope.get("url_route", {}).get("kwargs", {})
    below = "database" in url_vars and database is not None
    root = f"-/dibao/{compat.part(database)}/" if below else ""
    site = Site(
        str(datasette.urls.path(root)),
        str(compat.data_address(datasette, database)),
        compat.asset(datasette, "dibao.css"),
        compat.asset(datasette, "dibao.svg"),
        lang,
    )
    path = {key: unquote(value or "") for key, value in url_vars.items()}
    args = {key: given[key].strip()[:MOST_CHARS] for key in given}
    origin = compat.origin(datasette, request)
    archive = Path((database and database.path) or "")
    return Ask(site, speaker(lang), path, args, request.full_path, archive, origin)


def known_tag(request: Request) -> str:
    """Return the version of the page that the visitor has already."""
    return str(request.headers.get("if-none-match", "")).removeprefix("W/")


async def replied(database: Database, ask: Ask, *, page: Page, known: str) -> Reply:
    """Return a page's reply, or a page that says why there is none."""
    if "title" in ask.path and not ask.address.partition("?")[0].endswith("/"):
        return Reply(redirect=with_slash(ask))
    try:
        return await compat.read(database, question(ask, page, known))
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            said = ask.say("slow")
            return trouble(ask, said, title="slow_title", status=503)
        return broken(ask)
    except sqlite3.DatabaseError:
        return broken(ask)


def question(ask: Ask, page: Page, known: str) -> Callable[[sqlite3.Connection], Reply]:
    """Return what to do with a connection: nothing new for a page already known."""

    def put(conn: sqlite3.Connection) -> Reply:
        counter, address = browse.counter(conn), ask.origin + ask.address
        tag = tag_of(counter, address)
        if tag == known:
            return Reply(status=304, tag=tag)
        reply = page(conn, ask)
        if reply.state:
            tag = tag_of(counter, f"{address}\n{reply.state}")
        return Reply(status=304, tag=tag) if tag == known else replace(reply, tag=tag)

    return put


def tag_of(counter: str, address: str) -> str:
    """Return the version of a page: it changes with the archive and with dibao."""
    told = "\n".join((__version__, counter, address))
    return f'"{sha256(told.encode()).hexdigest()[:20]}"'


def broken(ask: Ask) -> Reply:
    """Return the page for an archive that cannot be read; say why to the console."""
    traceback.print_exc(file=sys.stderr)
    return trouble(ask, ask.say("broken"), title="broken_title", status=500)


def with_slash(ask: Ask) -> str:
    """Return the address of a folder-like page as it is written in full."""
    path = ask.path
    middle = [path["date"]] if path.get("date") else []
    if "/undated" in ask.address:
        middle = ["undated"]
    names = [path["name"]] if path.get("name") else []
    given = {key: value for key, value in ask.args.items() if key != "lang"}
    return ask.site.at("p", path["title"], *middle, *names, "", **given)


async def sent(
    datasette: Datasette, request: Request, *, ask: Ask, reply: Reply
) -> Response:
    """Return a reply as a response, with the headers every page of ours has."""
    headers = {**OURS, **reply.headers, "Cache-Control": "no-cache"}
    if reply.tag and reply.status in (200, 304):
        headers["ETag"] = f"W/{reply.tag}"
    if reply.redirect:
        return Response("", status=301, headers={**headers, "Location": reply.redirect})
    if reply.status == 304:
        return Response("", status=304, headers=headers)
    if reply.json is not None:
        text = json.dumps(reply.json, ensure_ascii=False)
        kind = "application/json; charset=utf-8"
        return Response(text, reply.status, headers, content_type=kind)
    if reply.text:
        kind = reply.content_type
        return Response(reply.text, reply.status, headers, content_type=kind)
    context = {**context_of(ask), **reply.context}
    html = await datasette.render_template(
        f"dibao/{reply.template}", context, request=request
    )
    return Response.html(html, status=reply.status, headers=headers)
