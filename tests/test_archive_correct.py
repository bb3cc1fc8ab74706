"""Correcting and withdrawing what came from a source."""

import datetime

import pytest

import hand
from dibao import open_archive
from dibao.archive import digest
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.correct import correct, withdraw
from dibao.archive.transaction import commit
from dibao.errors import DataError, NoInputError, UsageError
from dibao.model import Facts

PAGE = "长桥合龙\n北引桥昨日合龙。\n\n春耕现场会\n我市召开现场会。\n"
OTHER = "另一则消息\n与长桥毫不相干。\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.db"
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood(PAGE))
        hand.admit(conn, path, "2.txt", hand.understood(OTHER, facts=Facts()))
        commit(conn)
    return path


def rows(path, sql):
    conn = open_to_read(path)
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def uids(path):
    return rows(path, "select headline, uid from articles order by headline")


def test_a_date_moves_the_articles_and_keeps_their_addresses(path):
    before = uids(path)
    correct(path, "2.txt", Facts(date=datetime.date(1998, 7, 1)))
    assert before == uids(path)
    assert [("1998-07-01", "unknown")] == rows(
        path,
        """select a.date, t.name from articles a
        join titles t on t.id = a.title_id where headline = '另一则消息'""",
    )


def test_a_corrected_date_is_what_search_narrows_and_sorts_by(path):
    correct(path, "1.txt", Facts(date=datetime.date(1998, 7, 1)))
    with open_archive(path) as archive:
        (hit,) = archive.search("headline:长桥合龙 date:1998-07").hits
        assert "1998-07-01" == hit.date


def test_a_title_leaves_no_empty_paper_behind(path):
    correct(path, "1.txt", Facts(title="河湾晚报"))
    assert [("unknown",), ("河湾晚报",)] == rows(
        path, "select name from titles order by name"
    )


def test_a_label_is_set_and_the_rest_stays(path):
    correct(path, "1.txt", Facts(label="A3"))
    assert [("A3", "要闻", "2024-01-18")] == rows(
        path,
        """select label, section, date from pages join issues on issues.id = issue_id
        where pages.source_id = 1""",
    )


def test_setting_what_is_already_so_changes_nothing(path):
    conn = open_to_read(path)
    before = digest.of_content(conn)
    conn.close()
    correct(path, "1.txt", Facts(date=hand.FACTS.date))
    conn = open_to_read(path)
    assert before == digest.of_content(conn)
    conn.close()


def test_one_label_does_not_fit_two_pages(path):
    with open_to_write(path) as conn:
        pages = hand.understood(PAGE + "多一行。\n"), hand.understood(OTHER, sequence=2)
        hand.admit(conn, path, "3.txt", *pages)
        commit(conn)
    with pytest.raises(UsageError, match="2 pages"):
        correct(path, "3.txt", Facts(label="1"))


def test_nothing_to_set_is_said(path):
    with pytest.raises(UsageError):
        correct(path, "1.txt", Facts())


@pytest.mark.parametrize("name", ["9.txt", "99", "ffffffffffff", "", "a*"])
def test_a_source_nobody_knows_is_said(path, name):
    with pytest.raises(NoInputError):
        correct(path, name, Facts(label="2"))


def test_a_source_is_named_by_path_digest_or_number(path):
    ((sha256,),) = rows(path, "select sha256 from sources where id = 1")
    names = ("1.txt", str(path.parent / "1.txt"), sha256, sha256[:8].upper(), "1")
    assert {sha256} == {correct(path, name, Facts(label="2")).sha256 for name in names}


def test_a_digest_that_two_share_is_refused(path):
    with open_to_write(path) as conn:
        conn.execute("update sources set sha256 = 'abcdef' || id")
    with pytest.raises(DataError):
        correct(path, "abcdef", Facts(label="2"))


def test_a_withdrawn_source_leaves_lists_and_indexes_but_not_the_raw_page(path):
    withdraw(path, "1.txt")
    assert [("另一则消息",)] == rows(path, "select headline from articles")
    assert [] == rows(
        path, "select rowid from articles_grams where articles_grams match '\"合龙\"'"
    )
    assert [(PAGE,)] == rows(path, "select raw from pages where source_id = 1")
    assert [("withdrawn 1/1/1", None), ("withdrawn 1/1/2", None)] == rows(
        path, "select reason, see_uid from uids where article_id is null order by 1"
    )


def test_withdrawing_twice_keeps_the_first_date(path):
    withdraw(path, "1.txt")
    before = rows(path, "select withdrawn_at from sources")
    withdraw(path, "1.txt")
    assert before == rows(path, "select withdrawn_at from sources")
