"""Datasette over an archive, as ``dibao serve`` starts it or as a stranger would."""

from datasette.app import Datasette

from dibao.web import compat
from waiting import PATIENCE_S

# A machine that is busy cuts off no query that is otherwise answered.
compat.READ_LIMIT_MS = 1000 * PATIENCE_S
PATIENT = {"sql_time_limit_ms": 1000 * PATIENCE_S}
ROOT = {"plugins": {"dibao": {"root": True}}}
IS_ONE = hasattr(Datasette, "allowed")


def room(*paths, **settings):
    """Return Datasette with these settings in its own version's words."""
    keyword = "config" if IS_ONE else "metadata"
    named = {keyword: settings, "settings": PATIENT}
    return Datasette([str(path) for path in paths], **named)


async def get(path, address, **settings):
    """Return the answer to one address of an archive served at the root."""
    datasette = room(path, **{**ROOT, **settings})
    await datasette.invoke_startup()
    return await datasette.client.get(address)


async def raw(datasette, path, query=b"", *, host=b"localhost"):
    """Return status, headers and body of an address however long and odd it is."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "headers": [(b"host", host)],
        "scheme": "http",
        "http_version": "1.1",
    }
    await datasette.app()(scope, None, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent)
