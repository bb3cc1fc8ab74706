"""How well pages are told apart, against what was printed. Each figure 0 to 1.

=========  =====================================================================
f          F1 of articles found: half a page wrongly joined is no article found
order      neighboring lines of an article that come out next to each other
chars      1 - edit distance of each article to its best match / its characters
headline   articles whose headline comes out letter for letter
once       1 - characters of a page too many or too few / its characters, the worst
=========  =====================================================================

An article is found if the runs of FOUR characters of its text and of one output
article are the same to NINE tenths (intersection over union). Furniture is no article.
Blanks never count. Articles are added up before dividing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from dibao.model import Article, Role, Segmented
from score import bare

FOUR, NINE = 4, 0.9
FLOWS = frozenset(
    ("headline", "body", "crosshead", "ad")
)  # roles read one after another
LEAST = 6  # characters of an output article that is held against us


@dataclass(frozen=True, slots=True)
class Found:
    """One output article."""

    text: str
    headline: str


@dataclass(frozen=True, slots=True)
class Known:
    """One printed article: its text, its headline, neighbors among its lines."""

    text: str
    headline: str
    pairs: tuple[str, ...]


def figures(prints: Iterable[tuple[dict, Sequence[Segmented]]]) -> dict[str, float]:
    """Return the figures of prints, each a truth and the pages made of its PDF."""
    count: Counter[str] = Counter()
    off = 0.0
    for truth, pages in prints:
        count += counted(known_of(truth), found_of(pages))
        off = max(off, abs(ratio(truth, pages) - 1))
    return {
        "f": 2 * count["hits"] / max(1, count["known"] + count["found"]),
        "order": count["in order"] / max(1, count["pairs"]),
        "chars": max(0.0, 1 - count["errors"] / max(1, count["chars"])),
        "headline": count["heads"] / max(1, count["headlines"]),
        "once": max(0.0, 1 - off),
    }


def known_of(truth: dict) -> list[Known]:
    """Return the articles of a truth, furniture left out."""
    return [
        _known(article)
        for page in truth["pages"]
        for article in page["articles"]
        if article["kind"] != "furniture"
    ]


def _known(article: dict) -> Known:
    lines = article["lines"]
    pairs = [
        bare(one["text"]) + bare(two["text"])
        for one, two in pairwise(lines)
        if one["role"] in FLOWS and two["role"] in FLOWS
    ]
    text = "".join(bare(line["text"]) for line in lines)
    return Known(text, bare(article["headline"]), tuple(pairs))


def found_of(pages: Iterable[Segmented]) -> list[Found]:
    """Return the articles of pages as they came out."""
    return [_found(article) for page in pages for article in page.articles]


def _found(article: Article) -> Found:
    text = "".join(bare(block.text) for block in article.blocks)
    return Found(text, bare(article.part(Role.HEADLINE)))


def counted(known: list[Known], found: list[Found]) -> Counter[str]:
    """Return what is counted on the pages of one PDF."""
    count: Counter[str] = Counter()
    count["known"] = len(known)
    count["found"] = sum(len(one.text) >= LEAST for one in found)
    matches = matched(known, found)
    for at, one in enumerate(known):
        likeness, other = matches.get(at, (0.0, Found("", "")))
        count["hits"] += likeness >= NINE
        count["errors"] += Levenshtein.distance(one.text, other.text)
        count["chars"] += len(one.text)
        count["headlines"] += bool(one.headline)
        count["heads"] += bool(one.headline) and one.headline == other.headline
        count["pairs"] += len(one.pairs)
        count["in order"] += sum(pair in other.text for pair in one.pairs)
    return count


def matched(known: list[Known], found: list[Found]) -> dict[int, tuple[float, Found]]:
    """Return to each printed article's number its best output, each given once."""
    ours, theirs = [runs(one.text) for one in known], [runs(one.text) for one in found]
    likeness = sorted(
        ((alike(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        reverse=True,
    )
    matches: dict[int, tuple[float, Found]] = {}
    taken: set[int] = set()
    for share, i, j in likeness:
        if share > 0 and i not in matches and j not in taken:
            matches[i] = (share, found[j])
            taken.add(j)
    return matches


def runs(text: str) -> Counter[str]:
    """Return the runs of four characters of a text, with how often each comes."""
    return Counter(text[at : at + FOUR] for at in range(max(1, len(text) - FOUR + 1)))


def alike(one: Counter[str], two: Counter[str]) -> float:
    """Return the intersection of two texts' runs over their union."""
    both = sum((one & two).values())
    return both / max(1, sum(one.values()) + sum(two.values()) - both)


def ratio(truth: dict, pages: Iterable[Segmented]) -> float:
    """Return the characters that came out over those printed, furniture included."""
    printed = sum(
        len(bare(line["text"]))
        for page in truth["pages"]
        for article in page["articles"]
        for line in article["lines"]
    )
    blocks = (
        block
        for page in pages
        for blocks in (page.furniture, *(one.blocks for one in page.articles))
        for block in blocks
    )
    return sum(len(bare(block.text)) for block in blocks) / max(1, printed)
