"""An archive told in JSON lines, so that it can be read without dibao, and for good."""

import base64
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dibao import __version__
from dibao.archive import digest, lines, printing, problems, wording
from dibao.archive.connect import open_to_read
from dibao.archive.lasting import one_lasting_moment
from dibao.archive.lines import TYPES, Head, Said
from dibao.archive.swap import placed, refuse_itself
from dibao.archive.telling import Progress, nobody
from dibao.archive.trouble import told

META = "select key, value from meta where key in ('schema_version', 'counter')"
COUNTS = """
select (select count(*) from runs), (select count(*) from sources),
  (select count(*) from issues), (select count(*) from pages),
  (select count(*) from articles),
  (select count(*) from uids where article_id is null),
  (select count(*) from problems)
"""
RUNS = """
select started_at, finished_at, version, seen, new, unchanged, problems
from runs
order by id
"""
SOURCES = """
select id, sha256, bytes, format, encoding, reader, added_at, withdrawn_at
from sources
order by id
"""
PATHS = """
select path, path_bytes, is_current from source_paths where source_id = ? order by id
"""
DATA = "select data from source_bytes where source_id = ?"
ISSUES = """
select t.name as title, i.date, i.date_exact, i.edition, i.number, i.status,
  s.sha256 as source
from issues i
join titles t on t.id = i.title_id
left join sources s on s.id = i.source_id
order by i.id
"""
PAGES = """
select p.id, s.sha256 as source, p.sequence, t.name as title, i.date, i.edition,
  p.label, p.section, n.sha256 as superseded_by, p.raw, {layout} as layout
from pages p
join sources s on s.id = p.source_id
join issues i on i.id = p.issue_id
join titles t on t.id = i.title_id
left join sources n on n.id = p.superseded_by
order by p.id
"""
EDITS = """
select rule, line, before, after from edits where page_id = ? order by sequence
"""
ARTICLES = """
select a.id, a.uid, t.name as title, i.date, i.edition, p.label, p.section,
  s.sha256 as source, coalesce((
    select sp.path from source_paths sp where sp.source_id = s.id
    order by sp.is_current desc, sp.id desc limit 1), '') as file,
  p.sequence as page, a.sequence, a.kind, a.kicker, a.headline, a.deck, a.byline,
  a.names, a.agency, a.place, a.day, a.jump, a.chars, a.confidence, a.boundary,
  x.text, a.digest
from articles a
join texts x on x.article_id = a.id
join pages p on p.id = a.page_id
join issues i on i.id = p.issue_id
join titles t on t.id = i.title_id
join sources s on s.id = p.source_id
order by a.id
"""
BLOCKS = """
select id, role, start, "end", confidence, box
from blocks
where article_id = ?
order by sequence
"""
SPANS = """
select line, start, "end" from spans where block_id = ? order by sequence
"""
LINKS = """
select a.uid as "to", l.kind
from links l
join articles a on a.id = l.to_id
where l.from_id = ?
order by l.id
"""
UIDS = """
select uid, see_uid as see, reason from uids where article_id is null order by uid
"""
PROBLEMS = """
select s.sha256 as source, p.path, p.path_bytes, p.sha256, p.page, p.stage, p.code,
  p.message, p.tries, p.version, {versions} as versions
from problems p
left join sources s on s.id = p.source_id
order by p.id
"""


def export_to(
    archive: Path, to: Path, *, replace: bool = False, progress: Progress = nobody
) -> Head:
    """Write an archive to a file, which has its name only when it is whole.

    Raises:
        CannotWriteError: the name is taken and ``replace`` not asked, is the archive's,
            or cannot be written.
        DiskError: the disk failed or is full.
        DibaoError: as ``export``.
    """
    open_to_read(archive).close()
    refuse_itself(archive, to)
    with placed(to, replace=replace) as building, building.open("wb") as out:
        return export(archive, out, progress=progress)


def export(archive: Path, out: BinaryIO, *, progress: Progress = nobody) -> Head:
    """Write an archive as it stands now, line by line; return what the first one says.

    The same archive gives the same bytes.

    Raises:
        NoInputError: there is no such archive.
        DataError: it is none, or another dibao's.
    """
    with told(archive), one_lasting_moment(archive) as conn:
        progress("weigh", 0, 0)
        head = head_of(conn)
        total = sum(head.lines.values())
        out.write(lines.told(head))
        for number, (kind, said) in enumerate(_lines(conn), start=1):
            out.write(lines.written(kind, said))
            progress("lines", number, total)
    return head


def head_of(conn: sqlite3.Connection) -> Head:
    """Return what the whole archive is, and how many lines of each type follow."""
    meta = dict(conn.execute(META))
    counts = zip(TYPES, conn.execute(COUNTS).fetchone(), strict=True)
    return Head(
        __version__,
        int(meta["schema_version"]),
        int(meta["counter"]),
        wording.dictionary(conn),
        dict(counts),
        digest.of_content(conn),
    )


def _lines(conn: sqlite3.Connection) -> Iterator[tuple[str, Said]]:
    """Yield every line but the first, in the order of ``TYPES``."""
    yield from (("run", row) for row in _rows(conn, RUNS))
    yield from (("source", _source(conn, row)) for row in _rows(conn, SOURCES))
    yield from (("issue", row) for row in _rows(conn, ISSUES))
    pages = PAGES.format(layout=printing.layout_in(conn, pages="p"))
    for row in _rows(conn, pages):
        yield "page", row | {"edits": list(_rows(conn, EDITS, row.pop("id")))}
    yield from (("article", _article(conn, row)) for row in _rows(conn, ARTICLES))
    yield from (("uid", row) for row in _rows(conn, UIDS))
    query = PROBLEMS.format(versions=problems.versions_in(conn))
    yield from (("problem", _with_path(row)) for row in _rows(conn, query))


def _source(conn: sqlite3.Connection, row: Said) -> Said:
    """Return a source with the paths it stood at, and its bytes where they are kept."""
    kept = conn.execute(DATA, (row["id"],)).fetchone()
    data = {"data": _base64(zlib.decompress(kept[0]))} if kept else {}
    paths = [_with_path(path) for path in _rows(conn, PATHS, row["id"])]
    return {**row, "paths": paths, **data}


def _article(conn: sqlite3.Connection, row: Said) -> Said:
    """Return an article with its blocks and where each stands on the page."""
    row_id = row.pop("id")
    blocks = [
        {**block, "spans": [list(span.values()) for span in spans]}
        for block in _rows(conn, BLOCKS, row_id)
        for spans in [_rows(conn, SPANS, block.pop("id"))]
    ]
    return {**row, "blocks": blocks, "links": list(_rows(conn, LINKS, row_id))}


def _with_path(row: Said) -> Said:
    """Return a row that tells a path's bytes only where the path does not say them."""
    data = row.pop("path_bytes")
    if isinstance(data, bytes) and data != str(row["path"]).encode():
        row["path_bytes"] = _base64(data)
    return row


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _rows(conn: sqlite3.Connection, statement: str, *values: object) -> Iterator[Said]:
    """Yield rows by the names of their columns."""
    found = conn.execute(statement, values)
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)
