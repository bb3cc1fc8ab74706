"""Addresses to pages: which function answers at which address."""

from collections.abc import Awaitable, Callable

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from dibao.web import browsing, forms, reading, searching, showing
from dibao.web.door import answer
from dibao.web.reply import Page

View = Callable[[Datasette, Request], Awaitable[Response]]
Route = tuple[str, View]

TITLE = r"p/(?P<title>[^/]+)"
DATE = r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
NAME = r"(?P<name>[^/]+)"
PAGES: tuple[tuple[str, Page], ...] = (
    (r"", browsing.home),
    (r"search", searching.search),
    (r"search\.json", forms.search_json),
    (r"search\.csv", forms.search_csv),
    (r"search\.atom", forms.search_atom),
    (r"a/(?P<uid>[^/]+?)(?P<form>\.json|\.txt)?", reading.article),
    (rf"{TITLE}/?", browsing.paper),
    (rf"{TITLE}/undated/?", browsing.undated),
    (rf"{TITLE}/undated/{NAME}/?", reading.page),
    (rf"{TITLE}/{DATE}/?", browsing.issue),
    (rf"{TITLE}/{DATE}/{NAME}/?", reading.page),
)
# Its name says what is in it, down to the last bit of the source: it never changes.
PICTURE = (
    r"i/(?P<sha256>[0-9a-f]{64})-(?P<sequence>[0-9]{1,9})-(?P<width>320|1600)\.webp"
)
BELOW = r"-/dibao/(?P<database>[^/]+)/"


def table(*, is_root: bool) -> list[Route]:
    """Return Datasette's routes: below ``/-/dibao/``, and at the root if asked."""
    prefixes = ("", BELOW) if is_root else (BELOW,)
    views = [(pattern, view_of(page)) for pattern, page in PAGES]
    return [
        (rf"^/{prefix}{pattern}$", view)
        for prefix in prefixes
        for pattern, view in (*views, (PICTURE, showing.picture))
    ]


def view_of(page: Page) -> View:
    """Return a page function as Datasette calls it."""

    async def view(datasette: Datasette, request: Request) -> Response:
        return await answer(datasette, request, page)

    return view
