"""Which article goes on as which: 下转第二版 and, on that page, 上接第一版.

Both halves name each other's page. Where several do, the headline, which the second
half repeats in whole or in part, decides; what stays open is not linked.
"""

import itertools
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dibao.analyze import grams
from dibao.annotate import jump_target
from dibao.archive import issues

JUMPS = """
select a.id, p.label, a.headline || char(10) || a.deck || char(10) || a.kicker, a.jump
from articles a
join pages p on p.id = a.page_id
where p.issue_id = ? and a.jump <> '' and p.label <> ''
order by p.label, a.page_id, a.sequence
"""
FORGET = """
delete from links
where kind = 'continued on' and from_id in (
  select a.id from articles a join pages p on p.id = a.page_id where p.issue_id = ?)
"""
PUT = "insert or ignore into links (from_id, to_id, kind) values (?, ?, 'continued on')"

# An article in the middle says both: 上接第一版 下转第三版.
_EACH = re.compile(r"(?=下\s?转|上\s?接|紧\s?接|续\s?接)")
_BACK = ("上", "紧", "续", "接")


@dataclass(frozen=True, slots=True)
class Half:
    """One half of an article: where it stands, and where it says the other is."""

    article_id: int
    page: str
    other: str
    heading: str


def join_issues_of(conn: sqlite3.Connection, source_ids: Iterable[int]) -> None:
    """Link anew the halves within every issue that these sources have pages of."""
    found = (issues.of_source(conn, source_id) for source_id in source_ids)
    join(conn, itertools.chain.from_iterable(found))


def join(conn: sqlite3.Connection, issue_ids: Iterable[int]) -> None:
    """Link anew the halves within these issues."""
    for issue_id in set(issue_ids):
        conn.execute(FORGET, (issue_id,))
        found = tuple(halves(conn.execute(JUMPS, (issue_id,))))
        firsts = [half for goes_back, half in found if not goes_back]
        seconds = [half for goes_back, half in found if goes_back]
        conn.executemany(PUT, pairs(firsts, seconds))


def pairs(firsts: Iterable[Half], seconds: Iterable[Half]) -> Iterator[tuple[int, int]]:
    """Yield the ids of first halves with those of the halves they go on as."""
    fits = [
        (first, second)
        for first, second in itertools.product(firsts, seconds)
        if (first.other, first.page) == (second.page, second.other)
        and first.article_id != second.article_id
    ]
    gone: set[Half] = set()
    ranked = sorted(((_likeness(*fit), fit) for fit in fits), key=lambda row: -row[0])
    for _, level in itertools.groupby(ranked, key=lambda row: row[0]):
        alike = [fit for _, fit in level if not gone & set(fit)]
        shared = Counter(itertools.chain.from_iterable(alike))
        for first, second in alike:
            if shared[first] == shared[second] == 1:
                yield first.article_id, second.article_id
        gone.update(shared)  # the others too: one of equals would be a guess


def halves(rows: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[bool, Half]]:
    """Yield each half that rows of id, label, heading and jump tell of.

    The first of each pair says whether the rest of it stands before, not after.
    """
    for article_id, label, heading, jumps in rows:
        for jump in _EACH.split(jumps):
            other = jump_target(jump)
            if other:
                yield jump.startswith(_BACK), Half(article_id, label, other, heading)


def _likeness(first: Half, second: Half) -> int:
    """Return how many grams two headings share."""
    return len(_grams(first.heading) & _grams(second.heading))


def _grams(heading: str) -> set[str]:
    return {gram for gram in grams(heading).split(" ") if len(gram) > 1}
