"""Each of the wrecker's processes does to text what tools and presses do to it."""

import pytest

from wreck import noise
from wreck.bold import doubled
from wreck.dice import Dice
from wreck.forms import table
from wreck.pictures import term_of
from wreck.things import Ink, Row
from wreck.typeset import Measure, breaks


def rows_of(text: str, measure: Measure) -> list[str]:
    return [text[start:end] for start, end, _ in breaks(text, measure)]


def row(text: str, shown: str = "") -> Row:
    return Row((Ink(0, text, shown or text),), ends=True)


def shown(rows: list[Row]) -> list[str]:
    return [one.shown for one in rows]


@pytest.mark.parametrize(
    ("text", "mode", "want"),
    [
        ("产城景，落地", "run", "产城景产城景，，落地落地"),
        ("727.4亿元", "run", "727727..44亿元亿元"),
        ("5月19日", "run", "55月月1919日日"),
        ("轰鸣……在位于", "run", "轰鸣……在位于轰鸣……在位于"),
        ("（重", "run", "（（重重"),
        ("塔吊", "char", "塔塔吊吊"),
        ("NEW 塔", "char", "NNEEWW 塔塔"),
        ("塔吊林立。", "line", "塔吊林立。塔吊林立。"),
    ],
)
def test_text_is_drawn_twice_by_run_character_or_line(
    text: str, mode: str, want: str
) -> None:
    assert want == doubled(text, mode)


def test_three_drawings_give_three_of_each_run() -> None:
    assert "甲乙甲乙甲乙，，，" == doubled("甲乙，", "run", 3)


def test_rows_hold_no_more_than_their_width() -> None:
    text = "今年枇杷丰收果子个头小价钱却好镇上的收购点从早忙到晚"
    assert {8, len(text) % 8} == {len(one) for one in rows_of(text, Measure(8))}


def test_an_indent_shortens_the_first_row_only() -> None:
    assert ["一二", "三四五六", "七八"] == rows_of(
        "一二三四五六七八", Measure(4, indent=2)
    )


def test_a_mark_never_begins_a_row() -> None:
    assert ["一二三", "四，五六", "七"] == rows_of("一二三四，五六七", Measure(4))


def test_a_mark_may_hang_over_the_edge() -> None:
    assert ["一二三四，", "五六七"] == rows_of("一二三四，五六七", Measure(4, "hang"))


def test_an_opening_quote_never_ends_a_row() -> None:
    assert ["一二三", "“四五”", "六"] == rows_of("一二三“四五”六", Measure(4))


def test_a_number_stays_whole() -> None:
    assert ["一二三", "2024年"] == rows_of("一二三2024年", Measure(4))


def test_a_number_is_cut_where_the_house_cuts_it() -> None:
    assert ["一二三20", "24年"] == rows_of("一二三2024年", Measure(4, split_latin=True))


def test_a_column_beside_a_picture_is_narrower() -> None:
    measure = Measure(4, later_width=2.0, turn=1)
    assert ["一二三四", "五六", "七八"] == rows_of("一二三四五六七八", measure)


def test_a_row_knows_whether_room_was_left_on_it() -> None:
    assert [True, False] == [full for _, _, full in breaks("一二三四五", Measure(4))]


def test_digits_and_marks_are_torn_onto_rows_of_their_own() -> None:
    assert ["共", "1", "8", "人，", "都到了"] == shown(
        noise.torn([row("共18人，都到了")], 1.0, Dice("a"))
    )


def test_text_drawn_twice_is_not_torn() -> None:
    whole = [row("共18人", "共共1818人人")]
    assert whole == noise.torn(whole, 1.0, Dice("a"))


def test_the_last_part_of_a_torn_row_ends_what_the_row_ended() -> None:
    parts = noise.torn([row("共8人")], 1.0, Dice("a"))
    assert [False, False, True] == [part.ends for part in parts]


def test_a_short_credit_may_stand_upright() -> None:
    assert ["周", "行", "/", "摄"] == shown(noise.upright([row("周行/摄")]))


def test_a_long_line_never_stands_upright() -> None:
    long = [row("今年枇杷丰收果子个头小")]
    assert long == noise.upright(long)


def test_a_line_ends_behind_a_run_in_byline() -> None:
    want = ["本报讯（记者 周行）", "今年枇杷丰收"]
    assert want == shown(noise.byline_torn([row("本报讯（记者 周行）今年枇杷丰收")]))


def test_a_bracket_inside_the_text_ends_no_line() -> None:
    text = [row("西部（重庆）科学城")]
    assert text == noise.byline_torn(text)


def test_a_term_is_what_a_text_repeats() -> None:
    text = "修风雨桥的人来了。风雨桥老了，大家说风雨桥还要站一百年。"
    assert "风雨桥" == term_of(text)


def test_a_text_that_repeats_nothing_has_no_term() -> None:
    assert "" == term_of("修桥的人来了。大家说还要站一百年。")


def test_dice_of_one_seed_fall_alike() -> None:
    assert [Dice("a").number(1, 6)] * 5 == [Dice("a").number(1, 6) for _ in range(5)]


def test_dice_fall_as_they_always_did() -> None:
    """A new Python or machine that gives other numbers would give other pages."""
    dice = Dice("dibao")
    assert [1, 38, 10, 17, 44, 53] == [dice.number(0, 99) for _ in range(6)]


def test_forked_dice_do_not_disturb_their_parent() -> None:
    one, two = Dice("a"), Dice("a")
    one.fork("b").number(1, 6)
    assert one.number(1, 1000) == two.number(1, 1000)


def test_weights_choose_in_their_shares() -> None:
    dice = Dice("a")
    found = [dice.weighted(table("甲 3|乙 1")) for _ in range(4000)]
    assert 2900 < found.count("甲") < 3100


def test_a_thing_without_weight_is_never_chosen() -> None:
    dice = Dice("a")
    assert {"甲"} == {dice.weighted(table("甲 1|乙 0")) for _ in range(100)}
