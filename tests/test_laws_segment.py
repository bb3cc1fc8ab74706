"""The laws of segmenting: nothing is dropped, and nothing is made up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dibao import analyze
from dibao.clean import clean
from dibao.model import Block, Cleaned, Page, Segmented, lines_of
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
ANYTHING = st.one_of(PAGES, st.text(max_size=80))


def cut(text: str) -> tuple[Cleaned, Segmented]:
    cleaned = clean(Page(lines_of(text)))
    return cleaned, segment(cleaned, analyze.words)


def blocks(found: Segmented) -> list[Block]:
    inside = [block for article in found.articles for block in article.blocks]
    return [*inside, *found.furniture]


@settings(deadline=None, max_examples=250)
@given(ANYTHING)
def test_the_spans_partition_the_inked_characters(text):
    cleaned, found = cut(text)
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
def test_a_block_is_its_spans_and_single_blanks_between_them(text):
    cleaned, found = cut(text)
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
def test_confidences_are_shares(text):
    _, found = cut(text)
    for article in found.articles:
        assert 0 <= article.confidence <= article.boundary <= 1
        assert all(0 <= block.confidence <= 1 for block in article.blocks)


@settings(deadline=None, max_examples=100)
@given(PAGES)
def test_the_same_page_gives_the_same_articles(text):
    assert cut(text)[1] == cut(text)[1]


HAN = st.text(st.sampled_from("甘霖云陂县灌区改造工程昨日竣天重慶㐀鿿"), max_size=12)


@settings(deadline=None, max_examples=250)
@given(st.lists(st.tuples(HAN, HAN), max_size=12))
def test_words_at_line_ends_are_cut_alike_together_and_alone(lines):
    joints = [joint(left, right) for left, right in lines]
    alone = [straddled([one], analyze.words)[0] for one in joints]
    assert alone == list(straddled(joints, analyze.words))
