from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dibao.errors import DataError, UsageError
from dibao.model import Facts
from dibao.read import read
from dibao.read.encoding import decode, decode_as, encode
from dibao.read.likeness import likeness, most_likeness
from dibao.read.pattern import compile as compile_pattern

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "big5",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
)
PROSE = "近日，縣裡修好了通往東山村的新路。\n縣城的人都說，出門方便多了！"
anything = st.text(st.characters(exclude_categories=["Cs"]))
prose = st.lists(st.sampled_from([*PROSE, "\r\n", "\r", "\f", "\u3000", "2"])).map(
    "".join
)


@settings(deadline=None)
@given(
    anything | prose | st.binary().map(lambda data: data.decode("gb18030", "replace"))
)
def test_no_text_is_likelier_than_it_can_be(text):
    assert likeness(text) <= most_likeness(text) <= 1


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_a_data_error(data):
    try:
        found = read(data, "p.txt", known=Facts())
    except DataError:
        return
    text = "".join(page.text for page in found.pages)
    assert found.exact == (encode_or_none(text, found.encoding) == data)


@settings(deadline=None)
@given(anything)
def test_utf_8_comes_back_letter_for_letter(text):
    data = text.encode("utf-8-sig")
    assert (text, True) == (decode(data).text, decode(data).exact)


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None)
@given(middle=prose)
def test_prose_comes_back_letter_for_letter_from_each_encoding(encoding, middle):
    text = PROSE + middle + PROSE
    assert text == decode(text.encode(encoding)).text


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None)
@given(text=anything)
def test_a_declared_encoding_gives_back_what_it_can_hold(encoding, text):
    data = text.encode(encoding, "ignore")
    if encoding == "big5":  # of two tables the likelier: the bytes come back, at least
        found = decode_as(data, encoding)
        assert not found.exact or data == encode(found.text, found.encoding)
    else:
        bare = (
            text.removeprefix("\ufeff") if encoding[-2:] in ("-8", "le", "be") else text
        )
        assert bare == decode_as(data, encoding).text


@settings(deadline=None)
@given(prose)
def test_joining_the_pages_gives_the_file(middle):
    text = PROSE + middle
    found = read(text.encode(), "p.txt", known=Facts()).pages
    assert text == "".join(page.text for page in found)
    assert list(range(1, len(found) + 1)) == [page.sequence for page in found]


@settings(deadline=None)
@given(st.text(st.sampled_from("{}:%YmdtitlepagedatePn/\\*.-_ 报3")), anything)
def test_any_pattern_matches_or_is_a_usage_error(pattern, path):
    try:
        facts = compile_pattern(pattern)(PurePosixPath(path))
    except UsageError:
        return
    assert isinstance(facts, Facts)


def encode_or_none(text, encoding):
    try:
        return encode(text, encoding)
    except (LookupError, UnicodeError):
        return None
