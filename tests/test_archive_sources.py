"""Paths as the archive keeps them, and files that come, change and go."""

from pathlib import Path

import pytest

import hand
from dibao.archive import sources, uids
from dibao.archive.connect import open_to_write
from dibao.archive.sources import Standing, located
from dibao.archive.uids import Known

PAGE = "长桥合龙\n北引桥昨日合龙。\n"


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ("pages/1.txt", "home/pages/1.txt"),
        ("pages/1.txt", "home/x/../pages/1.txt"),
        ("1.txt", "home/1.txt"),
    ],
)
def test_a_path_below_the_archive_s_folder_moves_with_it(tmp_path, expected, path):
    assert expected == located(tmp_path / path, tmp_path / "home/a.db").path


@pytest.mark.parametrize("path", ["other/1.txt", "1.txt", "home2/1.txt"])
def test_a_path_elsewhere_is_whole(tmp_path, path):
    found = located(tmp_path / path, tmp_path / "home/a.db").path
    assert (tmp_path / path).as_posix() == found


def test_a_relative_path_means_the_same_from_every_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = located(Path("p/1.txt"), Path("a.db"))
    assert here == located(tmp_path / "p/1.txt", tmp_path / "a.db")


def test_a_source_is_superseded_once_no_file_holds_its_bytes(tmp_path):
    path = tmp_path / "a.db"
    old, new = hand.understood(PAGE), hand.understood(PAGE + "新的一行。\n")
    with open_to_write(path, create=True) as conn:
        first = hand.admit(conn, path, "1.txt", old)
        sources.move(conn, located(tmp_path / "2.txt", path), first)
        hand.admit(conn, path, "1.txt", new)
        ((sha256,),) = conn.execute("select sha256 from sources where id = ?", (first,))
        found = [sources.standing(conn, sha256)[0]]
        hand.admit(conn, path, "2.txt", new)
        found.append(sources.standing(conn, sha256)[0])
    assert [Standing.CURRENT, Standing.SUPERSEDED] == found


def test_bytes_nobody_handed_in_are_unknown(tmp_path):
    with open_to_write(tmp_path / "a.db", create=True) as conn:
        assert (Standing.UNKNOWN, 0) == sources.standing(conn, "00")


LONG = "北引桥昨日合龙，施工人员说桥面铺装下月开始。"


def test_the_larger_part_of_a_split_article_is_its_heir():
    old = [Known("a", LONG)]
    new = {(1, 1): LONG[:8], (1, 2): LONG[8:]}
    assert {(1, 2): old[0]} == uids.heirs(old, new)


def test_half_or_less_is_not_enough_to_inherit():
    assert {} == uids.heirs([Known("a", LONG)], {(1, 1): LONG[: len(LONG) // 2]})


def test_of_two_alike_each_has_one_heir():
    old = [Known("a", LONG), Known("b", LONG)]
    found = uids.heirs(old, {(1, 1): LONG, (1, 2): LONG, (1, 3): LONG})
    assert {"a", "b"} == {known.uid for known in found.values()}
    assert 2 == len(found)


def test_blanks_do_not_make_another_text():
    spaced = " ".join(LONG)
    assert [(1, 1)] == list(uids.heirs([Known("a", LONG)], {(1, 1): spaced}))
