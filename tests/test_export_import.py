"""An archive told in JSON lines and made of them again: F25, and damage on the way."""

import datetime
import io
import itertools
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import hand
import house
import readme
from dibao import desk, open_archive
from dibao.archive import problems, writer
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.correct import correct, withdraw
from dibao.archive.exporting import export, export_to
from dibao.archive.importing import import_
from dibao.archive.lines import read, written
from dibao.archive.preparing import prepared
from dibao.archive.problems import Problem
from dibao.archive.sources import Incoming, Location, located
from dibao.archive.transaction import commit
from dibao.cli import main
from dibao.errors import CannotWriteError, DataError
from dibao.ingest import ingest, restore
from dibao.model import Box, Facts

PAGES = Path(__file__).parent / "pages"
WORDS = "铝都新城 5 n\n望月桥\n"
ODD = """题|“引号”与\\反斜线\u2028\U0010ffff😀\x85\x1c
文|　　a\tb\u00a0c {"type":"archive"} ,"check":"0123456789abcdef"}\ufeff。"""
# Everything that is the same whatever the numbers of titles, issues, pages, blocks.
SEARCHED = """
select a.uid, t.name, a.date, p.label, a.kind, a.headline, a.digest
from articles a
join titles t on t.id = a.title_id
join pages p on p.id = a.page_id
order by a.id
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Return an archive in which there is one of everything."""
    path = tmp_path_factory.mktemp("full") / "a.db"
    names = ("undated-bus.txt", "undated-well.txt", "yunpi-20240305-01.txt")
    given = [path.parent / name for name in names]
    for page in given:
        page.write_bytes((PAGES / page.name).read_bytes())
    with open_to_write(path, create=True, dictionary=WORDS):
        pass
    ingest(path, given)
    with open_to_write(path) as conn:
        for name, text, known in (*house.PAGES, ("odd.txt", ODD, house.facts())):
            house.add(conn, path, name, (text, known))
        house.add(conn, path, "next.txt", (house.NEXT_DAY + "了", house.facts("甲")))
        put_odd_source(conn, path)
        trouble = Problem("read", "odd", "无法读取", 2, "ab" * 32, "0.1", 3)
        problems.note(conn, Location(b"\xb1\xa8.txt", "??.txt"), trouble)
        commit(conn)
    withdraw(path, "undated-well.txt")
    restore(path, "undated-well.txt")
    withdraw(path, "undated-bus.txt")
    withdraw(path, "old.txt")
    correct(path, "loose.txt", Facts("河湾报", datetime.date(1987, 3, 2), "B4"))
    return path


def put_odd_source(conn, path):
    """Store a source whose bytes are kept, whose path is no UTF-8, in two places."""
    page = hand.understood("长桥合龙\n全长。\n（下转第二版）\n")
    (article,) = page.segmented.articles
    boxed = replace(article.blocks[0], box=Box(1.5, 2, 3, 4.25))
    articles = (replace(article, blocks=(boxed, *article.blocks[1:])),)
    page = replace(page, segmented=replace(page.segmented, articles=articles))
    data = bytes(range(256))
    incoming = Incoming("cd" * 32, 256, "text", "gb18030", "text 1", data)
    place = Location(b"\xb1\xa8/1.txt", "??/1.txt")
    source_id = writer.admit(
        conn, incoming, prepared((page,), sha256=incoming.sha256), location=place
    )
    writer.add_path(conn, located(path.parent / "copy.txt", path), source_id)


def exported(path):
    out = io.BytesIO()
    export(path, out)
    return out.getvalue()


def imported(data, path):
    import_(path, io.BytesIO(data))
    return path


def rows(path, sql):
    with closing(open_to_read(path)) as conn:
        return conn.execute(sql).fetchall()


def vocabulary(path):
    """Return every token of both indexes and in how many articles it is."""
    with closing(sqlite3.connect(path)) as conn:
        for table in ("articles_grams", "articles_fts"):
            conn.execute(
                f"create virtual table temp.v_{table} using fts5vocab"
                f"(main, {table}, row)"
            )
        return conn.execute(
            """select 1, term, doc from temp.v_articles_grams
            union all select 2, term, doc from temp.v_articles_fts order by 1, 2"""
        ).fetchall()


def test_the_full_archive_has_one_of_everything(full):
    counts = (
        "select count(*) from sources where withdrawn_at is not null",
        "select count(*) from pages where superseded_by is not null",
        "select count(*) from source_bytes",
        "select count(*) from problems",
        "select count(*) from links",
        "select count(*) from uids where article_id is null",
        "select count(*) from edits",
        "select count(*) from issues where date is null",
        "select count(*) from articles where kind = 'furniture'",
        "select count(*) from blocks where box is not null",
        "select count(*) from runs",
        "select count(*) from meta where key = 'dictionary'",
    )
    assert [] == [sql for sql in counts if rows(full, sql) == [(0,)]]


# What a line says in other words than the column does; ids are not exported.
OTHERWISE = {"source_id": "source", "see_uid": "see", "title_id": "title"}
DERIVED = {"id", "issue_id", "page_id", "article_id"}
SUBJECT = {
    "runs": "run",
    "sources": "source",
    "issues": "issue",
    "pages": "page",
    "articles": "article",
    "uids": "uid",
    "problems": "problem",
}
WITHIN = {"meta", "source_paths", "source_bytes", "titles", "texts"}
WITHIN |= {"blocks", "spans", "edits", "links"}
ANEW = {"labels", "articles_keys", "articles_grams", "articles_fts", "seals"}


def test_every_table_is_exported_or_made_anew(full):
    with closing(sqlite3.connect(full)) as conn:
        found = {name for name, _ in readme.tables(conn)}
    assert found == SUBJECT.keys() | WITHIN | ANEW


@pytest.mark.parametrize("table", SUBJECT)
def test_every_column_is_exported(full, table):
    lines = (json.loads(line) for line in exported(full).splitlines())
    said = next(line for line in lines if line["type"] == SUBJECT[table])
    with closing(sqlite3.connect(full)) as conn:
        columns = dict(readme.tables(conn))[table].split()
    missing = {OTHERWISE.get(name, name) for name in columns} - said.keys()
    assert missing <= DERIVED


def test_f25_what_is_imported_is_exported_alike_to_the_byte(full, tmp_path):
    before = exported(full)
    assert before == exported(imported(before, tmp_path / "b.db"))


def test_f25_uids_citations_and_order_stay(full, tmp_path):
    path = imported(exported(full), tmp_path / "b.db")
    assert rows(full, SEARCHED) == rows(path, SEARCHED)
    with open_archive(full) as old, open_archive(path) as new:
        for uid, *_ in rows(full, SEARCHED):
            one, two = old.article(uid), new.article(uid)
            assert desk.citation(one) == desk.citation(two)
            assert one.article == two.article
        for query in ("候鸟", "标题:候鸟", "铝都 开工", "日期:2024", "版:B4"):
            first, second = old.search(query), new.search(query)
            assert first.hits == second.hits
            assert first.count == second.count


def test_f25_both_indexes_hold_the_same(full, tmp_path):
    path = imported(exported(full), tmp_path / "b.db")
    assert vocabulary(full) == vocabulary(path)


def test_what_was_withdrawn_can_be_put_back_after_an_import(full, tmp_path):
    path = imported(exported(full), tmp_path / "b.db")
    ((sha256,),) = rows(
        path,
        """select s.sha256 from sources s join source_paths p on p.source_id = s.id
        where p.path = 'undated-bus.txt'""",
    )
    gone = rows(path, "select uid from uids where reason glob 'withdrawn*'")
    restore(path, sha256)
    back = {uid for (uid,) in rows(path, "select uid from articles")}
    assert len(back & {uid for (uid,) in gone}) > 0


def test_an_imported_archive_goes_on_growing(full, tmp_path):
    path = imported(exported(full), tmp_path / "b.db")
    with open_to_write(path) as conn:
        house.add(conn, path, "more.txt", (house.OLD + "又", house.facts("青石报")))
        commit(conn)
    with open_archive(path) as opened:
        assert 1 == opened.count("青石水库")


def test_every_line_can_be_read_without_dibao(full):
    lines = [json.loads(line) for line in exported(full).splitlines()]
    articles = [line for line in lines if line["type"] == "article"]
    assert lines[0]["lines"]["article"] == len(articles)
    first = next(one for one in articles if one["headline"] == "铝都新城开工建设")
    assert ("山前日报", "2024-01-18", "1") == (
        first["title"],
        first["date"],
        first["label"],
    )
    (headline,) = [one for one in first["blocks"] if one["role"] == "headline"]
    assert first["headline"] == first["text"][headline["start"] : headline["end"]]
    assert [{"to": articles[articles.index(first) + 3]["uid"]}] != first["links"] != []


@pytest.mark.parametrize("step", range(9))
def test_a_changed_byte_is_found_on_its_line(full, tmp_path, step):
    before = exported(full)
    for number, start in enumerate(starts(before), start=1):
        if number % 9 != step:
            continue
        at = start + (number * 37) % 60
        data = bytearray(before)
        data[at] ^= 1
        with pytest.raises(DataError, match=f"line {number} is damaged"):
            imported(bytes(data), tmp_path / "b.db")
    assert [] == list(tmp_path.iterdir())


def starts(data):
    """Return where each line begins."""
    return [0, *itertools.accumulate(len(line) + 1 for line in data.split(b"\n")[:-2])]


def changed(whole, number, **said):
    """Return an export with one line, checks and all, saying something else."""
    lines = whole.splitlines(keepends=True)
    kind, before = read(lines[number - 1])
    lines[number - 1] = written(said.pop("type", kind), before | said)
    return b"".join(lines)


def number_of(data, kind):
    """Return the number of the first line of a type."""
    found = (json.loads(line)["type"] for line in data.splitlines())
    return next(n for n, one in enumerate(found, start=1) if one == kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("page", {"source": "none"}),
        ("page", {"title": "无此报"}),
        ("page", {"edits": {}}),
        ("page", {"edits": [1]}),
        ("page", {"sequence": []}),
        ("page", {"sequence": 1 << 64}),
        ("page", {"type": "poem"}),
        ("article", {"uid": None}),
        ("article", {"page": 99}),
        ("article", {"text": "改"}),
        ("article", {"kind": "poem"}),
        ("article", {"links": None}),
        ("article", {"blocks": [{"role": "body"}]}),
        ("article", {"boundary": 0.123}),
        ("source", {"id": None, "sha256": None}),
        ("source", {"data": "%%%"}),
        ("source", {"paths": [{"path": 3, "is_current": 1}]}),
        ("issue", {"title": None}),
        ("problem", {"path_bytes": "ü"}),
        ("archive", {"type": "uid"}),
        ("archive", {"lines": {}}),
        ("archive", {"digest": []}),
    ],
)
def test_a_line_that_says_what_cannot_be_is_refused(full, tmp_path, kind, said):
    data = exported(full)
    number = number_of(data, kind)
    what = "digest" if said == {"digest": []} else f"line {number} is damaged"
    with pytest.raises(DataError, match=what):
        imported(changed(data, number, **said), tmp_path / "b.db")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"type":[]}']
)
def test_a_line_that_is_none_is_refused_by_its_number(full, tmp_path, line):
    lines = exported(full).split(b"\n")
    with pytest.raises(DataError, match="line 3 is damaged"):
        imported(b"\n".join([*lines[:2], line, *lines[2:]]), tmp_path / "b.db")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", "版面的文字\n".encode()])
def test_what_is_no_export_is_told_as_that(tmp_path, data):
    with pytest.raises(DataError, match="not what `dibao export` writes"):
        imported(data, tmp_path / "new.db")
    assert [] == list(tmp_path.iterdir())


def test_a_surrogate_is_refused_by_its_number(full, tmp_path):
    data = exported(full)
    number = number_of(data, "page")
    lines = data.splitlines(keepends=True)
    said = json.loads(lines[number - 1]) | {"raw": "\ud800"}
    said.pop("check")
    lines[number - 1] = json.dumps(said).encode() + b"\n"
    with pytest.raises(DataError, match=f"line {number} is damaged"):
        imported(b"".join(lines), tmp_path / "b.db")


def test_what_the_digest_covers_is_found_without_checks_too(full, tmp_path):
    lines = []
    for line in exported(full).splitlines():
        said = json.loads(line)
        said.pop("check")
        if said["type"] == "page":
            said["section"] += "改"
        lines.append(json.dumps(said).encode() + b"\n")
    with pytest.raises(DataError, match="digest"):
        imported(b"".join(lines), tmp_path / "b.db")


def test_an_export_whose_checks_were_taken_out_is_imported(full, tmp_path):
    before = exported(full)
    lines = [json.loads(line) for line in before.splitlines()]
    for said in lines:
        said.pop("check")
    data = b"".join(json.dumps(said, indent=None).encode() + b"\n" for said in lines)
    assert before == exported(imported(data, tmp_path / "b.db"))


@pytest.mark.parametrize("missing", [1, 2, 5, -1])
def test_an_export_that_lacks_a_line_is_refused(full, tmp_path, missing):
    lines = exported(full).splitlines(keepends=True)
    del lines[missing]
    with pytest.raises(DataError, match=r"cut off|is damaged"):
        imported(b"".join(lines), tmp_path / "b.db")
    assert [] == list(tmp_path.iterdir())


def test_a_newer_export_is_refused(full, tmp_path):
    data = changed(exported(full), 1, format=2)
    with pytest.raises(DataError, match="newer dibao"):
        imported(data, tmp_path / "b.db")


def test_no_archive_is_imported_into_but_an_empty_one(full, tmp_path):
    with pytest.raises(CannotWriteError, match="already"):
        import_(full, io.BytesIO(exported(full)))
    (tmp_path / "text").write_text("mine")
    with pytest.raises(CannotWriteError, match="already"):
        imported(exported(full), tmp_path / "text")
    (tmp_path / "zero.db").touch()
    house.build(tmp_path / "empty.db", ())
    for name in ("zero.db", "empty.db"):
        path = imported(exported(full), tmp_path / name)
        assert exported(full) == exported(path)


def test_an_export_writes_over_no_file_unless_told(full, tmp_path):
    to = tmp_path / "a.jsonl"
    to.write_text("mine")
    with pytest.raises(CannotWriteError, match="already"):
        export_to(full, to)
    assert "mine" == to.read_text()
    export_to(full, to, replace=True)
    assert exported(full) == to.read_bytes()


LINE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"), max_size=12
)
TEXT = st.lists(st.one_of(LINE, st.just("")), max_size=8).map("\n".join)
DATES = st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 1, 1))
FACTS = st.builds(Facts, st.sampled_from(("", "山前日报", "甲")), DATES, LINE, LINE)
MADE = st.builds(lambda text, facts: hand.understood(text, facts=facts), TEXT, FACTS)
STEPS = st.lists(
    st.tuples(st.sampled_from(("admit", "withdraw", "correct")), st.integers(0, 2)),
    max_size=4,
)


@settings(deadline=None, max_examples=25)
@given(st.lists(MADE, min_size=3, max_size=6), STEPS)
def test_f25_whatever_was_done_comes_back(pages, steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with open_to_write(path, create=True) as conn:
            for number, page in enumerate(pages):
                hand.admit(conn, path, f"{number % 3}.txt", page)
            commit(conn)
        for step, number in steps:
            name = str(path.parent / f"{number}.txt")
            if step == "withdraw":
                withdraw(path, name)
            elif step == "correct":
                correct(path, name, Facts("改报", datetime.date(1999, 9, 9), "9"))
            else:
                with open_to_write(path) as conn:
                    hand.admit(conn, path, f"{number}.txt", pages[0])
                    commit(conn)
        before = exported(path)
        assert before == exported(imported(before, Path(folder) / "b.db"))


def dibao(*arguments, **given):
    return CliRunner().invoke(main, [str(one) for one in arguments], **given)


def test_the_commands_say_the_digest(full, tmp_path):
    to = tmp_path / "a.jsonl"
    result = dibao("export", full, to)
    assert (0, "exported: ") == (result.exit_code, result.output[:10])
    _, _, digest = result.output.strip().rpartition(" ")
    result = dibao("import", tmp_path / "b.db", to)
    assert 0 == result.exit_code
    assert f"digest {digest}, the same as before\n" in result.output
    assert 73 == dibao("import", tmp_path / "b.db", to).exit_code
    assert 66 == dibao("import", tmp_path / "c.db", tmp_path / "none").exit_code
    assert 65 == dibao("import", tmp_path / "c.db", "-", input=b"x\n").exit_code
    assert 73 == dibao("export", full, to).exit_code


def test_the_commands_speak_through_pipes(full, tmp_path):
    result = dibao("export", full)
    assert exported(full) == result.stdout_bytes
    assert result.stderr.startswith("exported: ")
    piped = dibao("import", tmp_path / "b.db", "-", input=result.stdout_bytes)
    assert 0 == piped.exit_code
    assert exported(full) == exported(tmp_path / "b.db")
