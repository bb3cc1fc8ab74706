"""Both indexes against what the texts give now: ghosts and gaps, with their places.

FTS5 tells fast whether there is any. Only then is it sought where: an index lists
articles by term, a text gives terms by article, and neither fits into memory, so each
side is summed up by article, a number a term, and where the sums differ the terms are
compared one by one.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dibao.archive.verifying import counts, inner
from dibao.archive.verifying.differing import differing
from dibao.archive.verifying.finding import Cure, Finding
from dibao.archive.verifying.given import COLUMNS, GRAMS, IDS, Tell, Term, terms_of

VOCABULARY = """
create virtual table temp.{index}_held using fts5vocab(main, {index}, 'instance')
"""
TERMS = """
create virtual table temp.{index}_terms using fts5vocab(main, {index}, 'row')
"""
NUMBERS = {
    GRAMS: "select term, doc from temp.articles_grams_terms",
    "articles_fts": "select term, cnt from temp.articles_fts_terms",
}
# No term has a quotation mark.
NOT_FOUND = """
select v.term
from temp.{index}_terms v
where v.doc <> (
  select count(*) from {index} where {index} match '"' || v.term || '"')
"""
HELD = {
    GRAMS: "select doc, term from temp.articles_grams_held",
    "articles_fts": "select doc, term, col, offset from temp.articles_fts_held",
}
LOOKUP = "looked up, {term} is not found where it is held"
UNSOUND = "is broken within: a search may miss what it holds"


def of_index(
    conn: sqlite3.Connection, archive: Path, index: str, tell: Tell
) -> Iterator[Finding]:
    """Yield every article of which an index holds too much, too little, or wrongly."""
    sums: list[int] = []
    untold: list[OSError] = []

    def hear(text: str) -> None:
        sums.append(_sum_of(text))
        _say(tell, len(sums) // len(COLUMNS[index]), untold)

    with inner.copied(conn, archive, index, hear) as copy:
        is_true, is_sound = inner.is_true(copy, index), inner.is_sound(copy, index)
    if untold:
        raise untold[0]
    conn.execute(TERMS.format(index=index))
    # FTS5 adds up so that another term of an even number of articles makes no
    # difference (2 of 400 flipped bits); we do not.
    if is_true and sum(sums) == _sum_held(conn, index):
        yield from counts.of_rows(conn, index)
        yield from _lookups(conn, index)
        return
    found = tuple(_sought(conn, index))
    yield from found
    if not is_sound or not found:
        yield Finding(index, "", UNSOUND, Cure.REBUILD)


def _say(tell: Tell, done: int, untold: list[OSError]) -> None:
    """Tell how many are done, or note why not: SQLite would take it for damage."""
    try:
        tell(done)
    except OSError as error:
        untold.append(error)


def _sum_of(text: str) -> int:
    """Return what the terms of a column add up to; it holds for this process only."""
    return sum(map(hash, filter(None, text.split(" "))))


def _sum_held(conn: sqlite3.Connection, index: str) -> int | None:
    """Return the same of all that an index holds; None where it cannot be read."""
    try:
        rows = conn.execute(NUMBERS[index])
        return sum(hash(str(term)) * int(number) for term, number in rows)
    except sqlite3.Error:
        return None


def _sought(conn: sqlite3.Connection, index: str) -> Iterator[Finding]:
    """Yield where an index is wrong that FTS5 has found wrong."""
    conn.execute(VOCABULARY.format(index=index))
    suspects, sizes = _compared(conn, index)
    yield from differing(conn, index, suspects, HELD[index])
    yield from counts.of_sizes(conn, index, sizes)
    yield from _lookups(conn, index)


def _lookups(conn: sqlite3.Connection, index: str) -> Iterator[Finding]:
    """Yield the terms that a search does not find as often as the index has them."""
    for (term,) in conn.execute(NOT_FOUND.format(index=index)):
        yield Finding(index, term, LOOKUP.format(term=term), Cure.REBUILD)


def _compared(
    conn: sqlite3.Connection, index: str
) -> tuple[set[int], dict[int, counts.Size]]:
    """Return the articles whose sums differ, and how much is held of every article."""
    held: dict[int, int] = defaultdict(int)
    sizes: dict[int, counts.Size] = defaultdict(lambda: (0, 0))
    for article_id, *term in conn.execute(HELD[index]):
        held[article_id] += _number(term)
        sizes[article_id] = counts.more(sizes[article_id], term)
    wanted = {n: sum(map(_number, terms_of(conn, index, n))) for n in _ids(conn)}
    differing_ids = {
        n for n in wanted.keys() | held.keys() if wanted.get(n, 0) != held.get(n, 0)
    }
    return differing_ids, {**dict.fromkeys(wanted, (0, 0)), **sizes}


def _number(term: Iterable[object] | Term) -> int:
    """Return a number for a term; it holds for this process only."""
    return hash(tuple(term))


def _ids(conn: sqlite3.Connection) -> list[int]:
    return [article_id for (article_id,) in conn.execute(IDS)]
