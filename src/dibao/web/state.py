"""The state of a search: all of it stands in the address."""

from dibao.desk import Filters, Slice, Sort
from dibao.model import Kind
from dibao.query import period
from dibao.web.reply import Ask

# What the query language reads, 2,000 characters quoted and 200 others, and what may
# stand around them. Every link of a page holds the query.
MOST_QUERY_CHARS = 3000
MOST_VALUE_CHARS = 200

State = dict[str, str]
"""By the names in the address: q, from, to, title, page, kind, sort; "" is unset."""


def state_of(ask: Ask) -> State:
    """Return the whole state of a search, as the address has it; what is bad is ""."""
    kind, sort = ask.args.get("kind", ""), ask.args.get("sort", "")
    return {
        "q": ask.args.get("q", "").strip()[:MOST_QUERY_CHARS],
        "from": period(ask.args.get("from", "")),
        "to": period(ask.args.get("to", "")),
        "title": ask.args.get("title", "")[:MOST_VALUE_CHARS],
        "page": ask.args.get("page", "")[:MOST_VALUE_CHARS],
        "kind": kind if kind in list(Kind) else "",
        "sort": sort if sort in list(Sort) and sort != Sort.RANK else "",
    }


def filters_of(state: State) -> Filters:
    """Return the desk's filters for a state."""
    return Filters(
        title=state["title"],
        first=state["from"],
        last=state["to"],
        page=state["page"],
        kind=state["kind"],
        sort=Sort(state["sort"] or Sort.RANK),
    )


def slice_of(ask: Ask, limit: int) -> Slice:
    """Return which hits the address asks for."""
    return Slice(limit, ask.args.get("after", ""), ask.args.get("before", ""))


def narrowed(ask: Ask, state: State, **changes: str) -> str:
    """Return the address of the same search with some of its state changed."""
    return ask.site.search(**{**state, **changes})


def remarks(ask: Ask) -> list[str]:
    """Return what the reader should know of how the address was understood."""
    given = (ask.args.get(name, "").strip() for name in ("from", "to"))
    bad = [text for text in given if text and not period(text)]
    said = [ask.say("bad_date", value=value[:MOST_VALUE_CHARS]) for value in bad]
    if len(ask.args.get("q", "").strip()) > MOST_QUERY_CHARS:
        said.append(ask.say("query_cut", n=MOST_QUERY_CHARS))
    return said
