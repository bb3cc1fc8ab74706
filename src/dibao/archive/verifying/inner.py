"""An index checked by FTS5 itself, within and against what the texts give.

FTS5 checks only what can be written: so a copy of the index, made where temporary files
go. It says that something is wrong, and nothing of where.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dibao.archive.verifying.finding import BROKEN
from dibao.archive.verifying.given import COLUMNS, GRAMS, IDS, WORDS, columns_of
from dibao.signals import put_off

Hear = Callable[[str], None]

OPTIONS = {GRAMS: "columnsize=0, detail=none", WORDS: "detail=full"}
PARTS = {GRAMS: ("data", "idx"), WORDS: ("data", "idx", "docsize")}

VIEW = "create view given (id, {columns}) as select id, {given} from ids"
MAKE = """
create virtual table {index} using fts5(
  {columns}, content='given', content_rowid='id', tokenize='ascii', {options}
)
"""
PUT_ID = "insert into ids (id) values (?)"
EMPTY = "delete from {index}_{part}"
COPY = "insert into {index}_{part} select * from archive.{index}_{part}"
# With rank 1 its terms are compared with what the view gives.
WITHIN = "insert into {index} ({index}) values ('integrity-check')"
AGAINST = "insert into {index} ({index}, rank) values ('integrity-check', 1)"


@contextmanager
def copied(
    conn: sqlite3.Connection, archive: Path, index: str, hear: Hear
) -> Iterator[sqlite3.Connection]:
    """Yield a copy of an index, beside a view of what it should hold.

    ``hear`` is given each column of each article that FTS5 asks the view for.
    """
    with put_off():  # Ctrl-C before it is known as ours would leave it
        ours = TemporaryDirectory(prefix="dibao-")
    with ours as folder:
        path = Path(folder) / "index.db"
        with closing(sqlite3.connect(path, isolation_level=None, uri=True)) as copy:
            _copy(copy, archive, index)
            copy.executemany(PUT_ID, conn.execute(IDS))
        # Opened anew: who made the index has its empty state in mind.
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            for name, given in columns_of(conn, index).items():
                copy.create_function(f"{name}_of", 1, _heard(given, hear))
            yield copy


def _heard(given: Callable[[int], str], hear: Hear) -> Callable[[int], str]:
    """Return the same function, which lets hear what it gives."""

    def heard(article_id: int) -> str:
        text = given(article_id)
        hear(text)
        return text

    return heard


def is_sound(copy: sqlite3.Connection, index: str) -> bool:
    """Tell whether an index is well made within."""
    return _passes(copy, WITHIN.format(index=index))


def is_true(copy: sqlite3.Connection, index: str) -> bool:
    """Tell whether an index is well made, and holds what the texts give."""
    return _passes(copy, AGAINST.format(index=index))


def _passes(copy: sqlite3.Connection, check: str) -> bool:
    """Tell whether a check finds nothing.

    SQLite hears of Ctrl-C amid one of our functions that this has failed, as it does
    where a row is broken: so it waits until the check has ended, which is at once.
    """
    try:
        with put_off(copy.interrupt):
            copy.execute(check)
    except BROKEN:
        return False
    return True


def _copy(copy: sqlite3.Connection, archive: Path, index: str) -> None:
    """Fill an empty database with an index and the view beside it."""
    columns = COLUMNS[index]
    given = ", ".join(f"{name}_of(id)" for name in columns)
    names = {"index": index, "columns": ", ".join(columns), "given": given}
    copy.execute("pragma journal_mode = off")
    copy.execute("pragma synchronous = off")
    copy.execute("create table ids (id integer primary key)")
    copy.execute(VIEW.format_map(names))
    copy.execute(MAKE.format(**names, options=OPTIONS[index]))
    copy.execute("attach ? as archive", (archive.absolute().as_uri() + "?mode=ro",))
    copy.execute("begin")
    for part in PARTS[index]:
        copy.execute(EMPTY.format(index=index, part=part))
        copy.execute(COPY.format(index=index, part=part))
    copy.execute("commit")
