"""Score cleaning and segmenting against gold, and say what fails most.

``python -m score_report`` prints it. The figures, each 0 to 1, are those that the issue
names:

=========  =====================================================================
exact      gold blocks whose text comes out letter for letter as one block
chars      1 - edit distance of the whole page in file order / its characters
role       of the exact blocks, those with the gold's role
para_f1    F1 of body paragraphs with exact text and the role body
bound_f1   F1 of "another article begins here" between consecutive matched blocks
=========  =====================================================================

Blanks never count. Pages are added up before dividing, so long pages weigh more.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NotRequired, TypedDict

from rapidfuzz.distance import Levenshtein

from dibao.model import Block as Made
from dibao.model import Facts, Segmented

# what may be called otherwise without harm: 广告 is furniture to some eyes
ALSO = {"ad_mark": frozenset({"ad_mark", "furniture"})}
FIGURES = ("exact", "chars", "role", "para_f1", "bound_f1")


class Row(TypedDict):
    """A block as JSON has it; gold says the article, and the page of a file of many."""

    role: str
    text: str
    lines: list[int]
    article: NotRequired[int | None]
    page: NotRequired[int]


class PrintedArticle(TypedDict):
    """An article as ``dibao clean --json`` prints it."""

    blocks: list[Row]


class Printed(TypedDict):
    """A page as ``dibao clean --json`` prints it."""

    source: str
    articles: list[PrintedArticle]
    furniture: list[Row]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of gold or output: its place in the file, and whose it is."""

    place: tuple[int, int]  # page in its file, first line
    article: tuple[int, int] | None  # None for furniture
    role: str
    text: str  # without blanks


@dataclass(frozen=True, slots=True)
class Match:
    """A gold block and the output block with its very text, if there is one."""

    gold: Block
    found: Block | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One page: what was matched, what was counted."""

    name: str
    matches: tuple[Match, ...]
    spare: tuple[Block, ...]  # output that no gold block asked for
    counts: Counter[str]


def bare(text: str) -> str:
    """Return the text without blanks, as it is compared."""
    return "".join(text.split())


def gold_of(path: Path) -> tuple[Block, ...]:
    """Return a gold file's blocks."""
    return truth(json.loads(path.read_text(encoding="utf-8")))


def truth(rows: Iterable[Row]) -> tuple[Block, ...]:
    """Return the blocks of gold as it lies in a file."""
    return tuple(
        _block(row, row.get("page", 1), (0, article) if article else None)
        for row in rows
        for article in [row.get("article")]
    )


def blocks_of(pages: Iterable[Printed]) -> tuple[Block, ...]:
    """Return the blocks of what ``dibao clean --json`` prints for one file."""
    found: list[Block] = []
    for number, page in enumerate(pages, 1):
        for index, article in enumerate(page["articles"]):
            place = (number, index)
            found += [_block(row, number, place) for row in article["blocks"]]
        found += [_block(row, number, None) for row in page["furniture"]]
    return tuple(sorted(found, key=lambda block: block.place))


def _block(row: Row, page: int, article: tuple[int, int] | None) -> Block:
    return Block((page, row["lines"][0]), article, row["role"], bare(row["text"]))


def output_of(data: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks that the rooms, called here and now, make of a file."""
    from dibao.ingest.pipeline import understand
    from dibao.read import read

    pages = read(data, name, known=Facts()).pages
    return output(understand(page).segmented for page in pages)


def output(pages: Iterable[Segmented]) -> tuple[Block, ...]:
    """Return the blocks of segmented pages in file order, as the command would."""
    found: list[Block] = []
    for number, page in enumerate(pages, 1):
        for index, article in enumerate(page.articles):
            place = (number, index)
            found += [_made(block, number, place) for block in article.blocks]
        found += [_made(block, number, None) for block in page.furniture]
    return tuple(sorted(found, key=lambda block: block.place))


def _made(made: Made, page: int, article: tuple[int, int] | None) -> Block:
    return Block((page, made.lines[0]), article, str(made.role), bare(made.text))


def score(gold: tuple[Block, ...], output: tuple[Block, ...], name: str = "") -> Scored:
    """Return a page's matches and counts."""
    pool: dict[str, list[Block]] = defaultdict(list)
    for block in output:
        pool[block.text].append(block)
    matches = tuple(
        Match(block, pool[block.text].pop(0) if pool[block.text] else None)
        for block in gold
    )
    spare = tuple(block for rest in pool.values() for block in rest)
    return Scored(name, matches, spare, _counts(matches, output))


def _counts(matches: tuple[Match, ...], output: tuple[Block, ...]) -> Counter[str]:
    exact = [match for match in matches if match.found]
    truth = "".join(match.gold.text for match in matches)
    shown = "".join(block.text for block in output)
    counts = Counter(
        gold=len(matches),
        exact=len(exact),
        role=sum(is_right(match) for match in exact),
        gold_body=sum(match.gold.role == "body" for match in matches),
        output_body=sum(block.role == "body" for block in output),
        exact_body=sum(match.gold.role == "body" == _role(match) for match in exact),
        chars=len(truth),
        wrong=Levenshtein.distance(truth, shown),
    )
    for _, _, gold, found in boundaries(exact):
        counts["gold_bound"] += gold
        counts["output_bound"] += found
        counts["exact_bound"] += gold and found
    return counts


def _role(match: Match) -> str:
    return match.found.role if match.found else ""


def is_right(match: Match) -> bool:
    """Return whether the output's role is the gold's, or as good."""
    return _role(match) in ALSO.get(match.gold.role, {match.gold.role})


def boundaries(matches: Iterable[Match]) -> Iterator[tuple[Match, Match, bool, bool]]:
    """Yield neighbors, and whether gold and output part them into two articles."""
    inside = [
        match
        for match in matches
        if match.gold.article and match.found and match.found.article
    ]
    for one, two in pairwise(inside):
        if one.found and two.found:
            parted = one.found.article != two.found.article
            yield one, two, one.gold.article != two.gold.article, parted


def total(pages: Iterable[Scored]) -> Counter[str]:
    """Return the counts of all pages added up."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(page.counts)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the five figures of added-up counts."""
    return {
        "exact": counts["exact"] / max(1, counts["gold"]),
        "chars": 1 - counts["wrong"] / max(1, counts["chars"]),
        "role": counts["role"] / max(1, counts["exact"]),
        "para_f1": _f1(counts, "body"),
        "bound_f1": _f1(counts, "bound"),
    }


def _f1(counts: Counter[str], what: str) -> float:
    both = counts[f"gold_{what}"] + counts[f"output_{what}"]
    return 2 * counts[f"exact_{what}"] / both if both else 1.0


def shown(measured: Mapping[str, float]) -> str:
    """Return the figures on one line."""
    return " ".join(f"{name} {value:.4f}" for name, value in measured.items())
