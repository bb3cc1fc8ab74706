"""Peers that are no SQLite: tantivy over jieba tokens, and ripgrep over one file."""

import shutil
import subprocess
from collections.abc import Sequence
from importlib import util
from pathlib import Path
from typing import IO, TYPE_CHECKING

from contest.corpus import Stored
from contest.peers import TOP, Peer, asked_words, search_mode, spaced
from contest.questions import Asked

if TYPE_CHECKING:
    import tantivy

HEAP_BYTES = 100_000_000
FIELDS = ["headline", "body"]
BOOSTS = {"headline": 5.0}  # as bm25 weights the headline in every other index
RIPGREP = ("rg", "--no-config", "-aF")
NO_TANTIVY = "tantivy is not installed (pip install tantivy)"
NO_RIPGREP = "ripgrep is not installed"


def has_tantivy() -> bool:
    """Tell whether PyPI's tantivy is here."""
    return util.find_spec("tantivy") is not None


def has_ripgrep() -> bool:
    """Tell whether rg is here."""
    return shutil.which("rg") is not None


def tantivy_peer(folder: Path, articles: Sequence[Stored]) -> Peer:
    """Return tantivy over the tokens of search mode, in one segment on disk."""
    index = _indexed(folder / "tantivy", articles)
    searcher = index.searcher()

    def found(asked: Asked, most: int) -> list[int]:
        query = _query(index, asked)
        hits = searcher.search(query, most, count=False).hits
        return searcher.fast_field_values("id", [address for _, address in hits])

    def count(asked: Asked) -> int:
        return searcher.search(_query(index, asked), 1, count=True).count

    return Peer(
        "tantivy, jieba search mode",
        top=lambda asked: found(asked, TOP),
        ids=lambda asked: found(asked, len(articles)),
        count=count,
    )


def _indexed(folder: Path, articles: Sequence[Stored]) -> "tantivy.Index":
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("id", fast=True)
    for name in FIELDS:
        schema.add_text_field(name, tokenizer_name="whitespace")
    folder.mkdir()
    index = tantivy.Index(schema.build(), path=str(folder))
    writer, cut = index.writer(HEAP_BYTES, num_threads=1), search_mode()
    for one in articles:
        headline, body = spaced(one.headline, cut), spaced(one.text, cut)
        writer.add_document(tantivy.Document(id=one.id, headline=headline, body=body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _query(index: "tantivy.Index", asked: Asked) -> "tantivy.Query":
    """Return the question as tantivy parses it: all words, in whichever field."""
    words = " AND ".join(f'"{word}"' for word in asked_words(asked))
    return index.parse_query(words, FIELDS, field_boosts=BOOSTS)


def ripgrep_peer(folder: Path, articles: Sequence[Stored]) -> Peer:
    """Return ripgrep over one file, one article a line: so it counts articles.

    Two terms are two processes, the first's lines piped to the second. It has no
    ranking, so no top.
    """
    path = folder / "texts.txt"
    lines = (one.text.replace("\n", "\x1f").replace("\r", "\x1f") for one in articles)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    numbers = [one.id for one in articles]

    def ids(asked: Asked) -> list[int]:
        per_term = [set(_lines(path, term)) for term in asked.terms]
        return [numbers[at] for at in sorted(set.intersection(*per_term))]

    return Peer("ripgrep", None, ids, lambda asked: _count(path, asked.terms))


def start(folder: Path) -> int:
    """Count in a file of nothing: what a process costs that finds nothing to do."""
    path = folder / "nothing.txt"
    path.touch()
    return _count(path, ("无",))


def _count(path: Path, terms: tuple[str, ...]) -> int:
    """Return how many lines have all of one or two terms."""
    *first, last = terms
    if not first:
        return int(_run("-c", last, str(path)).stdout or 0)
    (term,) = first
    lines = subprocess.Popen([*RIPGREP, "--", term, str(path)], stdout=subprocess.PIPE)
    found = int(_run("-c", last, stdin=lines.stdout).stdout or 0)
    lines.stdout.close()
    lines.wait()
    return found


def _lines(path: Path, term: str) -> list[int]:
    """Return the numbers, from 0, of the lines that have a term."""
    found = _run("-no", term, str(path)).stdout.splitlines()
    return [int(line.partition(b":")[0]) - 1 for line in found]


def _run(
    how: str, *what: str, stdin: IO[bytes] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*RIPGREP, how, "--", *what], stdin=stdin, stdout=subprocess.PIPE, check=False
    )
