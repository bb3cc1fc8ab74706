"""Taking articles out: a file has changed, or was withdrawn. Raw pages stay."""

import sqlite3
from collections.abc import Iterable, Mapping

from dibao.archive import indexing, uids
from dibao.archive.uids import Known, Place

OF_SOURCE = """
select a.id, a.uid, x.text
from articles a
join pages p on p.id = a.page_id
join texts x on x.article_id = a.id
where p.source_id = ?
order by p.sequence, a.sequence
"""
DELETE = "delete from articles where id = ?"
SUPERSEDE = "update pages set superseded_by = ? where source_id = ?"
# Who pointed to an article that is gone points on to where it went.
POINT_ON = "update uids set see_uid = ? where see_uid = ?"
PLACES = """
select a.uid, p.sequence, a.sequence
from articles a
join pages p on p.id = a.page_id
where p.source_id = ?
"""
# The texts of what is withdrawn are gone. The place tells whose a uid was.
WITHDRAWN = "withdrawn {source_id}/{page}/{sequence}"
WITHDRAWN_OF = "select uid, reason from uids where reason glob ? order by reason, uid"


def known(conn: sqlite3.Connection, source_id: int) -> tuple[Known, ...]:
    """Return a source's articles by their uids and texts, in order."""
    rows = conn.execute(OF_SOURCE, (source_id,))
    return tuple(Known(uid, text) for _, uid, text in rows)


def supersede(
    conn: sqlite3.Connection, old_ids: Iterable[int], new_id: int
) -> tuple[Known, ...]:
    """Take out the articles of sources whose file changed; return what they were."""
    gone: list[Known] = []
    for old_id in old_ids:
        gone += take_out(conn, old_id)
        conn.execute(SUPERSEDE, (new_id, old_id))
    return tuple(gone)


def take_out(conn: sqlite3.Connection, source_id: int) -> tuple[Known, ...]:
    """Delete a source's articles from tables and indexes; return what they were."""
    gone = []
    for article_id, uid, text in conn.execute(OF_SOURCE, (source_id,)).fetchall():
        indexing.take(conn, article_id)
        conn.execute(DELETE, (article_id,))
        gone.append(Known(uid, text))
    return tuple(gone)


def withdraw(conn: sqlite3.Connection, source_id: int) -> None:
    """Take out a source's articles; their uids remember where each stood."""
    places = {uid: place for uid, *place in conn.execute(PLACES, (source_id,))}
    for one in take_out(conn, source_id):
        page, sequence = places[one.uid]
        reason = WITHDRAWN.format(source_id=source_id, page=page, sequence=sequence)
        uids.retire(conn, one.uid, see=None, reason=reason)


def withdrawn(
    conn: sqlite3.Connection, source_id: int, texts: Mapping[Place, str]
) -> tuple[Known, ...]:
    """Return what was withdrawn of a source, with the text now at each one's place."""
    rows = conn.execute(WITHDRAWN_OF, (f"withdrawn {source_id}/*",)).fetchall()
    return tuple(
        Known(uid, texts.get((int(page), int(sequence)), ""))
        for uid, reason in rows
        for _, page, sequence in (reason.split("/"),)
    )


def pass_on(conn: sqlite3.Connection, gone: Iterable[Known], source_id: int) -> None:
    """Let the uids that no article inherited point to where most of the text went."""
    left = [one for one in gone if not uids.is_taken(conn, one.uid)]
    if not left:
        return
    found = uids.successors(left, known(conn, source_id))
    for one in left:
        see = found.get(one.uid)
        uids.retire(conn, one.uid, see=see, reason="superseded")
        conn.execute(POINT_ON, (see, one.uid))
