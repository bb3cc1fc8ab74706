"""Datasette over an archive, as ``dibao serve`` starts it or as a stranger would."""

from datasette.app import Datasette

ROOT = {"plugins": {"dibao": {"root": True}}}
IS_ONE = hasattr(Datasette, "allowed")


def room(*paths, **settings):
    """Return Datasette with these settings in its own version's words."""
    keyword = "config" if IS_ONE else "metadata"
    return Datasette([str(path) for path in paths], **{keyword: settings})


async def get(path, address, **settings):
    """Return the answer to one address of an archive served at the root."""
    datasette = room(path, **{**ROOT, **settings})
    await datasette.invoke_startup()
    return await datasette.client.get(address)
