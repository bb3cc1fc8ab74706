"""An archive made from its JSON lines: whole, and saying the same, or not at all."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dibao.analyze import using
from dibao.archive import digest, indexing, lines, rows, waiting, wording
from dibao.archive.connect import open_to_read, prepare
from dibao.archive.lines import FIRST, FORMAT, Head
from dibao.archive.renewal import FAST
from dibao.archive.swap import placed
from dibao.archive.telling import Progress, nobody
from dibao.archive.transaction import commit
from dibao.errors import DataError, DibaoError

BATCH = 1000  # lines whose index entries wait
IS_EMPTY = """
select not exists (select 1 from sources) and not exists (select 1 from problems)
"""
SET_COUNTER = "update meta set value = ? where key = 'counter'"

# What a line can be wrong with: no JSON, a name missing, another kind of value, or it
# does not fit what stands above it.
WRONG = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
)


def import_(
    archive: Path, given: Iterable[bytes], *, progress: Progress = nobody
) -> Head:
    """Make a new archive from lines; return what the first of them says.

    It has its name only when it says what the old one said: the content digest is the
    same. Both indexes are made anew, with the words of here and now.

    Raises:
        DataError: a line is damaged, and which; or lines are missing.
        CannotWriteError: there is an archive already, or it cannot be written.
        DiskError: the disk failed or is full.
    """
    with placed(archive, replace=_is_empty(archive)) as building:
        said = enumerate(given, start=1)
        head = _head(next(said, (1, b"")))
        with closing(sqlite3.connect(building, isolation_level=None)) as conn:
            prepare(conn, head.dictionary)
            for statement in FAST:
                conn.execute(statement)
            conn.execute("begin immediate")
            with using(wording.user_words_of(conn)):
                total = sum(head.lines.values())
                found = _put(conn, said, lambda done: progress("lines", done, total))
                waiting.flush(conn)
            progress("finish", 0, 0)
            _finish(conn, head, found)
            # execute() would stop at the first of its rows, which have no column.
            conn.executescript("pragma incremental_vacuum")
    return head


def _is_empty(path: Path) -> bool:
    """Tell whether a file that has the name may be replaced: it holds nothing."""
    if not path.exists() or path.stat().st_size == 0:
        return True
    try:
        with closing(open_to_read(path)) as conn:
            return bool(conn.execute(IS_EMPTY).fetchone()[0])
    except DibaoError:
        return False


def _head(line: tuple[int, bytes]) -> Head:
    """Return what the first line says of the whole.

    Raises:
        DataError: it is no first line, or of a newer dibao.
    """
    number, data = line
    if not data.startswith(b"{"):
        raise _damaged("this is not what `dibao export` writes")
    with _named(number):
        kind, said = lines.read(data)
        if kind != FIRST:
            raise ValueError("no export begins so")
        if said["format"] != FORMAT:
            raise DataError(
                f"made by a newer dibao (format {said['format']}, this one reads "
                f"{FORMAT}). Nothing was done. Try: pip install -U dibao",
                code="newer-export",
            )
        return lines.head_of(said)


def _put(
    conn: sqlite3.Connection,
    given: Iterable[tuple[int, bytes]],
    tell: Callable[[int], None],
) -> Counter[str]:
    """Store what every line says; return how many there were of each type.

    Raises:
        DataError: one is damaged.
    """
    found: Counter[str] = Counter()
    conn.execute(rows.TO_LINK)
    for number, line in given:
        with _named(number):
            kind, said = lines.read(line)
            rows.PUT[kind](conn, said)
        found[kind] += 1
        tell(number - 1)
        if number % BATCH == 0:
            waiting.flush(conn)
    return found


@contextmanager
def _named(number: int) -> Iterator[None]:
    """Say which line it was, whatever is wrong with it."""
    try:
        yield
    except WRONG as error:
        why = f"{type(error).__name__}: {error}"
        raise _damaged(f"line {number} is damaged ({why})") from error


def _finish(conn: sqlite3.Connection, head: Head, found: Counter[str]) -> None:
    """Make what hangs on all lines, and see that the archive says what was exported.

    Raises:
        DataError: it does not.
    """
    wanted = Counter(head.lines)
    if found != wanted:
        counts = ", ".join(f"{found[kind]} of {n} {kind}" for kind, n in wanted.items())
        raise _damaged(f"it is cut off, or not of one piece: it has {counts} lines")
    rows.link(conn)
    indexing.optimize(conn)
    if conn.execute("pragma foreign_key_check").fetchall():
        raise _damaged("it leads to what is not there")
    said = digest.of_content(conn)
    if said != head.digest:
        raise _damaged(
            f"the archive's digest would be {said[:12]}, and was {head.digest[:12]}"
        )
    conn.execute(SET_COUNTER, (str(head.counter - 1),))  # the commit counts one
    commit(conn)


def _damaged(what: str) -> DataError:
    return DataError(f"{what}. Nothing was imported.", code="damaged")
