"""The laws of segmenting: nothing is dropped, and nothing is made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dibao import analyze
from dibao.clean import clean
from dibao.geometry import around
from dibao.model import Block, Box, Cleaned, Layout, Line, Page, Segmented, lines_of
from dibao.segment import segment
from dibao.segment.joint import joint, straddled

WORDS = [
    *("本报讯", "记者", "甘霖", "云陂县", "灌区", "改造", "工程", "昨日", "竣工"),
    *("，", "。", "、", "（", "）", "“", "”", "——", "▲", "□", "一、", "GDP", "12.5%"),
    *("2024年", "3月", "5日", "第", "03", "版", "要闻", "广告", "下转第二版"),
    *("图为", "陶然", "摄", "责任编辑：甘霖", "塔吊林立"),
]
BLANKS = st.sampled_from(["", "", "", " ", "\u3000", "\u3000\u3000", "\t", "  "])
LINE = st.lists(st.tuples(BLANKS, st.sampled_from(WORDS)), max_size=9).map(
    lambda parts: "".join(blank + word for blank, word in parts)
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r"])
PAGES = st.lists(st.tuples(LINE, ENDS), max_size=24).map(
    lambda lines: "".join(line + end for line, end in lines)
)
PLACE = st.tuples(st.integers(0, 40), st.integers(0, 60)).map(
    lambda cell: (cell[0] * 12.5, cell[1] * 14.0)
)
BOX = st.builds(
    lambda at, wide, high: Box(at[0], at[1], at[0] + wide, at[1] + high),
    PLACE,
    st.integers(1, 300),
    st.integers(1, 200),
)


@st.composite
def printed_lines(draw) -> Line:
    text, (left, top) = draw(st.one_of(LINE, st.text(max_size=9))), draw(PLACE)
    text = text.replace("\r", "").replace("\n", "")
    size, is_vertical = (
        draw(st.sampled_from([0, 7, 10, 10, 10, 11, 24])),
        draw(VERTICAL),
    )
    along = float(size * max(len(text), 1))
    wide, high = (size, along) if is_vertical else (along, size)
    box = Box(left, top, left + wide, top + high)
    box = draw(st.sampled_from([box] * 9 + [None]))
    return Line(text, "\n", box, size, is_vertical, draw(st.sampled_from(["", "hei"])))


VERTICAL = st.sampled_from([False, False, False, True])
BOXES = st.lists(BOX, max_size=3).map(tuple)
LAYOUTS = st.builds(
    Layout,
    st.just(600.0),
    st.just(900.0),
    st.sampled_from([0, 0, 90, 180, 270]),
    BOXES,
    BOXES,
    BOXES,
)
PRINTED = st.builds(
    lambda lines, layout: Page(tuple(lines), layout=layout),
    st.lists(printed_lines(), max_size=24),
    LAYOUTS,
)
PLAIN = st.one_of(PAGES, st.text(max_size=80)).map(lambda text: Page(lines_of(text)))
ANYTHING = st.one_of(PLAIN, PRINTED)


def cut(page: Page) -> tuple[Cleaned, Segmented]:
    cleaned = clean(page)
    return cleaned, segment(cleaned, analyze.words)


def blocks(found: Segmented) -> list[Block]:
    inside = [block for article in found.articles for block in article.blocks]
    return [*inside, *found.furniture]


@settings(deadline=None, max_examples=250)
@given(ANYTHING)
def test_the_spans_partition_the_inked_characters(page):
    cleaned, found = cut(page)
    inked = [
        (number, offset)
        for number, line in enumerate(cleaned.lines, 1)
        for offset, character in enumerate(line.text)
        if not character.isspace()
    ]
    covered = [
        (span.line, offset)
        for block in blocks(found)
        for span in block.spans
        for offset in range(span.start, span.end)
        if not cleaned.lines[span.line - 1].text[offset].isspace()
    ]
    assert inked == sorted(covered)


@settings(deadline=None, max_examples=250)
@given(ANYTHING)
def test_a_block_is_its_spans_and_single_blanks_between_them(page):
    cleaned, found = cut(page)
    for block in blocks(found):
        rest = block.text
        for span in block.spans:
            own = cleaned.lines[span.line - 1].text[span.start : span.end]
            rest = rest.removeprefix(" ") if rest is not block.text else rest
            assert rest.startswith(own)
            rest = rest[len(own) :]
        assert "" == rest


@settings(deadline=None, max_examples=100)
@given(ANYTHING)
def test_confidences_are_shares(page):
    _, found = cut(page)
    for article in found.articles:
        assert 0 <= article.confidence <= article.boundary <= 1
        assert all(0 <= block.confidence <= 1 for block in article.blocks)


@settings(deadline=None, max_examples=100)
@given(ANYTHING)
def test_the_same_page_gives_the_same_articles(page):
    assert cut(page)[1] == cut(page)[1]


@settings(deadline=None, max_examples=100)
@given(PRINTED)
def test_a_printed_block_stands_where_its_lines_stand(page):
    cleaned, found = cut(page)
    for block in blocks(found):
        boxes = [cleaned.lines[span.line - 1].box for span in block.spans]
        assert around(box for box in boxes if box) == block.box


HAN = st.text(st.sampled_from("甘霖云陂县灌区改造工程昨日竣天重慶㐀鿿"), max_size=12)


@settings(deadline=None, max_examples=250)
@given(st.lists(st.tuples(HAN, HAN), max_size=12))
def test_words_at_line_ends_are_cut_alike_together_and_alone(lines):
    joints = [joint(left, right) for left, right in lines]
    alone = [straddled([one], analyze.words)[0] for one in joints]
    assert alone == list(straddled(joints, analyze.words))
