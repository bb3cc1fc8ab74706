import os
import sys

import pytest

from dibao.errors import NoInputError
from dibao.read import Found, find

no_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a privilege on Windows"
)


def test_a_folder_is_walked_as_a_person_counts(tmp_path):
    names = ["10.txt", "2.txt", "2.TXT.txt", "A12版.txt", "A3版.txt", "b/1.txt"]
    make(tmp_path, *names)
    found = [path.relative_to(tmp_path).as_posix() for path in readable(tmp_path)]
    assert ["2.txt", "2.TXT.txt", "10.txt", "A3版.txt", "A12版.txt", "b/1.txt"] == found


def test_a_folder_stands_in_order_among_its_files(tmp_path):
    make(tmp_path, "1.txt", "2/1.txt", "3.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in readable(tmp_path)]
    assert ["1.txt", "2/1.txt", "3.txt"] == found


def test_a_suffix_counts_in_capitals_too(tmp_path):
    make(tmp_path, "1.TXT")
    assert [Found(tmp_path / "1.TXT", "text")] == list(find([tmp_path]))


def test_a_file_that_no_reader_reads_is_reported_not_lost(tmp_path):
    make(tmp_path, "1.txt", "1.jpg")
    assert [
        Found(tmp_path / "1.jpg", skipped="other"),
        Found(tmp_path / "1.txt", "text"),
    ] == list(find([tmp_path]))


def test_a_file_named_by_itself_is_always_read(tmp_path):
    make(tmp_path, "page3")
    assert [Found(tmp_path / "page3", "text")] == list(find([tmp_path / "page3"]))


def test_hidden_files_and_folders_are_not_there(tmp_path):
    make(tmp_path, ".DS_Store", ".git/1.txt", "._1.txt")
    assert [] == list(find([tmp_path]))


def test_paths_come_in_the_order_given(tmp_path):
    make(tmp_path, "1.txt", "2.txt")
    given = [tmp_path / "2.txt", tmp_path / "1.txt"]
    assert given == [found.path for found in find(given)]


def test_a_missing_path_stops_before_the_walk(tmp_path):
    make(tmp_path, "1.txt")
    with pytest.raises(NoInputError, match=r"2\.txt: no such file"):
        find([tmp_path / "1.txt", tmp_path / "2.txt"])


def test_very_deep_folders_are_walked(tmp_path):
    deep = "/".join(["d"] * 300) + "/1.txt"
    make(tmp_path, deep)
    assert [tmp_path / deep] == readable(tmp_path)


@no_links
def test_a_loop_of_links_ends(tmp_path):
    make(tmp_path, "a/1.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    assert [
        Found(tmp_path / "a" / "1.txt", "text"),
        Found(tmp_path / "a" / "back", skipped="link"),
    ] == list(find([tmp_path]))


@no_links
def test_a_link_inside_a_folder_is_reported_and_not_followed(tmp_path):
    make(tmp_path, "out.txt", "in/1.txt")
    (tmp_path / "in" / "2.txt").symlink_to(tmp_path / "out.txt")
    assert Found(tmp_path / "in" / "2.txt", skipped="link") in find([tmp_path / "in"])


@no_links
def test_a_link_named_by_itself_is_followed(tmp_path):
    make(tmp_path, "in/1.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert [tmp_path / "link" / "1.txt"] == readable(tmp_path / "link")


@no_links
def test_a_link_to_nothing_is_no_input(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(NoInputError):
        find([tmp_path / "link"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "1.txt")
    assert [Found(tmp_path / "1.txt", skipped="special")] == list(find([tmp_path]))


@pytest.mark.parametrize(
    ("error", "code"), [(PermissionError, "permission"), (OSError, "unreadable")]
)
def test_a_folder_that_cannot_be_opened_is_reported(tmp_path, monkeypatch, error, code):
    make(tmp_path, "shut/1.txt", "2.txt")
    scandir = os.scandir

    def refuse(path):
        if path.name == "shut":
            raise error(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may open everything
    assert [
        Found(tmp_path / "2.txt", "text"),
        Found(tmp_path / "shut", skipped=code),
    ] == list(find([tmp_path]))


def test_what_is_named_as_a_pdf_is_to_be_read_as_one(tmp_path):
    make(tmp_path, "1.pdf", "2.PDF")
    assert [Found(tmp_path / "1.pdf", "pdf"), Found(tmp_path / "2.PDF", "pdf")] == list(
        find([tmp_path])
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_named_by_itself_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "1.txt")
    assert [Found(tmp_path / "1.txt", skipped="special")] == list(
        find([tmp_path / "1.txt"])
    )


def make(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("新闻", encoding="utf-8")


def readable(folder):
    return [found.path for found in find([folder]) if not found.skipped]
