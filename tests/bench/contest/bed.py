"""What every round of the contest shares, made once and when it is first needed."""

import random
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contest import corpus, grep, peers, strangers
from contest.corpus import Item, Stored
from contest.grep import Texts
from contest.ours import dibao
from contest.peers import Peer
from contest.questions import Asked, questions
from dibao.archive.connect import open_to_read


@dataclass(frozen=True, slots=True)
class Setup:
    """How much is asked and made; another seed asks other questions."""

    seed: int = 1
    questions: int = 500
    rows: int = 1_000_000  # of the archive for very common words


@dataclass(frozen=True, slots=True, eq=False)
class Bed:
    """The corpus and its archive in a folder of this run, and what is asked of it."""

    folder: Path
    items: tuple[Item, ...]
    articles: tuple[Stored, ...]
    asked: tuple[Asked, ...]
    setup: Setup

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.folder / "archive.db"

    def rng(self, what: str) -> random.Random:
        """Return chance for one purpose, the same for the same seed."""
        return random.Random(f"{self.setup.seed} {what}")


def make(folder: Path, items: tuple[Item, ...], setup: Setup) -> Bed:
    """Build the archive and draw the questions."""
    say(f"an archive of {len(items):,} articles")
    corpus.build(folder / "archive.db", items)
    articles = corpus.stored(folder / "archive.db")
    rng = random.Random(f"{setup.seed} questions")
    asked = questions([one.text for one in articles], rng, count=setup.questions)
    return Bed(folder, items, articles, asked, setup)


def say(what: str) -> None:
    """Tell who waits what is being done."""
    print(f"… {what}", file=sys.stderr, flush=True)


@cache
def reader(bed: Bed) -> sqlite3.Connection:
    """Return the archive as a reader opens it."""
    return open_to_read(bed.archive)


@cache
def ours(bed: Bed) -> Peer:
    """Return dibao over the archive."""
    return dibao(reader(bed))


@cache
def texts(bed: Bed) -> Texts:
    """Return the texts as grep reads them."""
    return grep.texts_of(bed.articles)


@cache
def truths(bed: Bed) -> tuple[frozenset[int], ...]:
    """Return what each question should find."""
    say("grep")
    return tuple(grep.as_read(texts(bed), asked) for asked in bed.asked)


@cache
def like(bed: Bed) -> Peer:
    """Return SQLite without an index."""
    say("SQLite LIKE")
    return peers.like(bed.folder, bed.articles)


@cache
def trigrams(bed: Bed) -> tuple[Peer, Path]:
    """Return FTS5's trigrams, and their file."""
    say("FTS5 trigram")
    return peers.trigrams(bed.folder, bed.articles)


@cache
def precise_tokens(bed: Bed) -> sqlite3.Connection:
    """Return the table of stored tokens in precise mode."""
    say("FTS5 over stored jieba tokens")
    return peers.tokens(bed.folder / "precise.db", bed.articles, peers.precise())


@cache
def rivals(bed: Bed) -> tuple[Peer, ...]:
    """Return every peer that is installed."""
    precise = precise_tokens(bed)
    wide = peers.tokens(bed.folder / "search.db", bed.articles, peers.search_mode())
    return (
        like(bed),
        trigrams(bed)[0],
        peers.of_tokens("FTS5, jieba precise", precise),
        peers.of_tokens("FTS5, jieba search mode", wide),
        *_strangers(bed),
    )


def _strangers(bed: Bed) -> Sequence[Peer]:
    found = []
    if strangers.has_tantivy():
        say("tantivy")
        found.append(strangers.tantivy_peer(bed.folder, bed.articles))
    if strangers.has_ripgrep():
        say("ripgrep")
        found.append(strangers.ripgrep_peer(bed.folder, bed.articles))
    return found
