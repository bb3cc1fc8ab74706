"""What composing makes of one article's lines: order, paragraphs, roles."""

from dataclasses import replace

from dibao.model import Box
from dibao.segment.layout.joining import joined
from setting import EM, LEAD, column, composed, line, standing, stood

RAIN = "昨夜今晨全县普降中到大雨，各乡镇干部连夜上堤巡查值守。"
ROAD = "县道三条水毁路段已经抢通，客运班车午后陆续恢复运营。"
FARM = "农技员下到田头查看苗情，指导农户及时排水补肥。"


def body(*texts):
    return [("body", text) for text in texts]


# Order


def test_columns_are_read_from_the_left():
    left, right = column(RAIN, ROAD), column(FARM, left=120)
    assert [body(RAIN, ROAD, FARM)] == composed(*right, *left)


def test_a_column_that_begins_without_indent_goes_on_with_the_paragraph():
    left, right = column(RAIN[:18]), column("~" + RAIN[18:], ROAD, left=120)
    assert [body(RAIN, ROAD)] == composed(*left, *right)


def test_a_column_that_begins_with_indent_begins_a_paragraph():
    left, right = column(RAIN), column(ROAD, left=120)
    assert [body(RAIN, ROAD)] == composed(*left, *right)


def test_text_goes_on_below_a_picture_in_its_own_column():
    above = column(RAIN[:18])
    below = column("~" + RAIN[18:], ROAD, top=120)
    beside = column(FARM, FARM, FARM, FARM, left=120)
    picture = Box(0, 35, 100, 110)
    found = composed(*above, *beside, *below, pictures=[picture])
    assert [body(RAIN, ROAD, FARM, FARM, FARM, FARM)] == found


def test_text_above_a_picture_across_all_columns_is_read_first():
    rows = [column(RAIN), column(ROAD, left=120)]
    under = [column(FARM, top=200), column(RAIN, left=120, top=200)]
    found = composed(
        *(s for one in (*rows, *under) for s in one), pictures=[Box(0, 60, 220, 190)]
    )
    assert [body(RAIN, ROAD, FARM, RAIN)] == found


def test_text_that_runs_on_below_a_picture_across_all_columns_is_read_on():
    found = composed(
        *column(RAIN[:18]),
        *column(ROAD[:18], left=120),
        *column("~" + RAIN[18:], top=200),
        *column("~" + ROAD[18:], left=120, top=200),
        pictures=[Box(0, 40, 220, 190)],
    )
    assert [body(RAIN, ROAD)] == found


def test_blank_lines_between_paragraphs_part_no_bands():
    left = [column(f"~{text}", top=60 * n) for n, text in enumerate((RAIN, ROAD, FARM))]
    right = [
        column(f"~{text}", left=120, top=60 * n)
        for n, text in enumerate((FARM, RAIN, ROAD))
    ]
    found = composed(*(s for one in (*left, *right) for s in one))
    assert [body(RAIN, ROAD, FARM, FARM, RAIN, ROAD)] == found


def test_a_blank_wider_than_those_between_paragraphs_parts_bands():
    tops = (0, 60, 150, 210)
    left = [column(f"~{RAIN}", top=top) for top in tops]
    right = [column(f"~{ROAD}", left=120, top=top) for top in tops]
    found = composed(*(s for one in (*left, *right) for s in one))
    assert [body(RAIN, RAIN, ROAD, ROAD, RAIN, RAIN, ROAD, ROAD)] == found


def test_text_on_both_sides_of_a_headline_inside_it_is_read_column_by_column():
    head = line("大雨过后", 130, 60, size=20)
    left = column(RAIN, ROAD, FARM, RAIN)
    above, below = column(ROAD, left=120), column(FARM, left=120, top=110)
    right = column(RAIN, ROAD, FARM, RAIN, left=240)
    found = composed(head, *left, *above, *below, *right)
    texts = (RAIN, ROAD, FARM, RAIN, ROAD, FARM, RAIN, ROAD, FARM, RAIN)
    assert [[("headline", "大雨过后"), *body(*texts)]] == found


def test_an_opening_set_wider_than_the_columns_below_it_is_read_first():
    wide = column(RAIN, wide=22)
    left, right = column(ROAD, top=50), column(FARM, left=120, top=50)
    assert [body(RAIN, ROAD, FARM)] == composed(*right, *left, *wide)


def test_an_opening_right_above_narrower_columns_is_read_first_too():
    wide = column(RAIN, wide=22)
    left, right = column(ROAD, top=2 * LEAD), column(FARM, left=120, top=2 * LEAD)
    assert [body(RAIN, ROAD, FARM)] == composed(*right, *left, *wide)


def test_a_standing_line_parted_by_digits_on_their_side_is_one_line():
    text = [standing("雨从", 200, 20), standing("15", 200, 41), standing("日", 200, 62)]
    text += [standing("夜里下起，", 200, 73), standing("直到今晨。", 200, 133)]
    text += [standing("县里", 185, 20), standing("20人上堤。", 185, 41)]
    assert [body("雨从15日夜里下起，直到今晨。县里20人上堤。")] == composed(*text)


def test_two_digits_side_by_side_in_a_standing_line_stand_in_it():
    text = [standing("雨从昨夜", 200, 20), line("15", 190, 60)]
    text += [standing("时下起。", 200, 70), standing("今晨停。", 185, 20)]
    assert [body("雨从昨夜15时下起。今晨停。")] == composed(*text)


def test_a_comma_that_is_drawn_narrow_does_not_end_a_standing_line():
    text = [standing("昨夜下雨，", 200, 20), standing("今晨停。", 200, 81)]
    text += [standing("路通了，车也通了。", 185, 20)]
    found = [body("昨夜下雨，今晨停。路通了，车也通了。")]
    assert found == composed(*text)


def test_a_bracket_that_is_drawn_narrow_does_not_begin_a_standing_line():
    text = [standing("县里昨夜", 200, 20), standing("（五日）下雨。", 200, 69)]
    text += [standing("路通了，车也通了。", 185, 20)]
    found = [body("县里昨夜（五日）下雨。路通了，车也通了。")]
    assert found == composed(*text)


def test_rows_of_standing_text_that_stand_near_are_read_one_by_one():
    rain, road = RAIN * 2, ROAD * 2
    upper = [f"{rain[n : n + 8]}，" for n in range(0, 40, 8)]
    lower = [road[n : n + 9] for n in range(0, 45, 9)]
    text = [standing(t, 200 - 15 * n, 20) for n, t in enumerate(upper)]
    text += [standing(t, 200 - 15 * n, 120) for n, t in enumerate(lower)]
    assert "".join((*upper, *lower)) == "".join(t for _, t in composed(*text)[0])


def test_a_line_of_standing_text_whose_last_comma_is_drawn_narrow_ends_its_row():
    rain, road = RAIN * 2, ROAD * 2
    upper = [f"{rain[n : n + 8]}，" for n in range(0, 40, 8)]
    lower = [road[n : n + 9] for n in range(0, 45, 9)]
    text = [standing(t, 200 - 15 * n, 20) for n, t in enumerate(upper)]
    text[0] = replace(text[0], box=Box(190, 20, 200, 109))
    text += [standing(t, 200 - 15 * n, 120) for n, t in enumerate(lower)]
    assert "".join((*upper, *lower)) == "".join(t for _, t in composed(*text)[0])


def test_standing_lines_are_read_from_the_right():
    text = stood(*column(RAIN, ROAD), right=200)
    assert [body(RAIN, ROAD)] == composed(*reversed(text))


def test_rows_of_standing_text_are_read_from_the_top():
    upper = stood(*column(RAIN[:18]), right=200)
    lower = stood(*column("~" + RAIN[18:], ROAD, left=120), right=200)
    assert [body(RAIN, ROAD)] == composed(*lower, *upper)


# Paragraphs


def test_an_indent_begins_a_paragraph():
    assert [body(RAIN, ROAD)] == composed(*column(RAIN, ROAD))


def test_a_full_last_line_does_not_hide_the_next_paragraph():
    full = RAIN[:27] + "。"
    assert len(full) == 28
    assert [body(full, ROAD)] == composed(*column(full, ROAD))


def test_a_sentence_that_ends_with_its_line_does_not_end_the_paragraph():
    text = RAIN[:17] + "。" + ROAD
    assert [body(text)] == composed(*column(text))


def test_a_bullet_after_a_full_last_line_begins_a_paragraph():
    first, second = "●" + RAIN[:18] + "。", "●" + ROAD
    strips = [*column("~" + first), *column("~" + second, top=2 * LEAD)]
    assert [body(first, second)] == composed(*strips)


def test_a_bullet_within_a_sentence_begins_none():
    text = RAIN[:19] + "，●" + ROAD
    assert [body(text)] == composed(*column("~" + text))


def test_paragraphs_without_indent_are_told_by_their_short_last_lines():
    assert [body(RAIN, ROAD)] == composed(*column("~" + RAIN, "~" + ROAD))


def test_a_line_left_short_for_a_number_too_long_for_it_does_not_end_a_paragraph():
    lines = [line("咨询电话请拨", 0, 0), line("0571-55551234567，全天", 0, LEAD)]
    more = column("~有人接听，解答停水停电等问题。", top=2 * LEAD, wide=12)
    found = composed(*lines, *more)
    assert [
        body("咨询电话请拨0571-55551234567，全天有人接听，解答停水停电等问题。")
    ] == found


def test_a_line_of_ragged_text_runs_on_though_it_is_not_full():
    ragged = [line(FARM[:14], 0, 0), line(FARM[14:], 0, LEAD)]
    wide = column("~" + ROAD, top=2 * LEAD, wide=17)
    assert [body(FARM, ROAD)] == composed(*ragged, *wide)


def test_a_line_far_shorter_than_its_column_stays_a_line():
    short = [line(RAIN[:8], 0, 0), line(RAIN[8:16], 0, LEAD)]
    wide = column("~" + ROAD, top=2 * LEAD, wide=17)
    assert [body(RAIN[:8], RAIN[8:16], ROAD)] == composed(*short, *wide)


def test_a_table_is_read_row_by_row():
    cells = [("大米", "2.85元"), ("面粉", "2.10元"), ("食油", "9.90元")]
    strips = [line(a, 0, n * LEAD) for n, (a, _) in enumerate(cells)]
    strips += [line(b, 50, n * LEAD) for n, (_, b) in enumerate(cells)]
    strips += column(RAIN, top=3 * LEAD)
    assert [body(*(a + b for a, b in cells), RAIN)] == composed(*strips)


PRICES = [("品名", "北塬", "走势"), ("粳米", "10.49", "升"), ("面粉", "8.04", "平")]
PRICES += [("白菜", "7.07", "降"), ("鸡蛋", "15.02", "升")]


def ruled(left=0, top=0, lead=30):
    return [
        line(text, left + 60 * m, top + lead * n)
        for n, row in enumerate(PRICES)
        for m, text in enumerate(row)
    ]


def test_a_table_with_loose_rows_is_read_row_by_row():
    assert [body(*map("".join, PRICES))] == composed(*ruled())


def test_a_tables_first_cells_may_be_long():
    names = [line("东北产一级长粒粳米"[: 5 + n], 0, 30 * n) for n in range(5)]
    told = "".join(t for _, t in composed(*names, *ruled(left=110))[0])
    rows = zip(names, PRICES, strict=True)
    assert "".join(name.text + "".join(row) for name, row in rows) == told


def test_a_tables_first_cells_may_all_be_long():
    names = [line("东北产一级长粒粳米"[n:] + "袋装", 0, 30 * n) for n in range(3)]
    told = "".join(t for _, t in composed(*names, *ruled(left=130)[:9])[0])
    rows = zip(names, PRICES, strict=False)
    assert "".join(name.text + "".join(row) for name, row in rows) == told


def test_text_on_the_rows_of_a_table_is_none_of_it():
    ends = line("停。", 300, 0)
    rain = (RAIN * 3)[:72]
    text = [line(rain[9 * n : 9 * n + 9], 300, 14 + 14 * n) for n in range(8)]
    told = [t for _, t in composed(ends, *text, *ruled(lead=28))[0]]
    assert [*map("".join, PRICES), "停。" + rain] == [*told[:5], "".join(told[5:])]


def test_verses_in_two_columns_are_read_down():
    verses = [
        "山前一夜雨",
        "石上泉有声",
        "野老不知春",
        "门外草青青",
        "牧童归去晚",
        "短笛过前村",
    ]
    strips = [line(v, 90 * (n // 3), 24 * (n % 3)) for n, v in enumerate(verses)]
    assert "".join(verses) == "".join(t for _, t in composed(*strips)[0])


def test_programs_of_three_channels_are_read_channel_by_channel():
    channels = [[t[:-1] + mark for t in PROGRAMS] for mark in "甲乙丙"]
    strips = [
        line(t, 80 * m, 24 * n)
        for m, channel in enumerate(channels)
        for n, t in enumerate(channel)
    ]
    told = "".join(t for _, t in composed(*strips)[0])
    assert "".join(t for channel in channels for t in channel) == told


def test_an_index_is_read_row_by_row_however_long_its_titles_are():
    titles = ["全县普降中到大雨干部连夜上堤", "客运班车午后恢复运营", "农技员下到田头"]
    pages = ["第2版", "第3版", "A12版"]
    strips = [line(t, 0, n * LEAD) for n, t in enumerate(titles)]
    strips += [line(p, 180, n * LEAD) for n, p in enumerate(pages)]
    told = [t for _, t in composed(*strips)[0]]
    assert "".join(a + b for a, b in zip(titles, pages, strict=True)) == "".join(told)


def test_an_index_with_its_pages_first_is_read_row_by_row():
    titles = ["全县普降中到大雨干部连夜上堤", "客运班车午后恢复运营", "农技员下到田头"]
    strips = [line(f"A{n}版", 0, n * LEAD) for n in range(3)]
    strips += [line(t, 50, n * LEAD) for n, t in enumerate(titles)]
    told = [t for _, t in composed(*strips)[0]]
    assert "".join(f"A{n}版{t}" for n, t in enumerate(titles)) == "".join(told)


def test_text_beside_narrow_text_that_names_no_pages_is_no_index():
    left = column(RAIN, ROAD, wide=14)
    right = column(FARM, left=160, wide=8)
    assert [body(RAIN, ROAD, FARM)] == composed(*right, *left)


PROGRAMS = ["6:00 晨间天气", "6:30 田间课堂", "7:15 早安河畔", "8:00 老电影"]
EVENING = ["18:00 乡里乡亲", "18:30 天气", "19:00 纪录片", "20:05 戏台"]


def test_programs_side_by_side_are_read_channel_by_channel():
    strips = [line(t, 0, n * LEAD) for n, t in enumerate(PROGRAMS)]
    strips += [line(t, 90, n * LEAD) for n, t in enumerate(EVENING)]
    assert [body(*PROGRAMS, *EVENING)] == composed(*strips)


def test_times_in_a_column_of_their_own_are_read_with_what_stands_beside_them():
    rows = [one.split() for one in PROGRAMS]
    strips = [line(t, 0, n * LEAD) for n, (t, _) in enumerate(rows)]
    strips += [line(t, 50, n * LEAD) for n, (_, t) in enumerate(rows)]
    assert [body(*(a + b for a, b in rows))] == composed(*strips)


def test_verses_stay_lines():
    verses = ["山前一夜雨", "石上泉有声", "野老不知春"]
    strips = [line(verse, 0, n * LEAD) for n, verse in enumerate(verses)]
    assert [body(*verses)] == composed(*strips)


def test_a_table_in_larger_type_than_the_pages_text_is_no_deck():
    rows = [line("城区多云", 0, 40 + n * 18, size=14) for n in range(4)]
    found = composed(line("天气", 10, 0, size=24), *rows)
    assert [[("headline", "天气"), *body(*["城区多云"] * 4)]] == found


def test_narrow_columns_of_text_are_no_table():
    left, right = column(RAIN, wide=8), column(ROAD, left=100, wide=8)
    assert [body(RAIN, ROAD)] == composed(*left, *right)


def test_text_round_a_small_picture_stays_one_paragraph():
    text = [line(RAIN[:8], 20, 0), line(RAIN[8:12], 60, LEAD)]
    text += [line(RAIN[12:16], 60, 2 * LEAD), *column("~" + RAIN[16:], top=3 * LEAD)]
    assert [body(RAIN)] == composed(*text, pictures=[Box(0, 15, 50, 40)])


# Crossheads


def test_a_larger_line_in_the_middle_of_its_column_is_a_crosshead():
    text = [*column(RAIN), line("抢通道路", 28, 3 * LEAD, size=11)]
    text += column(ROAD, top=4 * LEAD)
    found = [*body(RAIN), ("crosshead", "抢通道路"), *body(ROAD)]
    assert [found] == composed(*text)


def test_a_crosshead_in_another_face_is_one_without_being_larger():
    text = [*column(RAIN), line("抢通道路", 0, 3 * LEAD, font="hei")]
    text += column(ROAD, top=4 * LEAD)
    found = [*body(RAIN), ("crosshead", "抢通道路"), *body(ROAD)]
    assert [found] == composed(*text)


def test_a_crosshead_of_two_lines_is_one_block():
    text = [*column(RAIN), line("抢通道路", 28, 3 * LEAD, size=11)]
    text += [line("恢复客运", 28, 4 * LEAD, size=11), *column(ROAD, top=5 * LEAD)]
    found = [*body(RAIN), ("crosshead", "抢通道路恢复客运"), *body(ROAD)]
    assert [found] == composed(*text)


def test_a_short_last_line_is_no_crosshead():
    assert [body(RAIN[:11] + "班", ROAD)] == composed(*column(RAIN[:11] + "班", ROAD))


def test_a_short_paragraph_that_ends_as_sentences_end_is_no_crosshead():
    assert [body(RAIN, "雨停了。", ROAD)] == composed(*column(RAIN, "雨停了。", ROAD))


# The head group


HEAD = line("大雨过后道路抢通", 30, 30, size=20)
UNDER = column(RAIN, ROAD, top=80, wide=20)


def test_smaller_lines_over_and_under_the_headline_are_kicker_and_deck():
    kicker = line("全县干部连夜上堤", 50, 12, size=13)
    deck = line("——客运班车恢复", 60, 56, size=13)
    found = composed(deck, HEAD, kicker, *UNDER)
    heads = [("kicker", "全县干部连夜上堤"), ("headline", HEAD.text)]
    assert [[*heads, ("deck", "——客运班车恢复"), *body(RAIN, ROAD)]] == found


def test_a_headline_of_two_lines_is_one_block():
    second = line("客运班车今起恢复", 30, 54, size=20)
    found = composed(second, HEAD, *column(RAIN, top=90, wide=20))
    assert [[("headline", HEAD.text + second.text), *body(RAIN)]] == found


def test_a_line_in_another_face_a_little_smaller_is_no_part_of_the_headline():
    deck = line("客运班车今起恢复", 30, 54, size=17, font="hei")
    told = composed(deck, HEAD, *column(RAIN, top=90, wide=20))
    assert [("headline", HEAD.text), ("deck", deck.text)] == told[0][:2]


def test_a_line_in_the_same_face_a_little_smaller_is_part_of_the_headline():
    second = line("客运班车今起恢复", 30, 54, size=17)
    told = composed(second, HEAD, *column(RAIN, top=90, wide=20))
    assert ("headline", HEAD.text + second.text) == told[0][0]


def test_a_headline_with_a_blank_in_it_is_one_block():
    halves = [line("大雨过后", 10, 30, size=20), line("道路抢通", 110, 30, size=20)]
    found = composed(*halves, *UNDER)
    assert [[("headline", HEAD.text), *body(RAIN, ROAD)]] == found


def test_a_deck_in_the_size_of_the_text_is_told_by_its_dash_and_place():
    deck = line("——客运恢复", 85, 56)
    found = composed(HEAD, deck, *UNDER)
    assert [[("headline", HEAD.text), ("deck", deck.text), *body(RAIN, ROAD)]] == found


def test_a_line_of_text_right_under_the_headline_is_no_deck():
    assert [[("headline", HEAD.text), *body(RAIN, ROAD)]] == composed(
        HEAD, *column(RAIN, ROAD, top=54, wide=20)
    )


def test_a_kicker_in_the_size_of_the_text_is_told_by_its_place():
    kicker = line("防汛一线", 90, 12)
    found = composed(kicker, HEAD, *UNDER)
    heads = [("kicker", "防汛一线"), ("headline", HEAD.text)]
    assert [[*heads, *body(RAIN, ROAD)]] == found


def test_text_that_ends_over_a_headline_inside_it_is_no_kicker():
    head = line("大雨过后", 10, 3 * LEAD + 4, size=20)
    found = composed(*column(RAIN), head, *column(ROAD, top=90))
    assert [[("headline", "大雨过后"), *body(RAIN, ROAD)]] == found


def test_a_crosshead_below_the_first_lines_is_no_deck():
    text = [*column("雨停了。", top=54, wide=20), line("抢通道路", 80, 68, size=13)]
    text += column(RAIN, top=84, wide=20)
    found = [("headline", HEAD.text), *body("雨停了。"), ("crosshead", "抢通道路")]
    assert [[*found, *body(RAIN)]] == composed(HEAD, *text)


def test_a_standing_headline_is_read_from_the_right_with_its_deck_to_the_left():
    head = standing("大雨过后", 300, 0, size=20)
    deck = standing("——客运恢复", 276, 20, size=13)
    text = stood(*column(RAIN, ROAD), right=250)
    found = [("headline", head.text), ("deck", deck.text), *body(RAIN, ROAD)]
    assert [found] == composed(*text, deck, head)


def test_a_dropped_first_letter_is_no_headline():
    dropped = line("昨", 0, 0, size=24)
    text = [line(RAIN[1:9], 26, 0), line(RAIN[9:16], 26, LEAD)]
    text += column("~" + RAIN[16:], top=2 * LEAD)
    assert [body(RAIN)] == composed(dropped, *text)


def test_a_dropped_letter_set_in_a_little_is_read_first_too():
    dropped = line("昨", 2, 0, size=24)
    text = [line(RAIN[1:9], 28, 0), line(RAIN[9:16], 28, LEAD)]
    text += column("~" + RAIN[16:], top=2 * LEAD)
    assert [body(RAIN)] == composed(dropped, *text)


def test_large_letters_beside_one_another_are_all_kept():
    strips = [
        line("甲", 0, 0, size=24),
        line("乙", 26, 4, size=16),
        *column(RAIN, top=40),
    ]
    told = "".join(text for article in composed(*strips) for _, text in article)
    assert sorted("甲乙" + RAIN) == sorted(told)


def test_a_byline_under_a_headline_over_two_columns_comes_before_both():
    byline = line("本报记者甘霖", 80, 60)
    columns = [*column(RAIN, top=80), *column(ROAD, left=120, top=80)]
    found = [("headline", HEAD.text), ("byline", byline.text), *body(RAIN, ROAD)]
    assert [found] == composed(HEAD, *columns, byline)


def test_a_byline_over_the_second_column_comes_before_the_first():
    head = line("大雨过后道路抢通客运恢复", 40, 30, size=20)
    byline = line("本报记者甘霖", 140, 60)
    texts = [column(t, left=120 * n, top=80) for n, t in enumerate((RAIN, ROAD, FARM))]
    heads = [("headline", head.text), ("byline", byline.text)]
    found = composed(head, byline, *(s for text in texts for s in text))
    assert [[*heads, *body(RAIN, ROAD, FARM)]] == found


def test_both_of_two_bylines_under_a_headline_come_before_its_columns():
    bylines = line("本报记者甘霖", 80, 60), line("通讯员陶然", 80, 74)
    columns = [*column(RAIN, top=94), *column(ROAD, left=120, top=94)]
    read = [role for role, _ in composed(HEAD, *columns, *bylines)[0]]
    assert ["headline", "byline", "body", "body"] == read


BRIEFS = Box(0, 0, 210, 400)


def test_the_name_of_a_column_over_a_brief_is_furniture():
    name, head = line("热线速递", 60, 10, size=22), line("农技员下田", 60, 36, size=14)
    found = composed(name, head, *column(RAIN, top=60, wide=20))
    assert [
        [("furniture", "热线速递")],
        [("headline", head.text), *body(RAIN)],
    ] == found


def test_a_name_no_table_knows_is_one_where_more_headlines_follow_in_its_frame():
    name, head = line("身边事儿", 60, 10, size=22), line("农技员下田", 60, 36, size=14)
    more = line("客运恢复", 60, 200, size=14)
    text = column(RAIN, top=60, wide=20)
    found = composed(name, head, *text, frame=BRIEFS, others=[more])
    assert [[("furniture", name.text)], [("headline", head.text), *body(RAIN)]] == found


def test_a_deck_stays_one_where_no_such_headline_follows():
    head, deck = line("身边事儿", 60, 10, size=22), line("农技员下田", 60, 36, size=14)
    more = line("客运恢复", 60, 600, size=14)
    text = column(RAIN, top=60, wide=20)
    heads = [("headline", head.text), ("deck", deck.text)]
    found = composed(head, deck, *text, frame=BRIEFS, others=[more])
    assert [[*heads, *body(RAIN)]] == found


def test_an_office_and_names_set_a_square_apart_are_one_byline():
    pieces = [line("通讯员", 70, 60), line("甘小霖", 112, 60)]
    found = [("headline", HEAD.text), ("byline", "通讯员甘小霖"), *body(RAIN, ROAD)]
    assert [found] == composed(HEAD, *pieces, *UNDER)


def test_a_name_alone_between_headline_and_text_signs_wherever_it_stands():
    name = line("甘霖", 180, 60, font="kai")
    found = [("headline", HEAD.text), ("byline", "甘霖"), *body(RAIN, ROAD)]
    assert [found] == composed(HEAD, name, *UNDER)


def test_a_byline_amid_columns_wider_than_the_headline_is_one():
    columns = [
        column(t, left=120 * n, top=80) for n, t in enumerate((RAIN, ROAD, FARM))
    ]
    byline = line("□记者 甘霖", 200, 60)
    found = [("headline", HEAD.text), ("byline", byline.text), *body(RAIN, ROAD, FARM)]
    assert [found] == composed(HEAD, byline, *(s for c in columns for s in c))


def test_an_office_with_names_run_together_signs():
    byline = line("本报记者甘小霖陶小然", 50, 60)
    found = [("headline", HEAD.text), ("byline", byline.text), *body(RAIN, ROAD)]
    assert [found] == composed(HEAD, byline, *UNDER)


def test_a_sentence_that_begins_with_an_office_is_text():
    first = line("记者在现场看到，", 50, 60)
    told = composed(HEAD, first, *UNDER)[0]
    assert "byline" not in {role for role, _ in told}


def test_a_name_beside_a_line_of_text_under_the_headline_signs_nothing():
    name = line("甘霖", 150, 78, size=12)
    told = composed(HEAD, name, *column(RAIN, ROAD, top=80))[0]
    assert ("byline", "甘霖") not in told


def test_a_word_that_is_no_name_between_headline_and_text_signs_nothing():
    word = line("上午", 180, 60, font="kai")
    assert ("byline", "上午") not in composed(HEAD, word, *UNDER)[0]


def test_a_name_that_stands_beside_a_standing_headline_signs():
    head, name = standing("渡口", 40, 0, size=20), standing("甘小霖", 60, 10)
    text = column(RAIN, ROAD, left=80)
    found = [("headline", "渡口"), ("byline", "甘小霖"), *body(RAIN, ROAD)]
    assert [found] == composed(head, name, *text)


def test_a_name_set_larger_than_the_text_signs_too():
    name = line("甘霖", 180, 60, size=13, font="kai")
    found = [("headline", HEAD.text), ("byline", "甘霖"), *body(RAIN, ROAD)]
    assert [found] == composed(HEAD, name, *UNDER)


def test_a_name_as_large_as_a_deck_is_set_is_none():
    name = line("甘霖", 80, 56, size=15, font="kai")
    assert ("byline", "甘霖") not in composed(HEAD, name, *UNDER)[0]


def test_a_name_in_a_standing_line_of_text_stays_in_it():
    head = standing("大雨过后", 300, 0, size=20)
    report = [standing("本报讯记者", 270, 0), standing("甘小霖", 270, 66)]
    text = stood(*column(RAIN, ROAD), right=255)
    told = composed(head, *report, *text)[0]
    assert ("byline", "甘小霖") not in told


def test_a_short_line_over_the_beginning_of_the_headline_is_its_kicker():
    found = composed(line("防汛一线", 30, 14), HEAD, *UNDER)
    heads = [("kicker", "防汛一线"), ("headline", HEAD.text)]
    assert [[*heads, *body(RAIN, ROAD)]] == found


def test_a_line_that_ends_a_text_over_the_beginning_of_a_headline_is_no_kicker():
    text = [*column(RAIN, left=30, top=-40, wide=20), line("余下见报", 30, 14)]
    assert "kicker" not in {role for role, _ in composed(*text, HEAD, *UNDER)[0]}


def test_the_names_of_columns_side_by_side_are_no_deck():
    names = [line("一套", 20 + 80 * n, 56, size=12) for n in range(3)]
    lists = [
        [line(t, 80 * n, 75 + i * LEAD) for i, t in enumerate(PROGRAMS)]
        for n in range(3)
    ]
    told = composed(HEAD, *names, *(s for one in lists for s in one))[0]
    assert "deck" not in {role for role, _ in told}


def test_two_halves_of_a_kicker_stay_together():
    halves = [line("连夜上堤", 20, 12, size=13), line("午后通车", 130, 12, size=13)]
    told = composed(*halves, HEAD, *UNDER)[0]
    assert [("kicker", "连夜上堤午后通车"), ("headline", HEAD.text)] == told[:2]


# Captions, jumps, marks


def test_captions_of_a_series_of_pictures_are_read_row_by_row():
    boxes = [Box(x, y, x + 100, y + 60) for y in (60, 160) for x in (0, 120)]
    captions = [
        line(f"{sign}上堤", b.left, b.bottom + 4, size=9)
        for sign, b in zip("①②③④", boxes, strict=True)
    ]
    told = composed(*column(RAIN, wide=22), *captions, pictures=boxes)[0]
    assert ["①上堤", "②上堤", "③上堤", "④上堤"] == [
        t for r, t in told if r == "caption"
    ]


def test_a_caption_between_its_picture_and_the_headline_is_no_kicker():
    caption = line("干部连夜上堤巡查", 60, 16, size=8)
    found = composed(caption, HEAD, *UNDER, pictures=[Box(30, -80, 190, 13)])
    heads = [("headline", HEAD.text), *body(RAIN, ROAD)]
    assert [[*heads, ("caption", caption.text)]] == found


def test_a_kicker_under_another_articles_picture_stays_one():
    kicker = line("全县干部连夜上堤", 50, 12, size=13)
    told = composed(kicker, HEAD, *UNDER, pictures=[Box(30, -80, 190, 9)])[0]
    assert ("kicker", kicker.text) == told[0]


# Words joined


def test_names_set_a_square_apart_stay_apart():
    assert "甘小霖\u3000陶小然" == joined([line("甘小霖", 0, 0), line("陶小然", 40, 0)])


def test_words_that_justifying_sets_apart_are_joined():
    assert "全县普降大雨" == joined([line("全县普降", 0, 0), line("大雨", 44, 0)])


def test_lines_below_one_another_are_joined():
    assert "全县普降大雨" == joined([line("全县普降", 0, 0), line("大雨", 60, LEAD)])


def test_characters_set_far_apart_are_one_word():
    assert "通知" == joined([line("通", 0, 0), line("知", 40, 0)])


def test_smaller_type_under_a_picture_is_its_caption_and_comes_last():
    caption = line("干部上堤巡查", 0, 104, size=9)
    text = column(RAIN, ROAD, left=120)
    found = composed(caption, *text, pictures=[Box(0, 0, 100, 100)])
    assert [[*body(RAIN, ROAD), ("caption", "干部上堤巡查")]] == found


def test_a_caption_beside_its_picture_is_one():
    caption = [line("干部上堤", 105, 20, size=9), line("连夜巡查", 105, 33, size=9)]
    text = column(RAIN, ROAD, top=120)
    found = composed(*caption, *text, pictures=[Box(0, 0, 100, 100)])
    assert [[*body(RAIN, ROAD), ("caption", "干部上堤连夜巡查")]] == found


def test_two_pictures_have_two_captions():
    captions = [line("甲为堤坝", 0, 104, size=9), line("乙为客车", 200, 104, size=9)]
    text = column(RAIN, ROAD, FARM, top=140)
    pictures = [Box(0, 0, 100, 100), Box(200, 0, 300, 100)]
    found = composed(*captions, *text, pictures=pictures)[0]
    assert [("caption", "甲为堤坝"), ("caption", "乙为客车")] == found[-2:]


def test_a_caption_in_the_type_of_the_text_is_told_by_its_words():
    caption = line("图为干部上堤", 0, 104)
    found = composed(caption, *column(RAIN, left=120), pictures=[Box(0, 0, 100, 100)])
    assert [[*body(RAIN), ("caption", "图为干部上堤")]] == found


def test_text_under_a_picture_is_no_caption():
    text = column(RAIN, ROAD, top=104)
    assert [body(RAIN, ROAD)] == composed(*text, pictures=[Box(0, 0, 100, 100)])


def test_a_jump_on_its_own_line_is_one():
    jump = line("（下转第二版）", 30, 6 * LEAD)
    assert [[*body(RAIN, ROAD), ("jump", jump.text)]] == composed(
        *column(RAIN, ROAD), jump
    )


def test_an_advertisements_mark_comes_before_its_headline():
    mark = line("广告", 0, 0, size=7)
    found = composed(HEAD, mark, *UNDER)
    heads = [("ad_mark", "广告"), ("headline", HEAD.text)]
    assert [[*heads, *body(RAIN, ROAD)]] == found


def test_no_line_is_lost_or_told_twice():
    strips = [HEAD, *UNDER, line("广告", 0, 0, size=7), standing("竖排", 300, 0)]
    found = composed(*strips, pictures=[Box(0, 0, 20, 20)])
    told = "".join(text for article in found for _, text in article)
    assert sorted("".join(s.text for s in strips)) == sorted(told)


def test_a_region_of_one_line_is_one_block():
    assert [body("雨停了。")] == composed(line("雨停了。", 0, 0))
    assert EM == LEAD - 4
