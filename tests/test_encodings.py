"""One page saved in many encodings, none of them declared: the same articles."""

import codecs
from functools import cache

import pytest

from dibao.ingest.pipeline import understand
from dibao.model import Facts
from dibao.read import read
from samples import NAMES, SAMPLES

MARKS = {  # encoding and byte order mark, as editors save them
    "utf-8 with mark": ("utf-8", codecs.BOM_UTF8),
    "gb18030": ("gb18030", b""),
    "gbk": ("gbk", b""),
    "big5": ("cp950", b""),
    "big5 of Hong Kong": ("big5hkscs", b""),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-le with mark": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16-be with mark": ("utf-16-be", codecs.BOM_UTF16_BE),
}
# Two papers in traditional characters, which Big5 can hold; two pages in one file;
# one drawn twice; one without any furniture.
WALKED = (
    "heting-20060520-02",
    "heting-20081011-03",
    "chengpu-19990815-02-03",
    "yanhu-20090410-03",
    "undated-briefs",
)


def text_of(name):
    return SAMPLES[name].raw.removeprefix("\ufeff")


def saved(name, form):
    encoding, mark = MARKS[form]
    return mark + text_of(name).encode(encoding)


def can_hold(name, form):
    try:
        return bool(saved(name, form))
    except UnicodeEncodeError:
        return False


def pages(data):
    return read(data, "page.txt", known=Facts()).pages


@cache
def plain(name):
    return tuple(map(understand, pages(text_of(name).encode())))


CASES = [(name, form) for name in NAMES for form in MARKS if can_hold(name, form)]


@pytest.mark.parametrize(
    ("name", "form"), [case for case in CASES if case[0] in WALKED]
)
def test_a_page_gives_the_same_articles_in_every_encoding(name, form):
    found = tuple(map(understand, pages(saved(name, form))))
    assert plain(name) == found
    assert any(page.segmented.articles for page in found)


@pytest.mark.parametrize("form", MARKS)
def test_every_sample_is_read_the_same_in_an_encoding_that_can_hold_it(form):
    assert [] == [
        name
        for name, other in CASES
        if other == form and pages(saved(name, form)) != pages(text_of(name).encode())
    ]


def test_big5_is_tried_with_traditional_pages_and_unicode_with_all():
    forms = {form: [n for n, other in CASES if other == form] for form in MARKS}
    assert [name for name in NAMES if name[:6] == "heting"] == forms["big5"]
    assert [*NAMES] == forms["gb18030"] == forms["utf-16-le"]
