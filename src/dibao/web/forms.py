"""The same results to take away: as JSON, as a table, as a feed."""

from sqlite3 import Connection

from dibao import desk
from dibao.archive import detail
from dibao.desk import Listed
from dibao.web import table
from dibao.web.browsing import page_number
from dibao.web.context import title_name
from dibao.web.feed import MIDNIGHT, Entry, Feed, feed
from dibao.web.reply import Ask, Reply
from dibao.web.searching import AT_ONCE
from dibao.web.state import filters_of, slice_of, state_of

MOST_AS_JSON = 100
MOST_AS_FEED = 50


def search_json(conn: Connection, ask: Ask) -> Reply:
    """Return the hits as the design's JSON, at most a hundred, and where to go on."""
    state = state_of(ask)
    size = min(page_number(ask.args.get("limit", str(AT_ONCE))), MOST_AS_JSON)
    answer = desk.search(
        conn, state["q"], filters=filters_of(state), page=slice_of(ask, size)
    )
    given = {**state, "limit": str(size) if "limit" in ask.args else ""}
    on = ask.site.at("search.json", **given, after=answer.after)
    more = {
        "is_exact": answer.is_exact,
        "notes": list(answer.notes),
        "next": on if answer.after else None,
    }
    return Reply(json={**desk.answer_json(answer), **more})


def search_csv(conn: Connection, ask: Ask) -> Reply:
    """Return all hits as a table; a header tells how many more there were."""
    state = state_of(ask)
    found = desk.listing(conn, state["q"], filters=filters_of(state), most=table.MOST)
    return Reply(
        text=table.table((row, address_of(ask, row)) for row in found.rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="dibao.csv"',
            "X-Dibao-Left-Out": str(found.left_out),
        },
    )


def search_atom(conn: Connection, ask: Ask) -> Reply:
    """Return the newest hits as a feed."""
    state = state_of(ask)
    filters = filters_of(state)
    found = desk.newest(conn, state["q"], filters=filters, most=MOST_AS_FEED)
    about = Feed(
        ask.say("search_title", q=state["q"]) + " · " + ask.say("site"),
        ask.say("site"),
        ask.origin + ask.site.at("search.atom", **state),
        ask.origin + ask.site.search(**state),
    )
    return Reply(
        text=feed(about, (entry(conn, ask, row) for row in found)),
        content_type="application/atom+xml; charset=utf-8",
    )


def entry(conn: Connection, ask: Ask, row: Listed) -> Entry:
    """Return a hit as an entry of a feed."""
    hit = row.hit
    day = f"{hit.date}{MIDNIGHT}" if hit.date else added_at(conn, hit.uid)
    address = address_of(ask, row)
    author = row.byline or title_name(ask.say, hit.title)
    return Entry(hit.uid, hit.headline, day, address, author, hit.snippet)


def added_at(conn: Connection, uid: str) -> str:
    """Return when an article came in: what a feed goes by where no date is known."""
    stored = detail.article(conn, uid)
    return detail.source_of(conn, stored.place.page_id).added_at if stored else ""


def address_of(ask: Ask, row: Listed) -> str:
    """Return an article's address in full, to be used from anywhere."""
    return ask.origin + ask.site.article(row.hit.uid)
