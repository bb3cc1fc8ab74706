"""Correcting what came from a source, or withdrawing it; addresses stay."""

import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dibao.archive import issues, keys, links, printing, retiring, sources
from dibao.archive.connect import open_to_write
from dibao.archive.transaction import commit, whole
from dibao.errors import DataError, NoInputError, UsageError
from dibao.model import Facts, Page

BY_PATH = """
select source_id
from source_paths
where path_bytes = ?
order by is_current desc, id desc
limit 1
"""
BY_ID = "select id from sources where id = ?"
BY_SHA = "select id from sources where sha256 glob ? limit 2"
FACTS = """
select p.id, p.sequence, t.name, i.date, p.label, p.section
from pages p
join issues i on i.id = p.issue_id
join titles t on t.id = i.title_id
where p.source_id = ?
order by p.sequence
"""
SET_PAGE = "update pages set issue_id = ?, label = ?, section = ? where id = ?"
ARTICLES = "select id from articles where page_id = ? order by sequence"
MOVE = """
update articles
set (title_id, date) = (select title_id, date from issues where id = :issue_id)
where page_id = :page_id
"""
WITHDRAW = "update sources set withdrawn_at = ? where id = ? and withdrawn_at is null"
RAW = """
select sequence, raw, {layout} from pages where source_id = ? order by sequence
"""
RAW_BYTES = """
select cast(raw as blob), cast({layout} as blob)
from pages where source_id = ? order by sequence
"""
RESULT = """
select s.sha256, coalesce((
    select path from source_paths sp
    where sp.source_id = s.id order by is_current desc, id desc limit 1), ''),
  (select count(*) from pages p where p.source_id = s.id),
  (select count(*) from articles a join pages p on p.id = a.page_id
    where p.source_id = s.id and a.kind <> 'furniture')
from sources s
where s.id = ?
"""
RawPage = tuple[bytes, bytes | None]
"""A page's raw text and its layout, as they lie in the file."""
SHORTEST = 6  # hex digits that name a source: two of a thousand share six once in 34


@dataclass(frozen=True, slots=True)
class Corrected:
    """The source that was meant, and how much there is of it now."""

    sha256: str
    path: str
    pages: int
    articles: int


def correct(archive: Path, source: str, facts: Facts) -> Corrected:
    """Set what ``facts`` knows on every page of a source; uids stay.

    ``source`` is a path, the beginning of a SHA-256 (six digits at least) or an id.

    Raises:
        NoInputError: there is no such archive or source.
        UsageError: one label for several pages, or no fact at all.
        DibaoError: the archive cannot be written; see ``open_to_write``.
    """
    with open_to_write(archive) as conn:
        source_id = named(conn, source, archive)
        _correct(conn, source_id, facts)
        commit(conn)
        return result_of(conn, source_id)


def withdraw(archive: Path, source: str) -> Corrected:
    """Take a source's articles out of lists and indexes; its raw pages stay, marked.

    Handed in again, the same bytes stay withdrawn; ``dibao.ingest.restore`` undoes it.

    Raises:
        NoInputError: there is no such archive or source.
        DibaoError: the archive cannot be written; see ``open_to_write``.
    """
    with open_to_write(archive) as conn:
        source_id = named(conn, source, archive)
        result = result_of(conn, source_id)
        with whole(conn):
            conn.execute(WITHDRAW, (sources.now(), source_id))
            retiring.withdraw(conn, source_id)
            links.join_issues_of(conn, (source_id,))
        commit(conn)
        return result


def facts_of(conn: sqlite3.Connection, source_id: int) -> dict[int, Facts]:
    """Return what is known of each page of a source, by its sequence."""
    rows = conn.execute(FACTS, (source_id,))
    return {sequence: _facts(*said) for _, sequence, *said in rows}


def pages_of(conn: sqlite3.Connection, source_id: int) -> tuple[Page, ...]:
    """Return a source's pages as they were read, and what is known of each."""
    facts = facts_of(conn, source_id)
    query = RAW.format(layout=printing.layout_in(conn))
    return tuple(
        printing.page_of(raw, layout, sequence=sequence, facts=facts[sequence])
        for sequence, raw, layout in conn.execute(query, (source_id,))
    )


def raw_of(conn: sqlite3.Connection, source_id: int) -> tuple[RawPage, ...]:
    """Return a source's pages as they lie there, damaged or not."""
    query = RAW_BYTES.format(layout=printing.layout_in(conn))
    return tuple(conn.execute(query, (source_id,)))


def _correct(conn: sqlite3.Connection, source_id: int, facts: Facts) -> None:
    """Set facts on every page of a source, and move what depends on them."""
    if facts == Facts():
        raise UsageError("Say what to set: --title, --date or --page.")
    pages = conn.execute(FACTS, (source_id,)).fetchall()
    if facts.label and len(pages) > 1:
        raise UsageError(f"This source has {len(pages)} pages: one label cannot fit.")
    before = issues.of_source(conn, source_id)
    with whole(conn):
        for page_id, _, *said in pages:
            _set_page(conn, page_id, source_id, facts.over(_facts(*said)))
        links.join(conn, (*before, *issues.of_source(conn, source_id)))
        issues.drop_empty(conn)


def _set_page(
    conn: sqlite3.Connection, page_id: int, source_id: int, facts: Facts
) -> None:
    """Move a page to the issue that its facts name, and its articles with it."""
    issue_id = issues.put(conn, facts, source_id).issue_id
    conn.execute(SET_PAGE, (issue_id, facts.label, facts.section, page_id))
    conn.execute(MOVE, {"issue_id": issue_id, "page_id": page_id})
    for (article_id,) in conn.execute(ARTICLES, (page_id,)).fetchall():
        keys.move(conn, article_id)


def _facts(title: str, day: str | None, label: str, section: str) -> Facts:
    """Return stored facts as the model has them."""
    name = "" if title == issues.UNKNOWN else title
    return Facts(name, date.fromisoformat(day) if day else None, label, section)


def named(conn: sqlite3.Connection, source: str, archive: Path) -> int:
    """Return the id of the source that is meant, tried as each of its names in turn."""
    for query, value in _names(source, archive):
        rows = conn.execute(query, (value,)).fetchall()
        if len(rows) > 1:
            raise DataError(f"{source}: more than one source begins so. Give more.")
        if rows:
            return int(rows[0][0])
    raise NoInputError(f"{source}: no source has this path, digest or number.")


def _names(source: str, archive: Path) -> Iterator[tuple[str, bytes | str]]:
    """Yield what a source may be named by: where it lies, as listed, digest, id."""
    yield BY_PATH, sources.located(Path(source), archive).path_bytes
    yield BY_PATH, os.fsencode(source)
    if re.fullmatch(rf"[0-9a-fA-F]{{{SHORTEST},64}}", source):
        yield BY_SHA, source.lower() + "*"
    if re.fullmatch("[0-9]{1,9}", source):
        yield BY_ID, source


def result_of(conn: sqlite3.Connection, source_id: int) -> Corrected:
    """Return what there is of a source."""
    return Corrected(*conn.execute(RESULT, (source_id,)).fetchone())
