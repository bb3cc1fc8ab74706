"""Printed pages: every character comes out once, whatever draws the page, and how."""

from collections import Counter

import pytest

from dibao.clean import clean
from dibao.model import Facts
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source
from needs import require
from printer.catalog import PRINTS, made
from printer.fonts import has_noto

NAMES = {one.name: one for one in PRINTS}


def printed(name):
    """Return a PDF and its truth; skip where its fonts are missing."""
    one = NAMES[name]
    require(one.kind == "cid" or has_noto(), "fonts-noto-cjk is not installed")
    return made(one)


def characters(lines):
    """Return how often each character stands in lines, blanks left out."""
    return Counter("".join("".join(line.split()) for line in lines))


def lines_of(truth):
    """Return the text of all printed lines of a truth, a list a page."""
    return [
        [line["text"] for one in page["articles"] for line in one["lines"]]
        for page in truth["pages"]
    ]


def as_read(data):
    """Return the text of all lines of a PDF, a list a page."""
    pages = read_pdf(Source(data, "page.pdf", Facts())).pages
    return [[line.text for line in page.lines] for page in pages]


def has_radicals(name):
    return NAMES[name].finish.has_radicals


@pytest.mark.parametrize("name", [name for name in NAMES if not has_radicals(name)])
def test_every_printed_character_is_read_once(name):
    data, truth = printed(name)
    expected = [characters(lines) for lines in lines_of(truth)]
    assert expected == [characters(lines) for lines in as_read(data)]


@pytest.mark.parametrize("name", list(filter(has_radicals, NAMES)))
def test_radicals_that_stand_for_characters_are_folded_by_cleaning(name):
    data, truth = printed(name)
    (page,) = read_pdf(Source(data, "page.pdf", Facts())).pages
    assert any("\u2f00" <= char <= "\u2fd5" for char in page.text)
    (expected,) = map(characters, lines_of(truth))
    assert expected == characters(line.text for line in clean(page).lines)


def test_a_page_printed_twice_is_the_same_page():
    one = NAMES["tabloid-plain"]
    assert made(one) == made(one)


def test_pages_of_an_issue_come_in_their_order():
    data, truth = printed("issue-plain")
    pages = read_pdf(Source(data, "issue.pdf", Facts())).pages
    assert [1, 2, 3, 4] == [page.sequence for page in pages]
    assert 4 == len(truth["pages"])
