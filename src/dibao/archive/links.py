"""Which article goes on as which: 下转第二版 and, on that page, 上接第一版.

Both halves name each other's page. Where several do, the headline, which the second
half repeats in whole or in part, decides; what stays open is not linked.
"""

import itertools
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dibao.analyze import grams
from dibao.archive import issues

CONTINUED = "continued on"

JUMPS = """
select a.id, p.label, a.headline || char(10) || a.deck || char(10) || a.kicker,
  a.jump || char(10) || coalesce((
    select group_concat(substr(x.text, b.start + 1, b."end" - b.start), char(10))
    from blocks b
    join texts x on x.article_id = b.article_id
    where b.article_id = a.id and b.role = 'jump'), '')
from articles a
join pages p on p.id = a.page_id
where p.issue_id = ?
  and (a.jump <> '' or exists (
    select 1 from blocks b where b.article_id = a.id and b.role = 'jump'))
order by a.page_id, a.sequence
"""
FORGET = """
delete from links
where kind = 'continued on' and from_id in (
  select a.id from articles a join pages p on p.id = a.page_id where p.issue_id = ?)
"""
PUT = "insert or ignore into links (from_id, to_id, kind) values (?, ?, 'continued on')"

_NUMBER = r"第?\s*([A-Za-z]?\s*\d{1,3}|[〇零一二三四五六七八九十]{1,3})\s*版"
_DOWN = re.compile(r"(?:下转|转至?|见)\s*" + _NUMBER)
_UP = re.compile(r"(?:上接|紧接|接自?)\s*" + _NUMBER)


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
        rows = conn.execute(JUMPS, (issue_id,)).fetchall()
        conn.executemany(PUT, pairs(_halves(rows, _DOWN), _halves(rows, _UP)))


def pairs(firsts: Iterable[Half], seconds: Iterable[Half]) -> Iterator[tuple[int, int]]:
    """Yield the ids of first halves with those of the halves they go on as."""
    seconds = tuple(seconds)
    fits = [
        (first, second)
        for first in firsts
        for second in seconds
        if (first.other, first.page) == (second.page, second.other)
        and first.article_id != second.article_id
    ]
    likeness = {fit: _likeness(*fit) for fit in fits}
    gone: set[Half] = set()
    for fit in sorted(fits, key=lambda fit: -likeness[fit]):
        rivals = [other for other in fits if other != fit and set(other) & set(fit)]
        if not gone & set(fit) and (likeness[fit] > 0 or not rivals):
            gone |= set(fit)
            yield fit[0].article_id, fit[1].article_id


def number(printed: str) -> str:
    """Return a page's number as labels have it.

    >>> [number(text) for text in ("第二", "十二", "二十", "03", "A 02", "〇四")]
    ['2', '12', '20', '3', 'A2', '4']
    """
    text = re.sub(r"[第\s]", "", printed).upper().translate(_DIGITS)
    if "十" in text:
        tens, _, ones = text.partition("十")
        text = f"{int(tens or 1) * 10 + int(ones or 0)}"
    return re.sub(r"^([A-Z]?)0+(?=\d)", r"\1", text)


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _halves(
    rows: Iterable[tuple[int, str, str, str]], pattern: re.Pattern[str]
) -> Iterator[Half]:
    """Yield the articles that say, in this way, where the rest of them is."""
    for article_id, label, heading, jump in rows:
        match = pattern.search(jump)
        if match and label:
            yield Half(article_id, number(label), number(match[1]), heading)


def _likeness(first: Half, second: Half) -> int:
    """Return how many grams two headings share."""
    return len(_grams(first.heading) & _grams(second.heading))


def _grams(heading: str) -> set[str]:
    return {gram for gram in grams(heading).split(" ") if len(gram) > 1}
