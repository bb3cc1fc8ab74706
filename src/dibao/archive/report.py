"""What the archive is, for whoever keeps it: its size, its state, its gaps."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is. Superseded and withdrawn pages are not counted as pages."""

    sources: int
    withdrawn: int
    titles: int
    issues: int
    pages: int
    articles: int
    chars: int
    edits: int
    problems: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without issues between two of a paper's issues: its two ends."""

    title: str
    after: str
    before: str
    days: int


@dataclass(frozen=True, slots=True)
class Hole:
    """An issue in which numbered pages 版 are missing between the first and last."""

    title: str
    date: str
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """The last time something was taken in."""

    finished_at: str
    version: str
    seen: int
    new: int
    unchanged: int
    problems: int


CURRENT = """
  from pages p
  join issues i on i.id = p.issue_id
  join titles t on t.id = i.title_id
  join sources s on s.id = p.source_id and s.withdrawn_at is null
  where p.superseded_by is null
"""
TOTALS = f"""
select
  (select count(*) from sources where withdrawn_at is null),
  (select count(*) from sources where withdrawn_at is not null),
  (select count(distinct i.title_id) {CURRENT}),
  (select count(distinct i.id) {CURRENT} and i.date is not null),
  (select count(*) {CURRENT}),
  (select count(*) from articles where kind <> 'furniture'),
  (select coalesce(sum(chars), 0) from articles),
  (select count(*) from edits e where e.page_id in (select p.id {CURRENT})),
  (select count(*) from problems)
"""  # noqa: S608 - our own constant
DATES = f"""
select distinct t.name, i.date, julianday(i.date)
{CURRENT}
  and i.date is not null and t.name <> 'unknown'
order by t.name, i.date
"""
LABELS = f"""
select t.name, i.date, group_concat(cast(p.label as integer))
{CURRENT}
  and i.date is not null and t.name <> 'unknown' and p.label <> ''
  and p.label not glob '*[^0-9]*'
group by i.id
order by t.name, i.date
"""
META = "select key, value from meta order by key"
LAST_RUN = """
select finished_at, version, seen, new, unchanged, problems
from runs
order by id desc
limit 1
"""
RAW = "select raw from pages where id = ?"
ABSORBED = "select line from edits where page_id = ? and after is null"


def totals(conn: sqlite3.Connection) -> Totals:
    """Return how much the archive holds."""
    return Totals(*conn.execute(TOTALS).fetchone())


def gaps(conn: sqlite3.Connection) -> tuple[Gap, ...]:
    """Return where a paper's issues stop for longer than they otherwise do.

    Longer than twice its usual step and than a week: a weekly that skips one number,
    a daily that stays away for a holiday, are no gap.
    """
    by_title: dict[str, list[tuple[str, float]]] = {}
    for title, date, day in conn.execute(DATES):
        by_title.setdefault(title, []).append((date, day))
    return tuple(
        gap for title, days in by_title.items() for gap in _gaps_of(title, days)
    )


def holes(conn: sqlite3.Connection) -> tuple[Hole, ...]:
    """Return the issues in which a numbered page is missing."""
    found = []
    for title, date, labels in conn.execute(LABELS):
        have = {int(label) for label in labels.split(",")}
        missing = tuple(sorted(set(range(1, min(max(have), 200))) - have))
        if missing:
            found.append(Hole(title, date, missing))
    return tuple(found)


def meta(conn: sqlite3.Connection) -> dict[str, str]:
    """Return what the archive says of itself: versions, fingerprint, counter."""
    return dict(conn.execute(META))


def last_run(conn: sqlite3.Connection) -> Run | None:
    """Return the last run that changed something; None before the first."""
    row = conn.execute(LAST_RUN).fetchone()
    return Run(*row) if row else None


def raw_text(conn: sqlite3.Connection, page_id: int) -> str:
    """Return a page's text as it was read."""
    return str(conn.execute(RAW, (page_id,)).fetchone()[0])


def absorbed_lines(conn: sqlite3.Connection, page_id: int) -> frozenset[int]:
    """Return the lines of a page that an edit gave to a neighbor."""
    return frozenset(line for (line,) in conn.execute(ABSORBED, (page_id,)))


def _gaps_of(title: str, days: list[tuple[str, float]]) -> Iterator[Gap]:
    steps = sorted(after[1] - before[1] for before, after in pairwise(days))
    usual = steps[len(steps) // 2] if steps else 0.0
    for (after, first), (before, last) in pairwise(days):
        if last - first > max(2 * usual, 7):
            yield Gap(title, after, before, int(last - first) - 1)
