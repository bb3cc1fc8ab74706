"""Lines of a printed page: PDFs written by hand, in a font that needs no file."""

import pytest

from bare_pdf import BOX, TEXT, issue, put
from dibao.model import Box, Facts
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source

SAID = put(TEXT, 300, 100)


def page(*content, rotate=0):
    data = issue("\n".join(content), box=f"{BOX}/Rotate {rotate}")
    (read,) = read_pdf(Source(data, "p.pdf", Facts())).pages
    return read


def lines(*content, rotate=0):
    return [line.text for line in page(*content, rotate=rotate).lines]


def test_a_line_has_its_text_its_box_and_its_size():
    (line,) = page(put("新桥通车", 40, 100)).lines
    assert ("新桥通车", 10.0, False) == (line.text, line.size_pt, line.is_vertical)
    assert Box(40.0, 91.2, 80.0, 101.2) == line.box


@pytest.mark.parametrize("off", [0.0, 0.4, 2.0])
def test_what_is_drawn_twice_is_read_once(off):
    assert ["昨天新桥通车"] == lines(
        put("昨天新桥通车", 40, 100), put("昨天新桥通车", 40 + off, 100)
    )


@pytest.mark.parametrize("text", ["天天向上", "人人人", "2011年11月11日"])
def test_what_is_printed_twice_is_read_twice(text):
    assert [text] == lines(put(text, 40, 100))


def test_columns_side_by_side_are_lines_apart():
    assert ["左边一栏的字", "右边一栏的字"] == lines(
        put("左边一栏的字", 40, 100), put("右边一栏的字", 112, 100)
    )


ROWS = ["雨后山色更青翠", "河水缓缓向东流", "村口老树又逢春", "渡口新桥已通车"]


def test_a_mark_that_hangs_into_a_narrow_gutter_joins_no_columns():
    left = [put(text, 40, 100 + 13 * n) for n, text in enumerate(ROWS)]
    right = [put(text[::-1], 121, 100 + 13 * n) for n, text in enumerate(ROWS)]
    hung = put("，", 110, 113)  # the gutter is 1.1 em, and .1 em is left of it
    found = lines(*left, hung, *right)
    assert sorted([ROWS[0], ROWS[1] + "，", *ROWS[2:], *(t[::-1] for t in ROWS)]) == (
        sorted(found)
    )


def test_a_byline_over_a_narrow_gutter_stays_whole():
    left = [put(text, 40, 120 + 13 * n) for n, text in enumerate(ROWS)]
    right = [put(text[::-1], 121, 120 + 13 * n) for n, text in enumerate(ROWS)]
    byline = put("本报记者", 76, 100), put("钟望", 121, 100)
    assert "本报记者 钟望" in lines(*left, *byline, *right)


def test_a_loose_line_stays_whole_where_no_column_begins():
    rows = [put("雨后山，色更青翠", 40, 100), put("河水缓缓向东流", 40, 113)]
    loose = put("村口老树，", 40, 126), put("又逢春", 95, 126)
    assert "村口老树，又逢春" in lines(*rows, *loose)


def test_a_line_set_in_two_pieces_is_one():
    assert ["本报讯昨天通车"] == lines(put("本报讯", 40, 100), put("昨天通车", 71, 100))


def test_a_rule_between_two_close_columns_parts_them():
    close = put("左边一栏", 40, 100), put("右边一栏", 84, 100)
    assert ["左边一栏右边一栏"] == [line.replace(" ", "") for line in lines(*close)]
    assert ["左边一栏", "右边一栏"] == lines(*close, "82 600 m 82 800 l S")


def test_a_headline_is_no_part_of_the_small_line_beside_it():
    assert ["通车", "本报讯"] == lines(
        put("通车", 40, 100, size=30), put("本报讯", 102, 100)
    )


def test_two_headlines_close_beside_one_another_are_two_lines():
    upper, other = put("新桥通车", 40, 100, size=28), put("年货平稳", 163, 98, size=25)
    assert {"新桥通车", "年货平稳"} == set(lines(upper, other))


@pytest.mark.parametrize(("top", "size"), [(100, 25), (98, 28)])
def test_a_line_goes_on_in_another_size_or_a_little_higher(top, size):
    upper, other = put("新桥通车", 40, 100, size=28), put("三年", 163, top, size=size)
    assert ["新桥通车三年"] == [
        text.replace(" ", "") for text in lines(upper, other) if text != TEXT
    ]


def test_characters_below_one_another_are_a_standing_line():
    glyphs = [put(char, 40, 100 + 11 * n) for n, char in enumerate("新桥昨日通车")]
    (line,) = page(*glyphs).lines
    assert ("新桥昨日通车", True) == (line.text, line.is_vertical)


def test_lines_below_one_another_do_not_stand():
    rows = [put("新桥昨日通车", 40, 100 + 14 * n) for n in range(6)]
    assert [False] * 6 == [line.is_vertical for line in page(*rows).lines]


def test_a_page_turned_in_its_viewer_has_its_lines_where_they_are_seen():
    read = page(put("新桥通车", 40, 100), rotate=90)
    assert ("新桥通车", 90) == (read.lines[0].text, read.layout.turned)
    assert Box(738.8, 40.0, 748.8, 80.0) == read.lines[0].box


def test_four_rules_that_meet_are_a_frame_and_three_are_none():
    sides = ["40 700 m 240 700 l S", "40 500 m 240 500 l S", "40 500 m 40 700 l S"]
    assert () == page(SAID, *sides).layout.frames
    assert (Box(40.0, 140.0, 240.0, 340.0),) == (
        page(SAID, *sides, "240 500 m 240 700 l S").layout.frames
    )


def test_a_dashed_rule_is_one_rule_and_white_ink_is_none():
    dashes = [f"{40 + 8 * n} 700 m {44 + 8 * n} 700 l S" for n in range(20)]
    assert (Box(40.0, 140.0, 196.0, 140.0),) == page(SAID, *dashes).layout.rules
    assert () == page(SAID, "1 g 40 700 200 1 re f").layout.rules


def test_two_rules_in_one_gutter_are_two():
    upper, lower = "300.6 800 m 300.6 500 l S", "299.8 450 m 299.8 200 l S"
    assert 2 == len(page(SAID, upper, lower).layout.rules)


def down(text, left, top, *, size=10, step=10):
    """Draw a text one character below another."""
    return "\n".join(
        put(char, left, top + step * n, size=size) for n, char in enumerate(text)
    )


def test_the_feet_of_standing_lines_close_together_make_no_lying_line():
    texts = ["雨后山色更青翠", "河水缓缓向东流", "村口老树又逢春"]
    drawn = [down(text, 100 - 13 * n, 100) for n, text in enumerate(texts)]
    assert texts == lines(*drawn)


def test_lying_lines_close_together_make_no_standing_line():
    texts = ["雨后山色更青翠", "河水缓缓向东流", "村口老树又逢春"]
    assert texts == lines(
        *[put(text, 40, 100 + 13 * n) for n, text in enumerate(texts)]
    )


@pytest.mark.parametrize("step", [11, 12.5, 13])
def test_standing_lines_may_be_set_loosely(step):
    texts = ["雨后山色更青翠", "河水缓缓向东流", "村口老树又逢春"]
    drawn = [down(t, 100 - 14 * n, 100, step=step) for n, t in enumerate(texts)]
    assert texts == lines(*drawn)


@pytest.mark.parametrize("step", [12, 14, 18])
def test_lines_may_be_set_loosely_too(step):
    texts = ["雨后山色更青翠", "河水缓缓向东流", "村口老树又逢春"]
    drawn = [
        "\n".join(put(char, 40 + step * i, 100 + 12 * n) for i, char in enumerate(text))
        for n, text in enumerate(texts)
    ]
    assert texts == lines(*drawn)


def test_marks_of_lying_print_belong_to_the_standing_line_that_they_are_shifted_to():
    first = down("雨后", 100, 100), put("，", 105.5, 115), down("山青", 100, 124)
    other = down("河水缓", 85, 100), put("。", 90.5, 125)
    assert ["雨后，山青", "河水缓。"] == lines(*first, *other)
    boxes = [one.box for one in page("\n".join((*first, *other))).lines]
    assert [(100, 110), (85, 95)] == [(box.left, box.right) for box in boxes]


def test_a_mark_at_the_end_of_a_line_is_of_no_line_below_it():
    assert ["山青，", "水绿"] == lines(put("山青，", 40, 100), put("水绿", 54.5, 113))


def test_a_lying_rule_parts_standing_headlines_of_two_articles():
    above, below = down("新桥通车", 100, 100), down("老树逢春", 100, 148)
    rule = "90 705 30 0.5 re f"
    assert ["新桥通车老树逢春"] == lines(above, below)
    assert ["新桥通车", "老树逢春"] == lines(above, below, rule)


def test_a_rule_beside_a_standing_headline_does_not_part_it():
    above, below = down("新桥通车", 100, 100), down("老树逢春", 100, 148)
    assert ["新桥通车老树逢春"] == lines(above, below, "120 705 30 0.5 re f")


def laid(text, left, top):
    """Draw a text of 10 pt turned a quarter, in a column of standing print."""
    coded = text.encode("utf-16-be").hex()
    return f"BT /F 10 Tf 0 -1 1 0 {left + 1} {851 - top} Tm <{coded}> Tj ET"


def test_what_is_laid_on_its_side_in_a_standing_line_belongs_to_it():
    drawn = down("共有", 100, 120), laid("2", 100, 140), down("人参加", 100, 149)
    assert ["共有2人参加"] == lines(*drawn)
    columns = down("新桥通车", 115, 120), down("河水东流", 85, 120)
    assert ["共有2人参加", "新桥通车", "河水东流"] == lines(*drawn, *columns)


def test_a_line_laid_on_its_side_elsewhere_is_a_line_of_its_own():
    assert ["共有人", "通车"] == lines(down("共有人", 100, 120), laid("通车", 130, 120))
    assert ["共有人", "通车"] == lines(down("共有人", 100, 120), laid("通车", 100, 165))


def test_a_standing_line_does_not_run_on_over_a_digit_beside_it():
    drawn = down("共有", 100, 120), laid("2", 105, 140), down("人参加", 100, 149)
    assert ["共有", "2", "人参加"] == lines(*drawn)
