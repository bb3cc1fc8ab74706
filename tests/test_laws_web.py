"""Laws of the reading room: no text is lost in its HTML, and no query breaks it."""

import asyncio
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import house
from dibao.web import compare
from dibao.web.highlight import marked
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
        for name in ("from", "to", "title", "kind", "sort", "page", "lang")
    },
)


@settings(deadline=None, max_examples=60)
@given(STATE)
def test_any_state_of_a_search_is_answered(datasette, state):
    async def ask():
        await datasette.invoke_startup()
        query = urlencode(state, errors="replace")
        return await datasette.client.get(f"/search?{query}")

    answer = asyncio.run(ask())
    assert 200 == answer.status_code
    assert "<script" not in answer.text
