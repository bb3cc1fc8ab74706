"""What a check found: which row, what is wrong with it, what cures it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

SPOT = """
select a.uid, t.name, coalesce(i.date, ''), p.label
from articles a
left join pages p on p.id = a.page_id
left join issues i on i.id = p.issue_id
left join titles t on t.id = i.title_id
where a.id = ?
"""
PAGE_SPOT = """
select '', t.name, coalesce(i.date, ''), p.label
from pages p
left join issues i on i.id = p.issue_id
left join titles t on t.id = i.title_id
where p.id = ?
"""
# A row that is damaged may also have values that no dibao would write.
BROKEN = (sqlite3.Error, TypeError, ValueError, OverflowError)
SPOTS = {"articles": SPOT, "texts": SPOT, "pages": PAGE_SPOT}


class Cure(StrEnum):
    """What makes it good again."""

    NONE = "none"  # a note, or nothing that dibao can do
    REBUILD = "rebuild"  # it is made of the raw pages, and can be made anew
    SOURCE = "source"  # the file is still there, with the bytes that went in
    BACKUP = "backup"  # it is nowhere but here


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in print it is; "" where that is not known."""

    uid: str = ""
    title: str = ""
    date: str = ""
    label: str = ""


NOWHERE = Spot()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written; a note where nothing is damaged.

    ``table`` is a table, an index or "file"; ``key`` names the row, "" for no one row.
    """

    table: str
    key: str
    what: str
    cure: Cure = Cure.NONE
    spot: Spot = NOWHERE
    is_damage: bool = True
    path: str = ""  # the file on disk that it is about, or that cures it
    encoding: str = ""  # in which that file was read


def note(table: str, key: str, what: str) -> Finding:
    """Return what is worth saying, and no damage."""
    return Finding(table, key, what, is_damage=False)


def spot_of(conn: sqlite3.Connection, table: str, key: object) -> Spot:
    """Return where in print a row is, as far as the rows around it still tell."""
    if table not in SPOTS:
        return NOWHERE
    try:
        row = conn.execute(SPOTS[table], (key,)).fetchone()
    except sqlite3.Error:
        return NOWHERE
    return Spot(*(str(value or "") for value in row)) if row else NOWHERE


def unreadable(table: str, error: Exception, cure: Cure) -> Finding:
    """Return that a table or index cannot be read to its end."""
    return Finding(table, "", f"cannot be read through: {error}", cure)


def guarded(found: Iterator[Finding], *, table: str, cure: Cure) -> Iterator[Finding]:
    """Yield findings; an error of SQLite on the way is one more, and the last."""
    try:
        yield from found
    except BROKEN as error:
        yield unreadable(table, error, cure)
