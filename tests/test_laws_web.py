"""Laws of the reading room: no text is lost in its HTML, and no query breaks it."""

import asyncio
import csv
import io
import re
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

import house
from dibao.desk import Hit, Listed
from dibao.web import compare
from dibao.web.feed import Entry, Feed, feed
from dibao.web.highlight import marked, numbered, spots
from dibao.web.table import COLUMNS, cell, table
from room import ROOT, room


@settings(deadline=None)
@given(st.text(), st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30))))
def test_marking_adds_nothing_but_marks(text, marks):
    html = str(marked(text, marks))
    plain = html.replace("<mark>", "").replace("</mark>", "")
    assert str(marked(text, ())) == plain
    assert "<" not in plain
    assert html.count("<mark>") == html.count("</mark>")


@settings(deadline=None)
@given(st.lists(st.text(alphabet="甲<&", max_size=6), max_size=5), st.data())
def test_numbered_marks_add_nothing_but_marks_each_number_once(blocks, data):
    ends = st.integers(0, len("\n".join(blocks)))
    cuts = sorted(data.draw(st.sets(ends)))
    marks = list(zip(cuts[::2], cuts[1::2], strict=False))
    found = spots(marks, [len(block) for block in blocks])
    html = [
        str(numbered(block, some, Markup("[{}]").format))
        for block, some in zip(blocks, found, strict=True)
    ]
    bare = [re.sub(r"<[^>]*>|\[\d+\]", "", one) for one in html]
    assert [str(escape(block)) for block in blocks] == bare
    numbers = [spot.number for some in found for spot in some if spot.opens]
    assert list(range(1, len(numbers) + 1)) == numbers
    assert [f'"hit-{n}"' for n in numbers] == re.findall(r'"hit-\d+"', "".join(html))
    assert [f"[{n}]" for n in numbers] == re.findall(r"\[\d+\]", "".join(html))


@settings(deadline=None)
@given(st.lists(st.text(), min_size=9, max_size=9))
def test_a_table_holds_any_text_but_no_formula(texts):
    uid, headline, title, date, page, kind, snippet, byline, citation = texts
    hit = Hit(uid, headline, False, title, date, page, kind, snippet, (), 0.0)
    written = table([(Listed(hit, byline, citation), "/a/")])
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    wanted = [uid, headline, title, date, page, kind, byline, snippet, "/a/", citation]
    assert [list(COLUMNS), [cell(text) for text in wanted]] == read
    assert not any(text.startswith(("=", "+", "-", "@")) for text in read[1])


@settings(deadline=None)
@given(st.lists(st.text(), min_size=5, max_size=5))
def test_a_feed_is_well_formed_and_can_be_sent_whatever_it_holds(texts):
    title, author, summary, name, typed = texts
    address = "http://localhost/search?" + urlencode({"q": typed}, errors="replace")
    entry = Entry(
        "aaaaaaaaaa", title, "1998-06-01T00:00:00+08:00", address, author, summary
    )
    ET.fromstring(feed(Feed(name, author, address, address), [entry]).encode())  # noqa: S314


@settings(deadline=None)
@given(
    st.text(alphabet="甲乙1。 ", max_size=30), st.text(alphabet="甲乙1。 ", max_size=30)
)
def test_both_sides_of_a_comparison_keep_the_same_text(before, after):
    left, right = compare.pieces(before, after)
    kept = ["".join(p.text for p in side if not p.is_changed) for side in (left, right)]
    assert kept[0] == kept[1]
    whole = "".join(piece.text for piece in left).replace("␣", " ")
    assert before == whole


@pytest.fixture(scope="module")
def datasette(tmp_path_factory):
    return room(house.build(tmp_path_factory.mktemp("laws") / "archive.db"), **ROOT)


STATE = st.fixed_dictionaries(
    {"q": st.text(max_size=300)},
    optional={
        name: st.text(max_size=12)
        for name in (
            "from",
            "to",
            "title",
            "kind",
            "sort",
            "page",
            "lang",
            "after",
            "before",
            "limit",
        )
    },
)


@settings(deadline=None, max_examples=60)
@given(STATE, st.sampled_from(["", ".json", ".csv", ".atom"]))
def test_any_state_of_a_search_is_answered(datasette, state, form):
    async def ask():
        await datasette.invoke_startup()
        query = urlencode(state, errors="replace")
        return await datasette.client.get(f"/search{form}?{query}")

    answer = asyncio.run(ask())
    assert 200 == answer.status_code
    # JSON and CSV are data, and hold what was printed as it is.
    assert form in (".json", ".csv") or "<script" not in answer.text
