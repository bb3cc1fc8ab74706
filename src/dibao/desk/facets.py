"""How what was found is spread over papers, years, pages and kinds."""

from collections import Counter
from dataclasses import dataclass

from dibao.archive import keys
from dibao.desk.facts import Holdings, title_name
from dibao.desk.matching import Ids

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many articles there are of each paper, year, page and kind; "" is unknown."""

    titles: Counts = ()  # most first
    years: Counts = ()  # latest first, dated ones only
    labels: Counts = ()  # most first, pages that have one
    kinds: Counts = ()  # most first


NO_FACETS = Facets()


def facets(ids: Ids, held: Holdings) -> Facets:
    """Return the spread of these articles."""
    columns = held.keys
    titles = Counter(map(columns.titles.__getitem__, ids))
    years = Counter(columns.dates[n] // 10_000 for n in ids)
    labels = Counter(map(columns.labels.__getitem__, ids))
    kinds = Counter(columns.states[n] & 0xFF for n in ids)
    years.pop(0, None)
    labels.pop(0, None)
    return Facets(
        tuple((title_name(held.titles[n]), count) for n, count in titles.most_common()),
        tuple((f"{year:04}", years[year]) for year in sorted(years, reverse=True)),
        tuple((held.labels[n], count) for n, count in labels.most_common()),
        tuple((keys.kind_of(code), count) for code, count in kinds.most_common()),
    )
