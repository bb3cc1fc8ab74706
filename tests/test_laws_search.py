"""Law 6: whatever stands in an article is found. Law 7: any string is a query."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dibao.archive.connect import open_to_read
from dibao.desk import Slice, grams_expression, marks, search
from small_archive import build

EVERYTHING = Slice(100)
TEXTS = "select a.uid, x.text from articles a join texts x on x.article_id = a.id"
OPERATORS = ["AND", "OR", "NOT", "NEAR(", '"', "“", "”", "*", "^", ":", "-", "(", ")"]


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    archive = build(tmp_path_factory.mktemp("laws"))
    with closing(open_to_read(archive)) as opened:
        yield opened


def quoted(text: str) -> str:
    """Return the text between marks that it does not close; none fit both kinds."""
    assume('"' not in text or "”" not in text)
    return f'"{text}"' if '"' not in text else f"“{text}”"


@settings(deadline=None, max_examples=400)
@given(data=st.data())
def test_every_substring_of_an_article_finds_it(conn, data):
    uid, text = data.draw(st.sampled_from(conn.execute(TEXTS).fetchall()))
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, 12))
    piece = text[start : start + length]
    answer = search(conn, quoted(piece), page=EVERYTHING)
    assert uid in {hit.uid for hit in answer.hits}
    expected = sum(piece in other for _, other in conn.execute(TEXTS))
    assert answer.count + answer.furniture >= expected


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_a_hit_shows_what_was_sought_in_the_text_as_printed(conn, data):
    uid, text = data.draw(st.sampled_from(conn.execute(TEXTS).fetchall()))
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 12))]
    answer = search(conn, quoted(piece), page=EVERYTHING)
    hit = next(hit for hit in answer.hits if hit.uid == uid)
    assert hit.snippet in text
    assert len(hit.snippet) <= 120
    first, last = hit.marks[0]
    assert len(hit.snippet[first:last]) >= len(piece)
    assert marks(conn, text, quoted(piece))


def test_every_word_of_every_text_is_found_unquoted(conn):
    for uid, text in conn.execute(TEXTS).fetchall():
        for word in text.split():
            answer = search(conn, word[:150], page=EVERYTHING)
            assert uid in {hit.uid for hit in answer.hits}, word


@settings(deadline=None, max_examples=400)
@given(text=st.text() | st.lists(st.sampled_from(OPERATORS) | st.text()).map(" ".join))
def test_any_string_is_a_query(conn, text):
    answer = search(conn, text)
    assert text == answer.query
    assert len(answer.hits) <= answer.count + answer.furniture


@settings(deadline=None, max_examples=200)
@given(
    text=st.text(
        st.characters(exclude_categories=[])
        | st.sampled_from("\x00\ud800\udfff\"“”'％＂桥工程0A")
    )
)
def test_surrogates_nul_and_quotation_marks_are_queries(conn, text):
    answer = search(conn, text)
    assert text == answer.query


@settings(deadline=None, max_examples=300)
@given(text=st.text() | st.text(st.sampled_from('"*^:-()+{}“”桥工程2a ')))
def test_a_search_box_expression_is_never_a_syntax_error(conn, text):
    count = "select count(*) from articles_grams where articles_grams match ?"
    try:
        conn.execute(count, (grams_expression(text),)).fetchone()
    except sqlite3.OperationalError as error:
        pytest.fail(f"{text!r}: {error}")


@pytest.mark.parametrize("noise", ["a", "桥", '"', '" ', "\x00", "（", "1 ", "\ud800"])
def test_sixty_four_kilobytes_of_anything_are_a_query(conn, noise):
    text = noise * (65536 // len(noise))
    assert text == search(conn, text).query
