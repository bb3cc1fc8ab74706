"""How a search is narrowed, and how what narrows it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from dibao.archive.issues import UNKNOWN
from dibao.desk import Facets, Sort
from dibao.web.context import label_name, title_name
from dibao.web.reply import Ask
from dibao.web.state import State, narrowed

AT_FIRST = 12  # entries of a facet shown before the rest is asked for

Named = tuple[str, str]
"""What a link says, and its address; "" for what is chosen already."""
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to narrow: what it is called, how many articles it leaves, its link."""

    text: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The ways to narrow by one thing; ``rest`` is shown when asked for."""

    name: str  # of a message
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...]


def facets(ask: Ask, state: State, found: Facets) -> list[Facet]:
    """Return the ways to narrow by paper, page and kind; years have a chart.

    What would change nothing is left out.
    """
    names: dict[str, Name] = {
        "title": lambda title: title_name(ask.say, title),
        "page": lambda label: label_name(ask.say, label),
        "kind": lambda kind: ask.say(f"kind_{kind}"),
    }
    spread = {"title": found.titles, "page": found.labels, "kind": found.kinds}
    made = {
        key: tuple(
            Entry(names[key](value), count, narrowed(ask, state, **{key: value}))
            for value, count in ((value or UNKNOWN, count) for value, count in counts)
        )
        for key, counts in spread.items()
        if len(counts) > 1
    }
    return [
        Facet(f"facet_{key}", entries[:AT_FIRST], entries[AT_FIRST:])
        for key, entries in made.items()
    ]


def year_address(ask: Ask, state: State, year: str) -> str:
    """Return the address that narrows to a year."""
    return narrowed(ask, state, **{"from": year, "to": year})


def active(ask: Ask, state: State) -> list[Named]:
    """Return what narrows the search, and the address without it."""
    title, label, kind = state["title"], state["page"], state["kind"]
    period_name = " — ".join(dict.fromkeys((state["from"], state["to"])))
    chosen = (
        (title and title_name(ask.say, title), {"title": ""}),
        (period_name, {"from": "", "to": ""}),
        (label and label_name(ask.say, label), {"page": ""}),
        (kind and ask.say(f"kind_{kind}"), {"kind": ""}),
    )
    return [(text, narrowed(ask, state, **less)) for text, less in chosen if text]


def sorts(ask: Ask, state: State) -> list[Named]:
    """Return each order's name and address; no address for the one in use."""
    found = []
    for sort in Sort:
        value = "" if sort == Sort.RANK else sort.value
        address = narrowed(ask, state, sort=value) if value != state["sort"] else ""
        found.append((ask.say(f"sort_{sort}"), address))
    return found
