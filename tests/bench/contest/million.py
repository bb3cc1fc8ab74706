"""A very common word among very many articles, against FTS5's plain order by rank.

The rows are made: a real headline and one of 20,000 real sentences each. The writer
would take half an hour; here the same tables are filled without its digests, blocks
and uids, which no index reads, and each headline and sentence is cut only once. A test
holds that the indexes are then those that ``indexing.put`` makes.
"""

import sqlite3
import statistics
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import Path

from contest import bed as beds
from contest.bed import Bed
from contest.clock import best_s, ms
from contest.corpus import PAPER, Item
from contest.figure import Figure, at_least, skipped
from contest.ours import first
from contest.peers import TOP, quoted
from dibao.analyze import grams, has_blanks, index_words, is_normal
from dibao.archive import indexing, keys
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.transaction import commit, whole
from dibao.model import Kind

SHARE = 0.04  # of the rows have the word: 40,000 of 1,000,000
WORDS = 5
SENTENCES = 20_000
SHORTEST = 8  # characters of a sentence
NAME = "very common word, plain rank / dibao"

PAGE = """
insert into titles (id, name) values (1, '{paper}');
insert into issues (id, title_id) values (1, 1);
insert into sources (id, sha256, bytes, format, encoding, reader, added_at)
values (1, '', 0, 'text', 'utf-8', 'bench', '');
insert into labels (id, name) values (1, '1');
insert into pages (id, issue_id, source_id, sequence, label, section, raw)
values (1, 1, 1, 1, '1', '', '');
"""
ARTICLE = """
insert into articles (
  id, uid, page_id, title_id, sequence, kind, kicker, headline, deck, byline, names,
  agency, place, day, date, jump, chars, confidence, boundary, digest
) values (
  ?1, ?1, 1, 1, ?1, 'article', '', ?2, '', '', '', '', '', '', nullif(?3, ''), '', 0,
  1, 1, ''
)
"""
TEXT = "insert into texts (article_id, text) values (?, ?)"
PUT_GRAMS = "insert into articles_grams (rowid, grams) values (?, ?)"
PUT_WORDS = "insert into articles_fts (rowid, headline, body) values (?, ?, ?)"
PUT_KEYS = "insert into articles_keys (part, keys) values (?, ?)"
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A headline or a sentence, and its part of both indexes and of the keys.

    No gram and no word goes over a line's end, so a row's are those of its two pieces.
    """

    text: str
    grams: dict[str, None]
    words: str
    marks: int


Row = tuple[Piece, Piece, str]
"""Headline, sentence, and ISO date or "" of a row."""


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield the median ratio over some words that 4 % of the rows have."""
    path = bed.folder / "million.db"
    beds.say(f"an archive of {bed.setup.rows:,} rows")
    build(path, islice(rows(bed), bed.setup.rows))
    found = common_words(path, round(SHARE * bed.setup.rows))
    if not found:
        yield skipped(NAME, "the rows hold no word")
        return
    beds.say("very common words")
    with closing(open_to_read(path)) as conn:
        times = [raced(conn, word) for word in found]
    ratios = [plain / ours for plain, ours in times]
    told = ", ".join(
        f"{word} {ms(ours)} / {ms(plain)}"
        for word, (plain, ours) in zip(found, times, strict=True)
    )
    note = f"near {SHARE:.0%} of {bed.setup.rows:,} rows; dibao / plain: {told}"
    yield at_least(NAME, 5, statistics.median(ratios), note=note)
    yield Figure("  … the worst of these words", seen=min(ratios))


def rows(bed: Bed) -> Iterator[Row]:
    """Yield enough made rows in the order of their dates, as papers come in."""
    rng = bed.rng("rows")
    sentences = [one for item in bed.items for one in sentences_of(item)]
    chosen = rng.sample(sentences, min(SENTENCES, len(sentences)))
    pieces = [piece(sentence) for sentence in chosen]
    each = -(-bed.setup.rows // len(bed.items))
    for item in sorted(bed.items, key=attrgetter("date")):
        headline = piece(item.title)
        for _ in range(each):
            yield headline, rng.choice(pieces), item.date


def sentences_of(item: Item) -> Iterator[str]:
    """Yield an article's sentences that say something."""
    for sentence in item.body.replace("\n", "").split("。"):
        if len(sentence) >= SHORTEST:
            yield sentence + "。"


def piece(text: str) -> Piece:
    """Return a headline or sentence with what indexing makes of it."""
    is_folded = keys.IS_FOLDED * (not is_normal(text))
    return Piece(
        text,
        dict.fromkeys(grams(text).split(" ")),
        index_words(text),
        is_folded | keys.HAS_BLANKS * has_blanks(text),
    )


def build(path: Path, made: Iterable[Row]) -> None:
    """Make an archive of rows, its indexes each in one piece."""
    columns = array("I", (0, 0, 0, 0))
    with open_to_write(path, create=True) as conn:
        with whole(conn):
            for statement in PAGE.format(paper=PAPER).split(";\n"):
                conn.execute(statement)
            for n, (headline, sentence, date) in enumerate(made, start=1):
                conn.execute(ARTICLE, (n, headline.text, date))
                conn.execute(TEXT, (n, f"{headline.text}\n{sentence.text}"))
                every = " ".join(headline.grams | sentence.grams)
                conn.execute(PUT_GRAMS, (n, every))
                both = f"{headline.words} {sentence.words}"
                conn.execute(PUT_WORDS, (n, headline.words, both))
                columns.extend(facts(headline, sentence, date))
            put_keys(conn, columns)
        commit(conn)
        indexing.settle(conn, 0)


def facts(headline: Piece, sentence: Piece, date: str) -> tuple[int, int, int, int]:
    """Return a row's keys: date, title, label and state."""
    state = keys.kind_code(Kind.ARTICLE) | headline.marks | sentence.marks
    return int(date.replace("-", "") or 0), 1, 1, state


def put_keys(conn: sqlite3.Connection, columns: "array[int]") -> None:
    """Store the keys of all rows, as ``keys.put`` does one by one."""
    if sys.byteorder == "big":
        columns.byteswap()
    data, size = columns.tobytes(), keys.PART * keys.WIDTH
    for part, at in enumerate(range(0, len(data), size)):
        conn.execute(PUT_KEYS, (part, data[at : at + size].ljust(size, b"\0")))


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
    return plain, best_s(lambda: first(conn, word))
