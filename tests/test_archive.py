"""Opening an archive, and what one source makes of it."""

import re
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

import hand
from dibao.archive import digest, keys
from dibao.archive.connect import holds_anything, open_to_read, open_to_write
from dibao.archive.lock import one_writer
from dibao.archive.transaction import commit, whole
from dibao.errors import DataError, LockedError, NoInputError
from dibao.model import Article, Block, Box, Kind, Role, Span

# made by ``dibao ingest``, ``set`` and ``set --withdraw`` of commit 769e374
SCHEMA_1 = Path(__file__).parent / "cases/archives/schema1.db"
PAGE = """山前日报 第1版
铝都开工
重庆科学城全面开工建设，记者昨日获悉。

春耕现场会召开
昨日上午，我市召开春季农业生产现场会。
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def filled(path):
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood(PAGE))
        commit(conn)
    return path


def rows(path, sql, *values):
    conn = open_to_read(path)
    try:
        return conn.execute(sql, values).fetchall()
    finally:
        conn.close()


def matches(path, table, word):
    sql = f"select count(*) from {table} where {table} match ?"  # noqa: S608
    return rows(path, sql, word)[0][0]


def test_an_archive_is_told_by_its_application_id_and_has_large_pages(filled):
    assert [(0x64696261,)] == rows(filled, "pragma application_id")
    assert [(16384,)] == rows(filled, "pragma page_size")


def test_a_closed_archive_is_one_file(filled):
    assert [filled.name] == [entry.name for entry in filled.parent.iterdir()]


def test_a_missing_archive_is_not_made_to_be_read(path):
    with pytest.raises(NoInputError):
        open_to_read(path)
    assert not path.exists()


def test_a_stranger_s_database_is_refused_and_untouched(path):
    conn = sqlite3.connect(path)
    conn.execute("create table t (a)")
    conn.close()
    before = path.read_bytes()
    with (
        pytest.raises(DataError, match="not dibao's"),
        open_to_write(path, create=True),
    ):
        pass
    assert before == path.read_bytes()


def test_a_file_that_is_no_database_is_refused_and_untouched(path):
    path.write_bytes(b"plain text, and long enough " * 100)
    with pytest.raises(DataError), open_to_write(path, create=True):
        pass
    assert b"plain text, and long enough " * 100 == path.read_bytes()


def test_a_folder_in_the_archive_s_place_is_told_as_that(tmp_path):
    for opened in (open_to_read, lambda path: open_to_write(path, create=True)):
        with (
            pytest.raises(DataError, match="The archive comes first"),
            opened(tmp_path),
        ):
            pass
    with pytest.raises(DataError, match="The archive comes first"):
        holds_anything(tmp_path)  # as a dry run does
    assert [] == list(tmp_path.iterdir())


def test_a_newer_archive_is_refused_and_untouched(filled):
    conn = sqlite3.connect(filled)
    conn.execute("update meta set value = '999' where key = 'schema_version'")
    conn.commit()
    conn.close()
    before = filled.read_bytes()
    with pytest.raises(DataError, match="newer dibao"), open_to_write(filled):
        pass
    assert before == filled.read_bytes()


def test_an_older_archive_is_refused_untouched_with_the_cure(path):
    shutil.copy(SCHEMA_1, path)
    cure = re.escape(f"dibao rebuild {path}")
    with pytest.raises(DataError, match=cure):
        open_to_read(path)
    with pytest.raises(DataError, match=cure), open_to_write(path, create=True):
        pass
    assert SCHEMA_1.read_bytes() == path.read_bytes()


def test_an_index_of_other_words_is_refused_with_the_cure(filled):
    conn = sqlite3.connect(filled)
    conn.execute("update meta set value = 'jieba 0.39' where key = 'fingerprint'")
    conn.commit()
    conn.close()
    with pytest.raises(DataError, match="dibao rebuild"), open_to_write(filled):
        pass


def test_a_second_writer_is_told_to_wait(filled):
    with (
        one_writer(filled),
        pytest.raises(LockedError),
        open_to_write(filled),
    ):
        pass


def test_a_lock_that_was_let_go_can_be_taken(filled):
    with one_writer(filled):
        pass
    with one_writer(filled):
        pass


def test_a_page_is_stored_with_its_articles_and_furniture(filled):
    assert [
        (1, 0, "furniture", ""),
        (2, 1, "article", "铝都开工"),
        (3, 2, "article", "春耕现场会召开"),
    ] == rows(filled, "select id, sequence, kind, headline from articles order by id")


def test_the_raw_page_is_stored_as_read(filled):
    assert [(PAGE,)] == rows(filled, "select raw from pages")


def test_blocks_are_places_in_the_text(filled):
    assert [
        ("headline", "铝都开工"),
        ("body", "重庆科学城全面开工建设，记者昨日获悉。"),
    ] == rows(
        filled,
        """select role, substr(text, start + 1, "end" - start)
        from blocks join texts using (article_id) where article_id = 2
        order by sequence""",
    )


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("articles_grams", '"铝都"'),
        ("articles_fts", '"重庆"'),
        ("articles_grams", '"版"'),
    ],
)
def test_both_indexes_find_the_article(filled, table, word):
    assert 1 == matches(filled, table, word)


def test_what_was_not_committed_is_not_in(path):
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood(PAGE))
    assert [(0,)] == rows(path, "select count(*) from sources")


def test_a_changed_file_supersedes_the_old_page_and_keeps_its_addresses(filled):
    before = rows(filled, "select uid from articles order by id")
    with open_to_write(filled) as conn:
        changed = PAGE.replace("昨日上午", "前天上午")
        hand.admit(conn, filled, "1.txt", hand.understood(changed))
        commit(conn)
    assert before == rows(filled, "select uid from articles order by id")
    assert [(2,), (None,)] == rows(
        filled, "select superseded_by from pages order by id"
    )


def test_old_words_leave_both_indexes(filled):
    with open_to_write(filled) as conn:
        changed = PAGE.replace("春季农业", "秋季粮食")
        hand.admit(conn, filled, "1.txt", hand.understood(changed))
        commit(conn)
    found = [
        matches(filled, "articles_grams", '"春季"'),
        matches(filled, "articles_fts", '"农业"'),
        matches(filled, "articles_grams", '"秋季"'),
    ]
    assert [0, 0, 1] == found


def test_an_article_that_is_gone_stays_known_by_its_uid(filled):
    ((uid,),) = rows(filled, "select uid from articles where headline = '铝都开工'")
    with open_to_write(filled) as conn:
        rest = PAGE.partition("\n\n")[2]
        hand.admit(conn, filled, "1.txt", hand.understood(rest))
        commit(conn)
    assert [(None, None, "superseded")] == rows(
        filled, "select article_id, see_uid, reason from uids where uid = ?", uid
    )


def test_two_articles_that_became_one_both_lead_to_it(filled):
    before = dict(rows(filled, "select headline, uid from articles"))
    with open_to_write(filled) as conn:
        joined = PAGE.replace("\n\n", "\n")
        hand.admit(conn, filled, "1.txt", hand.understood(joined))
        commit(conn)
    ((now,),) = rows(filled, "select uid from articles where kind = 'article'")
    assert now in {before["铝都开工"], before["春耕现场会召开"]}
    other = ({before["铝都开工"], before["春耕现场会召开"]} - {now}).pop()
    assert [(now,)] == rows(filled, "select see_uid from uids where uid = ?", other)


def test_a_file_that_comes_back_takes_its_addresses_back(filled):
    before = rows(filled, "select uid, headline from articles order by id")
    for text in ("别的内容\n与前面的全不相干。\n", PAGE):
        with open_to_write(filled) as conn:
            hand.admit(conn, filled, "1.txt", hand.understood(text))
            commit(conn)
    assert before == rows(filled, "select uid, headline from articles order by id")


def test_halves_are_linked_whichever_came_first(path):
    one = hand.understood("长桥合龙\n北引桥昨日合龙。\n下转第二版\n")
    facts = hand.FACTS
    two = hand.understood(
        "长桥合龙\n施工人员告诉记者。\n上接第一版\n",
        facts=type(facts)(facts.title, facts.date, "2"),
    )
    found = []
    for number, order in enumerate(((one, two), (two, one))):
        target = path.with_name(f"{number}.db")
        with open_to_write(target, create=True) as conn:
            for page in order:
                name = f"{page.segmented.facts.label}.txt"
                hand.admit(conn, target, name, page)
            commit(conn)
        found.append(
            rows(
                target,
                """select a.uid, b.uid, l.kind from links l
                join articles a on a.id = from_id join articles b on b.id = to_id""",
            )
        )
    assert 1 == len(found[0])
    assert found[0] == found[1]


def test_the_digest_does_not_know_in_which_order_files_came(path):
    pages = [
        hand.understood(f"标题{at}\n正文第{at}段，说明情况。\n") for at in range(4)
    ]
    found = set()
    for number, order in enumerate((pages, pages[::-1])):
        target = path.with_name(f"{number}.db")
        with open_to_write(target, create=True) as conn:
            for at, page in enumerate(order):
                hand.admit(conn, target, f"{at}.txt", page)
            found.add(digest.of_content(conn))
    assert 1 == len(found)


def test_an_article_s_digest_is_that_of_its_rows_as_read_back(path):
    box = Box(1, 2.5, 3, 1 / 3)
    odd = Article(
        Kind.BRIEF,
        (
            Block(Role.HEADLINE, "铝都\x00开工 ＯＫ", (Span(1, 0, 7),), 1, box),
            Block(Role.BODY, "\U0002a6d6\ue000", (Span(2, 0, 1), Span(3, 4, 5)), 0.1),
            Block(Role.BODY, "没有出处", ()),
        ),
        confidence=1,
        boundary=1 / 3,
        byline="本报记者 林一舟",
        names=("林一舟", "沈知秋"),
    )
    page = hand.understood(PAGE)
    pages = replace(page, segmented=replace(page.segmented, articles=(odd,) * 2))
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", pages)
        commit(conn)
        sealed = conn.execute("select id, digest from articles").fetchall()
        assert 3 == len(sealed)
        assert sealed == [(n, digest.of_article(conn, n)) for n, _ in sealed]


def test_what_is_rolled_back_waits_for_no_commit(path):
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood(PAGE))
        with suppress(sqlite3.IntegrityError), whole(conn):
            hand.admit(conn, path, "2.txt", hand.understood("秋收\n粮食归仓。\n"))
            conn.execute("insert into sources (id) values (1)")
        commit(conn)
    assert 1 == matches(path, "articles_grams", '"铝都"')
    assert 0 == matches(path, "articles_grams", '"秋收"')


def test_a_file_that_comes_and_goes_in_one_transaction_leaves_no_word(path):
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood("秋收\n粮食归仓。\n"))
        hand.admit(conn, path, "1.txt", hand.understood(PAGE))
        commit(conn)
    found = [matches(path, "articles_grams", f'"{word}"') for word in ("秋收", "铝都")]
    assert [0, 1] == found


def test_articles_of_one_source_may_stand_in_two_parts_of_the_keys(path):
    text = "".join(f"第{at}则\n正文。\n\n" for at in range(1500))
    with open_to_write(path, create=True) as conn:
        for number in range(3):
            page = hand.understood(f"{text}{number}\n")
            hand.admit(conn, path, f"{number}.txt", page)
        commit(conn)
        found = keys.read(conn)
        assert 2 == conn.execute("select count(*) from articles_keys").fetchone()[0]
    assert 4503 == sum(1 for state in found.states if state)
    assert {0, 20240118} == set(found.dates)
