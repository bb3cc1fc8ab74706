"""The search page, and the same as JSON."""

from sqlite3 import Connection

from dibao import desk
from dibao.archive.issues import UNKNOWN
from dibao.desk import Facets, Filters, Slice, Sort
from dibao.model import Kind
from dibao.query import period
from dibao.web.browsing import page_number
from dibao.web.context import title_name
from dibao.web.highlight import marked
from dibao.web.reply import Ask, Reply

AT_ONCE = 20
JSON_AT_ONCE = 100

State = dict[str, str]
Entry = tuple[str, int, str]


def search(conn: Connection, ask: Ask) -> Reply:
    """Return the hits of a query, and how to narrow it."""
    state = state_of(ask)
    answer = desk.search(
        conn, state["q"], filters=filters_of(state), page=slice_of(ask, AT_ONCE)
    )
    title = ask.say("search_title", q=state["q"]) if state["q"] else ask.say("search")
    context = {
        "page_title": title,
        "state": state,
        "asked": {name: ask.args.get(name, "") for name in ("from", "to")},
        "bad_dates": bad_dates(ask),
        "answer": answer,
        "hits": [(hit, marked(hit.snippet, hit.marks)) for hit in answer.hits],
        "first": answer.start + 1,
        "before": answer.before and narrowed(ask, state, before=answer.before),
        "after": answer.after and narrowed(ask, state, after=answer.after),
        "first_address": narrowed(ask, state),
        "json_address": ask.site.at("search.json", **state),
        "sorts": sorts(ask, state),
        "active": active(ask, state),
        "facets": facets(ask, state, answer.facets),
    }
    return Reply("search.html", context)


def slice_of(ask: Ask, limit: int) -> Slice:
    """Return which hits the address asks for."""
    return Slice(limit, ask.args.get("after", ""), ask.args.get("before", ""))


def narrowed(ask: Ask, state: State, **changes: str) -> str:
    """Return the address of the same search with some of its state changed."""
    return ask.site.search(**{**state, **changes})


def sorts(ask: Ask, state: State) -> list[tuple[str, str]]:
    """Return each order's name and address; no address for the one in use."""
    found = []
    for sort in Sort:
        value = "" if sort == Sort.RANK else sort.value
        address = narrowed(ask, state, sort=value) if value != state["sort"] else ""
        found.append((ask.say(f"sort_{sort}"), address))
    return found


def active(ask: Ask, state: State) -> list[tuple[str, str]]:
    """Return what narrows the search, and the address without it."""
    found = []
    if state["title"]:
        found.append(
            (title_name(ask.say, state["title"]), narrowed(ask, state, title=""))
        )
    if state["from"] or state["to"]:
        period_name = " — ".join(dict.fromkeys((state["from"], state["to"])))
        found.append((period_name, narrowed(ask, state, **{"from": "", "to": ""})))
    if state["kind"]:
        name = ask.say(f"kind_{state['kind']}")
        found.append((name, narrowed(ask, state, kind="")))
    return found


def facets(ask: Ask, state: State, found: Facets) -> list[tuple[str, list[Entry]]]:
    """Return the ways to narrow: heading, and name, count and address of each.

    What is chosen already, or would change nothing, is left out.
    """
    titles = [
        (title_name(ask.say, name), count, narrowed(ask, state, title=name or UNKNOWN))
        for name, count in found.titles
    ]
    years = [
        (ask.say("year", year=year), count, narrowed(ask, state, **whole_year(year)))
        for year, count in found.years
    ]
    kinds = [
        (ask.say(f"kind_{kind}"), count, narrowed(ask, state, kind=kind))
        for kind, count in found.kinds
    ]
    groups = [("paper", titles), ("years", years), ("kind", kinds)]
    return [(name, entries) for name, entries in groups if len(entries) > 1]


def whole_year(year: str) -> dict[str, str]:
    """Return the arguments that narrow to a year."""
    return {"from": year, "to": year}


def search_json(conn: Connection, ask: Ask) -> Reply:
    """Return the hits as the design's JSON, at most a hundred."""
    state = state_of(ask)
    size = min(page_number(ask.args.get("limit", str(AT_ONCE))), JSON_AT_ONCE)
    answer = desk.search(
        conn,
        state["q"],
        filters=filters_of(state),
        page=slice_of(ask, size),
    )
    return Reply(json=desk.answer_json(answer))


def state_of(ask: Ask) -> State:
    """Return the whole state of a search, as the address has it; what is bad is ""."""
    kind, sort = ask.args.get("kind", ""), ask.args.get("sort", "")
    return {
        "q": ask.args.get("q", "").strip(),
        "from": period(ask.args.get("from", "")),
        "to": period(ask.args.get("to", "")),
        "title": ask.args.get("title", ""),
        "kind": kind if kind in list(Kind) else "",
        "sort": sort if sort in list(Sort) and sort != Sort.RANK else "",
    }


def filters_of(state: State) -> Filters:
    """Return the desk's filters for a state."""
    return Filters(
        title=state["title"],
        first=state["from"],
        last=state["to"],
        kind=state["kind"],
        sort=Sort(state["sort"] or Sort.RANK),
    )


def bad_dates(ask: Ask) -> list[str]:
    """Return what stands where a date should and is none."""
    given = (ask.args.get(name, "").strip() for name in ("from", "to"))
    return [text for text in given if text and not period(text)]
