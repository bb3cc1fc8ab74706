"""What stock SQLite offers: LIKE, FTS5's trigrams, FTS5 over stored jieba tokens.

Each lies in a file of its own with the page size of an archive, holds the texts that
dibao stored, and answers with ids. Words are cut by the same jieba from the same
normal form; only dibao's grams know that blanks between Han are nothing.
"""

# ruff: noqa: S608 - statements are put together from our own constants only

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contest.corpus import Stored
from contest.questions import Asked
from dibao.analyze import cutter, normalize
from dibao.analyze.runs import runs
from dibao.archive.identity import PAGE_SIZE

TOP = 20
SHORTEST = 3  # a shorter term has no trigram, and every text is read

TEXTS = "create table texts (id integer primary key, text text not null)"
PARTS = """
create table parts (id integer primary key, headline text not null, body text not null)
"""
TRIGRAMS = """
create virtual table trigrams using fts5(
  headline, body, content='parts', content_rowid='id', tokenize='trigram'
)
"""
TOKENS = "create virtual table tokens using fts5(headline, body, tokenize='ascii')"
WEIGHTED = "insert into {0} ({0}, rank) values ('rank', 'bm25(5.0, 1.0)')"
OPTIMIZE = "insert into {0} ({0}) values ('optimize')"
LIKE = r"text like ? escape '\'"
LIKE_PARTS = r"(headline like ? escape '\' or body like ? escape '\')"

Cut = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Peer:
    """Who answers questions: the 20 best ids, all ids, and how many there are."""

    name: str
    top: Callable[[Asked], Sequence[int]] | None
    ids: Callable[[Asked], Sequence[int]]
    count: Callable[[Asked], int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A question as a condition of SQL; its hits have a rank where it matches."""

    where: str
    values: tuple[str, ...]
    is_ranked: bool = False


def like(folder: Path, articles: Sequence[Stored]) -> Peer:
    """Return LIKE, which reads every text; instr() takes a third longer."""
    conn = _opened(folder / "plain.db", TEXTS)
    _fill(conn, "insert into texts values (?, ?)", ((a.id, a.text) for a in articles))
    return _peer("SQLite LIKE", conn, table="texts", clause=_like)


def trigrams(folder: Path, articles: Sequence[Stored]) -> tuple[Peer, Path]:
    """Return FTS5's own trigram index, and its file; the headline weighted as ours.

    For that it is a column of its own, and the body goes on after it.
    """
    path = folder / "trigrams.db"
    conn = _opened(path, PARTS, TRIGRAMS, WEIGHTED.format("trigrams"))
    rows = ((a.id, a.headline, a.text.removeprefix(a.headline)) for a in articles)
    _fill(conn, "insert into parts values (?, ?, ?)", rows)
    conn.execute("insert into trigrams (trigrams) values ('rebuild')")
    conn.execute(OPTIMIZE.format("trigrams"))
    return _peer("FTS5 trigram", conn, table="trigrams", clause=_trigram), path


def tokens(path: Path, articles: Sequence[Stored], cut: Cut) -> sqlite3.Connection:
    """Return an FTS5 table of stored jieba tokens, the headline weighted as ours."""
    conn = _opened(path, TOKENS, WEIGHTED.format("tokens"))
    _fill(
        conn,
        "insert into tokens (rowid, headline, body) values (?, ?, ?)",
        ((a.id, spaced(a.headline, cut), spaced(a.text, cut)) for a in articles),
    )
    conn.execute(OPTIMIZE.format("tokens"))
    return conn


def of_tokens(name: str, conn: sqlite3.Connection) -> Peer:
    """Return the peer that asks a table of tokens for all words of a question."""
    return _peer(name, conn, table="tokens", clause=_all_words)


def precise() -> Cut:
    """Return jieba's precise mode, as the archive's words are cut."""
    return cutter()


def search_mode() -> Cut:
    """Return jieba's search mode: long words, and the shorter ones in them."""
    try:
        from rjieba import cut_for_search
    except ImportError:
        from jieba import lcut_for_search as cut_for_search
    return cut_for_search


def spaced(text: str, cut: Cut) -> str:
    """Return a text's words, single characters too, with blanks between them."""
    return " ".join(
        word
        for run in runs(normalize(text))
        for word in (cut(run.text) if run.is_han else (run.text,))
    )


def asked_words(asked: Asked) -> tuple[str, ...]:
    """Return the words of a question, precisely cut."""
    return tuple(spaced(" ".join(asked.terms), precise()).split())


def _opened(path: Path, *statements: str) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute(f"pragma page_size = {PAGE_SIZE:d}")
    for statement in statements:
        conn.execute(statement)
    return conn


def _fill(conn: sqlite3.Connection, insert: str, rows: Iterable[tuple[object, ...]]):
    conn.execute("begin")
    conn.executemany(insert, rows)
    conn.execute("commit")


def _peer(
    name: str,
    conn: sqlite3.Connection,
    *,
    table: str,
    clause: Callable[[Asked], Clause],
) -> Peer:
    """Return who asks one table, the best first where it can rank."""

    def found(what: str, asked: Asked, *, is_top: bool = False) -> list[int]:
        told = clause(asked)
        order = "order by rank" if told.is_ranked and is_top else ""
        limit = f"limit {TOP}" if is_top else ""
        statement = f"select {what} from {table} where {told.where} {order} {limit}"
        return [n for (n,) in conn.execute(statement, told.values)]

    return Peer(
        name,
        top=lambda asked: found("rowid", asked, is_top=True),
        ids=lambda asked: found("rowid", asked),
        count=lambda asked: found("count(*)", asked)[0],
    )


def _like(asked: Asked) -> Clause:
    where = " and ".join([LIKE] * len(asked.terms))
    return Clause(where, tuple(map(_pattern, asked.terms)))


def _trigram(asked: Asked) -> Clause:
    """Return what asks the index for long terms, and reads texts for short ones."""
    long = [term for term in asked.terms if len(term) >= SHORTEST]
    short = [term for term in asked.terms if len(term) < SHORTEST]
    where = ["trigrams match ?"] * bool(long) + [LIKE_PARTS] * len(short)
    values = [" AND ".join(map(quoted, long))] * bool(long)
    values += [_pattern(term) for term in short for _ in ("headline", "body")]
    return Clause(" and ".join(where), tuple(values), is_ranked=bool(long))


def _all_words(asked: Asked) -> Clause:
    words = asked_words(asked)
    if not words:
        return Clause("0", ())
    return Clause("tokens match ?", (" AND ".join(map(quoted, words)),), is_ranked=True)


def _pattern(term: str) -> str:
    for char in "\\%_":
        term = term.replace(char, f"\\{char}")
    return f"%{term}%"


def quoted(term: str) -> str:
    """Return a string as FTS5 writes it.

    >>> quoted('说"好"了')
    '"说""好""了"'
    """
    doubled = term.replace('"', '""')
    return f'"{doubled}"'
