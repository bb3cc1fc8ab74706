"""The samples in tests/pages, and how to read a page as its gold without dibao.

A page is ``NAME.txt``; ``NAME.gold.json`` lists its blocks in file order: article (0
is furniture), role, first and last line (from 1, in its own page where a form feed
parts two: then ``page`` says which) and text as a careful librarian would copy it.
Newspapers, places, firms and people are invented. Where two answers are possible:

- ``本报讯（记者 …）`` and a name at the end of a paragraph's own line belong to the
  body; a byline is a block where it has a line of its own. A jump is a block always.
- A photographer's own line under a caption is a caption; on its line it belongs to it.
- Verse and couplets keep their lines: one body block a line.
- A column's name over several articles (简讯) is furniture, over one its headline.
- The last line of an advertisement or a notice (who, when) is its byline.

Nothing here uses dibao: a page is *read as* its gold with pieces drawn once, twice or
three times, so a check does not lean on the code that the samples are to measure.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
LONGEST_PIECE = 120  # a box of captions drawn twice is the longest piece on any page
LIKE = str.maketrans(  # radicals that NFKC leaves alone, old noughts, Wingdings bullets
    "⻅⻓⻔⻋⻢⻛⻜⻝⻚⻥⻰○\uf06c\uf06e",
    "见长门车马风飞食页鱼龙〇●■",
)
UNSEEN = frozenset(("Cc", "Cf", "Zs"))  # controls, soft hyphens and BOMs, blanks


@dataclass(frozen=True)
class Gold:
    """One block of the gold."""

    article: int
    role: str
    first: int
    last: int
    text: str
    page: int


@dataclass(frozen=True)
class Sample:
    """One file of samples: its raw text and its gold."""

    name: str
    raw: str
    gold: tuple[Gold, ...]


def sample(name: str) -> Sample:
    gold = json.loads((PAGES / f"{name}.gold.json").read_text(encoding="utf-8"))
    blocks = tuple(
        Gold(g["article"], g["role"], *g["lines"], g["text"], g.get("page", 1))
        for g in gold
    )
    raw = (PAGES / f"{name}.txt").read_bytes().decode("utf-8")
    return Sample(name, raw, blocks)


NAMES = tuple(sorted(path.stem for path in PAGES.glob("*.txt")))
SAMPLES = {name: sample(name) for name in NAMES}


def seen(text: str) -> str:
    """Return what ink a text leaves, radicals as the characters they stand for."""
    inked = (
        unicodedata.normalize("NFKC", c) if "\u2f00" <= c <= "\u2fdf" else c
        for c in text.translate(LIKE)
        if unicodedata.category(c) not in UNSEEN
    )
    return "".join(inked)


def drawn_as(raw: str, gold: str) -> bool:
    """Return whether ``raw`` is ``gold`` with pieces of it drawn up to three times.

    >>> [drawn_as(raw, "727亿") for raw in ("727727亿亿", "772277亿", "772277亿亿亿亿")]
    [True, True, False]
    """
    ahead = {(0, 0)}
    done: set[tuple[int, int]] = set()
    while ahead:
        at = ahead.pop()
        done.add(at)
        ahead |= set(steps(raw, gold, at)) - done
    return (len(raw), len(gold)) in done


def steps(raw: str, gold: str, at: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Return where reading one more piece of the gold leads: once, twice, thrice."""
    i, j = at
    if raw[i : i + 1] == gold[j : j + 1] != "":
        yield i + 1, j + 1
    for length in range(1, min(LONGEST_PIECE, len(gold) - j) + 1):
        piece = gold[j : j + length]
        if not raw.startswith(piece, i):
            break
        for times in (2, 3):
            if raw.startswith(piece * times, i):
                yield i + length * times, j + length


def chains(sample: Sample) -> Iterator[tuple[int, list[int], list[Gold]]]:
    """Return page, lines and blocks for each run of blocks that share lines.

    A block inside another's range (furniture amid a paragraph) takes its lines away
    from the outer one.
    """
    for page in range(1, sample.raw.count("\f") + 2):
        blocks = [g for g in sample.gold if g.page == page]
        chain: tuple[list[int], list[Gold]] = ([], [])
        for block in blocks:
            lines = own_lines(block, blocks)
            if chain[1] and not set(lines) & set(chain[0]):
                yield page, *chain
                chain = ([], [])
            chain[0].extend(n for n in lines if n not in chain[0])
            chain[1].append(block)
        yield page, *chain


def own_lines(block: Gold, blocks: list[Gold]) -> list[int]:
    inner = [b for b in blocks if block.first < b.first and b.last < block.last]
    taken = {n for b in inner for n in range(b.first, b.last + 1)}
    return [n for n in range(block.first, block.last + 1) if n not in taken]


def page_lines(sample: Sample, page: int) -> list[str]:
    return re.split(r"\r\n|\r|\n", sample.raw.split("\f")[page - 1])


def inked(sample: Sample, page: int, numbers: list[int]) -> str:
    lines = page_lines(sample, page)
    return seen("".join(lines[n - 1] for n in numbers))
