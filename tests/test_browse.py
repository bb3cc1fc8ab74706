"""What the archive lists of itself, from a small archive made by hand."""

import sqlite3

import pytest

import house
from dibao import desk
from dibao.archive import browse, connect, detail
from dibao.model import Role

PAPER = "山前日报"
DAY = "2024-01-18"


@pytest.fixture
def path(tmp_path):
    return house.build(tmp_path / "archive.db")


@pytest.fixture
def conn(path):
    opened = connect.open_to_read(path)
    yield opened
    opened.close()


def test_papers_are_counted_without_their_furniture(conn):
    papers = browse.papers(conn)
    assert [(PAPER, 6, 2, 4), ("青石报", 2, 1, 2), ("", 1, 0, 1)] == [
        (paper.name, paper.articles, paper.issues, paper.pages) for paper in papers
    ]


def test_years_count_dated_articles_only(conn):
    assert [((2024, 6),), ((1998, 1),), ()] == [
        paper.years for paper in browse.papers(conn)
    ]


def test_a_row_factory_makes_no_difference(path):
    with connect.open_to_read(path) as plain, connect.open_to_read(path) as rows:
        rows.row_factory = sqlite3.Row
        assert browse.papers(plain) == browse.papers(rows)
        assert browse.newest(plain) == browse.newest(rows)
        assert browse.issue(plain, PAPER, DAY) == browse.issue(rows, PAPER, DAY)


def test_newest_are_the_latest_dates_first_and_undated_last(conn):
    dates = [item.place.date for item in browse.newest(conn, 20)]
    assert sorted(dates, reverse=True) == dates
    assert ["", ""] == dates[-2:]


def test_an_item_opens_with_its_body_and_not_its_headline(conn):
    (item,) = browse.items_of_page(conn, browse.newest(conn, 1)[0].place.page_id)
    assert "观鸟台记录到候鸟两千余只。" == item.opening


def test_pages_stand_in_the_order_of_their_labels(tmp_path):
    labels = ("10", "2", "B1", "A2", "", "A10", "1")
    pages = tuple(
        (
            f"{n}.txt",
            f"题|第{n}篇\n文|　　正文。",
            house.facts("报", "2024-01-01", label),
        )
        for n, label in enumerate(labels)
    )
    with connect.open_to_read(house.build(tmp_path / "a.db", pages)) as conn:
        places = browse.places_of_day(conn, "报", "2024-01-01")
    assert ["1", "2", "10", "A2", "A10", "B1", ""] == [place.label for place in places]


def test_the_first_page_with_a_label_has_it_as_its_name_and_the_second_has_not(conn):
    names = [leaf.place.name for leaf in browse.issue(conn, PAPER, DAY)]
    assert ["1", "2"] == names[:2]
    assert names[2].endswith("-1")


def test_every_page_is_found_by_its_name(conn):
    leaves = (*browse.issue(conn, PAPER, DAY), *browse.undated(conn, "", limit=9))
    for leaf in leaves:
        place = leaf.place
        found = detail.sheet(conn, place.title, place.date, name=place.name)
        assert found is not None
        assert place == found.place


def test_a_page_is_not_found_on_another_day(conn):
    assert detail.sheet(conn, PAPER, "2024-01-20", name="1") is None


def test_a_page_has_its_raw_text_edits_and_articles(conn):
    sheet = detail.sheet(conn, PAPER, DAY, name="1")
    assert sheet is not None
    assert "铝铝都都新新城城开开工工建建设设" == sheet.page.lines[3].text
    assert ["undouble"] == [edit.rule for edit in sheet.edits]
    kinds = [one.article.kind.value for one in sheet.articles]
    assert ["furniture", "article", "article", "brief"] == kinds


def test_an_article_comes_back_as_it_was_stored(conn):
    sheet = detail.sheet(conn, PAPER, DAY, name="1")
    assert sheet is not None
    stored = detail.article(conn, sheet.articles[1].uid)
    assert sheet.articles[1] == stored
    assert "铝都新城开工建设" == stored.article.part(Role.HEADLINE)
    assert ("高小芸",) == stored.article.names


def test_the_days_around_a_day_are_those_with_issues(conn):
    assert ("", "2024-01-19") == browse.days_around(conn, PAPER, DAY)
    assert (DAY, "") == browse.days_around(conn, PAPER, "2024-01-19")


def test_a_page_that_was_replaced_is_listed_no_more(path):
    name, text, known = house.PAGES[3]
    house.build(path, ((name, text.replace("两千", "三千"), known),))
    with connect.open_to_read(path) as conn:
        (leaf,) = browse.issue(conn, PAPER, "2024-01-19")
        assert ["河滩公园候鸟增至三千只"] == [item.headline for item in leaf.items]
        assert 4 == browse.papers(conn)[0].pages


def test_facets_count_paper_kind_year_and_page(conn):
    found = desk.search(conn, "date:1900..2100 | -date:1900..2100").facets
    assert dict(found.titles) == {PAPER: 6, "青石报": 2, "": 1}
    assert dict(found.kinds) == {"article": 8, "brief": 1}
    assert found.years == (("2024", 6), ("1998", 1))


def test_a_uid_nobody_had_has_no_fate(conn):
    assert detail.fate(conn, "aaaaaaaaaa") is None
