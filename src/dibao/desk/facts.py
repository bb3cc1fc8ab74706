"""What a reader asks of an article without reading it: date, paper, page, kind."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dibao.analyze import normalize
from dibao.archive.find import Filters
from dibao.archive.issues import UNKNOWN
from dibao.archive.keys import Keys, kind_code
from dibao.desk.sieve import Keep
from dibao.model import Kind
from dibao.query.values import label_of

LAST = 99_99_99_99  # after every date that a number of eight digits can be


@dataclass(frozen=True, slots=True)
class Holdings:
    """What narrows without reading: the archive's keys, and what their numbers mean."""

    keys: Keys
    furniture: frozenset[int]
    is_by_date: bool  # what came in later is of no earlier date
    titles: Mapping[int, str]
    labels: Mapping[int, str]


NOTHING_HELD = Holdings(Keys(*[array("I")] * 4), frozenset(), True, {}, {})


def by_date(held: Holdings, first: str, last: str) -> Keep:
    """Return what keeps articles from one ISO date, or start of one, to another."""
    dates = held.keys.dates
    low, high = day_number(first, "0") or 1, day_number(last, "9") or LAST
    return lambda n: low <= dates[n] <= high


def by_title(held: Holdings, text: str) -> Keep:
    """Return what keeps articles of papers whose name holds a text."""
    wanted = normalize(text)
    ids = {
        n for n, name in held.titles.items() if wanted in normalize(title_name(name))
    }
    titles = held.keys.titles
    return lambda n: titles[n] in ids


def by_exact_title(held: Holdings, name: str) -> Keep:
    """Return what keeps articles of the one paper of this name."""
    ids = {n for n, known in held.titles.items() if known == name}
    titles = held.keys.titles
    return lambda n: titles[n] in ids


def by_label(held: Holdings, label: str) -> Keep:
    """Return what keeps articles of pages with this label, 3 and 03 being one."""
    wanted = label_of(label)
    ids = {n for n, name in held.labels.items() if label_of(name) == wanted}
    labels = held.keys.labels
    return lambda n: labels[n] in ids


def by_kind(held: Holdings, kind: str) -> Keep:
    """Return what keeps articles of one kind; of no kind that there is, none."""
    code = kind_code(Kind(kind)) if kind in list(Kind) else 0
    states = held.keys.states
    return lambda n: code > 0 and states[n] & 0xFF == code


def by_filters(held: Holdings, filters: Filters) -> Iterable[Keep]:
    """Yield what keeps the articles that these filters leave."""
    if filters.first or filters.last:
        yield by_date(held, filters.first, filters.last)
    if filters.title:
        yield by_exact_title(held, filters.title)
    if filters.page:
        yield by_label(held, filters.page)
    if filters.kind:
        yield by_kind(held, filters.kind)


def day_number(iso: str, fill: str) -> int:
    """Return an ISO date or the start of one as yyyymmdd, what is missing filled up.

    >>> day_number("2023-05", "0"), day_number("2023-05", "9"), day_number("", "0")
    (20230500, 20230599, 0)
    """
    digits = iso.replace("-", "")
    return int(digits.ljust(8, fill)) if digits.isdecimal() else 0


def title_name(name: str) -> str:
    """Return a paper's name as readers see it: "" where it is not known."""
    return "" if name == UNKNOWN else name
