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
from dibao.archive.verifying.given import GRAMS, IDS, Tell, Term, terms_of

VOCABULARY = """
create virtual table temp.{index}_held using fts5vocab(main, {index}, 'instance')
"""
HELD = {
    GRAMS: "select doc, term from temp.articles_grams_held",
    "articles_fts": "select doc, term, col, offset from temp.articles_fts_held",
}
UNSOUND = "is broken within: a search may miss what it holds"


def of_index(
    conn: sqlite3.Connection, archive: Path, index: str, tell: Tell
) -> Iterator[Finding]:
    """Yield every article of which an index holds too much, too little, or wrongly."""
    with inner.copied(conn, archive, index, tell) as copy:
        if inner.is_true(copy, index):
            yield from counts.of_rows(conn, index)
            return
        if not inner.is_sound(copy, index):
            yield Finding(index, "", UNSOUND, Cure.REBUILD)
    conn.execute(VOCABULARY.format(index=index))
    suspects, sizes = _compared(conn, index)
    yield from differing(conn, index, suspects, HELD[index])
    yield from counts.of_sizes(conn, index, sizes)


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
