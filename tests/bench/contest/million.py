"""A very common word among very many articles, against FTS5's plain order by rank.

The rows are made: a real headline and one real sentence each. Articles and texts are
filled in here, without the writer's digests, blocks and uids, which no index reads;
``indexing.put`` then fills the indexes and keys, as it does for every article.
"""

import sqlite3
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from contest import bed as beds
from contest.bed import Bed
from contest.clock import best_s, ms
from contest.corpus import PAPER, Item
from contest.figure import Figure, at_least, skipped
from contest.ours import ordered
from contest.peers import TOP, quoted
from dibao.archive import indexing
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.transaction import commit, whole

SHARE = 0.04  # of the rows have the word: 40,000 of 1,000,000
WORDS = 5
SHORTEST = 8  # characters of a sentence
NAME = "very common word, plain rank / dibao"

PAGE = """
insert into titles (id, name) values (1, '{paper}');
insert into issues (id, title_id) values (1, 1);
insert into sources (id, sha256, bytes, format, encoding, reader, added_at)
values (1, '', 0, 'text', 'utf-8', 'bench', '');
insert into pages (id, issue_id, source_id, sequence, label, section, raw)
values (1, 1, 1, 1, '1', '', '');
"""
ARTICLE = """
insert into articles (
  id, uid, page_id, title_id, sequence, kind, kicker, headline, deck, byline, names,
  agency, place, day, date, jump, chars, confidence, boundary, digest
) values (
  ?1, ?1, 1, 1, ?1, 'article', '', ?2, '', '', '', '', '', '', ?3, '', 0, 1, 1, ''
)
"""
TEXT = "insert into texts (article_id, text) values (?, ?)"
WORDS_NEAR = """
select term
from temp.terms
where doc > 0 and length(term) > 1 and term > '一'
order by abs(doc - ?)
limit ?
"""
PLAIN = """
select rowid from articles_fts where articles_fts match ? order by rank limit ?
"""

Row = tuple[str, str, str | None]
"""Headline, text and ISO date."""


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield the median ratio over some words that 4 % of the rows have."""
    path = bed.folder / "million.db"
    beds.say(f"an archive of {bed.rows:,} rows")
    build(path, islice(rows(bed), bed.rows))
    found = common_words(path, round(SHARE * bed.rows))
    if not found:
        yield skipped(NAME, "the rows hold no word")
        return
    with closing(open_to_read(path)) as conn:
        times = [raced(conn, word) for word in found]
    ratios = [plain / ours for plain, ours in times]
    told = ", ".join(
        f"{word} {ms(ours)} / {ms(plain)}"
        for word, (plain, ours) in zip(found, times, strict=True)
    )
    note = f"near {SHARE:.0%} of {bed.rows:,} rows; dibao / plain: {told}"
    yield at_least(NAME, 5, statistics.median(ratios), note=note)
    yield Figure("  … the worst of these words", seen=min(ratios))


def rows(bed: Bed) -> Iterator[Row]:
    """Yield made articles without end, in the order of the corpus over and over."""
    rng = bed.rng("rows")
    sentences = [one for item in bed.items for one in sentences_of(item)]
    for item in cycle(bed.items):
        text = f"{item.title}\n{rng.choice(sentences)}"
        yield item.title, text, item.date or None


def sentences_of(item: Item) -> Iterator[str]:
    """Yield an article's sentences that say something."""
    for sentence in item.body.replace("\n", "").split("。"):
        if len(sentence) >= SHORTEST:
            yield sentence + "。"


def build(path: Path, made: Iterator[Row]) -> None:
    """Make an archive of rows, its indexes each in one piece."""
    with open_to_write(path, create=True) as conn:
        with whole(conn):
            for statement in PAGE.format(paper=PAPER).split(";\n"):
                conn.execute(statement)
            for n, (headline, text, date) in enumerate(made, start=1):
                conn.execute(ARTICLE, (n, headline, date))
                conn.execute(TEXT, (n, text))
                indexing.put(conn, n)
        commit(conn)
        indexing.settle(conn, 0)


def common_words(path: Path, wanted: int) -> Sequence[str]:
    """Return the words that stand in nearly so many articles."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(
            "create virtual table temp.terms using fts5vocab(main, articles_fts, row)"
        )
        return [term for (term,) in conn.execute(WORDS_NEAR, (wanted, WORDS))]


def raced(conn: sqlite3.Connection, word: str) -> tuple[float, float]:
    """Return the seconds that plain rank needs for 20 ids, and those of dibao."""
    plain = best_s(lambda: conn.execute(PLAIN, (quoted(word), TOP)).fetchall())
    return plain, best_s(lambda: ordered(conn, word)[:TOP])
