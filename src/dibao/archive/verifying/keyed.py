"""The keys against what the articles say: date, paper, page, kind, and two marks."""

import sqlite3
from collections.abc import Iterator

from dibao.archive import keys
from dibao.archive.keys import NO_KEY, PART, WIDTH, Key, Keys
from dibao.archive.preparing import marks
from dibao.archive.verifying.finding import Cure, Finding, spot_of
from dibao.archive.verifying.given import Tell
from dibao.model import Kind

# A part of articles far beyond the last would be read as many zeros before it.
ODD_PARTS = """
select part
from articles_keys
where part < 0 or part > coalesce((select max(id) from articles) / :part, -1)
  or typeof(keys) <> 'blob' or length(keys) <> :bytes
"""
FACTS = """
select a.id, a.kind, a.date, a.title_id, coalesce(l.id, 0), x.text
from articles a not indexed
join texts x on x.article_id = a.id
left join pages p on p.id = a.page_id
left join labels l on l.name = p.label and l.name <> ''
order by a.id
"""
KINDS = frozenset(Kind)
ODD = "is no part of the keys: of another length, or of articles that are not there"
ALTERED = "its date, paper, page or kind is not what its row says"
GHOST = "there is no such article"


def of_keys(conn: sqlite3.Connection, tell: Tell) -> Iterator[Finding]:
    """Yield every article whose key is not what its row and text say."""
    sizes = {"part": PART, "bytes": PART * WIDTH}
    odd = conn.execute(ODD_PARTS, sizes).fetchall()
    for (part,) in odd:
        yield Finding("articles_keys", f"part {part}", ODD, Cure.REBUILD)
    if odd:
        return
    held = keys.read(conn)
    seen: set[int] = set()
    for number, row in enumerate(conn.execute(FACTS)):
        seen.add(row[0])
        if _at(held, row[0]) != _key(row):
            spot = spot_of(conn, "articles", row[0])
            yield Finding("articles_keys", str(row[0]), ALTERED, Cure.REBUILD, spot)
        tell(number)
    for at, state in enumerate(held.states):
        if at not in seen and (state or _at(held, at) != NO_KEY):
            yield Finding("articles_keys", str(at), GHOST, Cure.REBUILD)


def _key(row: tuple[int, str, object, int, int, object]) -> Key:
    """Return what an article's key should be."""
    _, kind, date, title_id, label_id, text = row
    code = keys.kind_code(Kind(kind)) if kind in KINDS else 0
    return _number(date), title_id, label_id, code | marks(str(text))


def _number(date: object) -> int:
    """Return a date as the keys have it; -1 for what is none."""
    try:
        return keys.date_number(str(date) if date else None)
    except ValueError:
        return -1


def _at(held: Keys, at: int) -> Key:
    """Return the key of an article; none where the columns end before it."""
    if not 0 <= at < len(held.states):
        return NO_KEY
    return held.dates[at], held.titles[at], held.labels[at], held.states[at]
