"""Page PDFs into an archive: what they print, what cannot be read, and no file kept."""

import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from bare_pdf import TEXT, issue, locked, put
from dibao import open_archive
from dibao.archive import digest
from dibao.archive.connect import open_to_read
from dibao.archive.exporting import export
from dibao.archive.importing import import_
from dibao.archive.verifying import verify
from dibao.cli import main
from dibao.ingest import Given, Status, Way, dry_run, ingest, rebuild
from samples import PAGES

ISSUE = PAGES / "yangang-20060324.pdf"
NEWS = put("昨天新桥通车，市民在桥上走了一天，说这是多年来最好的消息。", 50, 100)
MORE = put("今天新桥上又多了一条公共汽车线路，老人孩子都说出门方便了。", 50, 100)
LACKING = "select page, code, source_id from problems order by page"


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def rows(path, query):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(query).fetchall()


def content(path):
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def told_again(path, other):
    """Make another archive of what one says."""
    said = io.BytesIO()
    export(path, said)
    said.seek(0)
    import_(other, said)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return an archive in which there is one issue of four pages, in one PDF."""
    path = tmp_path_factory.mktemp("pdf") / "a.db"
    ingest(path, [ISSUE])
    return path


def test_each_page_of_an_issue_is_a_page_of_its_day(filled):
    assert [
        (1, "1", "雁岗周报", "2006-03-24"),
        (2, "2", "雁岗周报", "2006-03-24"),
        (3, "3", "雁岗周报", "2006-03-24"),
        (4, "4", "雁岗周报", "2006-03-24"),
    ] == rows(
        filled,
        """select p.sequence, p.label, t.name, i.date from pages p
        join issues i on i.id = p.issue_id join titles t on t.id = i.title_id
        order by p.sequence""",
    )


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        (("", "第2版", "第3版"), ["1", "2", "3"]),
        (("", "A02版", "A03版"), ["A1", "A2", "A3"]),
        (("", "第2版", ""), ["", "2", ""]),
        (("", "第3版", "第4版"), ["", "3", "4"]),
        (("", "第2版", "第4版"), ["", "2", "4"]),
        (("", "第12版", "第13版"), ["", "12", "13"]),
    ],
)
def test_a_page_without_a_number_has_the_one_that_the_others_leave_it(
    tmp_path, printed, labels
):
    path = tmp_path / "a.pdf"
    path.write_bytes(issue(*(NEWS + put(one, 50, 40) for one in printed)))
    (shown,) = dry_run(tmp_path / "a.db", [path])
    assert labels == [page.facts.label for page in shown.pages]


def test_what_is_printed_is_found(filled):
    with open_archive(filled) as archive:
        hits = archive.search("headline:没响警报").hits
    assert [("消防车为什么没响警报", "2006-03-24")] == [
        (hit.headline, hit.date) for hit in hits
    ]


def test_the_file_is_not_kept_but_where_its_lines_stand_is(filled):
    assert [] == rows(filled, "select * from source_bytes")
    assert [(4,)] == rows(filled, "select count(*) from pages where layout is not null")
    assert 0 < len(rows(filled, "select box from blocks where box is not null"))


def test_a_rebuilt_archive_says_the_same(filled):
    before = content(filled)
    rebuild(filled)
    assert before == content(filled)
    assert [] == [found for found in verify(filled) if found.is_damage]


def test_an_exported_archive_says_the_same(filled, tmp_path):
    told_again(filled, tmp_path / "b.db")
    assert content(filled) == content(tmp_path / "b.db")


def test_a_damaged_page_is_read_again_from_its_file_as_verify_says(filled, tmp_path):
    path = Path(shutil.copy(filled, tmp_path / "a.db"))
    shutil.copy(ISSUE, tmp_path)
    ingest(path, [tmp_path / ISSUE.name])
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("update pages set raw = raw || 'x' where sequence = 2")
        conn.commit()
    said = run("verify", path)
    assert 65 == said.exit_code
    (cure,) = (line for line in said.stdout.splitlines() if "dibao ingest" in line)
    assert cure.endswith(f"{ISSUE.name} --again")
    assert 1 == ingest(path, [tmp_path / ISSUE.name], given=Given(again=True)).new
    assert content(filled) == content(path)


def test_a_pdf_read_again_is_unchanged_where_it_reads_the_same(filled):
    before = filled.read_bytes()
    assert 1 == ingest(filled, [ISSUE], given=Given(again=True)).unchanged
    assert before == filled.read_bytes()
    (shown,) = dry_run(filled, [ISSUE], given=Given(again=True))
    assert Status.UNCHANGED is shown.status


def test_by_workers_it_is_the_same(filled, tmp_path):
    ingest(tmp_path / "a.db", [ISSUE], way=Way(workers=2))
    assert content(filled) == content(tmp_path / "a.db")


def test_again_it_is_unchanged(filled):
    before = filled.read_bytes()
    assert 1 == ingest(filled, [ISSUE]).unchanged
    assert before == filled.read_bytes()


def test_a_dry_run_shows_what_it_would_be(tmp_path):
    (shown,) = dry_run(tmp_path / "a.db", [ISSUE])
    assert (Status.NEW, [3, 3, 3, 3]) == (
        shown.status,
        [page.articles for page in shown.pages],
    )


def test_a_dry_run_says_what_only_the_file_tells(tmp_path):
    path = tmp_path / "山前日报20240118第3版.pdf"
    path.write_bytes(issue(NEWS))
    (shown,) = dry_run(tmp_path / "a.db", [path])
    assert {"title": "file", "date": "file", "label": "file", "section": "unknown"} == (
        dict(shown.pages[0].origins)
    )
    (of_issue,) = dry_run(tmp_path / "a.db", [ISSUE])
    assert ["furniture", "file", "file", "file"] == [
        dict(page.origins)["date"] for page in of_issue.pages
    ]


# Files of which a page cannot be read


OUTLINE = "40 40 500 700 re f\n"  # printed, but no text


def handed(tmp_path, *pages):
    """Return an archive that is to be, and a file of these pages."""
    path = tmp_path / "in" / "a.pdf"
    path.parent.mkdir()
    path.write_bytes(issue(*pages))
    return tmp_path / "a.db", path


@pytest.fixture
def lacking(tmp_path):
    """Return an archive that is to be, and a file whose second page needs OCR."""
    return handed(tmp_path, NEWS, OUTLINE)


def test_a_page_that_cannot_be_read_is_on_record_and_the_others_go_in(lacking):
    archive, path = lacking
    done = run("ingest", archive, path)
    assert 1 == done.exit_code
    assert "page 2: its text is drawn as shapes" in done.stderr
    assert "1 seen = 1 new + 0 unchanged + 0 problems; 1 page" in done.stdout
    assert "1 part not read" in done.stdout
    assert [(2, "needs-ocr", 1)] == rows(archive, LACKING)


def test_it_stays_on_record_as_long_as_the_file_is_the_same(lacking):
    archive, path = lacking
    for retry in (False, False, True):
        ingest(archive, [path])
        summary = ingest(archive, [path], given=Given(retry=retry))
        assert (1, 1) == (summary.unchanged, summary.unread)
    assert [(2, "needs-ocr", 1)] == rows(archive, LACKING)
    assert [(2,)] == rows(archive, "select tries from problems")


def test_a_page_that_is_read_in_part_is_in_and_on_record(tmp_path):
    archive, path = tmp_path / "a.db", tmp_path / "a.pdf"
    path.write_bytes(issue(NEWS + put(TEXT, 50, 200) + put("\ue012" * 20, 50, 300)))
    for again in (False, True, False):
        done = run("ingest", archive, path, *["--again"] * again)
        assert (1, True) == (done.exit_code, "page 1: read, but for 20" in done.stderr)
    assert [(1, "damaged", 1)] == rows(archive, LACKING)
    assert [(1,)] == rows(archive, "select count(*) from pages")
    path.write_bytes(issue(NEWS))
    assert 0 == run("ingest", archive, path).exit_code
    assert [] == rows(archive, LACKING)


def test_handed_in_again_with_such_a_page_it_changes_not_one_byte(lacking):
    archive, path = lacking
    ingest(archive, [path])
    before = archive.read_bytes()
    assert 1 == ingest(archive, [path]).unchanged
    assert before == archive.read_bytes()


def test_read_again_it_is_no_problem_of_the_whole_file(lacking):
    archive, path = lacking
    ingest(archive, [path])
    summary = ingest(archive, [path], given=Given(again=True))
    assert (1, 0, 1) == (summary.unchanged, summary.problems, summary.unread)


def test_it_is_past_when_the_file_is_another(lacking):
    archive, path = lacking
    ingest(archive, [path])
    path.write_bytes(issue(NEWS, MORE))
    assert (1, 0) == (ingest(archive, [path]).new, len(rows(archive, LACKING)))


def test_it_is_shown_with_its_page(lacking):
    archive, path = lacking
    ingest(archive, [path])
    said = run("problems", archive).stdout
    assert "needs-ocr" in said
    assert "page" in said.splitlines()[0]
    (line,) = run("problems", archive, "--json").stdout.splitlines()
    assert (2, "needs-ocr") == (json.loads(line)["page"], json.loads(line)["code"])


def test_it_survives_an_export_and_a_rebuild(lacking, tmp_path):
    archive, path = lacking
    ingest(archive, [path])
    rebuild(archive)
    told_again(archive, tmp_path / "b.db")
    assert (
        [(2, "needs-ocr", 1)]
        == rows(archive, LACKING)
        == rows(tmp_path / "b.db", LACKING)
    )


def test_clean_and_a_dry_run_say_it_too(lacking):
    archive, path = lacking
    done = run("clean", "--json", path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (65, 1) == (done.exit_code, len(first["articles"]))
    assert (2, "needs-ocr", []) == (
        second["sequence"],
        second["error"]["code"],
        second["articles"],
    )
    (shown,) = dry_run(archive, [path])
    assert [(2, "needs-ocr")] == [(one.page, one.code) for one in shown.lacking]
    assert 1 == run("ingest", archive, path, "--dry-run").exit_code


# Pages on which nothing is printed


def test_a_blank_page_is_on_record_and_said_and_no_fault(tmp_path):
    archive, path = handed(tmp_path, NEWS, "")
    for again in (False, True):
        done = run("ingest", archive, path, *["--again"] * again)
        assert 0 == done.exit_code
        is_said = "page 2: nothing is printed on it" in done.stderr
        assert is_said is not again  # once
        assert "added; 1 page blank\n" in done.stdout
        assert [(2, "blank", 1)] == rows(archive, LACKING)
    assert 0 == run("ingest", archive, path, "--dry-run").exit_code
    (line,) = run("problems", archive, "--json").stdout.splitlines()
    assert (2, "blank") == (json.loads(line)["page"], json.loads(line)["code"])


def test_clean_says_a_blank_page_and_calls_it_no_fault(tmp_path):
    _, path = handed(tmp_path, NEWS, "")
    done = run("clean", "--json", path)
    _, second = map(json.loads, done.stdout.splitlines())
    assert (0, "blank") == (done.exit_code, second["error"]["code"])


def test_beside_a_blank_page_another_that_is_not_read_is_a_fault(tmp_path):
    archive, path = handed(tmp_path, NEWS, "", OUTLINE)
    done = run("ingest", archive, path)
    assert (1, True) == (done.exit_code, "; 1 part not read; 1 page" in done.stdout)
    assert 65 == run("clean", path).exit_code


def test_a_file_of_which_no_page_can_be_read_does_not_go_in(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(issue("", ""))
    assert 1 == run("ingest", tmp_path / "a.db", path).exit_code
    assert [(0, "blank", None)] == rows(tmp_path / "a.db", LACKING)


def test_a_pdf_with_a_password_goes_in_with_it_and_not_without(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(locked(user="secret", owner="other"))
    assert 1 == ingest(tmp_path / "a.db", [path]).problems
    assert [(0, "encrypted", None)] == rows(tmp_path / "a.db", LACKING)
    done = run("ingest", tmp_path / "a.db", path, "--password", "secret")
    assert 0 == done.exit_code
    assert [] == rows(tmp_path / "a.db", LACKING)
    assert b"secret" not in (tmp_path / "a.db").read_bytes()
