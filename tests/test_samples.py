"""The samples in tests/pages are what they claim to be: invented pages, honest gold."""

import re
import unicodedata

import pytest

from samples import NAMES, SAMPLES, chains, drawn_as, inked, page_lines, seen
from samples_artefacts import ARTEFACTS, clean

HEADS = frozenset(("kicker", "headline", "deck", "crosshead"))
ROLES = HEADS | {"byline", "body", "caption", "jump", "ad_mark", "furniture"}
NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")


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
def test_blocks_share_a_line_only_where_both_have_ink_on_it(name):
    page = SAMPLES[name]
    alone = [
        (page_number, n, block.text)
        for page_number, lines, blocks in chains(page)
        for n in lines
        for block in blocks
        if sum(b.first <= n <= b.last for b in blocks) > 1
        and block.first <= n <= block.last
        and holds(block.text, inked(page, page_number, [n]))
    ]
    assert [] == alone


def holds(text: str, ink: str) -> bool:
    """Return whether a line's whole ink is the beginning or the end of a text."""
    words = seen(text)
    return any(
        drawn_as(ink, words[:cut]) or drawn_as(ink, words[cut:])
        for cut in range(len(words) + 1)
    )


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
