"""Where lines are printed, kept in an archive: read back, it is the page as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dibao.archive.printing import as_text, page_of
from dibao.errors import DataError
from dibao.model import Box, Layout, Line, Page

POINTS = st.integers(-20_000, 20_000).map(lambda tenths: tenths / 10)
BOXES = st.builds(Box, POINTS, POINTS, POINTS, POINTS)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1
)
LINES = st.builds(
    Line,
    TEXTS,
    st.just("\n"),
    BOXES,
    st.floats(1, 200),
    st.booleans(),
    st.sampled_from(("", "ABCDEF+黑体", "SimSun")),
)
NOWHERE = st.builds(Line, TEXTS)
LAYOUTS = st.builds(
    Layout,
    POINTS,
    POINTS,
    st.sampled_from((0, 90, 180, 270)),
    *(st.lists(BOXES, max_size=3).map(tuple),) * 3,
)


@given(st.lists(LINES | NOWHERE).map(tuple), LAYOUTS)
def test_a_page_is_the_same_after_it_was_stored(lines, layout):
    page = Page(lines, layout=layout)
    assert page == page_of(page.text, as_text(page))


def test_a_page_of_text_has_no_layout():
    page = Page((Line("一"),))
    assert None is as_text(page)
    assert page == page_of(page.text, None)


def test_fonts_are_told_once():
    line = Line("一", box=Box(0, 0, 1, 1), size_pt=9.0, font="黑体")
    said = as_text(Page((line, line), layout=Layout(10, 10)))
    assert 1 == said.count("黑体")


@pytest.mark.parametrize("layout", ["", "[]", "{}", '{"size":[1,2]}'])
def test_a_damaged_layout_is_an_error(layout):
    with pytest.raises(DataError, match="dibao verify"):
        page_of("一\n", layout)


def test_a_layout_of_other_lines_is_an_error():
    said = json.loads(as_text(Page((Line("一"),), layout=Layout(1, 1))))
    with pytest.raises(DataError, match="damaged"):
        page_of("一\n二\n", json.dumps(said))
