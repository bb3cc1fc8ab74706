"""What sorts, narrows and counts articles: sixteen bytes each, read into memory.

A search may find a hundred thousand articles. To look each of them up in ``articles``
takes 0.6 µs, in a column of numbers in memory 0.04 (measured on 12,000). The columns
say what ``articles`` and ``pages`` say, and are written with them.
"""

import sqlite3
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from dibao.model import Kind

PART = 4096  # articles a row: 64 KB, of which a change writes one database page
WIDTH = 16  # bytes an article: date, title, label and state, 32 bits each
KINDS = tuple(Kind)
IS_FOLDED, HAS_BLANKS = 1 << 8, 1 << 9

ROOM = "insert or ignore into articles_keys (part, keys) values (?, zeroblob(?))"
LABEL = "select id from labels where name = ?"
PUT_LABEL = "insert into labels (name) values (?)"
FACTS = """
select a.date, a.title_id, p.label
from articles a
join pages p on p.id = a.page_id
where a.id = ?
"""
ALL = "select part, keys from articles_keys order by part"


Key = tuple[int, int, int, int]
"""An article's date, title, label and state; see ``Keys``."""
NO_KEY: Key = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns; every article's id is its place in each.

    ``dates`` are yyyymmdd or 0, ``titles`` and ``labels`` are ids or 0. ``states`` are
    0 where no article is; see ``kind_code``, ``IS_FOLDED`` and ``HAS_BLANKS``.
    """

    dates: "array[int]"
    titles: "array[int]"
    labels: "array[int]"
    states: "array[int]"


def kind_code(kind: Kind) -> int:
    """Return what the low eight bits of a state are for a kind."""
    return KINDS.index(kind) + 1


def kind_of(state: int) -> Kind:
    """Return the kind of an article by its state."""
    return KINDS[(state & 0xFF) - 1]


def put(conn: sqlite3.Connection, rows: Iterable[tuple[int, Key]]) -> None:
    """Write keys by their articles' ids, in order; consecutive ones at once.

    All zeros say that there is no such article.
    """
    first, gathered = 0, array("I")
    for article_id, key in rows:
        count = len(gathered) // len(key)
        if article_id != first + count or article_id % PART == 0:
            _write(conn, first, gathered)
            first, gathered = article_id, array("I")
        gathered.extend(key)
    _write(conn, first, gathered)


def label_id(conn: sqlite3.Connection, label: str) -> int:
    """Return the number by which a page's label is known; 0 for none."""
    if not label:
        return 0
    found = conn.execute(LABEL, (label,)).fetchone()
    if not found:
        conn.execute(PUT_LABEL, (label,))
        found = conn.execute(LABEL, (label,)).fetchone()
    return int(found[0])


def date_number(date: str | None) -> int:
    """Return a date as the keys have it: yyyymmdd, 0 for none."""
    return int(date.replace("-", "")) if date else 0


def move(conn: sqlite3.Connection, article_id: int) -> None:
    """Write anew of which date, paper and page an article is; its state stays."""
    date, title_id, label = conn.execute(FACTS, (article_id,)).fetchone()
    facts = date_number(date), title_id, label_id(conn, label)
    _write(conn, article_id, array("I", facts))


def read(conn: sqlite3.Connection) -> Keys:
    """Return the columns of every article, and of the numbers between that are none."""
    values = array("I")
    for part, data in conn.execute(ALL):
        values.frombytes(bytes(part * PART * WIDTH - len(values) * 4) + data)
    if sys.byteorder == "big":
        values.byteswap()
    return Keys(values[0::4], values[1::4], values[2::4], values[3::4])


def _write(conn: sqlite3.Connection, article_id: int, values: "array[int]") -> None:
    """Write keys of articles in one part, or the first columns of one article's."""
    if not values:
        return
    if sys.byteorder == "big":
        values.byteswap()
    part, place = divmod(article_id, PART)
    conn.execute(ROOM, (part, PART * WIDTH))
    with conn.blobopen("articles_keys", "keys", part) as blob:
        blob.seek(place * WIDTH)
        blob.write(values.tobytes())
