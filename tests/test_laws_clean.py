"""The laws of cleaning, for every page there can be."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from dibao.clean import clean, replay, restore
from dibao.clean.undouble.suspect import may_be_clue
from dibao.clean.undouble.units import inked
from dibao.clean.undouble.weigh import CLUE, MODES, stretches
from dibao.model import Edit, Line, Page, lines_of

PIECES = (
    "天天", "，", "。", "”", "（", "）", "高高兴兴", "2222", "11月", "……", "——",
    " ", "  ", "\u3000", "\u3000\u3000", "1", "0", "名", "二○", "二四年", "天",
    "县里召开春耕现场会", "镇上修起了新的文化广场，", "记者", "中 国 海 油", "A",
    "\u00ad", "\ufeff", "\u2ef0", "\uf06c", "\x00", "\u2028", "\x85",
    "\n", "\n\n", "\r\n", "\r",
)  # fmt: skip
RAW = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text()


def drawn(copies):
    """Text whose pieces are all drawn so many times."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=30)
    return pieces.map(lambda found: "".join(piece * copies for piece in found))


PAGES = (RAW | drawn(2) | drawn(3) | drawn(4)).map(lambda raw: Page(lines_of(raw)))


@settings(deadline=None)
@given(PAGES)
def test_restoring_a_cleaned_page_gives_the_raw_page(page):
    assert page == restore(clean(page))


@settings(deadline=None)
@given(PAGES)
def test_stored_edits_make_the_cleaned_lines_again(page):
    cleaned = clean(page)
    stored = [Edit(**asdict(edit)) for edit in cleaned.edits]
    assert cleaned.lines == replay(page, stored)


@settings(deadline=None)
@given(PAGES)
def test_cleaning_a_cleaned_page_makes_no_edit(page):
    assert () == clean(Page(clean(page).lines)).edits


@settings(deadline=None)
@given(PAGES)
def test_cleaning_keeps_the_number_of_lines_and_their_ends(page):
    ends = [line.end for line in page.lines]
    assert ends == [line.end for line in clean(page).lines]


@settings(deadline=None)
@given(PAGES)
def test_an_edit_changes_its_line(page):
    assert all(edit.before != edit.after for edit in clean(page).edits)


@settings(deadline=None)
@given(PAGES)
def test_a_seam_lies_inside_its_line(page):
    cleaned = clean(page)
    sizes = [len(line.text) for line in cleaned.lines]
    assert all(0 < seam.offset < sizes[seam.line - 1] for seam in cleaned.seams)


INKS = st.lists(st.sampled_from((*PIECES, "2023", "……", "说"))).flatmap(
    lambda pieces: st.sampled_from((1, 2, 3)).map(
        lambda copies: "".join("".join(pieces * copies).split())
    )
)


@settings(deadline=None)
@given(INKS | st.text("天人，2…", max_size=20))
def test_a_line_that_proves_as_much_as_a_clue_is_a_suspect(ink):
    bits = [one.bits for mode in MODES for one in stretches(inked(ink), mode)]
    assert may_be_clue(ink) or max(bits, default=0) < CLUE


CLEAN = st.lists(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), unique=True)


@settings(deadline=None)
@given(st.lists(CLEAN.map("".join), max_size=9).map("\n".join))
def test_text_without_artefacts_stays_as_it_is(text):
    page = Page(lines_of(text))
    assert page.lines == clean(page).lines


def test_box_and_size_stay_with_their_line():
    line = Line("中 国 海 油", "\r\n", size_pt=21.0)
    assert (Line("中国海油", "\r\n", size_pt=21.0),) == clean(Page((line,))).lines
