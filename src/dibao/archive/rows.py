"""What each type of JSON line says, put into the tables of a new archive."""

import base64
import sqlite3
import zlib
from collections.abc import Callable
from typing import TypeVar

from dibao.archive import indexing, keys, storing, uids
from dibao.archive.digest import BlockRow, SpanRow, Value
from dibao.archive.issues import PUT_TITLE, Stand
from dibao.archive.lines import Said
from dibao.archive.preparing import from_rows
from dibao.archive.runs import PUT as PUT_RUN
from dibao.archive.storing import Ids, Row
from dibao.model import Role

RUN = ("started_at", "finished_at", "version", "seen", "new", "unchanged", "problems")
SOURCE = (
    *("id", "sha256", "bytes", "format", "encoding"),
    *("reader", "added_at", "withdrawn_at"),
)
ISSUE = ("date", "date_exact", "edition", "number", "status", "source", "title")
PAGE = ("sequence", "label", "section", "raw", "layout", "superseded_by", "source")
IN_ISSUE = ("title", "date", "edition", "source")
EDIT = ("rule", "line", "before", "after")
ARTICLE = (
    *("kind", "kicker", "headline", "deck", "byline", "names", "agency", "place"),
    *("day", "jump", "chars", "confidence", "boundary"),
)
PROBLEM = (
    *("source", "path", "sha256", "page", "stage", "code"),
    *("message", "tries", "version", "versions"),
)

PUT_SOURCE = """
insert into sources (
  id, sha256, bytes, format, encoding, reader, added_at, withdrawn_at
) values (?, ?, ?, ?, ?, ?, ?, ?)
"""
PUT_PATH = """
insert into source_paths (source_id, path, path_bytes, is_current) values (?, ?, ?, ?)
"""
PUT_BYTES = "insert into source_bytes (source_id, data) values (?, ?)"
PUT_ISSUE = """
insert into issues (date, date_exact, edition, number, status, source_id, title_id)
values (
  ?, ?, ?, ?, ?, (select id from sources where sha256 = ?),
  (select id from titles where name = ?))
"""
ISSUE_OF = """
select i.id
from issues i
join titles t on t.id = i.title_id and t.name = :title
where i.edition = :edition and case when :date is null
  then i.date is null and i.source_id = (select id from sources where sha256 = :source)
  else i.date = :date end
"""
PUT_PAGE = """
insert into pages (
  issue_id, sequence, label, section, raw, layout, superseded_by, source_id
) values (
  ?, ?, ?, ?, ?, ?, (select id from sources where sha256 = ?),
  (select id from sources where sha256 = ?))
"""
PAGE_OF = """
select p.id, p.label, i.id, i.title_id, i.date
from pages p
join sources s on s.id = p.source_id and s.sha256 = ?
join issues i on i.id = p.issue_id
where p.sequence = ?
"""
PUT_UID = "insert into uids (uid, see_uid, reason) values (?, ?, ?)"
PUT_PROBLEM = """
insert into problems (
  source_id, path, sha256, page, stage, code, message, tries, version, versions,
  path_bytes
) values ((select id from sources where sha256 = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# By uids: an article may go on as one that stands further down.
TO_LINK = """
create temp table to_link (from_uid text, to_uid text, kind text not null)
"""
PUT_TO_LINK = "insert into temp.to_link (from_uid, to_uid, kind) values (?, ?, ?)"
LINK = """
insert into links (from_id, to_id, kind)
select (select id from articles where uid = from_uid),
  (select id from articles where uid = to_uid), kind
from temp.to_link
order by rowid
"""

T = TypeVar("T")


def link(conn: sqlite3.Connection) -> None:
    """Let articles go on as each other, now that all are there."""
    conn.execute(LINK)


def _run(conn: sqlite3.Connection, said: Said) -> None:
    conn.execute(PUT_RUN, _values(said, RUN))


def _source(conn: sqlite3.Connection, said: Said) -> None:
    """Store a source, where it stood, and its bytes where they are told."""
    conn.execute(PUT_SOURCE, _values(said, SOURCE))
    for path in _list(said["paths"], dict):
        place = path["path"], _path_bytes(path), path["is_current"]
        conn.execute(PUT_PATH, (said["id"], *place))
    if "data" in said:
        data = zlib.compress(base64.b64decode(_text(said["data"]), validate=True))
        conn.execute(PUT_BYTES, (said["id"], data))


def _issue(conn: sqlite3.Connection, said: Said) -> None:
    conn.execute(PUT_TITLE, (said["title"],))
    conn.execute(PUT_ISSUE, _values(said, ISSUE))


def _page(conn: sqlite3.Connection, said: Said) -> None:
    """Store a page with what was changed on it."""
    said.setdefault("layout", None)  # told since schema 4
    wanted = dict(zip(IN_ISSUE, _values(said, IN_ISSUE), strict=True))
    (issue_id,) = conn.execute(ISSUE_OF, wanted).fetchone() or (None,)
    page_id = conn.execute(PUT_PAGE, (issue_id, *_values(said, PAGE))).lastrowid
    edits = enumerate(_list(said["edits"], dict), start=1)
    conn.executemany(
        storing.EDIT, ((page_id, number, *_values(one, EDIT)) for number, one in edits)
    )


def _article(conn: sqlite3.Connection, said: Said) -> None:
    """Store and index an article."""
    found = conn.execute(PAGE_OF, (said["source"], said["page"])).fetchone()
    if not found:
        raise ValueError("there is no such page above")
    page_id, label, *stand = found
    _, article_id, block_id = conn.execute(storing.NEXT_IDS).fetchone()
    row = _row(said, Ids(page_id, article_id, block_id), Stand(*stand))
    if row.article.digest != said["digest"]:
        raise ValueError("it does not say what its digest says")
    storing.put_rows(conn, (row,))
    uids.give(conn, [(row.uid, article_id)])
    label_id = keys.label_id(conn, label)
    indexing.put(conn, [storing.entry(row, label_id)])
    for one in _list(said["links"], dict):
        conn.execute(PUT_TO_LINK, (said["uid"], one["to"], one["kind"]))


def _row(said: Said, ids: Ids, stand: Stand) -> Row:
    """Return an article as its rows will say it."""
    blocks: list[BlockRow] = []
    spans: list[tuple[SpanRow, ...]] = []
    for number, one in enumerate(_list(said["blocks"], dict), start=1):
        role = Role(one["role"]).value
        place = one["start"], one["end"], one["confidence"], one["box"]
        blocks.append((number, role, *place))
        spans.append(tuple((a, b, c) for a, b, c in one["spans"]))
    uid, number = _text(said["uid"]), _number(said["sequence"])
    rest = _values(said, ARTICLE), _text(said["text"])
    article = from_rows((uid, number), rest, tuple(blocks), tuple(spans))
    return Row(ids, stand, uid, article)


def _uid(conn: sqlite3.Connection, said: Said) -> None:
    conn.execute(PUT_UID, _values(said, ("uid", "see", "reason")))


def _problem(conn: sqlite3.Connection, said: Said) -> None:
    conn.execute(PUT_PROBLEM, (*_values(said, PROBLEM), _path_bytes(said)))


def _path_bytes(said: Said) -> bytes:
    """Return a path as the system of the old archive had it."""
    if "path_bytes" in said:
        return base64.b64decode(_text(said["path_bytes"]), validate=True)
    return _text(said["path"]).encode()


def _values(said: Said, names: tuple[str, ...]) -> tuple[Value, ...]:
    """Return what a line says under these names; each must be there."""
    return tuple(_value(said[name]) for name in names)


def _value(value: object) -> Value:
    if not isinstance(value, Value):
        raise TypeError(f"{value!r:.40} stands where a text or number belongs")
    return value


def _list(value: object, kind: type[T]) -> list[T]:
    """Return a list, all of one kind."""
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise TypeError(f"{value!r:.40} stands where a list belongs")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r:.40} stands where a number belongs")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} stands where a text belongs")
    return value


PUT: dict[str, Callable[[sqlite3.Connection, Said], None]] = {
    "run": _run,
    "source": _source,
    "issue": _issue,
    "page": _page,
    "article": _article,
    "uid": _uid,
    "problem": _problem,
}
"""What stores a line, by its type."""
