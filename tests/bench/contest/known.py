"""Whether the article that somebody has in mind comes early.

Known items: an article and the words somebody wrote about it, its brief or, where
there is none, its title. The three of them that are rarest in the archive are asked
for, any of them: ``a | b | c`` of dibao, ``a OR b OR c`` of bm25 over stored tokens.
Both are given the very same words, cut by jieba, of two Han or more or all letters.
MRR is the mean of 1 / place; a place beyond the 100th counts nothing.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from contest import bed as beds
from contest.bed import Bed
from contest.corpus import Item
from contest.figure import Figure, at_least
from contest.grown import MADE
from contest.ours import ordered
from contest.peers import precise, quoted, spaced

ITEMS = 500
WORDS = 3
DEEPEST = 100
VOCABULARY = "create virtual table if not exists terms using fts5vocab(tokens, row)"
COUNT = "select coalesce(max(doc), 0) from terms where term = ?"
RANKED = "select rowid from tokens where tokens match ? order by rank limit ?"

Known = tuple[int, tuple[str, ...]]
"""An article's id, and the words it is sought by."""


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield dibao's MRR over that of bm25, to three digits, for any and for all."""
    beds.say("known items")
    tokens = beds.precise_tokens(bed)
    known = list(known_items(bed, tokens))
    for name, mine, theirs in (("any", " | ", " OR "), ("all", " ", " AND ")):
        ours = mrr(
            (n, ordered(beds.reader(bed), mine.join(words))) for n, words in known
        )
        bm25 = mrr(
            (n, by_bm25(tokens, theirs.join(map(quoted, words)))) for n, words in known
        )
        seen = round(ours / bm25, 3) if bm25 else 0.0
        note = (
            f"{ours:.4f} against {bm25:.4f}, {len(known)} items, {WORDS} rarest words"
        )
        if name == "any":
            yield at_least("known-item MRR, dibao / bm25", 1, seen, note=note)
        else:
            yield Figure("  … when all the words must stand", seen=seen, note=note)


def known_items(bed: Bed, tokens: sqlite3.Connection) -> Iterator[Known]:
    """Yield articles with the words somebody would remember them by."""
    tokens.execute(VOCABULARY)
    numbers = [n for n, item in enumerate(bed.items) if item.brief != MADE]
    bed.rng("known").shuffle(numbers)
    for at in numbers[:ITEMS]:
        words = rarest(tokens, words_about(bed.items[at]))
        if words:
            yield at + 1, words


def words_about(item: Item) -> Sequence[str]:
    """Return the words of a brief, or of a title, that say something."""
    found = spaced(item.brief or item.title, precise()).split()
    return [word for word in dict.fromkeys(found) if len(word) > 1]


def rarest(tokens: sqlite3.Connection, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that fewest articles have, of those that any has."""
    counts = {word: tokens.execute(COUNT, (word,)).fetchone()[0] for word in words}
    return tuple(sorted(filter(counts.get, words), key=counts.__getitem__)[:WORDS])


def by_bm25(tokens: sqlite3.Connection, words: str) -> list[int]:
    """Return the best articles by FTS5's rank."""
    return [n for (n,) in tokens.execute(RANKED, (words, DEEPEST))]


def mrr(found: Iterator[tuple[int, list[int]]]) -> float:
    """Return the mean of one over the place of each item among the ids found for it.

    >>> mrr(iter([(7, [7, 8]), (7, [8, 7]), (7, [8])]))
    0.5
    """
    values = [1 / (ids.index(n) + 1) if n in ids[:DEEPEST] else 0.0 for n, ids in found]
    return sum(values) / len(values)
