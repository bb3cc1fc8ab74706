"""The search page: what was found, and how to narrow it."""

from functools import partial
from sqlite3 import Connection

from dibao import desk
from dibao.desk import Answer, Slice
from dibao.web import table
from dibao.web.chart import chart
from dibao.web.highlight import marked
from dibao.web.narrowing import active, facets, sorts, year_address
from dibao.web.reply import Ask, Reply
from dibao.web.state import State, filters_of, narrowed, remarks, slice_of, state_of
from dibao.web.syntax import examples

AT_ONCE = Slice().limit


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
        "remarks": remarks(ask),
        "examples": examples(ask.site.lang),
        "answer": answer,
        "hits": [(hit, marked(hit.snippet, hit.marks)) for hit in answer.hits],
        "first": answer.start + 1,
        "most_as_table": table.MOST,
        "sorts": sorts(ask, state),
        "active": active(ask, state),
        "facets": facets(ask, state, answer.facets),
    }
    return Reply("search.html", context | addresses(ask, state, answer) | years(answer))


def addresses(ask: Ask, state: State, answer: Answer) -> dict[str, object]:
    """Return where a reader may go on from here."""
    return {
        "before": answer.before and narrowed(ask, state, before=answer.before),
        "after": answer.after and narrowed(ask, state, after=answer.after),
        "first_address": narrowed(ask, state),
        "furniture_address": narrowed(ask, state, kind="furniture"),
        "year_address": partial(year_address, ask, state),
        "json_address": ask.site.at("search.json", **state),
        "csv_address": ask.site.at("search.csv", **state),
        "atom_address": ask.site.at("search.atom", **state),
    }


def years(answer: Answer) -> dict[str, object]:
    """Return how the articles are spread over time, and how many have no date."""
    spread = answer.facets
    articles = sum(count for _, count in spread.kinds)
    return {
        "years": sorted(spread.years),
        "chart": chart(spread.years),
        "undated": articles - sum(count for _, count in spread.years),
    }
