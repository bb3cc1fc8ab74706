"""ingest on folders of files: what goes in, what does not, and the count of both."""

import sqlite3
import sys
from concurrent.futures import Future
from contextlib import closing

import pytest

import hand
from dibao.archive import digest
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.correct import correct, withdraw
from dibao.errors import DataError, LockedError, NoInputError, UsageError
from dibao.ingest import Given, Origin, Status, Way, dry_run, ingest, restore
from dibao.ingest.asking import Run
from dibao.ingest.flight import Asked
from dibao.ingest.given import MOST_BYTES, opened
from dibao.ingest.inline import Inline
from dibao.ingest.landing import landed
from dibao.model import Facts
from dibao.read import find
from needs import require

PAGE = """山前日报 2024年1月18日 星期四 第01版 要闻

长桥北引桥合龙
本报讯（记者 林一舟）昨日上午，长桥北引桥顺利合龙，这是全线控制性工程。
施工人员告诉记者，桥面铺装将于下月开始。
"""


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, 4):
        page = PAGE.replace("第01版", f"第0{number}版").replace("下月", f"{number}月")
        (folder / f"{number}.txt").write_text(page, "utf-8")
    return folder


def counts(summary):
    return summary.seen, summary.new, summary.unchanged, summary.problems


def rows(archive, sql):
    conn = open_to_read(archive)
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def content(archive):
    conn = open_to_read(archive)
    try:
        return digest.of_content(conn)
    finally:
        conn.close()


def test_a_folder_goes_in(archive, folder):
    summary = ingest(archive, [folder], given=Given(hand.FACTS))
    assert (3, 3, 0, 0) == counts(summary)
    assert (3, 3) == (summary.pages, summary.articles)
    assert [("山前日报", "2024-01-18", 3)] == rows(
        archive,
        """select name, date, count(*) from pages join issues on issues.id = issue_id
        join titles on titles.id = title_id group by 1, 2""",
    )


def test_the_same_folder_again_changes_not_one_byte(archive, folder):
    ingest(archive, [folder])
    before = archive.read_bytes()
    assert (3, 0, 3, 0) == counts(ingest(archive, [folder]))
    assert before == archive.read_bytes()


def test_the_same_bytes_elsewhere_add_a_path_and_nothing_else(archive, folder):
    ingest(archive, [folder])
    before = content(archive)
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    assert (4, 0, 4, 0) == counts(ingest(archive, [folder]))
    assert before == content(archive)
    assert [("pages/1.txt",), ("pages/copy.txt",)] == rows(
        archive, "select path from source_paths where source_id = 1"
    )


def test_a_changed_file_supersedes_itself(archive, folder):
    ingest(archive, [folder])
    before = rows(archive, "select uid from articles order by uid")
    page = folder / "1.txt"
    page.write_text(page.read_text("utf-8").replace("铺装", "铺设"), "utf-8")
    assert (3, 1, 2, 0) == counts(ingest(archive, [folder]))
    assert before == rows(archive, "select uid from articles order by uid")
    assert [(4,)] == rows(archive, "select count(*) from pages")


def test_a_copy_keeps_the_page_when_the_other_file_changes(archive, folder):
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    ingest(archive, [folder])
    (folder / "copy.txt").write_text(
        "另一件事\n与之前的毫无关系，内容全新。\n", "utf-8"
    )
    ingest(archive, [folder])
    assert [(0,)] == rows(
        archive, "select count(*) from pages where superseded_by is not null"
    )


def test_what_moved_on_stays_whole_though_its_name_was_given_away(archive, folder):
    first, last = folder / "1.txt", folder / "4.txt"
    ingest(archive, [first])
    before = rows(archive, "select raw from pages")
    first.rename(last)
    first.write_text(PAGE.replace("合龙", "通车"), "utf-8")
    declared = Given(encoding="utf-8")  # so that it is looked at again, and found so
    moved = ingest(archive, [first, last], given=declared, way=Way(workers=1))
    assert (2, 2, 0, 0) == counts(moved)
    assert before == rows(
        archive,
        """select raw from pages p join source_paths sp on sp.source_id = p.source_id
        where superseded_by is null and is_current and path like '%4.txt'""",
    )
    assert 2 == len(rows(archive, "select id from articles where kind = 'article'"))


def test_a_file_changed_and_changed_back_is_as_it_was(archive, folder):
    ingest(archive, [folder])
    before = rows(archive, "select uid, digest from articles order by uid")
    page = folder / "1.txt"
    text = page.read_text("utf-8")
    for now in ("另一件事\n与之前的毫无关系。\n", text):
        page.write_text(now, "utf-8")
        ingest(archive, [folder])
    assert before == rows(archive, "select uid, digest from articles order by uid")


def test_a_bad_file_is_a_problem_and_the_others_go_in(archive, folder):
    (folder / "2.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "0.txt").write_bytes(b"")
    seen = []
    summary = ingest(archive, [folder], way=Way(progress=seen.append))
    assert (4, 2, 0, 2) == counts(summary)
    assert 4 == len(seen)
    assert [("pages/0.txt", 1), ("pages/2.txt", 1)] == rows(
        archive, "select path, tries from problems order by path"
    )


def test_what_the_bytes_alone_decide_is_tried_once_and_then_waits(archive, folder):
    (folder / "0.txt").write_bytes(b"")
    for _ in range(3):
        assert 1 == ingest(archive, [folder]).problems
    assert [(1,)] == rows(archive, "select tries from problems")
    ingest(archive, [folder], given=Given(retry=True))
    assert [(2,)] == rows(archive, "select tries from problems")


def test_what_another_encoding_may_cure_is_tried_in_it(archive, folder):
    (folder / "0.txt").write_bytes(b"\x00" * 999)
    ingest(archive, [folder])
    ingest(archive, [folder / "0.txt"], given=Given(encoding="gb18030"))
    assert [(2,)] == rows(archive, "select tries from problems")


def test_bad_files_seen_again_change_not_one_byte(archive, folder):
    (folder / "0.txt").write_bytes(b"")
    (folder / "4.pdf").write_bytes(b"\x01\x02\x03")
    (folder / "5.txt").write_bytes(b"x" * (MOST_BYTES + 1))
    assert 3 == ingest(archive, [folder]).problems
    before = archive.read_bytes()
    assert 3 == ingest(archive, [folder]).problems
    assert before == archive.read_bytes()


def test_a_problem_that_is_mended_is_forgotten(archive, folder):
    (folder / "0.txt").write_bytes(b"")
    ingest(archive, [folder])
    (folder / "0.txt").write_text(PAGE.replace("长桥", "短桥"), "utf-8")
    assert 0 == ingest(archive, [folder]).problems
    assert [] == rows(archive, "select * from problems")


def test_a_file_spoiled_later_leaves_the_old_page_standing(archive, folder):
    ingest(archive, [folder])
    before = content(archive)
    (folder / "1.txt").write_bytes(b"")
    assert (3, 0, 2, 1) == counts(ingest(archive, [folder]))
    assert before == content(archive)


@pytest.fixture
def giant(folder):
    """Return a file one byte larger than may be; it takes no room on the disk."""
    path = folder / "0.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    return path


def test_a_giant_is_a_problem_and_the_others_go_in(archive, folder, giant):
    assert (4, 3, 0, 1) == counts(ingest(archive, [folder]))
    assert [(f"pages/{giant.name}", "open", "too-large")] == rows(
        archive, "select path, stage, code from problems"
    )
    assert 3 == len(rows(archive, "select id from sources"))


def test_a_dry_run_says_that_a_giant_is_too_large(archive, giant):
    (shown,) = dry_run(archive, [giant])
    assert (Status.PROBLEM, "too-large") == (shown.status, shown.problem.code)


def test_a_file_may_have_just_as_many_bytes_as_may_be(folder, monkeypatch):
    path = folder / "1.txt"
    size = path.stat().st_size
    monkeypatch.setattr("dibao.ingest.given.MOST_BYTES", size)
    assert size == len(opened(path).data)
    monkeypatch.setattr("dibao.ingest.given.MOST_BYTES", size - 1)
    with pytest.raises(DataError, match="too large") as caught:
        opened(path)
    assert "too-large" == caught.value.code


def test_other_files_are_passed_over_and_not_seen(archive, folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    summary = ingest(archive, [folder])
    assert (3, 1) == (summary.seen, summary.skipped)


def test_a_missing_path_makes_no_archive(archive, tmp_path):
    with pytest.raises(NoInputError):
        ingest(archive, [tmp_path / "nowhere"])
    assert not archive.exists()


def test_an_unknown_encoding_ends_the_run(archive, folder):
    with pytest.raises(UsageError):
        ingest(archive, [folder], given=Given(encoding="klingon"))
    assert [(0,)] == rows(archive, "select count(*) from sources")


def test_a_withdrawn_file_stays_withdrawn(archive, folder):
    ingest(archive, [folder])
    withdraw(archive, str(folder / "1.txt"))
    before = content(archive)
    seen = []
    ingest(archive, [folder], way=Way(progress=seen.append))
    assert before == content(archive)
    assert ["withdrawn", "", ""] == [outcome.note for outcome in seen]


@pytest.fixture
def misread(archive, tmp_path):
    """Return a page in an archive, read in an encoding that it is not in."""
    page = tmp_path / "1.txt"
    page.write_text(PAGE * 2, "gb18030")
    ingest(archive, [page], given=Given(encoding="latin-1"))
    assert [("iso8859-1",)] == rows(archive, "select encoding from sources")
    return page


def test_a_page_read_in_the_wrong_encoding_is_cured(archive, misread, tmp_path):
    assert (1, 1, 0, 0) == counts(
        ingest(archive, [misread], given=Given(encoding="gbk"))
    )
    right = tmp_path / "right.db"
    ingest(right, [misread], given=Given(encoding="gbk"))
    assert content(right) == content(archive)
    assert [("gb18030",)] == rows(archive, "select encoding from sources")


def test_the_same_declared_encoding_again_changes_not_one_byte(archive, misread):
    for encoding in ("gbk", "gb18030"):
        ingest(archive, [misread], given=Given(encoding="gb18030"))
        before = archive.read_bytes()
        again = ingest(archive, [misread], given=Given(encoding=encoding))
        assert (1, 0, 1, 0) == counts(again)
        assert before == archive.read_bytes()


def test_what_was_set_outlives_another_reading(archive, misread):
    correct(archive, "1.txt", Facts("河湾晚报", label="7"))
    ingest(archive, [misread], given=Given(encoding="gbk"))
    assert [("河湾晚报", "2024-01-18", "7", "要闻")] == rows(
        archive,
        """select name, date, label, section from pages
        join issues on issues.id = issue_id join titles on titles.id = title_id""",
    )


def test_what_was_set_outlives_that_its_file_held_something_else(archive, folder):
    first = folder / "1.txt"
    old = first.read_bytes()
    ingest(archive, [first])
    correct(archive, "pages/1.txt", Facts("河湾晚报"))
    before = content(archive)
    first.write_text(PAGE.replace("合龙", "通车"), "utf-8")
    ingest(archive, [first])
    assert before != content(archive)
    (folder / "9.txt").write_bytes(old)
    ingest(archive, [folder / "9.txt"])
    titles = """select name from pages join issues on issues.id = issue_id
        join titles on titles.id = title_id where superseded_by is null order by 1"""
    assert [("山前日报",), ("河湾晚报",)] == rows(archive, titles)


def test_an_encoding_it_is_not_in_leaves_the_old_page_standing(archive, folder):
    ingest(archive, [folder / "1.txt"])
    before = content(archive)
    spoiled = ingest(archive, [folder / "1.txt"], given=Given(encoding="ascii"))
    assert (1, 0, 0, 1) == counts(spoiled)
    assert (1, 0, 1, 0) == counts(ingest(archive, [folder / "1.txt"]))
    assert [] == rows(archive, "select * from problems")
    assert before == content(archive)


def test_another_encoding_brings_nothing_withdrawn_back(archive, misread):
    withdraw(archive, "1.txt")
    before = content(archive)
    ingest(archive, [misread], given=Given(encoding="gbk"))
    assert before == content(archive)


def test_a_dry_run_shows_what_another_encoding_would_make_of_it(archive, misread):
    correct(archive, "1.txt", Facts("河湾晚报"))
    before = archive.read_bytes()
    (shown,) = dry_run(archive, [misread], given=Given(encoding="gbk"))
    assert (Status.NEW, "gb18030") == (shown.status, shown.encoding)
    assert "河湾晚报" == shown.pages[0].facts.title
    assert ("title", Origin.ARCHIVE) in shown.pages[0].origins
    assert ("section", Origin.FURNITURE) in shown.pages[0].origins
    ingest(archive, [misread], given=Given(encoding="gbk"))
    (shown,) = dry_run(archive, [misread], given=Given(encoding="gbk"))
    assert Status.UNCHANGED == shown.status
    assert before != archive.read_bytes()


def uids(archive):
    return rows(archive, "select uid, digest from articles order by uid")


def test_what_was_withdrawn_is_restored_without_its_file(archive, folder):
    ingest(archive, [folder])
    correct(archive, "pages/1.txt", Facts("河湾晚报", label="7"))
    before = content(archive), uids(archive)
    withdraw(archive, "pages/1.txt")
    (folder / "1.txt").unlink()
    assert 1 == restore(archive, "pages/1.txt").pages
    assert before == (content(archive), uids(archive))
    assert [] == rows(archive, "select uid from uids where reason <> ''")


def test_inherited_addresses_come_back_too(archive, folder):
    ingest(archive, [folder])
    page = folder / "1.txt"
    page.write_text(page.read_text("utf-8").replace("铺装", "铺设"), "utf-8")
    ingest(archive, [folder])
    before = uids(archive)
    withdraw(archive, "pages/1.txt")
    restore(archive, "pages/1.txt")
    assert before == uids(archive)


def test_restoring_what_is_not_withdrawn_changes_not_one_byte(archive, folder):
    ingest(archive, [folder])
    before = archive.read_bytes()
    restore(archive, "pages/1.txt")
    assert before == archive.read_bytes()


def test_what_its_file_no_longer_holds_is_not_restored(archive, folder):
    ingest(archive, [folder])
    ((old,),) = rows(archive, "select sha256 from sources where id = 1")
    withdraw(archive, old)
    page = folder / "1.txt"
    kept = page.read_bytes()
    page.write_text("另一件事\n与之前的毫无关系。\n", "utf-8")
    ingest(archive, [folder])
    with pytest.raises(UsageError, match="something else"):
        restore(archive, old)
    (folder / "copy.txt").write_bytes(kept)
    ingest(archive, [folder])
    restore(archive, old)
    assert [(4,)] == rows(
        archive, "select count(*) from pages where superseded_by is null"
    )


def test_options_go_over_the_pattern_and_the_pattern_over_the_page(archive, folder):
    target = folder / "河湾晚报" / "2023-05-06"
    target.mkdir(parents=True)
    (target / "7.txt").write_text(PAGE, "utf-8")
    given = Given(Facts(label="9"), pattern="{title}/{date:%Y-%m-%d}/{page}.txt")
    ingest(archive, [target], given=given)
    assert [("河湾晚报", "2023-05-06", "9")] == rows(
        archive,
        """select name, date, label from pages
        join issues on issues.id = issue_id join titles on titles.id = title_id""",
    )


def test_a_dry_run_knows_what_is_in(archive, folder):
    ingest(archive, [folder / "1.txt"])
    (folder / "0.txt").write_bytes(b"")
    assert [Status.PROBLEM, Status.UNCHANGED, Status.NEW, Status.NEW] == [
        shown.status for shown in dry_run(archive, [folder])
    ]


def test_an_interrupt_keeps_what_is_done(archive, folder):
    def stop(_):
        raise KeyboardInterrupt

    for number in range(4, 80):
        page = PAGE.replace("下月", f"第{number}周")
        (folder / f"{number}.txt").write_text(page, "utf-8")
    summary = ingest(archive, [folder], way=Way(progress=stop))
    assert 130 == summary.interrupted
    assert 0 < summary.seen < 79
    assert [(summary.new,)] == rows(archive, "select count(*) from sources")


def test_an_archive_kept_by_a_reader_is_no_file_s_problem(archive, folder):
    """Who reads may have gone again by the time that the problem would be noted."""
    found = next(iter(find([folder])))
    answer = Future()
    answer.set_exception(LockedError("another program has been reading"))
    with open_to_write(archive, create=True) as conn:
        run = Run(conn, archive, Given(), Way(), Inline(), lambda _: Facts(), "")
        with pytest.raises(LockedError):
            landed(run, Asked(found, "0" * 64, 1, answer=answer))
    assert [] == rows(archive, "select * from problems")


def test_a_bug_of_ours_spoils_one_file_and_not_the_run(archive, folder):
    ingest(archive, [folder / "1.txt"])
    conn = sqlite3.connect(archive)
    conn.execute(
        """create trigger broken before insert on blocks
        when new.role = 'body' and (select text from texts
          where article_id = new.article_id) like '%2月%'
        begin select raise(abort, 'broken'); end"""
    )
    conn.commit()
    conn.close()
    assert (3, 1, 1, 1) == counts(ingest(archive, [folder]))
    assert [("pages/2.txt", "archive", "bug")] == rows(
        archive, "select path, stage, code from problems"
    )
    assert [("pages/1.txt",), ("pages/3.txt",)] == rows(
        archive,
        """select path from pages join source_paths using (source_id)
        join articles on page_id = pages.id where kind <> 'furniture' order by path""",
    )


def test_a_file_with_a_name_in_no_encoding_goes_in(archive, folder):
    require(sys.platform == "linux", "only Linux has names in no encoding")
    name = folder / b"\xb1\xa8.txt".decode(errors="surrogateescape")
    name.write_text(PAGE.replace("长桥", "新桥"), "utf-8")
    assert 1 == ingest(archive, [name]).new
    assert [(b"pages/\xb1\xa8.txt", "pages/??.txt")] == rows(
        archive, "select path_bytes, path from source_paths"
    )


def test_a_run_that_changed_nothing_leaves_no_row(archive, folder):
    ingest(archive, [folder])
    ingest(archive, [folder])
    assert [(3, 3, 0, 0)] == rows(
        archive, "select seen, new, unchanged, problems from runs"
    )


def test_a_dry_run_reads_on_where_the_making_of_the_archive_was_killed(archive, folder):
    with closing(sqlite3.connect(archive)) as conn:
        conn.execute("pragma application_id = 1")  # a file that has no table yet
    before = archive.read_bytes()
    shown = list(dry_run(archive, [folder]))
    assert [Status.NEW] * 3 == [one.status for one in shown]
    assert before == archive.read_bytes() != b""


def test_a_dry_run_says_who_says_what_and_writes_nothing(archive, folder):
    (shown,) = dry_run(archive, [folder / "1.txt"], given=Given(Facts(label="9")))
    (page,) = shown.pages
    assert not archive.exists()
    assert Status.NEW == shown.status
    assert Facts("山前日报", hand.FACTS.date, "9", "要闻") == page.facts
    assert {
        "title": Origin.FURNITURE,
        "date": Origin.FURNITURE,
        "label": Origin.OPTION,
        "section": Origin.FURNITURE,
    } == dict(page.origins)


def test_an_index_that_most_came_into_is_in_one_piece(archive, folder):
    for number in range(4, 200):
        page = PAGE.replace("下月", f"第{number}周")
        (folder / f"{number}.txt").write_text(page, "utf-8")
    ingest(archive, [folder])
    assert [(1,)] == rows(
        archive, "select count(distinct segid) from articles_grams_idx"
    )
    assert [(0,)] == rows(archive, "pragma freelist_count")
