"""The samples in tests/pages are what they claim to be: invented pages, honest gold.

A page is ``NAME.txt``; ``NAME.gold.json`` lists its blocks in file order: article (0
is furniture), role, first and last line (from 1, in its own page where a form feed
parts two: then ``page`` says which) and text as a careful librarian would copy it.
Newspapers, places, firms and people are invented. Where two answers are possible:

- ``本报讯（记者 …）`` and a name at the end of a paragraph's own line belong to the
  body; a byline is a block where it has a line of its own. A jump is a block always.
- A photographer's line under a caption is a caption of its own.
- Verse and couplets keep their lines: one body block a line.
- A column's name over several articles (简讯) is furniture, over one its headline.
- The last line of an advertisement or a notice (who, when) is its byline.

Nothing here uses dibao: a page is *read as* its gold with pieces drawn once, twice or
three times, so the check does not lean on the code that the samples are to measure.
ARTEFACTS says which page shows what.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
HEADS = frozenset(("kicker", "headline", "deck", "crosshead"))
ROLES = HEADS | {"byline", "body", "caption", "jump", "ad_mark", "furniture"}
LONGEST_PIECE = 120  # a box of captions drawn twice is the longest piece on any page
LIKE = str.maketrans(  # radicals that NFKC leaves alone, old noughts, Wingdings bullets
    "⻅⻓⻔⻋⻢⻛⻜⻝⻚⻥⻰○\uf06c\uf06e",
    "见长门车马风飞食页鱼龙〇●■",
)
NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")
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
    rest = [page for page in SAMPLES.values() if page.name != name]
    others = {g.text for page in rest for g in page.gold}
    assert [] == [text for text in bodies if text in others]


Sign = Callable[[Sample], bool]


def shows(pattern: str) -> Sign:
    """Return a test that a page's raw text shows a pattern."""
    found = re.compile(pattern, re.MULTILINE)
    return lambda page: found.search(page.raw) is not None


def has(role: str, pattern: str = "") -> Sign:
    """Return a test that a block of a role shows a pattern."""
    found = re.compile(pattern)
    return lambda page: any(g.role == role and found.search(g.text) for g in page.gold)


def pairs(page: Sample) -> Iterator[tuple[Gold, Gold]]:
    """Return each block of an article with the next one in the file."""
    return (
        (a, b)
        for a, b in zip(page.gold, page.gold[1:], strict=False)
        if (a.page, a.article) == (b.page, b.article)
    )


def follows(before: str, after: str) -> Sign:
    """Return a test that in one article a role comes right after another."""
    return lambda page: any((a.role, b.role) == (before, after) for a, b in pairs(page))


def both(one: Sign, other: Sign) -> Sign:
    """Return a test that both signs are there."""
    return lambda page: one(page) and other(page)


def opens_with_body(page: Sample) -> bool:
    """Return whether an article begins with running text."""
    heads = {g.article: g.role for g in reversed(page.gold) if g.article}
    return "body" in heads.values()


def headless(page: Sample) -> bool:
    """Return whether an article has no headline and is no brief under a column."""
    return any(
        "headline" not in {g.role for g in page.gold if g.article == number}
        for number in {g.article for g in page.gold if g.role == "body"}
    )


def glued(before: str, after: str) -> Sign:
    """Return a test that two blocks, not always of one article, share a line."""
    return lambda page: any(
        (a.role, b.role) == (before, after) and (a.page, a.last) == (b.page, b.first)
        for a, b in zip(page.gold, page.gold[1:], strict=False)
    )


def twice(page: Sample) -> set[str]:
    """Return the roles of which text is drawn more than once."""
    return {
        block.role
        for number, lines, blocks in chains(page)
        if inked(page, number, lines) != seen("".join(b.text for b in blocks))
        for block in blocks
    }


def clean(page: Sample) -> bool:
    """Return whether nothing on the page is drawn more than once."""
    return not twice(page)


def captions_last(page: Sample) -> bool:
    """Return whether the last block that is no furniture is a caption."""
    return [g.role for g in page.gold if g.article][-1] == "caption"


def displaced(page: Sample) -> bool:
    """Return whether a crosshead stands where no paragraph goes on below it."""
    return any(a.role == "crosshead" and b.role != "body" for a, b in pairs(page))


def interrupted(page: Sample) -> bool:
    """Return whether furniture stands amid a paragraph."""
    return any(
        len(own_lines(b, [g for g in page.gold if g.page == b.page]))
        < b.last - b.first + 1
        for b in page.gold
    )


def short_articles(page: Sample) -> bool:
    """Return whether four articles or more have fewer than ninety characters."""
    sizes = {
        n: sum(len(g.text) for g in page.gold if g.article == n)
        for n in {g.article for g in page.gold if g.article}
    }
    return sum(size < 90 for size in sizes.values()) >= 4


def verse(page: Sample) -> bool:
    """Return whether four body blocks in a row are short lines that do not touch."""
    marks = "".join(
        "v" if g.role == "body" and g.first == g.last and len(g.text) < 18 else " "
        for g in page.gold
    )
    return "vvvv" in marks


HAN = "[\u4e00-\u9fff]"
ARTEFACTS: dict[str, tuple[Sign, tuple[str, ...]]] = {
    # Text drawn more than once.
    "doubled per run": (
        shows(rf"({HAN}{{3,}})\1([，。])\2"),
        ("yunpi-20240305-01", "yunpi-20230926-05", "heting-20081011-03"),
    ),
    "doubled per run, …… inside": (
        shows(rf"({HAN}+……{HAN}+)\1"),
        ("yunpi-20240305-01", "yunpi-20230926-05"),
    ),
    "doubled decimals": (
        shows(r"(\d+)\1\.\.(\d+)\2"),
        ("yunpi-20240305-01", "yunpi-20230926-05", "yanhu-20130621-01"),
    ),
    "doubled brackets": (
        shows(r"（（(.+)\1））"),
        ("yanhu-20130621-01", "yunpi-20180512-02", "yunpi-20240305-01"),
    ),
    "doubled percent signs": (
        shows(r"(\d+)\1%%"),
        ("yunpi-20240305-01", "heting-20081011-03"),
    ),
    "doubled per character": (
        shows(rf"(?:({HAN})\1){{5}}"),
        ("yanhu-20090410-03", "songbu-20101228-A03", "yunpi-20210809-06"),
    ),
    "doubled digits per character": (
        shows("114400名|22001[16]"),
        ("songbu-20160714-A04", "yanhu-20090410-03"),
    ),
    "doubled line on one line": (
        shows(rf"(?:^|\r)([^\r\n]*{HAN}[，。]{HAN}[^\r\n]*)\1(?:\r|$)"),
        ("songbu-20130716-A05", "undated-wholeline"),
    ),
    "doubled line on two lines": (
        shows(r"^(.{6,})\n\1$"),
        ("yunpi-20220617-03", "songbu-20190423-A01"),
    ),
    "tripled": (
        shows(rf"({HAN}{{2,}})\1\1"),
        ("songbu-20171109-A02", "songbu-20110315-A11"),
    ),
    "doubled box, one copy below the other": (
        shows(r"^((?:.+\n){2,})\1"),
        ("yanhu-20140905-05", "yunpi-20191206-01"),
    ),
    "doubled lead-in, clean text after it": (
        shows(rf"^\u3000*({HAN}{{4,}})\1(\W?)\2(?!\1).{{6}}"),
        ("songbu-20190423-A07", "yunpi-20230926-05", "yunpi-20180512-02"),
    ),
    "doubled captions, all else clean": (
        lambda page: twice(page) == {"caption"},
        ("yunpi-20210809-06", "undated-briefs", "songbu-20190423-A01"),
    ),
    "doubled captions glued": (
        both(glued("caption", "caption"), shows(rf"({HAN}{{5,}})\1({HAN}{{5,}})\2")),
        ("yunpi-20240305-01", "undated-briefs", "yanhu-20130621-01"),
    ),
    "doubled headline beside clean text": (
        lambda page: twice(page) == {"headline"},
        ("songbu-20130716-A05", "songbu-20110315-A11"),
    ),
    # Blanks and tears.
    "spaces of justified setting": (
        shows(rf"{HAN} \d+ {HAN}"),
        ("yunpi-20220617-03", "songbu-20180930-B03", "songbu-20110315-A11"),
    ),
    "spaces about brackets": (
        shows(r" （[^（）]+） "),
        ("yunpi-20220617-03", "songbu-20110315-A11"),
    ),
    "letter-spaced headlines": (
        shows(rf"^{HAN}([ \u3000]+){HAN}\1{HAN}"),
        ("yanhu-20090410-03", "chengpu-20000505-03", "chengpu-20030122-04"),
    ),
    "torn digits": (
        shows(r"^\d\n\d?"),
        ("songbu-20130716-A05", "yanhu-20111201-07-08", "yanhu-20130621-01"),
    ),
    "torn punctuation": (
        shows(rf"^[，。]({HAN}|\n)"),
        ("yanhu-20071018-02", "yanhu-20111201-07-08"),
    ),
    "a sentence cut by a blank line": (
        shows(rf"{HAN}\n\n{HAN}+.*[，。]"),
        ("undated-well", "yunpi-20240305-01", "yunpi-20180512-02"),
    ),
    # Characters.
    "zero-width characters": (
        shows("[\u200b\u200d\u2060]"),
        ("chengpu-20030122-04", "yanhu-20140905-05"),
    ),
    "control characters": (
        shows("[\x01-\x08\x0e-\x1f]"),
        ("yanhu-20140905-05", "yunpi-20191206-01"),
    ),
    "NUL": (shows("\x00"), ("yanhu-20111201-07-08", "yanhu-20140905-05")),
    "soft hyphens": (shows("\xad"), ("chengpu-20030122-04", "yanhu-20140905-05")),
    "BOM inside": (
        shows("[^\\f]\ufeff"),
        ("chengpu-20030122-04", "yanhu-20111201-07-08"),
    ),
    "Kangxi radicals": (
        shows("[\u2f00-\u2fdf]"),
        ("chengpu-20010918-02", "yunpi-20191206-01"),
    ),
    "CJK radicals": (
        shows("[\u2e80-\u2eff]"),
        ("chengpu-20010918-02", "yanhu-20071018-02"),
    ),
    "private-use bullets": (
        shows("[\ue000-\uf8ff]"),
        ("yanhu-20140905-05", "chengpu-20000505-03"),
    ),
    "○ years": (
        shows("二○○.年|二○○○年"),
        ("chengpu-20010918-02", "chengpu-20000505-03", "heting-20060520-02"),
    ),
    "full-width digits": (
        shows("[０-９]"),
        ("chengpu-19980612-01", "chengpu-20010918-02", "songbu-20160714-A04"),
    ),
    "other line ends": (shows("\r"), ("songbu-20110315-A11", "undated-wholeline")),
    "form feed": (shows("\f"), ("yanhu-20111201-07-08", "chengpu-19990815-02-03")),
    "traditional characters": (
        shows("[這會個]"),
        ("heting-20060520-02", "heting-20081011-03"),
    ),
    # Paragraphs.
    "paragraphs by indent": (
        shows(r"[^\n]\n\u3000\u3000"),
        ("chengpu-19980612-01", "songbu-20171109-A02"),
    ),
    "paragraphs by a short last line": (
        shows(rf"\n.{{1,9}}。\n{HAN}.{{14,}}"),
        ("songbu-20130716-A05", "yanhu-20071018-02"),
    ),
    "nothing but body": (
        lambda page: {g.role for g in page.gold} == {"body"},
        ("undated-well", "undated-bus"),
    ),
    "verse": (
        verse,
        ("yunpi-20231118-04", "chengpu-20000505-03", "heting-20081011-03"),
    ),
    # Heads.
    "kicker and deck": (
        both(follows("kicker", "headline"), follows("headline", "deck")),
        ("chengpu-19980612-01", "songbu-20171109-A02", "yunpi-20191206-01"),
    ),
    "headline after the body": (
        lambda page: opens_with_body(page) and follows("body", "headline")(page),
        ("yunpi-20210809-06", "yunpi-20191206-03"),
    ),
    "headline amid the body": (
        lambda page: opens_with_body(page) and has("headline")(page),
        ("yunpi-20240305-01", "yanhu-20071018-02", "heting-20081011-03"),
    ),
    "headline over two lines": (
        lambda page: any(g.role == "headline" and g.first < g.last for g in page.gold),
        ("chengpu-19980612-01", "yanhu-20071018-02", "songbu-20101228-A03"),
    ),
    "crossheads": (
        follows("crosshead", "body"),
        ("songbu-20130716-A05", "songbu-20190423-A07", "yanhu-20130621-01"),
    ),
    "displaced crossheads": (displaced, ("yunpi-20240305-01", "yunpi-20191206-01")),
    "article without a headline": (
        headless,
        ("undated-briefs", "undated-well", "yunpi-20240305-01"),
    ),
    # Bylines.
    "byline 本报记者": (
        has("byline", "^本报记者"),
        ("songbu-20130716-A05", "yunpi-20220617-03"),
    ),
    "byline after a mark": (
        has("byline", "^[□■●]"),
        ("yunpi-20231118-04", "yunpi-20180512-02", "yanhu-20130621-01"),
    ),
    "byline in brackets": (
        has("byline", r"^（(本报)?记者.+通讯员"),
        ("songbu-20190423-A01", "songbu-20180930-B03"),
    ),
    "bare names after the body": (
        both(has("byline", rf"^（?{HAN}\s*{HAN}"), follows("body", "byline")),
        ("chengpu-19980612-01", "undated-wholeline"),
    ),
    "本报讯 and reporters in the paragraph": (
        has("body", r"^本报讯\s*（(记者|通讯员)"),
        ("yunpi-20240305-02", "chengpu-19980612-01"),
    ),
    "dateline": (
        has("body", rf"^(新华社|本报){HAN}+\d+月\d+日电"),
        ("yunpi-20230926-05", "songbu-20101228-A03"),
    ),
    # Captions, briefs, notices, jumps.
    "captions at the page's end": (
        captions_last,
        ("yunpi-20240305-01", "undated-briefs", "yanhu-20071018-02"),
    ),
    "captions glued by blanks": (
        both(glued("caption", "caption"), shows(rf"{HAN} {{1,2}}{HAN}{{4,}}")),
        ("yunpi-20191206-01", "yanhu-20090410-03"),
    ),
    "photographer's line": (
        has("caption", "^[^，。]{1,14}摄）?$"),
        ("yunpi-20220617-03", "songbu-20190423-A01", "yanhu-20071018-02"),
    ),
    "photo news": (
        follows("headline", "caption"),
        ("yanhu-20090410-03", "chengpu-19980612-01", "yunpi-20180512-02"),
    ),
    "briefs under a column's name": (
        has("furniture", "^(一句话新闻|简明新闻|简讯)$"),
        ("yanhu-20090410-03", "chengpu-19980612-01", "yanhu-20130621-01"),
    ),
    "very short articles": (
        short_articles,
        ("chengpu-20030122-04", "yanhu-20090410-03"),
    ),
    "reader's letter": (
        has("body", "^[编編][辑輯](同志|先生)"),
        ("songbu-20190423-A07", "heting-20060520-02"),
    ),
    "advertisement's mark": (
        has("ad_mark"),
        ("yunpi-20240305-01", "songbu-20110315-A11"),
    ),
    "notices": (
        has("headline", "遗失声明|停水通知|停电通知|公告|启事"),
        ("yunpi-20240305-02", "songbu-20110315-A11", "chengpu-20010918-02"),
    ),
    "jump on a line of its own": (
        both(has("jump", "下转"), lambda page: not glued("body", "jump")(page)),
        ("yunpi-20240305-01", "songbu-20190423-A01"),
    ),
    "jump at the end of a paragraph": (
        glued("body", "jump"),
        ("yunpi-20191206-01", "songbu-20101228-A03"),
    ),
    "the other half": (
        has("jump", "上接"),
        ("yunpi-20240305-02", "yunpi-20191206-03", "songbu-20190423-A07"),
    ),
    # Furniture.
    "furniture last": (
        lambda page: page.gold[0].role != "furniture" == page.gold[-1].role,
        ("yunpi-20240305-01", "yunpi-20220617-03", "yunpi-20210809-06"),
    ),
    "furniture amid a paragraph": (
        interrupted,
        ("yanhu-20071018-02", "yunpi-20191206-03", "chengpu-19990815-02-03"),
    ),
    "no furniture, no date": (
        lambda page: not has("furniture")(page),
        ("undated-briefs", "undated-well", "undated-wholeline", "undated-bus"),
    ),
    # What must not change.
    "real reduplication": (
        both(clean, shows("天天|家家户户|高高兴兴|一步一步")),
        ("yunpi-20231118-04", "songbu-20150208-B02"),
    ),
    "words said twice": (
        both(clean, shows(r"([^，。！\n]{2,}[，！])\1")),
        ("songbu-20150208-B02", "songbu-20180930-B03"),
    ),
    "digits that are their own doubles": (
        both(clean, shows(r"11月11日|\b(33|44|55|66|22)")),
        ("yunpi-20231118-04", "songbu-20150208-B02"),
    ),
    "refrains and couplets": (
        shows(rf"^({HAN}{{3,4}})[，了].*\n(?:.*\n){{1,4}}\1"),
        ("yunpi-20231118-04", "heting-20081011-03"),
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
        if artefact.startswith(("doubled", "tripled"))
        for name in names
    }
    assert doubled == {name for name in NAMES if not clean(SAMPLES[name])}


@pytest.mark.parametrize("name", NAMES)
def test_gold_has_no_artefacts_of_its_own(name):
    text = "\n".join(g.text for g in SAMPLES[name].gold)
    left = re.findall(r"二○|[\u2e80-\u2fdf\ue000-\uf8ff\x00-\t\x0b-\x1f]", text)
    hidden = [c for c in text if unicodedata.category(c) == "Cf"]
    assert [] == left + hidden


def arabic(text: str) -> str:
    """Return a text with Chinese dates in figures.

    >>> arabic("二〇〇八年十月十一日，五月二十日")
    '2008年10月11日，5月20日'
    """
    figures = text.translate(NUMERALS)
    tens = re.compile(r"(\d?)十(\d?)")
    return tens.sub(lambda found: (found[1] or "1") + (found[2] or "0"), figures)


@pytest.mark.parametrize("name", [n for n in NAMES if n[-1].isdigit()])
def test_a_name_gives_the_date_that_the_page_prints(name):
    digits = name.split("-")[1]
    printed = "\n".join(g.text for g in SAMPLES[name].gold if g.role == "furniture")
    numbers = arabic(unicodedata.normalize("NFKC", printed))
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    assert re.search(rf"{year}[年.]0?{month}[月.]0?{day}\D", numbers + "\n")


def test_there_are_enough_pages_of_a_newspaper_page_s_length():
    assert len(NAMES) >= 30
    odd = [n for n in NAMES if not 400 <= len(SAMPLES[n].raw) <= 4000]
    assert [] == odd
