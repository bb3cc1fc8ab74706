"""Outlines of articles: around their own lines, over nobody else's."""

from hypothesis import given
from hypothesis import strategies as st

from dibao.model import Box, Line
from dibao.outline import columns, outline
from dibao.web.path import around_all


def lines(left, top, *, count, wide=140, size=10):
    """Return lines of a column, six tenths of their height apart."""
    step = size * 1.6
    return tuple(
        Line("字", "\n", Box(left, top + n * step, left + wide, top + n * step + size))
        for n in range(count)
    )


def standing(right, top, *, count, high=140, size=10):
    """Return lines that stand, from the right."""
    step = size * 1.6
    return tuple(
        Line(
            "字",
            "\n",
            Box(right - n * step - size, top, right - n * step, top + high),
            is_vertical=True,
        )
        for n in range(count)
    )


def boxes(*groups):
    return tuple(line.box for group in groups for line in group)


def meets(one, two):
    return min(one.right, two.right) > max(one.left, two.left) and min(
        one.bottom, two.bottom
    ) > max(one.top, two.top)


def test_a_paragraph_in_one_column_is_one_rectangle():
    assert (Box(40, 100, 180, 158),) == columns(lines(40, 100, count=4))


def test_a_paragraph_over_two_columns_is_two_rectangles():
    paragraph = lines(40, 300, count=4) + lines(200, 100, count=3)
    assert (Box(40, 300, 180, 358), Box(200, 100, 340, 142)) == columns(paragraph)


def test_text_that_goes_on_higher_up_begins_a_rectangle():
    paragraph = lines(40, 300, count=2) + lines(40, 100, count=2)
    assert (Box(40, 300, 180, 326), Box(40, 100, 180, 126)) == columns(paragraph)


def test_standing_columns_go_on_to_the_left():
    paragraph = standing(400, 100, count=3) + standing(400, 300, count=2)
    assert (Box(358, 100, 400, 240), Box(374, 300, 400, 440)) == columns(paragraph)


def test_a_short_last_line_does_not_begin_a_rectangle():
    last = Line("字", "\n", Box(40, 132, 70, 142))
    assert (Box(40, 100, 180, 142),) == columns((*lines(40, 100, count=2), last))


def test_a_headline_is_not_one_with_the_text_below_it():
    headline = Line("题", "\n", Box(40, 60, 340, 84))
    assert 2 == len(columns((headline, *lines(40, 90, count=3))))


def test_lines_of_a_table_are_rectangles_by_its_columns():
    left, right = lines(40, 100, count=3, wide=60), lines(150, 100, count=3, wide=60)
    rows = [line for row in zip(left, right, strict=True) for line in row]
    assert (Box(40, 100, 100, 142), Box(150, 100, 210, 142)) == columns(rows)


def test_lines_without_a_place_have_no_outline():
    assert () == outline((Line("字"), Line("字")), ())


def test_two_columns_side_by_side_are_outlined_as_one():
    pieces = outline(lines(40, 100, count=4) + lines(190, 100, count=4), ())
    assert "M37 97H333V161H37Z" == around_all(pieces)


def test_a_neighbor_between_two_columns_stays_outside():
    own = lines(40, 100, count=4) + lines(360, 100, count=4)
    neighbor = boxes(lines(200, 100, count=4))
    pieces = outline(own, neighbor)
    assert [] == [(one, two) for one in pieces for two in neighbor if meets(one, two)]
    assert 2 == around_all(pieces).count("M")


def test_a_box_that_text_runs_around_stays_outside():
    own = (
        lines(40, 100, count=3)
        + lines(40, 148, count=3, wide=60)
        + lines(40, 196, count=3)
    )
    inset = boxes(lines(110, 148, count=3, wide=70))
    assert [] == [one for one in outline(own, inset) if meets(one, inset[1])]


def test_a_picture_under_its_headline_belongs_to_the_article():
    own = (Line("题", "\n", Box(60, 60, 160, 80)), *lines(40, 300, count=2))
    picture = Box(40, 90, 180, 290)
    assert picture in outline(own, (), pictures=(picture,))
    assert picture not in outline(own, ()) + outline(
        own, boxes(lines(50, 200, count=1)), pictures=(picture,)
    )


def test_wide_white_between_an_article_and_a_far_line_is_not_outlined():
    own = lines(40, 100, count=4) + lines(400, 100, count=1)
    assert 2 == around_all(outline(own, ())).count("M")
    picture = Box(185, 95, 395, 115)
    assert 1 == around_all(outline(own, (), pictures=(picture,))).count("M")


def test_a_picture_elsewhere_does_not():
    assert Box(300, 90, 400, 290) not in outline(
        lines(40, 300, count=2), (), pictures=(Box(300, 90, 400, 290),)
    )


def test_a_picture_beside_an_article_alone_belongs_to_it():
    own, picture = lines(40, 100, count=4), Box(190, 60, 400, 200)
    assert picture in outline(own, (), pictures=(picture,))
    neighbor = boxes(lines(410, 100, count=4))
    assert picture not in outline(own, neighbor, pictures=(picture,))


def test_the_outline_of_an_article_alone_in_a_frame_is_the_frame():
    own, frames = lines(40, 100, count=4), (Box(0, 0, 600, 840), Box(30, 80, 220, 300))
    assert (Box(30, 80, 220, 300),) == outline(own, (), frames=frames)
    neighbor = boxes(lines(40, 200, count=2))
    assert Box(37, 97, 183, 161) in outline(own, neighbor, frames=frames)


def test_a_frame_around_part_of_an_article_is_one_of_its_pieces():
    own = lines(40, 100, count=4) + lines(200, 100, count=4)
    frame = Box(30, 90, 190, 200)
    assert (*outline(own, ()), frame) == outline(own, (), frames=(frame,))


def test_lines_that_begin_further_in_go_on_with_a_column():
    short = Line("字", "\n", Box(40, 84, 100, 94))
    indented = Line("字", "\n", Box(60, 100, 180, 110))
    assert (Box(40, 84, 180, 158),) == columns(
        (short, indented, *lines(40, 116, count=3))
    )
    beyond = Line("字", "\n", Box(80, 100, 180, 110))
    assert 2 == len(columns((short, beyond)))


def test_of_very_many_scattered_lines_each_is_outlined_by_itself():
    own = tuple(
        line
        for n in range(150)
        for line in lines(40 * (n % 15), 100 * (n // 15), count=1, wide=20)
    )
    assert 150 == len(outline(own, ()))


def test_a_hole_in_an_outline_is_drawn_as_one():
    ring = (
        Box(0, 0, 30, 10),
        Box(0, 20, 30, 30),
        Box(0, 10, 10, 20),
        Box(20, 10, 30, 20),
    )
    assert "M0 0H30V30H0ZM10 10V20H20V10Z" == around_all(ring)


def test_boxes_that_touch_at_a_corner_are_drawn_apart():
    assert "M0 0H10V10H0ZM10 10H20V20H10Z" == around_all(
        (Box(0, 0, 10, 10), Box(10, 10, 20, 20))
    )


def test_an_empty_box_draws_nothing():
    assert "" == around_all((Box(5, 5, 5, 9),))


side = st.integers(0, 12)


@given(st.lists(st.tuples(side, side, side, side), max_size=8))
def test_a_path_covers_what_its_boxes_cover_and_no_more(corners):
    found = [Box(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners]
    path = around_all(found)
    assert {
        (x, y)
        for x in range(12)
        for y in range(12)
        if any(meets(one, Box(x, y, x + 1, y + 1)) for one in found)
    } == {(x, y) for x in range(12) for y in range(12) if winds(path, x + 0.5, y + 0.5)}


def winds(path, x, y):
    """Tell whether a point is inside: how often lines to its right go down, not up."""
    number = 0
    for loop in path.split("M")[1:]:
        at_x, at_y = map(float, loop.partition("H")[0].partition("V")[0].split())
        start = at_y
        for step in loop.replace("H", " H").replace("V", " V").strip("Z").split()[2:]:
            if step[0] == "H":
                at_x = float(step[1:])
                continue
            to = float(step[1:])
            number += ((at_y <= y < to) - (to <= y < at_y)) * (at_x > x)
            at_y = to
        number += ((at_y <= y < start) - (start <= y < at_y)) * (
            float(loop.partition(" ")[0]) > x
        )
    return number != 0
