"""An archive that is read while it is written."""

import sqlite3
from contextlib import closing

import pytest

import hand
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.transaction import commit, whole
from dibao.errors import CannotWriteError, LockedError

COUNT = "select count(*) from pages"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.db"
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood("长桥合龙\n昨日合龙。\n"))
        commit(conn)
    return path


def add(conn, path, number):
    page = hand.understood(f"第{number}则\n与其他的不相干{number}。\n")
    hand.admit(conn, path, f"{number}.txt", page)


def test_a_reader_sees_what_was_committed_and_nothing_else(path):
    with closing(open_to_read(path)) as reader, open_to_write(path) as conn:
        found = [reader.execute(COUNT).fetchone()[0]]
        add(conn, path, 2)
        found.append(reader.execute(COUNT).fetchone()[0])
        commit(conn)
        found.append(reader.execute(COUNT).fetchone()[0])
    assert [1, 1, 2] == found


def test_a_reader_in_the_middle_of_reading_stops_no_writer(path):
    with open_to_write(path) as conn:
        add(conn, path, 2)
        commit(conn)
        with closing(open_to_read(path)) as reader:
            reading = reader.execute("select id from articles")
            reading.fetchone()
            add(conn, path, 3)
            commit(conn)
            assert 1 == len(reading.fetchall())
    assert [(3,)] == closing_rows(path)


def closing_rows(path):
    with closing(open_to_read(path)) as conn:
        return conn.execute(COUNT).fetchall()


def test_an_archive_that_a_reader_held_open_is_whole(path):
    with closing(open_to_read(path)) as reader:
        reader.execute(COUNT).fetchone()
        with open_to_write(path) as conn:
            add(conn, path, 2)
            commit(conn)
    assert [(2,)] == closing_rows(path)


def test_a_reader_cannot_write(path):
    with (
        closing(open_to_read(path)) as conn,
        pytest.raises(Exception, match="readonly"),
    ):
        conn.execute("delete from pages")


def test_an_error_inside_rolls_back_to_the_last_whole_source(path):
    def fail(conn):
        with whole(conn):
            conn.execute("update titles set name = 'x'")
            raise RuntimeError

    with open_to_write(path) as conn:
        add(conn, path, 2)
        with pytest.raises(RuntimeError):
            fail(conn)
        commit(conn)
    with closing(open_to_read(path)) as conn:
        assert [("山前日报",)] == conn.execute("select name from titles").fetchall()
    assert [(2,)] == closing_rows(path)


def test_an_archive_that_another_program_writes_is_locked(path):
    def write():
        with open_to_write(path) as conn:
            conn.execute("pragma busy_timeout = 0")
            add(conn, path, 2)

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(LockedError):
            write()


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_a_folder_that_is_none_is_said(tmp_path, folder):
    (tmp_path / "file").write_text("no folder", "utf-8")
    with (
        pytest.raises(CannotWriteError, match=folder),
        open_to_write(tmp_path / folder / "a.db", create=True),
    ):
        pass
