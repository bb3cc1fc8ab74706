"""How many single-bit flips ``dibao verify`` sees, of those that alter anything.

    python tests/bench/flips.py [--number 400] [--seed 1] [ARCHIVE]

A copy of the archive has one bit flipped, is asked all it can answer, is verified, and
has the bit flipped back. Asked are: every row of every table, read as it lies; every
SQLite index, for every row; both FTS5 indexes, for every term both ways, every place of
every term, ranks, phrases, prefixes and pairs. What answers otherwise than before, or
not at all, was altered; all other flips fell into bytes that nothing uses.
"""

# ruff: noqa: S608 - names and terms are an archive's own

import argparse
import hashlib
import random
import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dibao.archive.verifying import verify
from dibao.errors import DibaoError

EXAMPLE = Path(__file__).parents[2] / "archive.db.example"
FTS = ("articles_grams", "articles_fts")
INNER = re.compile(r"articles_(fts|grams)_(data|idx|docsize|config)")
PAIRS, RANKED = 400, 400  # of an index's terms, spread over all


@dataclass(frozen=True, slots=True)
class Flip:
    """One bit of a file, what it altered, and what was reported."""

    at: int
    bit: int
    altered: tuple[str, ...]
    reported: tuple[str, ...]

    @property
    def is_missed(self) -> bool:
        """Whether something is altered and nothing reported."""
        return bool(self.altered) and not self.reported


@dataclass(frozen=True, slots=True)
class Whole:
    """An archive before any flip: what it is asked, what it answers, whose pages."""

    asked: dict[str, list[str]]
    answers: dict[str, str]
    owners: dict[int, str]
    page_bytes: int


def answers(path: Path, questions: dict[str, list[str]]) -> dict[str, str]:
    """Return a digest of everything an archive answers, by table and index."""
    found = {}
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
            conn.text_factory = bytes
            found["schema"] = digest(conn, "select type, name, sql from sqlite_schema")
            for name, asked in questions.items():
                found[name] = digest(conn, *asked)
    except (sqlite3.Error, ValueError) as error:
        found["file"] = repr(error)
    return found


def digest(conn: sqlite3.Connection, *queries: str) -> str:
    """Return a digest of what queries answer, an error being an answer too."""
    sha = hashlib.sha256()
    for query in queries:
        try:
            for row in conn.execute(query):
                sha.update(repr(row).encode())
        except (sqlite3.Error, ValueError, OverflowError) as error:
            # ValueError: what SQLite quotes is damaged too
            sha.update(f"error {error!r}".encode())
    return sha.hexdigest()


def questions(path: Path) -> dict[str, list[str]]:
    """Return what to ask an archive, by table and index, while it is whole."""
    with closing(sqlite3.connect(path)) as conn:
        return dict(asked(conn))


def asked(conn: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Yield each table's and each index's name with what to ask it."""
    named = conn.execute(
        "select type, name, tbl_name, sql from sqlite_schema"
    ).fetchall()
    for kind, name, table, sql in named:
        if INNER.fullmatch(table) or name in FTS:
            continue
        if kind == "table":
            yield name, [f"select * from {quoted(name)} not indexed"]
        elif kind == "index":
            yield name, list(lookups(conn, name, table, sql or ""))
    for name in FTS:
        yield name, list(searches(conn, name))


def lookups(conn: sqlite3.Connection, name: str, table: str, sql: str) -> Iterator[str]:
    """Yield what asks an index of SQLite's for every row there is."""
    columns = [row[2] for row in conn.execute(f"pragma index_info({quoted(name)})")]
    shown = ", ".join(map(quoted, columns))
    _, _, only = sql.partition(" where ")
    only = " ".join(only.split()) or "true"
    whole = f"from {quoted(table)} indexed by {quoted(name)} where {only}"
    if not sql and "without rowid" in sql_of(conn, table):
        return  # that is the table itself
    yield f"select {shown} {whole} order by {shown}"
    values = ", ".join(f"quote({quoted(column)})" for column in columns)
    rows = conn.execute(
        f"select distinct {values} from {quoted(table)} not indexed where {only}"
    )
    for row in rows.fetchall():
        same = " and ".join(
            f"{quoted(column)} is {value}"
            for column, value in zip(columns, row, strict=True)
        )
        yield f"select * {whole} and {same}"


def searches(conn: sqlite3.Connection, name: str) -> Iterator[str]:
    """Yield what asks an FTS5 index for all it holds."""
    held = f"held_{name}"
    conn.execute(
        f"create virtual table temp.{held} using fts5vocab(main, {name}, 'row')"
    )
    terms = [term for (term,) in conn.execute(f"select term from temp.{held}")]
    for term in terms:
        yield match(name, f'"{term}"', "rowid")
        yield match(name, f'"{term}"', "rowid desc")
    some = terms[:: max(1, len(terms) // PAIRS)]
    for one, two in pairwise(some):
        yield match(name, f'"{one}" "{two}"', "rowid")
        yield match(name, f'"{one[0]}"*', "rowid")
    if name == "articles_fts":
        yield "select k, v from articles_fts_config"
        for term in terms[:: max(1, len(terms) // RANKED)]:
            yield match(name, f'"{term}"', "rank, rowid").replace(
                "rowid from", "rowid, rank from", 1
            )


def match(name: str, query: str, order: str) -> str:
    said = query.replace("'", "''")
    return f"select rowid from {name} where {name} match '{said}' order by {order}"


def sql_of(conn: sqlite3.Connection, table: str) -> str:
    query = "select sql from sqlite_schema where name = ?"
    return str(conn.execute(query, (table,)).fetchone()[0])


def quoted(name: str) -> str:
    return f'"{name}"'


def owners(path: Path) -> dict[int, str]:
    """Return by page whose it is, as far as this SQLite can tell."""
    with closing(sqlite3.connect(path)) as conn, suppress(sqlite3.OperationalError):
        rows = conn.execute("select pageno, name from dbstat")
        return {number: INNER.sub(r"articles_\1", name) for number, name in rows}
    return {}


def flipped(path: Path, at: int, bit: int, whole: Whole) -> Flip:
    """Return what a flip alters and what is reported; the file stays as it was."""
    # Nothing but its own table or index reads a page; the first one everything does.
    owner = whole.owners.get(at // whole.page_bytes + 1)
    asked_of = {owner: whole.asked[owner]} if owner in whole.asked else whole.asked
    turn(path, at, bit)
    try:
        now = answers(path, asked_of)
        altered = tuple(
            name for name, said in now.items() if whole.answers.get(name) != said
        )
        return Flip(at, bit, altered, reported(path))
    finally:
        turn(path, at, bit)


def reported(path: Path) -> tuple[str, ...]:
    """Return the places of the damage that ``verify`` reports."""
    try:
        found = list(verify(path, with_sources=False))
    except DibaoError as error:
        return (f"file: {error}",)
    return tuple(f"{one.table} {one.key}: {one.what}" for one in found if one.is_damage)


def turn(path: Path, at: int, bit: int) -> None:
    """Flip one bit of a file."""
    with path.open("rb+") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def run(archive: Path, number: int, seed: int) -> Iterator[Flip]:
    """Yield flips at random, of a copy of an archive."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(archive, Path(folder) / "archive.db"))
        asked_of = questions(path)
        with closing(sqlite3.connect(path)) as conn:
            (page_bytes,) = conn.execute("pragma page_size").fetchone()
        whole = Whole(asked_of, answers(path, asked_of), owners(path), page_bytes)
        size = path.stat().st_size
        for _ in range(number):
            at, bit = dice.randrange(size), dice.randrange(8)
            yield flipped(path, at, bit, whole)


def table(flips: list[Flip]) -> str:
    """Return how many flips there were of each sort."""
    altered = [flip for flip in flips if flip.altered]
    unused = [flip for flip in flips if not flip.altered]
    rows = {
        "flips": len(flips),
        "altered a row or an index answer": len(altered),
        "of these reported": sum(not flip.is_missed for flip in altered),
        "of these missed": sum(flip.is_missed for flip in altered),
        "in bytes that nothing answered from": len(unused),
        "of these reported all the same": sum(bool(flip.reported) for flip in unused),
    }
    return "\n".join(f"{name:36}{count:5}" for name, count in rows.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="each flip, in a line")
    given = parser.parse_args()
    flips = []
    for flip in run(given.archive, given.number, given.seed):
        flips.append(flip)
        if given.show or flip.is_missed:
            first = next(iter(flip.reported), "-")
            print(
                f"{flip.at:9}.{flip.bit}  {', '.join(flip.altered) or '-'}  {first}",
                flush=True,
            )
    print(table(flips))
    where = Counter(name for flip in flips for name in flip.altered)
    print("altered:", ", ".join(f"{name} {n}" for name, n in where.most_common()))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
