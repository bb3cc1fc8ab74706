"""The pages that show: one article, and one page with its raw text beside it."""

from itertools import islice
from sqlite3 import Connection

from dibao import desk
from dibao.archive import browse, detail
from dibao.archive.detail import Sheet, Stored
from dibao.archive.place import Place
from dibao.clean import replay
from dibao.errors import NoInputError
from dibao.model import Kind, Role
from dibao.web import compare
from dibao.web.addresses import WINDOW
from dibao.web.browsing import named, page_number
from dibao.web.context import LOW_BOUNDARY, title_name
from dibao.web.printed import Print, addresses, print_of, state
from dibao.web.printed import as_json as picture_json
from dibao.web.reply import Ask, Reply, trouble
from dibao.web.state import state_of
from dibao.web.walking import found_by, whole

HEADING = (Role.KICKER, Role.HEADLINE, Role.DECK)


def article(conn: Connection, ask: Ask) -> Reply:
    """Return an article; the address may carry a readable slug before the uid."""
    form = ask.path.get("form") or ""
    uid = ask.path["uid"].rpartition("-")[2]
    stored = detail.article(conn, uid)
    if stored is None:
        return moved(conn, ask, uid)
    if form == ".json":
        return as_json(conn, ask, stored)
    if form == ".txt":
        return Reply(text=as_text(ask, stored))
    printed = printed_with(conn, ask, stored)
    shown = article_context(conn, ask, stored) | found_by(conn, ask, stored)
    return Reply(
        "article.html", shown | {"print": printed}, state=state(printed is not None)
    )


def as_json(conn: Connection, ask: Ask, stored: Stored) -> Reply:
    """Return the article as JSON, with its place on the page's picture if any."""
    printed = printed_with(conn, ask, stored)
    shown = desk.article_json(stored) | picture_json(ask, printed, uid=stored.uid)
    return Reply(json=shown, state=state(printed is not None))


def printed_with(conn: Connection, ask: Ask, stored: Stored) -> Print | None:
    """Return the picture of the page that an article stands on."""
    place = stored.place
    if addresses(conn, ask, place.page_id) is None:
        return None
    sheet = detail.sheet(conn, place.title, place.date, name=place.name)
    return print_of(conn, ask, sheet)


def moved(conn: Connection, ask: Ask, uid: str) -> Reply:
    """Return where an article went, or that there is none, in the form asked for."""
    form = ask.path.get("form") or ""
    fate = detail.fate(conn, uid)
    if fate and fate.see and fate.see != uid:
        state = {} if form else state_of(ask)
        return Reply(redirect=ask.site.article(fate.see, form=form, **state))
    said = ask.say("no_article", uid=uid)
    if fate:
        said = ask.say("withdrawn" if fate.reason == "withdrawn" else "gone", uid=uid)
    if form == ".json":
        error = {"code": NoInputError.code, "message": said}
        return Reply(json={"error": error}, status=404)
    return Reply(text=said, status=404) if form else trouble(ask, said)


def article_context(conn: Connection, ask: Ask, stored: Stored) -> dict[str, object]:
    """Return what the article's page shows."""
    here = browse.items_of_page(conn, stored.place.page_id)
    return {
        "page_title": stored.headline or ask.say("no_headline"),
        "stored": stored,
        "heading_roles": HEADING,
        "first_line": first_line(stored),
        "citation": desk.citation(stored),
        "missing_names": ask.say("between_missing").join(
            ask.say(f"missing_{part}") for part in missing(stored)
        ),
        "source": detail.source_of(conn, stored.place.page_id),
        "links": detail.links(conn, stored.id),
        "others": here,
        "is_low": stored.article.boundary < LOW_BOUNDARY,
    }


def missing(stored: Stored) -> tuple[str, ...]:
    """Return which of headline, title, date and label a citation has to do without."""
    place = stored.place
    parts = {
        "headline": stored.headline,
        "title": place.title,
        "date": place.date,
        "label": place.label,
    }
    return tuple(name for name, value in parts.items() if not value)


def first_line(stored: Stored) -> int:
    """Return the first line of the page that the article has; 0 for none."""
    lines = [span.line for block in stored.article.blocks for span in block.spans]
    return min(lines, default=0)


def as_text(ask: Ask, stored: Stored) -> str:
    """Return the article as plain text, where it is from in the last line."""
    place = stored.place
    where = " ".join(
        part
        for part in (
            title_name(ask.say, place.title),
            place.date or ask.say("unknown_date"),
            ask.say("page_label", label=place.label) if place.label else "",
            stored.uid,
        )
        if part
    )
    return f"{whole(stored)}\n\n{where}\n"


def page(conn: Connection, ask: Ask) -> Reply:
    """Return one page: its articles, and its raw text beside the clean."""
    title, date = named(ask.path["title"]), ask.path.get("date", "")
    name = ask.path["name"]
    sheet = detail.sheet(conn, title, date, name=name)
    if sheet is None:
        when = date or ask.say("unknown_date")
        said = ask.say(
            "no_page", title=title_name(ask.say, title), date=when, name=name
        )
        return trouble(ask, said)
    printed = print_of(conn, ask, sheet)
    shown = page_context(conn, ask, sheet) | {"print": printed}
    return Reply("page.html", shown, state=state(printed is not None))


def page_context(conn: Connection, ask: Ask, sheet: Sheet) -> dict[str, object]:
    """Return what the page's page shows, a window of its lines."""
    place = sheet.place
    total = len(sheet.page.lines)
    start = page_number(ask.args.get("line", "")) - 1
    start = min(start, max(0, total - 1)) // WINDOW * WINDOW
    before, after = around(conn, place)
    used: dict[str, int] = {}
    for edit in sheet.edits:
        used[edit.rule] = used.get(edit.rule, 0) + 1
    return {
        "page_title": title_name(ask.say, place.title),
        "sheet": sheet,
        "place": place,
        "items": browse.items_of_page(conn, place.page_id),
        "numbered": [
            one for one in sheet.articles if one.article.kind != Kind.FURNITURE
        ],
        "rows": window(sheet, start),
        "start": start,
        "total": total,
        "window": WINDOW,
        "used": sorted(used.items(), key=lambda pair: (-pair[1], pair[0])),
        "before": before,
        "after": after,
    }


def window(sheet: Sheet, start: int) -> tuple[compare.Row, ...]:
    """Return the rows of lines ``start`` to ``start + WINDOW``, counted from 0."""
    clean = replay(sheet.page, sheet.edits)
    numbered = enumerate(zip(sheet.page.lines, clean, strict=True), start=1)
    return compare.rows(
        islice(numbered, start, start + WINDOW),
        edits=sheet.edits,
        parts=compare.parts_of(sheet.articles),
    )


def around(conn: Connection, place: Place) -> tuple[Place | None, Place | None]:
    """Return the pages before and after this one in its issue."""
    if not place.date:
        return None, None
    places = browse.places_of_day(conn, place.title, place.date)
    at = [one.page_id for one in places].index(place.page_id)
    before = places[at - 1] if at else None
    return before, places[at + 1] if at + 1 < len(places) else None
