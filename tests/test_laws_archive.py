"""Laws of the archive: whatever pages come, in whatever order."""

import datetime
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hand
from dibao.analyze import needed_grams
from dibao.archive import correct, digest, held, keys
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.transaction import commit
from dibao.clean import clean, replay, restore
from dibao.ingest import ingest
from dibao.model import Cleaned, Edit, Facts, Page, Segmented, Understood, lines_of

FAIL = """
create temp trigger fail_{table} before insert on main.{table} begin
  insert into written values (1);
  select raise(abort, 'enough') where (select count(*) from written) > {at};
end
"""
free = settings(deadline=None, max_examples=40)

ANYTHING = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"), max_size=12
)
LINE = st.one_of(
    ANYTHING,
    st.text("长桥合龙春耕农业A3b，。\u3000 \x00", max_size=12),
    st.sampled_from(
        (
            "",
            "",
            "山前日报 第1版",
            "　　长 桥 合 龙",
            "塔塔吊吊高高",
            "3\x00\u00ad万吨",
            "下转第二版",
        )
    ),
)
ENDS = st.sampled_from(("\n", "\n", "\r\n", "\r"))
TEXT = st.lists(st.tuples(LINE, ENDS).map("".join), max_size=8).map("".join)
DATES = st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2030, 1, 1))
FACTS = st.builds(Facts, st.sampled_from(("", "山前日报", "河湾晚报")), DATES)
PAGES = st.builds(lambda text, facts: hand.understood(text, facts=facts), TEXT, FACTS)


@contextmanager
def archive(*pages):
    """Yield the path of an archive in which these pages are files of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with open_to_write(path, create=True) as conn:
            for number, page in enumerate(pages):
                hand.admit(conn, path, f"{number}.txt", page)
            commit(conn)
        yield path


def read(path, sql, *values):
    with closing(open_to_read(path)) as conn:
        return conn.execute(sql, values).fetchall()


def content(path):
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def vocabulary(path):
    """Return every token of both indexes and in how many articles it is."""
    found = []
    with closing(sqlite3.connect(path)) as conn:
        for table in ("articles_grams", "articles_fts"):
            conn.execute(
                f"create virtual table temp.v_{table} using fts5vocab"
                f"(main, {table}, row)"
            )
            sql = f"select term, doc from temp.v_{table} order by term"  # noqa: S608
            found.append(conn.execute(sql).fetchall())
    return found


@free
@given(st.lists(PAGES, max_size=4, unique_by=lambda page: page.page.text))
def test_the_digest_knows_no_order(pages):
    with archive(*pages) as one, archive(*pages[::-1]) as other:
        assert content(one) == content(other)


@free
@given(PAGES, PAGES)
def test_the_digest_tells_archives_apart(page, other):
    with archive(page) as one, archive(other) as two:
        assert (page == other) == (content(one) == content(two))


KEYED = """
select a.id, cast(coalesce(replace(a.date, '-', ''), 0) as integer), a.title_id,
  p.label, a.kind
from articles a
join pages p on p.id = a.page_id
order by a.id
"""


def keyed(path):
    """Return what the keys say of every article, as KEYED does."""
    with closing(open_to_read(path)) as conn:
        found, labels = keys.read(conn), {0: "", **held.labels(conn)}
    return [
        (
            n,
            found.dates[n],
            found.titles[n],
            labels[found.labels[n]],
            keys.kind_of(state),
        )
        for n, state in enumerate(found.states)
        if state
    ]


@free
@given(
    st.lists(PAGES, max_size=5, unique_by=lambda page: page.page.text),
    st.dates(),
    st.text("A12", max_size=2),
)
def test_keys_say_what_the_articles_say(pages, day, label):
    with archive(*pages) as path:
        assert read(path, KEYED) == keyed(path)
        if pages:
            correct.correct(path, "1", Facts("河湾晚报", day, label))
            assert read(path, KEYED) == keyed(path)
            correct.withdraw(path, "1")
        assert read(path, KEYED) == keyed(path)


@free
@given(PAGES, PAGES)
def test_a_superseded_page_leaves_no_token_behind(old, new):
    with archive(new) as fresh, archive(old) as path:
        with open_to_write(path) as conn:
            hand.admit(conn, path, "0.txt", new)
            commit(conn)
        assert vocabulary(fresh) == vocabulary(path)


@free
@given(PAGES, FACTS)
def test_what_is_set_afterwards_is_as_if_known_from_the_start(page, facts):
    facts = facts.over(page.segmented.facts)
    known = hand.understood(page.page.text, facts=facts)
    with archive(known) as fresh, archive(page) as path:
        if facts != Facts():
            correct.correct(path, "0.txt", facts)
        assert content(fresh) == content(path)
        assert vocabulary(fresh) == vocabulary(path)


@settings(free, max_examples=25)
@given(st.lists(TEXT, max_size=3))
def test_the_same_files_twice_change_nothing(texts):
    with tempfile.TemporaryDirectory() as home:
        folder, path = Path(home) / "pages", Path(home) / "a.db"
        folder.mkdir()
        for number, text in enumerate(texts):
            data = text.encode("gb18030" if number else "utf-8")
            (folder / f"{number}.txt").write_bytes(data)
        first = ingest(path, [folder])
        before = path.read_bytes(), content(path)
        again = ingest(path, [folder])
        after = path.read_bytes(), content(path)
    assert len(texts) == first.seen == again.seen
    assert 0 == again.new
    assert before[1] == after[1]
    assert before[0] == after[0] or again.problems


@free
@given(PAGES, PAGES, st.integers(0, 20))
def test_a_failure_halfway_leaves_nothing_of_the_file(first, second, at):
    if first.page.text == second.page.text:
        return
    with archive(first) as path, open_to_write(path) as conn:
        before = digest.of_content(conn), vocabulary(path)
        conn.execute("create temp table written (n)")
        for table in ("pages", "articles", "texts", "blocks", "spans", "uids"):
            conn.execute(FAIL.format(table=table, at=at))
        try:
            hand.admit(conn, path, "1.txt", second)
        except sqlite3.IntegrityError:
            commit(conn)
            assert before == (digest.of_content(conn), vocabulary(path))


@free
@given(PAGES)
def test_blocks_are_places_in_the_text(page):
    with archive(page) as path:
        stored = read(
            path,
            """select substr(x.text, b.start + 1, b."end" - b.start), x.text, b.start,
              b."end"
            from blocks b join texts x using (article_id)
            join articles a on a.id = b.article_id
            order by a.sequence, b.sequence""",
        )
    blocks = (page.segmented.furniture, *(a.blocks for a in page.segmented.articles))
    expected = [block.text for group in blocks for block in group]
    assert expected == [text[start:end] for _, text, start, end in stored]


@free
@given(PAGES, st.data())
def test_the_grams_find_every_piece_of_every_article(page, data):
    with archive(page) as path:
        for article_id, text in read(path, "select article_id, text from texts"):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, min(len(text), start + 12)))
            match = " ".join(
                f'"{gram.text}"' + "*" * gram.is_prefix
                for gram in needed_grams(text[start:end])
            )
            sql = "select rowid from articles_grams where articles_grams match ?"
            assert not match or (article_id,) in read(path, sql, match)


@free
@given(TEXT)
def test_the_stored_edits_give_the_raw_page_back(text):
    page = Page(lines_of(text))
    cleaned = clean(page)
    with archive(Understood(page, cleaned, Segmented((), ()))) as path:
        ((raw,),) = read(path, "select raw from pages")
        rows = read(
            path, "select rule, line, before, after from edits order by sequence"
        )
    edits = tuple(Edit(*row) for row in rows)
    lines = replay(Page(lines_of(raw)), edits)
    assert cleaned.lines == lines
    assert page == restore(Cleaned(lines, edits))


@pytest.mark.parametrize("times", [1, 2])
def test_the_counter_counts_commits_that_wrote(times):
    with archive(hand.understood("甲\n乙\n")) as path:
        for number in range(times):
            with open_to_write(path) as conn:
                hand.admit(conn, path, "n.txt", hand.understood(f"丙\n丁{number}\n"))
                commit(conn)
                commit(conn)
        assert [(str(1 + times),)] == read(
            path, "select value from meta where key = 'counter'"
        )
