"""Columns of briefs told apart, and articles that are none; kinds of articles."""

import pytest

from dibao.model import Block, Box, Kind, Role, Span
from dibao.segment.layout.columns import columns_of
from dibao.segment.layout.joining import joined, spans_of
from dibao.segment.layout.kinds import kind_printed
from dibao.segment.layout.sureness import begins, ends
from setting import EM, LEAD, column, composed, line

RAIN = "昨夜今晨全县普降中到大雨，各乡镇干部连夜上堤巡查值守。"
ROAD = "县道三条水毁路段已经抢通，客运班车午后陆续恢复运营。"
FARM = "农技员下到田头查看苗情，指导农户及时排水补肥。"
LABEL = line("简讯", 60, 0, size=18)
BRIEFS = "简讯"


def told(*strips):
    """Return the texts of the articles, a block a line."""
    return ["\n".join(text for _, text in article) for article in composed(*strips)]


def test_signed_briefs_under_their_label_are_articles_of_their_own():
    texts = RAIN + "（甘霖）", ROAD + "（陶然 魏波）"
    assert [BRIEFS, *texts] == told(LABEL, *column(*texts, top=30))


def test_a_signature_on_its_own_line_ends_its_brief():
    first = [*column(RAIN, top=30), line("（甘霖）", 60, 30 + 3 * LEAD)]
    second = column(ROAD + "（陶然）", top=30 + 4 * LEAD)
    assert [BRIEFS, RAIN + "\n（甘霖）", ROAD + "（陶然）"] == told(
        LABEL, *first, *second
    )


def test_a_signature_right_under_a_text_of_one_line_signs_no_column_of_briefs():
    first = [line("县道抢通三条。", 20, 30), line("（甘霖）", 60, 30 + LEAD)]
    second = column(ROAD + "（陶然）", top=30 + 3 * LEAD)
    signed = "县道抢通三条。\n（甘霖）"
    assert [BRIEFS, signed, ROAD + "（陶然）"] == told(LABEL, *first, *second)


def test_two_names_on_a_line_of_their_own_end_a_brief_though_their_blank_is_lost():
    first = [*column(RAIN, top=30), line("（甘霖陶然）", 60, 30 + 3 * LEAD)]
    second = column(ROAD + "（傅波）", top=30 + 4 * LEAD)
    assert [BRIEFS, RAIN + "\n（甘霖陶然）", ROAD + "（傅波）"] == told(
        LABEL, *first, *second
    )


def test_a_short_last_line_under_one_that_is_indented_is_read_after_it():
    short = "农技员下田头查看苗情。"
    for cut in (8, 9):  # the last line three characters long, or two
        first = line(short[:cut], 20, 30), line(short[cut:], 0, 30 + LEAD)
        signed = line("（陶然）", 60, 30 + LEAD)
        assert [short + "\n（陶然）"] == told(*first, signed)


def test_a_short_last_line_is_read_after_an_indented_one_that_others_stand_over():
    texts = "招租门面十间。", "厂房一处公开拍卖，有意者请联系。", "门面出租，水电齐全。"
    over, after = line(texts[0], 20, 30), line(texts[2], 20, 30 + 3 * LEAD)
    first = line(texts[1][:-2], 20, 30 + LEAD)
    short = line(texts[1][-2:], 0, 30 + 2 * LEAD)
    assert ["\n".join(texts)] == told(over, first, short, after)


def test_a_bracket_on_a_line_of_its_own_that_names_nobody_ends_no_brief():
    first = [*column(RAIN, top=30), line("（共三处路段）", 60, 30 + 3 * LEAD)]
    second = column(ROAD, top=30 + 4 * LEAD)
    assert 1 == len(told(LABEL, *first, *second))


@pytest.mark.parametrize(
    ("names", "left", "columns"),
    [
        (("（甘霖", "陶然）"), 112, 1),
        (("（甘霖", "陶然）"), 130, 2),
        (("甘霖到", "陶然去"), 112, 2),
    ],
)
def test_only_a_bracket_opened_and_closed_on_one_row_makes_one_line_of_two(
    names, left, columns
):
    text = [line("昨夜今晨全县普降", 20, 0), line("中到大雨。", 0, LEAD)]
    row = [line(names[0], 70, 2 * LEAD), line(names[1], left, 2 * LEAD)]
    assert columns == len(columns_of([*text, *row], EM))


def test_a_signature_at_the_end_of_a_row_is_read_after_its_text():
    strips = [*column(RAIN + ROAD, wide=24), line("（陶然 魏波 乔羽）", 130, 28)]
    assert [RAIN + ROAD + "\n（陶然 魏波 乔羽）"] == told(*strips)


def test_briefs_with_bullets_are_articles_of_their_own():
    texts = "▲" + RAIN, "▲" + ROAD, "▲" + FARM
    assert [BRIEFS, *texts] == told(LABEL, *column(*texts, top=30))


def test_briefs_with_headlines_of_their_own_have_them():
    strips = [LABEL, line("干部上堤", 28, 30, size=11), *column(RAIN, top=30 + LEAD)]
    strips.append(line("道路抢通", 28, 30 + 4 * LEAD, size=11))
    strips += column(ROAD, top=30 + 5 * LEAD)
    first = [("headline", "干部上堤"), ("body", RAIN)]
    second = [("headline", "道路抢通"), ("body", ROAD)]
    assert [[("furniture", BRIEFS)], first, second] == composed(*strips)


def test_a_small_headline_right_under_the_label_is_the_first_briefs_own():
    strips = [LABEL, line("干部上堤", 48, 22, size=12), *column(RAIN, top=38)]
    strips.append(line("道路抢通", 26, 38 + 3 * LEAD, size=12))
    strips += column(ROAD, top=40 + 4 * LEAD)
    first = [("headline", "干部上堤"), ("body", RAIN)]
    second = [("headline", "道路抢通"), ("body", ROAD)]
    assert [[("furniture", BRIEFS)], first, second] == composed(*strips)


def test_a_label_in_the_size_of_the_text_is_one_over_it():
    texts = RAIN + "（甘霖）", ROAD + "（陶然 魏波）"
    small = line(BRIEFS, 0, 0)
    assert [BRIEFS, *texts] == told(small, *column(*texts, top=30))


def test_a_label_beside_text_is_none():
    texts = RAIN + "（甘霖）", ROAD + "（陶然 魏波）"
    beside = line(BRIEFS, 130, 30)
    assert BRIEFS not in told(beside, *column(*texts, top=30))


def test_a_last_brief_without_a_signature_is_told_apart_under_a_label():
    texts = *(f"{RAIN}（甘霖）" for _ in range(4)), FARM
    assert [BRIEFS, *texts] == told(LABEL, *column(*texts, top=30))


def test_two_signed_briefs_with_small_headlines_need_no_label():
    first = [line("干部上堤", 28, 0, size=12), *column(RAIN + "（甘霖）", top=16)]
    second = [line("道路抢通", 28, 80, size=12), *column(ROAD + "（陶然）", top=96)]
    assert 2 == len(composed(*first, *second))


def test_two_signed_paragraphs_without_small_headlines_or_label_are_one_article():
    assert 1 == len(composed(*column(RAIN + "（甘霖）", ROAD + "（陶然）")))


def test_a_label_alone_is_furniture():
    assert [[("furniture", BRIEFS)]] == composed(LABEL)


def test_a_headline_alone_is_none():
    head = line("大雨过后", 60, 0, size=18)
    assert [[("headline", "大雨过后")]] == composed(head)


def test_a_label_over_one_report_is_its_headline():
    found = composed(LABEL, *column(RAIN, top=30))
    assert [[("headline", BRIEFS), ("body", RAIN)]] == found


def test_briefs_parted_by_blanks_are_articles_of_their_own():
    strips = column(RAIN, top=30), column(ROAD, top=30 + 4 * LEAD)
    assert [BRIEFS, RAIN, ROAD] == told(LABEL, *strips[0], *strips[1])


def test_two_reports_with_datelines_are_two_articles():
    texts = "本报讯 " + RAIN, "本报讯 " + ROAD
    assert list(texts) == told(*column(*texts))


def test_paragraphs_under_a_headline_with_bullets_are_one_article():
    head = line("汛情通报", 60, 0, size=18)
    texts = "▲" + RAIN, "▲" + ROAD, "▲" + FARM
    assert ["\n".join(("汛情通报", *texts))] == told(head, *column(*texts, top=30))


def test_an_article_signed_at_its_end_is_one_article():
    texts = RAIN, ROAD, FARM + "（甘霖 陶然）"
    assert ["\n".join(texts)] == told(*column(*texts))


def test_two_signatures_without_a_label_do_not_part_an_article():
    texts = RAIN + "（甘霖）", ROAD + "（陶然）"
    assert ["\n".join(texts)] == told(*column(*texts))


def test_an_article_with_crossheads_is_one_article():
    strips = [*column(RAIN), line("道路抢通", 28, 3 * LEAD, size=11)]
    strips += column(ROAD, top=4 * LEAD)
    assert ["\n".join((RAIN, "道路抢通", ROAD))] == told(*strips)


def test_a_bracket_that_names_nobody_does_not_end_a_brief():
    texts = RAIN + "（下同）", ROAD + "（下同）", FARM + "（下同）"
    assert ["\n".join(texts)] == told(*column(*texts))


def made(*blocks):
    return tuple(Block(role, text, (Span(1, 0, len(text)),)) for role, text in blocks)


def test_what_is_marked_as_an_advertisement_is_one_whatever_it_says():
    blocks = made((Role.AD_MARK, "广告"), (Role.HEADLINE, "招租"), (Role.BODY, RAIN))
    assert Kind.AD == kind_printed(blocks)


def test_a_text_that_asks_for_calls_and_reports_nothing_is_an_advertisement():
    blocks = made((Role.HEADLINE, "盛世花园"), (Role.BODY, "现房热卖 订购热线：555"))
    assert Kind.AD == kind_printed(blocks)


def test_a_report_that_gives_a_telephone_number_is_no_advertisement():
    text = f"本报讯（记者 甘霖）{RAIN}咨询电话：555。"
    assert Kind.ARTICLE == kind_printed(made((Role.HEADLINE, "雨"), (Role.BODY, text)))


def test_a_picture_with_its_caption_is_a_photo():
    assert Kind.PHOTO == kind_printed(made((Role.CAPTION, "甘霖 摄")))


def test_latin_words_at_a_lines_end_are_parted_and_a_hyphen_stays():
    strips = [line("用Windows", 0, 0), line("XP的Wi-", 0, LEAD), line("Fi", 0, 28)]
    assert "用Windows XP的Wi-Fi" == joined(strips)


def test_han_and_numbers_at_a_lines_end_are_not_parted():
    assert "共2024年" == joined(
        [line("共20", 0, 0), line("24", 0, 14), line("年", 0, 28)]
    )


def test_spans_leave_out_blanks_at_a_lines_ends():
    assert (Span(0, 2, 4),) == spans_of([line("\u3000\u3000雨停 ", 0, 0)])


def test_a_brief_keeps_the_picture_of_the_last():
    picture = Box(0, 200, 100, 260)
    caption = line("堤上", 0, 264, size=9)
    texts = RAIN + "（甘霖）", ROAD + "（陶然）"
    strips = LABEL, *column(*texts, top=30), caption
    found = composed(*strips, pictures=[picture])
    assert ("caption", "堤上") == found[-1][-1]


def test_a_headed_article_that_ends_with_its_sentence_is_surer_than_a_torn_one():
    whole = made((Role.HEADLINE, "雨停了"), (Role.BODY, RAIN))
    torn = made((Role.BODY, RAIN[:-1]))
    assert begins(whole) > begins(torn)
    assert ends(whole) > ends(torn)


def test_a_caption_after_the_text_does_not_hide_that_the_text_ends():
    told = made((Role.BODY, RAIN), (Role.CAPTION, "堤上一角"))
    assert ends(told) == ends(made((Role.BODY, RAIN)))


def test_larger_type_at_the_top_is_read_first_however_far_over_the_headline():
    above = line("买石榴，到合作社", 10, 0, size=14)
    large = line("随叫随到", 0, 42, size=18)
    address = line("地址：老街十五号", 0, 80)
    roles = [role for role, _ in composed(above, large, address)[0]]
    assert ["kicker", "headline", "body"] == roles


def test_larger_type_amid_the_text_is_no_part_of_the_headline_under_it():
    above = column("县农技员下到田头查看苗情，指导农户及时排水补肥。")
    cross = line("排水", 0, 3 * LEAD + 4, size=12)
    large = line("随叫随到", 0, 4 * LEAD + 40, size=18)
    (article, *_) = composed(*above, cross, large)
    assert "kicker" not in dict(article)
