"""Which lines at the head of a printed page are its masthead, and which are not."""

from dibao.model import Box
from leaves import furniture_among, head, level, text, upright, x
from setting import line, standing

NAME = line("山前日报", 0, 0, size=60)
DATE = line("2024年1月18日 星期四", 0, 70)
ISSUE = line("第6213期 今日8版", 0, 84)
BODY = [*head("乙", 0, 180), *text("乙", 0, 220, rows=40, columns=7)]
EAR = [*head("甲", 4, 2, size=18), *text("甲", 4, 28, rows=5, columns=2)]


def furniture(*strips, **drawn):
    """Return the furniture of a page with these lines at its head, as a set."""
    return set(furniture_among(*strips, *BODY, **drawn))


def texts(*strips):
    return {s.text for s in strips}


# 报眼: an article beside the name


def test_a_name_is_furniture_though_an_article_in_no_frame_stands_beside_it():
    found = furniture(NAME, DATE, ISSUE, *EAR, rules=[level(110)])
    assert texts(NAME, DATE, ISSUE) == found


def test_a_name_is_furniture_though_the_issue_is_told_under_the_rule():
    name, date = line("山前人", 0, 0, size=60), line(DATE.text, 0, 116)
    drawn = {"rules": [level(110), level(130)]}
    assert texts(name, date) == furniture(name, *EAR, date, **drawn)


def test_an_article_in_a_frame_within_the_mastheads_is_no_furniture():
    name, date = line("山前日报", x(2), 0, size=60), line(DATE.text, x(2), 70)
    ear = [*head("甲", 5, 2, size=18), *text("甲", 5, 28, rows=5, columns=2)]
    frames = [Box(0, 0, x(8), 105), Box(x(5) - 5, 0, x(7), 100)]
    assert texts(name, date) == furniture(name, date, *ear, frames=frames)


def test_an_advertisement_in_a_frame_beside_the_name_is_no_furniture():
    hotel, number = (
        line("青石酒店", x(5), 10, size=30),
        line("电话：81234567", x(5), 60),
    )
    frame = Box(x(5) - 5, 0, x(7), 90)
    assert texts(NAME, DATE) == furniture(NAME, DATE, hotel, number, frames=[frame])


def test_weather_in_a_frame_beside_the_name_is_furniture():
    weather = line("多云 12～18℃", x(5), 20)
    frame = Box(x(5) - 5, 10, x(6), 50)
    found = furniture(NAME, DATE, weather, frames=[frame])
    assert texts(NAME, DATE, weather) == found


def test_an_index_over_the_name_leaves_the_name_furniture():
    index = line("老街改造下月开工", 0, 0, size=16)
    name, date = line("山前日报", 0, 30, size=60), line(DATE.text, 0, 100)
    assert texts(name, date) == furniture(index, name, date)


def test_characters_of_a_name_far_apart_are_furniture():
    name = [line(c, 200 * n, 0, size=60) for n, c in enumerate("山前日报")]
    date = line(DATE.text, 0, 100)
    drawn = {"rules": [level(90), level(120)]}
    assert texts(*name, date) == furniture(*name, date, **drawn)


def test_a_day_larger_than_its_month_is_furniture():
    month, day = line("2024年1月", 0, 90), line("18", 60, 76, size=24)
    stack = [line("国内统一连续出版物号", 120, 74), line("CN 33-0099", 120, 88)]
    name = [NAME, month, day, *stack, line("星期四", 240, 88)]
    assert texts(*name) == furniture(*name, rules=[level(110)])


# A masthead in a corner of the page

STANDING = [standing("山前矿工", 60, 0, size=60), standing("第28期", 80, 4)]
BESIDE = [*head("甲", 1, 0, chars=9), *text("甲", 1, 40, rows=18, columns=6)]
UNDER = [*head("乙", 0, 320), *text("乙", 0, 360, rows=30, columns=7)]


def test_a_name_standing_beside_its_issue_is_furniture():
    assert texts(*STANDING) == set(furniture_among(*STANDING, *BESIDE, *UNDER))


def test_a_standing_name_with_its_issue_lying_at_its_foot_is_furniture():
    name = [standing("山前矿工", 60, 0, size=60), line("第28期", 0, 250)]
    assert texts(*name) == set(furniture_among(*name, *BESIDE, *UNDER))


def test_a_standing_headline_with_a_date_lying_far_below_is_no_furniture():
    headline = [standing("山前矿工", 60, 0, size=50), line("第28期", 0, 290)]
    assert [] == furniture_among(*headline, *BESIDE, *UNDER)


def test_a_name_standing_in_a_frame_is_furniture():
    frame = Box(-5, -5, 95, 260)
    found = furniture_among(*STANDING, *BESIDE, *UNDER, frames=[frame])
    assert texts(*STANDING) == set(found)


def test_a_name_of_two_rows_over_its_issue_is_furniture():
    name = [line("山前", 0, 0, size=45), line("工人", 0, 47, size=45)]
    issue = [line("第28期", 0, 100), line("责任编辑：甘霖", 0, 114)]
    found = furniture_among(*name, *issue, *BESIDE, *UNDER)
    assert texts(*name, *issue) == set(found)


def test_a_name_over_words_of_its_own_and_its_issue_in_a_frame_is_furniture():
    name = [line("山前", 0, 0, size=45), line("工人", 0, 47, size=45)]
    rest = ["内部资料 免费交流", "第28期", "责任编辑：甘霖"]
    rest = [line(text, 0, 100 + 14 * n) for n, text in enumerate(rest)]
    found = furniture_among(
        *name, *rest, *BESIDE, *UNDER, frames=[Box(-5, -5, 105, 150)]
    )
    assert texts(*name, *rest) == set(found)


def test_an_index_of_an_issue_in_a_frame_at_the_head_is_no_furniture():
    index = [line("今日看点", 0, 0, size=20), line("2024年1月18日", 0, 30)]
    index += [line("老街改造开工", 0, 50 + 30 * n) for n in range(4)]
    frame = Box(-5, -5, 105, 200)
    assert [] == furniture_among(*index, *BESIDE, *UNDER, frames=[frame])


def test_a_standing_headline_beside_text_is_no_furniture():
    headline = [standing("山前矿工", 60, 0, size=60), standing("甲甲甲甲甲甲", 80, 4)]
    assert [] == furniture_among(*headline, *BESIDE, *UNDER)


def test_a_notice_with_its_day_in_a_frame_at_the_head_is_no_furniture():
    notice = [line("启事", 0, 0, size=24), *text("丙", 0, 40, rows=5)]
    notice.append(line("2024年1月18日", 0, 120))
    frame = Box(-5, -5, 105, 140)
    assert [] == furniture_among(*notice, *BESIDE, *UNDER, frames=[frame])


def test_an_index_of_pages_in_a_frame_at_the_head_is_no_furniture():
    index = [line("今日看点", 0, 0, size=20)]
    for n in range(4):
        index += [line("老街改造开工", 0, 30 + 30 * n), line("A12版", 0, 44 + 30 * n)]
    frame = Box(-5, -5, 105, 260)
    assert [] == furniture_among(*index, *BESIDE, *UNDER, frames=[frame])


# Large, alone, near the top: headlines


def test_a_headline_right_under_the_mastheads_bar_is_no_furniture():
    name = line("山前晚报", 0, 0, size=32)
    date = line(DATE.text, 600, 20)
    lead = line("甲" * 8, x(1), 60, size=57)
    frames = [Box(-20, -10, 900, 45)]
    assert texts(name, date) == furniture(name, date, lead, frames=frames)


def test_a_headline_between_rules_under_a_folio_is_no_furniture():
    folio = line("A05 文化 2024年1月18日 星期四", 0, 0)
    lead = line("甲" * 6, x(2), 30, size=57)
    rules = [level(15), level(110)]
    assert texts(folio) == furniture(folio, lead, rules=rules)


def test_a_headline_beside_an_article_over_a_rule_is_no_furniture():
    lead = line("甲" * 6, 0, 10, size=57)
    assert set() == furniture(lead, *EAR, rules=[level(110)])


def test_a_headline_larger_than_the_name_under_it_is_no_furniture():
    name = [line("山前晚报", 0, 0, size=32), line(DATE.text, 0, 40)]
    lead = line("甲" * 6, 0, 70, size=57)
    rules = [level(140), upright(3, 200, 700)]
    assert texts(*name) == furniture(*name, lead, rules=rules)


def test_a_headline_between_a_masthead_and_a_rule_is_no_furniture():
    lead = line("甲" * 6, 0, 105, size=40)
    assert texts(NAME, DATE, ISSUE) == furniture(
        NAME, DATE, ISSUE, lead, rules=[level(155)]
    )
