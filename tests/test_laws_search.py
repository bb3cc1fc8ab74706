"""Law 6: whatever stands in an article is found. Law 7: any string is a query.

Law 8, the normal form, is in ``test_laws_analyze``; here it is that a query in any of
its writings finds the same.
"""

import random
import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import odd_archive
from dibao.analyze import normalize
from dibao.archive.connect import open_to_read
from dibao.desk import Filters, Slice, Sort, grams_expression, marks, search
from examples import free
from small_archive import build

EVERYTHING = Slice(1000)
TEXTS = "select a.uid, x.text from articles a join texts x on x.article_id = a.id"
OPERATORS = [
    *("AND", "OR", "NOT", "NEAR(", '"', "“", "”", "＂", "*", "＊", "^", ":", "-", "－"),
    *(
        "(",
        ")",
        "（",
        "）",
        "|",
        "｜",
        "~5",
        "～５",
        "~999",
        "标题:",
        "date:",
        "报：",
        "版:",
    ),
    *("kind:", "日期:2023..", "桥", "工程", "2023", "gpt*", "'", ";", "--", "%", "\\"),
]
NOISE = (
    *("a", "桥", '"', '" ', "\x00", "（", "1 ", "\ud800", "-", "|", "~5 ", "桥 ~5 "),
    *(
        "(",
        ")",
        "()",
        "(桥",
        "-(",
        "桥|",
        "“桥” ",
        "标题:",
        "标题:(",
        "date:2023 ",
        "桥* ",
    ),
    *("報：x ", "\n", "𠀀", "한", "é", "橋", "〇", "a桥", "桥，", '"桥', "龘龘靐 "),
)
HAN = "\u4e00-\u9fff"


@pytest.fixture(scope="module", params=["small", "odd"])
def conn(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("laws")
    made = build(folder) if request.param == "small" else None
    archive = made or odd_archive.build(folder / "odd.db")
    with closing(open_to_read(archive)) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(conn):
    return conn.execute(TEXTS).fetchall()


def quoted(text: str) -> str:
    """Return the text between marks that it does not close; none fit both kinds."""
    assume('"' not in text or "”" not in text)
    return f'"{text}"' if '"' not in text else f"“{text}”"


@st.composite
def pieces(draw, texts, most=12):
    """Return an article's uid and a piece of its text."""
    uid, text = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(text) - 1))
    return uid, text[start : start + draw(st.integers(1, most))]


def found(conn, typed):
    return {hit.uid for hit in search(conn, typed, page=EVERYTHING).hits}


@free(400)
@given(data=st.data())
def test_every_substring_of_an_article_finds_it(conn, texts, data):
    uid, piece = data.draw(pieces(texts))
    uids = found(conn, quoted(piece))
    assert uid in uids
    assert uids >= {other for other, text in texts if piece in text}


@free(100)
@given(data=st.data())
def test_a_long_piece_of_an_article_finds_it(conn, texts, data):
    uid, piece = data.draw(pieces(texts, most=2000))
    assert uid in found(conn, quoted(piece))


@free(200)
@given(data=st.data())
def test_blanks_between_han_do_not_keep_an_article_from_being_found(conn, texts, data):
    uid, piece = data.draw(pieces(texts))
    close = re.sub(f"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])", "", piece)
    assert uid in found(conn, quoted(close))


@free(200)
@given(data=st.data())
def test_every_writing_of_a_piece_finds_the_same(conn, texts, data):
    _, piece = data.draw(pieces(texts))
    same = found(conn, quoted(piece))
    assert same == found(conn, quoted(normalize(piece)))
    assert same == found(conn, quoted(piece.upper())) or len(piece.upper()) != len(
        piece
    )


@free(100)
@given(data=st.data())
def test_a_piece_is_found_among_what_its_filters_leave(conn, texts, data):
    uid, piece = data.draw(pieces(texts))
    whole = search(conn, quoted(piece), page=EVERYTHING)
    hit = next(one for one in whole.hits if one.uid == uid)
    filters = Filters(
        hit.title or "unknown", hit.date, hit.date, hit.page_label, hit.kind
    )
    answer = search(conn, quoted(piece), filters=filters, page=EVERYTHING)
    assert uid in {one.uid for one in answer.hits}


@free(200)
@given(data=st.data())
def test_a_hit_shows_what_was_sought_in_the_text_as_printed(conn, texts, data):
    uid, piece = data.draw(pieces(texts))
    text = dict(texts)[uid]
    answer = search(conn, quoted(piece), page=EVERYTHING)
    hit = next(hit for hit in answer.hits if hit.uid == uid)
    assert hit.snippet in text
    assert len(hit.snippet) <= 120
    first, last = hit.marks[0]
    assert len(hit.snippet[first:last]) >= len(piece)
    assert marks(conn, text, quoted(piece))


def test_every_word_of_every_text_is_found_unquoted(conn, texts):
    for uid, text in texts:
        for word in re.findall(r"[^\W_]+", text):
            assert uid in found(conn, word[:150]), word


ANYTHING = st.one_of(
    st.text(),
    st.lists(st.sampled_from(OPERATORS) | st.text()).map(" ".join),
    st.lists(st.sampled_from(OPERATORS)).map("".join),
    st.text(
        st.characters(exclude_categories=[])
        | st.sampled_from("\x00\ud800\udfff\"“”'％＂桥工程0A")
    ),
    st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")),
    st.binary().map(lambda data: data.decode("gb18030", "replace")),
)
FILTERS = st.builds(
    Filters,
    title=st.sampled_from(["", "", "柳溪日报", "大桥报", "unknown"]) | st.text(),
    first=st.sampled_from(["", "", "2021", "2023-05", "2023-05-20"]) | st.text(),
    last=st.sampled_from(["", "", "2021", "2023-05", "2023-05-20"]) | st.text(),
    page=st.sampled_from(["", "", "3", "02", "A2"]) | st.text(),
    kind=st.sampled_from(["", "", "article", "furniture"]) | st.text(),
    sort=st.sampled_from(list(Sort)),
)
PLACE = st.just("") | st.text(st.sampled_from("0123456789_-.einfa"))


@free(400)
@given(text=ANYTHING, filters=FILTERS, limit=st.integers(0, 30), after=PLACE)
def test_any_string_is_a_query_under_any_filter(conn, text, filters, limit, after):
    answer = search(conn, text, filters=filters, page=Slice(limit, after))
    assert text == answer.query
    assert len(answer.hits) <= min(limit, answer.count + answer.furniture)
    assert not (answer.nothing and answer.hits)


@free(300)
@given(text=st.text() | st.text(st.sampled_from('"*^:-()+{}“”桥工程2a ')))
def test_a_search_box_expression_is_never_a_syntax_error(conn, text):
    count = "select count(*) from articles_grams where articles_grams match ?"
    try:
        conn.execute(count, (grams_expression(text),)).fetchone()
    except sqlite3.OperationalError as error:
        pytest.fail(f"{text!r}: {error}")


@pytest.mark.parametrize("noise", NOISE)
def test_sixty_four_kilobytes_of_anything_are_a_query(conn, noise):
    text = noise * (65536 // len(noise.encode("utf-8", "surrogatepass")))
    assert text == search(conn, text).query
    assert f'"{text}' == search(conn, f'"{text}').query


@pytest.mark.parametrize("seed", range(8))
def test_sixty_four_kilobytes_of_chance_bytes_are_a_query(conn, seed):
    data = random.Random(seed).randbytes(65536)
    for text in (
        data.decode("utf-8", "surrogateescape"),
        data.decode("gb18030", "replace"),
        data.decode("utf-16-le", "replace"),
        data.decode("latin-1"),
    ):
        assert text == search(conn, text).query
        assert f"“{text}" == search(conn, f"“{text}").query
