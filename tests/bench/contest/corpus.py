"""The articles of JSON lines, and the archive that holds them."""

import datetime
import gzip
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dibao.archive import indexing, writer
from dibao.archive.connect import open_to_write
from dibao.archive.preparing import prepared
from dibao.archive.sources import Incoming, Location
from dibao.archive.transaction import commit
from dibao.model import (
    Article,
    Block,
    Cleaned,
    Facts,
    Kind,
    Page,
    Role,
    Segmented,
    Span,
    Understood,
    lines_of,
)

PAPER = "山前日报"
AT_ONCE = 500  # pages a commit
STORED = """
select a.id, a.headline, x.text
from articles a
join texts x on x.article_id = a.id
order by a.id
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the corpus; ``date`` is ISO or "", ``brief`` are words about it."""

    title: str
    body: str
    date: str
    brief: str


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as every peer gets it: what dibao stored, letter for letter."""

    id: int
    headline: str
    text: str


def read(path: Path) -> tuple[Item, ...]:
    """Return the articles of a file of JSON lines, as it is or gzipped."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return tuple(map(_item, file))


def _item(line: str) -> Item:
    told = json.loads(line)
    names = ("title", "body", "date", "brief")
    title, body, date, brief = (told.get(name) or "" for name in names)
    return Item(title, body, date[:10], brief)


def build(path: Path, items: tuple[Item, ...]) -> None:
    """Make an archive with the archive's own writer: one page an item, uncleaned.

    The article with the n-th item has the id n + 1.
    """
    with open_to_write(path, create=True) as conn:
        for number, item in enumerate(items):
            text = f"{item.title}\n{item.body}"
            name = f"{number:08}"
            sha256 = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
            incoming = Incoming(sha256, len(text.encode()), "text", "utf-8", "bench")
            place = Location(name.encode(), name)
            ready = prepared((_understood(text, item.date),), sha256=sha256)
            writer.admit(conn, incoming, ready, location=place)
            if number % AT_ONCE == 0:
                commit(conn)
        commit(conn)
        indexing.settle(conn, 0)


def stored(path: Path) -> tuple[Stored, ...]:
    """Return what an archive stored, by rising id."""
    with closing(sqlite3.connect(path)) as conn:
        return tuple(Stored(*row) for row in conn.execute(STORED))


def _understood(text: str, date: str) -> Understood:
    """Return a text as the page of one article, its first line the headline."""
    facts = Facts(PAPER, datetime.date.fromisoformat(date) if date else None, "1")
    lines = lines_of(text)
    return Understood(
        Page(lines, facts=facts),
        Cleaned(lines, (), facts=facts),
        Segmented((Article(Kind.ARTICLE, tuple(_blocks(text))),), (), facts=facts),
    )


def _blocks(text: str) -> Iterator[Block]:
    role = Role.HEADLINE
    for number, line in enumerate(lines_of(text), start=1):
        if line.text.strip():
            yield Block(role, line.text, (Span(number, 0, len(line.text)),))
            role = Role.BODY
