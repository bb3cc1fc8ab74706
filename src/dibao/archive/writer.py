"""The writer: one source in, wholly or not at all."""

import sqlite3

from dibao.archive import issues, links, retiring, sources, storing, uids
from dibao.archive.preparing import PreparedPage
from dibao.archive.sources import Incoming, Location
from dibao.archive.transaction import whole
from dibao.archive.uids import Known, Place
from dibao.model import Span

RESTORE = "update sources set withdrawn_at = null where id = ? returning sha256"
SHA256 = "select sha256 from sources where id = ?"
FORGET_PAGES = "delete from pages where source_id = ?"


def admit(
    conn: sqlite3.Connection,
    incoming: Incoming,
    pages: tuple[PreparedPage, ...],
    *,
    location: Location,
) -> int:
    """Store a source and all that was understood of it; return its id.

    What the file held before is superseded; a source that is in is understood anew.
    Nothing is durable before ``commit``.
    """
    with whole(conn):
        source_id, is_new = sources.put(conn, incoming)
        left = sources.move(conn, location, source_id)
        gone = () if is_new else retiring.take_out(conn, source_id)
        gone += retiring.supersede(conn, left, source_id)
        addresses = uids.assigned(conn, incoming.sha256, _placed(pages), gone=gone)
        if not is_new:
            _forget_pages(conn, source_id)
        storing.store(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, gone, source_id)
        if gone or _has_jumps(pages):  # else no half has come or gone
            links.join_issues_of(conn, (source_id, *left))
    return source_id


def restore(
    conn: sqlite3.Connection, source_id: int, pages: tuple[PreparedPage, ...]
) -> None:
    """Store what was understood anew of a withdrawn source; uids come back."""
    placed = _placed(pages)
    texts = {place: text for place, (_, text) in placed.items()}
    with whole(conn):
        (sha256,) = conn.execute(RESTORE, (source_id,)).fetchone()
        gone = retiring.withdrawn(conn, source_id, texts)
        addresses = uids.assigned(conn, sha256, placed, gone=gone)
        _forget_pages(conn, source_id)
        storing.store(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, (source_id,))


def remake(
    conn: sqlite3.Connection,
    source_id: int,
    pages: tuple[PreparedPage, ...],
    *,
    before: tuple[Known, ...],
) -> set[str]:
    """Store the pages of a source of an archive being rebuilt; return their uids.

    ``before`` is what it held in the old archive. Links are left for the end.
    """
    with whole(conn):
        uids.free(conn, before)
        (sha256,) = conn.execute(SHA256, (source_id,)).fetchone()
        addresses = uids.assigned(conn, sha256, _placed(pages), gone=before)
        storing.store(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, before, source_id)
    return set(addresses.values())


def add_path(conn: sqlite3.Connection, location: Location, source_id: int) -> None:
    """Record that a path holds bytes that are in; what it held before is superseded."""
    with whole(conn):
        left = sources.move(conn, location, source_id)
        gone = retiring.supersede(conn, left, source_id)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, left)


def _forget_pages(conn: sqlite3.Connection, source_id: int) -> None:
    """Delete the pages of a source, whose articles are gone, to store others."""
    conn.execute(FORGET_PAGES, (source_id,))
    issues.drop_empty(conn)


def _has_jumps(pages: tuple[PreparedPage, ...]) -> bool:
    """Tell whether an article says that it goes on elsewhere, or begins there."""
    return any(article.jump for page in pages for article in page.articles)


def _placed(pages: tuple[PreparedPage, ...]) -> dict[Place, tuple[Span, str]]:
    """Return where each article of a source begins, and its text, by its place."""
    return {
        (page.sequence, article.number): (article.first, article.text)
        for page in pages
        for article in page.articles
    }
