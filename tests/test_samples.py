"""The samples in tests/pages are what they claim to be: invented pages with honest gold.

A page is ``NAME.txt``; ``NAME.gold.json`` lists its blocks in file order: article (0 is
furniture), role, first and last line (from 1, in its own page where a form feed parts
two) and text as a careful librarian would copy it. The newspapers, places, firms and
people are invented. What was decided where two answers are possible:

- ``本报讯（记者 …）`` and a name at the end of a paragraph's own line belong to the body;
  a byline is a block where it has a line of its own. So has ``（下转第二版）`` always.
- A photographer's line under a caption is a caption of its own.
- Verse and couplets keep their lines: one body block a line.
- A column's name (一句话新闻, 读者来信) is furniture; every brief is an article.
- An advertisement's or a notice's last line (who, when) is its byline.

Nothing here uses dibao: a page is *read as* its gold with pieces drawn once, twice or
three times, so the check does not lean on the code that the samples are to measure.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
ROLES = frozenset(
    "kicker headline deck crosshead byline body caption jump ad_mark furniture".split()
)
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


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_read_off_its_lines_and_nothing_else_stands_there(name):
    page = SAMPLES[name]
    wrong = [
        (number, lines[0], [block.text for block in blocks])
        for number, lines, blocks in chains(page)
        if not drawn_as(
            inked(page, number, lines), seen("".join(b.text for b in blocks))
        )
    ]
    assert [] == wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_inked_line_belongs_to_a_block(name):
    page = SAMPLES[name]
    claimed = {(number, n) for number, lines, _ in chains(page) for n in lines}
    inky = {
        (number, n)
        for number in range(1, page.raw.count("\f") + 2)
        for n, line in enumerate(page_lines(page, number), 1)
        if seen(line)
    }
    assert set() == inky - claimed


@pytest.mark.parametrize("name", NAMES)
def test_a_block_begins_and_ends_on_inked_lines(name):
    page = SAMPLES[name]
    blank = [
        block.text
        for block in page.gold
        for n in (block.first, block.last)
        if not inked(page, block.page, [n])
    ]
    assert [] == blank


@pytest.mark.parametrize("name", NAMES)
def test_blocks_stand_in_file_order_with_known_roles(name):
    gold = SAMPLES[name].gold
    assert sorted((g.page, g.first) for g in gold) == [(g.page, g.first) for g in gold]
    assert set() == {g.role for g in gold} - ROLES
    assert [] == [g for g in gold if (g.article == 0) != (g.role == "furniture")]
    assert [] == [g for g in gold if g.text != g.text.strip() or "\n" in g.text]


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_numbered_from_one_as_they_first_appear(name):
    numbers = [g.article for g in SAMPLES[name].gold if g.article]
    first_seen = list(dict.fromkeys(numbers))
    assert list(range(1, len(first_seen) + 1)) == first_seen


@pytest.mark.parametrize("name", NAMES)
def test_an_article_never_goes_on_over_a_form_feed(name):
    gold = SAMPLES[name].gold
    assert len({g.article for g in gold if g.article}) == len(
        {(g.page, g.article) for g in gold if g.article}
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_something_no_other_page_says(name):
    bodies = [
        g.text for g in SAMPLES[name].gold if g.role == "body" and len(g.text) > 9
    ]
    others = {
        g.text for other in SAMPLES.values() if other.name != name for g in other.gold
    }
    assert [] == [text for text in bodies if text in others]


Sign = Callable[[Sample], bool]


def shows(pattern: str) -> Sign:
    """Return a test that a page's raw text shows a pattern."""
    found = re.compile(pattern, re.MULTILINE)
    return lambda page: found.search(page.raw) is not None


def blocks_show(role: str, pattern: str = "") -> Sign:
    """Return a test that the text of a block of a role shows a pattern."""
    found = re.compile(pattern)
    return lambda page: any(g.role == role and found.search(g.text) for g in page.gold)


def follows(before: str, after: str) -> Sign:
    """Return a test that in one article a role comes right after another."""

    def sign(page: Sample) -> bool:
        pairs = zip(page.gold, page.gold[1:], strict=False)
        return any(
            a.article == b.article > 0 and (a.role, b.role) == (before, after)
            for a, b in pairs
        )

    return sign


def opens_with(role: str) -> Sign:
    """Return a test that an article's first block has a role."""

    def sign(page: Sample) -> bool:
        heads = {g.article: g.role for g in reversed(page.gold) if g.article}
        return role in heads.values()

    return sign


def glued(role: str) -> Sign:
    """Return a test that two blocks of a role share a line."""

    def sign(page: Sample) -> bool:
        return any(
            a.role == b.role == role and (a.page, a.last) == (b.page, b.first)
            for a, b in zip(page.gold, page.gold[1:], strict=False)
        )

    return sign


def drawn_twice(page: Sample) -> bool:
    """Return whether any text stands on the page more often than in the gold."""
    return any(
        inked(page, number, lines) != seen("".join(b.text for b in blocks))
        for number, lines, blocks in chains(page)
    )


def only_drawn_twice(role: str) -> Sign:
    """Return a test that blocks of one role are drawn twice, and no others."""

    def sign(page: Sample) -> bool:
        twice = {
            block.role
            for number, lines, blocks in chains(page)
            for block in blocks
            if inked(page, number, lines) != seen("".join(b.text for b in blocks))
        }
        return twice == {role}

    return sign


HAN = "[\u4e00-\u9fff]"
ARTEFACTS: dict[str, tuple[Sign, tuple[str, ...]]] = {
    "doubled text": (
        drawn_twice,
        ("yunpi-20240305-01", "songbu-20130716-A05", "yanhu-20090410-03"),
    ),
    "two halves of an article": (
        blocks_show("jump"),
        ("yunpi-20240305-01", "yunpi-20240305-02"),
    ),
}


@pytest.mark.parametrize("artefact", ARTEFACTS)
def test_every_artefact_stands_on_two_pages_at_least(artefact):
    sign, names = ARTEFACTS[artefact]
    assert len(set(names)) >= 2
    assert [] == [name for name in names if not sign(SAMPLES[name])]


def test_pages_not_said_to_be_doubled_are_printed_once():
    doubled = {
        name
        for artefact, (_, names) in ARTEFACTS.items()
        if "doubled" in artefact or "tripled" in artefact
        for name in names
    }
    assert doubled == {name for name in NAMES if drawn_twice(SAMPLES[name])}


def test_there_are_enough_pages_of_a_newspaper_page_s_length():
    assert len(NAMES) >= 8
    assert [] == [name for name in NAMES if not 250 <= len(SAMPLES[name].raw) <= 4000]
