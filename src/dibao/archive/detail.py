"""One article, one page, one source: everything the archive knows of it."""

# ruff: noqa: S608 - statements are put together from our own constants only

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dibao.archive import printing
from dibao.archive.issues import UNKNOWN
from dibao.archive.place import FROM_PAGE, ITEMS, PLACE, Item, Place, items
from dibao.model import Article, Block, Edit, Kind, Page, Role, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was handed in; ``path`` is the one it was last seen under."""

    sha256: str
    path: str
    bytes: int
    format: str
    encoding: str
    reader: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as the archive keeps it; spans count lines from 1."""

    id: int
    uid: str
    headline: str
    digest: str
    chars: int
    article: Article
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a link between articles: ``kind`` as seen from here, and there."""

    kind: str
    forward: bool
    item: Item


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page 版 whole: raw, edits, articles and furniture in the order stored."""

    place: Place
    source: Source
    page: Page
    edits: tuple[Edit, ...]
    articles: tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a uid: the uid to look at now ("" for none), and why."""

    see: str
    reason: str


ARTICLE = f"""
select a.id, a.uid, a.headline, a.digest, a.chars, a.kind, a.confidence, a.boundary,
  a.byline, a.names, a.agency, a.place, a.day, a.jump, {PLACE}
from articles a join pages p on p.id = a.page_id {FROM_PAGE}
"""
BY_UID = f"{ARTICLE} where a.uid = ? and p.superseded_by is null"
BY_PAGE = f"{ARTICLE} where a.page_id = ? order by a.sequence"
BLOCKS = """
select b.id, b.role, substr(x.text, b.start + 1, b."end" - b.start), b.confidence,
  n.line, n.start, n."end"
from blocks b join texts x on x.article_id = b.article_id
left join spans n on n.block_id = b.id
where b.article_id = ? order by b.sequence, n.sequence
"""
SHEET = f"""
select p.raw, {{layout}}, p.sequence, p.source_id, {PLACE} from pages p {FROM_PAGE}
where p.superseded_by is null and t.name = :title
"""
BY_SOURCE = "substr(s.sha256, 1, 10) = :key and p.sequence = :sequence"
SHEET_DATED = f"""
{SHEET} and i.date = :date and (p.label = :name or {BY_SOURCE})
order by p.label <> :name, p.id limit 1
"""
SHEET_UNDATED = f"{SHEET} and i.date is null and {BY_SOURCE}"
EDITS = """
select rule, line, before, after from edits where page_id = ? order by sequence
"""
SOURCE = """
select s.sha256, coalesce((select sp.path from source_paths sp
    where sp.source_id = s.id order by sp.is_current desc, sp.id desc limit 1), ''),
  s.bytes, s.format, s.encoding, s.reader, s.added_at
from sources s where s.id = ?
"""
SOURCE_OF_PAGE = SOURCE.replace("?", "(select source_id from pages where id = ?)")
LINKED = """
select kind, from_id = :id, case when from_id = :id then to_id else from_id end
from links where from_id = :id or to_id = :id order by id
"""
ONE_ITEM = f"{ITEMS} {FROM_PAGE} where a.id = ? and p.superseded_by is null"
FATE = """
select coalesce(see_uid, ''), coalesce(
  (select a.uid from articles a where a.id = uids.article_id), ''), reason
from uids where uid = ?
"""
KEY_LENGTH = 10  # hex digits of the source in a page's address


def article(conn: sqlite3.Connection, uid: str) -> Stored | None:
    """Return the article with this uid; None when none has it now."""
    return next(_stored(conn, conn.execute(BY_UID, (uid,))), None)


def fate(conn: sqlite3.Connection, uid: str) -> Fate | None:
    """Return what became of a uid that an article once had; None if none ever did."""
    row = conn.execute(FATE, (uid,)).fetchone()
    return Fate(row[0] or row[1], row[2].partition(" ")[0]) if row else None


def links(conn: sqlite3.Connection, article_id: int) -> tuple[Link, ...]:
    """Return the articles linked with this one, as far as they are still there."""
    linked = conn.execute(LINKED, {"id": article_id}).fetchall()
    return tuple(
        Link(kind, bool(forward), item)
        for kind, forward, other in linked
        for item in items(conn.execute(ONE_ITEM, (other,)))
    )


def sheet(
    conn: sqlite3.Connection, title: str, date: str, *, name: str
) -> Sheet | None:
    """Return the page with this address; None when there is no such page.

    ``title`` and ``date`` are "" where not known; ``name`` is ``Place.name`` or, for
    a dated page, also its source and sequence.
    """
    key, _, number = name.rpartition("-")
    is_by_source = len(key) == KEY_LENGTH and number.isascii() and number.isdigit()
    wanted = {
        "title": title or UNKNOWN,
        "date": date,
        "name": name,
        "key": key if is_by_source else "",
        "sequence": int(number[:9]) if is_by_source else 0,
    }
    query = SHEET_DATED if date else SHEET_UNDATED
    layout_in = printing.layout_in(conn, pages="p")
    row = conn.execute(query.format(layout=layout_in), wanted).fetchone()
    if not row:
        return None
    raw, layout, sequence, source_id, *place = row
    page = printing.page_of(raw, layout, sequence=sequence)
    return _sheet(conn, Place(*place), page, source_id=source_id)


def source_of(conn: sqlite3.Connection, page_id: int) -> Source:
    """Return the source a page came from."""
    return Source(*conn.execute(SOURCE_OF_PAGE, (page_id,)).fetchone())


def _sheet(
    conn: sqlite3.Connection, place: Place, page: Page, *, source_id: int
) -> Sheet:
    edits = conn.execute(EDITS, (place.page_id,))
    return Sheet(
        place,
        Source(*conn.execute(SOURCE, (source_id,)).fetchone()),
        page,
        tuple(Edit(*row) for row in edits),
        tuple(_stored(conn, conn.execute(BY_PAGE, (place.page_id,)))),
    )


def _stored(conn: sqlite3.Connection, rows: sqlite3.Cursor) -> Iterator[Stored]:
    for row in rows.fetchall():
        article_id, uid, headline, digest, chars, kind, *rest = row[:14]
        confidence, boundary, byline, names, agency, place, day, jump = rest
        made = Article(
            Kind(kind),
            _blocks(conn, article_id),
            confidence,
            boundary,
            byline,
            tuple(names.split()),
            agency,
            place,
            day,
            jump,
        )
        yield Stored(article_id, uid, headline, digest, chars, made, Place(*row[14:]))


def _blocks(conn: sqlite3.Connection, article_id: int) -> tuple[Block, ...]:
    rows = conn.execute(BLOCKS, (article_id,)).fetchall()
    return tuple(
        Block(
            Role(role),
            text,
            tuple(Span(*row[4:]) for row in group if row[4] is not None),
            confidence,
        )
        for (_, role, text, confidence), group in groupby(rows, lambda row: row[:4])
    )
