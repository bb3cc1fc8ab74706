"""What bm25 weighs by: how many words each article has, and all together."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from dibao.archive.verifying.finding import Cure, Finding, spot_of
from dibao.archive.verifying.given import GRAMS

SIZES = "select id, sz from articles_fts_docsize"
TOTALS = {
    GRAMS: "select block from articles_grams_data where id = 1",
    "articles_fts": "select block from articles_fts_data where id = 1",
}
COUNT = "select count(*) from articles"
WRONG_LENGTH = "its length, by which hits are ranked, is not that of its words"
WRONG_TOTALS = "the totals by which hits are ranked are not those of all articles"
NEVER_FILLED = b""  # what FTS5 has for totals before the first article
GHOST = "has a length by which hits are ranked, but there is no such article"

Size = tuple[int, int]
"""How many words an index holds of an article's headline and body; grams: and 0."""


def varints(*numbers: int) -> bytes:
    """Return numbers as FTS5 writes them: seven bits a byte, high ones first.

    >>> varints(9, 211).hex()
    '098153'
    """
    return b"".join(map(_varint, numbers))


def more(size: Size, term: Sequence[object]) -> Size:
    """Return a size with one more term: a gram, or a word with its column and place."""
    first, second = size
    is_body = term[1:2] == ["body"]
    return first + (not is_body), second + is_body


def of_rows(conn: sqlite3.Connection, index: str) -> Iterator[Finding]:
    """Yield that an index which FTS5 found true counts another number of articles."""
    (articles,) = conn.execute(COUNT).fetchone()
    row = conn.execute(TOTALS[index]).fetchone()
    if articles == 0 and row == (NEVER_FILLED,):
        return
    if row is None or not row[0].startswith(varints(articles)):
        yield Finding(index, "", WRONG_TOTALS, Cure.REBUILD)


def of_sizes(
    conn: sqlite3.Connection, index: str, sizes: Mapping[int, Size]
) -> Iterator[Finding]:
    """Yield what of the lengths is not what the index itself holds."""
    sums = [sum(size[at] for size in sizes.values()) for at in (0, 1)]
    wanted = varints(len(sizes), *sums[: 1 if index == GRAMS else 2])
    row = conn.execute(TOTALS[index]).fetchone()
    if row is None or row[0] not in ((wanted,) if sizes else (wanted, NEVER_FILLED)):
        yield Finding(index, "", WRONG_TOTALS, Cure.REBUILD)
    if index != GRAMS:
        yield from _of_each(conn, index, sizes)


def _of_each(
    conn: sqlite3.Connection, index: str, sizes: Mapping[int, Size]
) -> Iterator[Finding]:
    """Yield every article whose length is wrong, and lengths of no article."""
    said = dict(conn.execute(SIZES))
    for article_id, size in sizes.items():
        if said.pop(article_id, None) != varints(*size):
            spot = spot_of(conn, "articles", article_id)
            yield Finding(index, str(article_id), WRONG_LENGTH, Cure.REBUILD, spot)
    for article_id in said:
        yield Finding(index, str(article_id), GHOST, Cure.REBUILD)


def _varint(number: int) -> bytes:
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))
