"""What people complain of in other search engines, each with a sentence of our own.

The complaints: `chinese-fts.md` §4 of the project's research; the names in the tests
say what was sought and not found, found and not sought, or marked wrong.
"""

# ruff: noqa: N802 - a test is named by the word complained of

import sqlite3
from contextlib import closing

import pytest

from dibao.archive.connect import open_to_read
from dibao.desk import Filters, Sort, marks, search
from small_archive import archive_of

SENTENCES = {
    "letters": "信访办桌上还有三十件待处理的来信，件件都要有回音。",
    "works": "审计组查阅了在建工程的账目，没有发现差错。",
    "shelf": "新书架安装简单，退休的孙师傅一个上午装好了六个。",
    "bank": "中国农业发展银行柳溪支行昨天搬进了新楼，门前摆满花篮。",
    "merchants": "招商公司的两位代表到渡口看了地，又去了码头。",
    "bureau": "招商局来电，说那家公司下个月派人来。",
    "bag": "她化妆很快，从化妆包里只取出一支口红，包也没有扣上。",
    "approval": "厂里上了新系统，ERP审批只要两分钟，以前要跑三层楼。",
    "code": "夜校新开C#和C++两门课，报名的多是钳工。",
    "bridge": "长江大桥，工程浩大，几代人都记得。",
    "of": "这是他的，那是我的，谁的也不少。",
}


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    pages = [f"　　{text}\n" for text in SENTENCES.values()]
    archive = archive_of(tmp_path_factory.mktemp("complaints"), *pages)
    with closing(open_to_read(archive)) as opened:
        yield opened


def found(conn, typed):
    """Return the names of the sentences that a query finds, in order of the table."""
    answer = search(conn, typed, filters=Filters(sort=Sort.OLDEST))
    texts = [hit.snippet for hit in answer.hits]
    return [name for name, text in SENTENCES.items() if text in texts]


def marked(typed, text):
    """Return the pieces of a text that a query marks."""
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.execute("create virtual table articles_fts using fts5(headline, body)")
        return [text[start:end] for start, end in marks(empty, text, typed)]


# meilisearch 4874


@pytest.mark.parametrize("typed", ["待处理", "处理", "“处理的”", "待处", "理的来信"])
def test_处理_is_found_in_待处理(conn, typed):
    assert ["letters"] == found(conn, typed)


@pytest.mark.parametrize("typed", ["在建工程", "“工程的”", "在建", "建工"])
def test_工程_is_found_in_在建工程(conn, typed):
    assert ["works"] == found(conn, typed)
    assert "works" in found(conn, "工程")


# meilisearch 2499


@pytest.mark.parametrize("typed", ["安装简单", "简单", "安装", "装简"])
def test_简单_is_found_in_安装简单(conn, typed):
    assert ["shelf"] == found(conn, typed)


# meilisearch 4935


@pytest.mark.parametrize(
    "typed", ["中国农业发展银行", "农业", "发展银行", "农业发展", "业发"]
)
def test_农业_is_found_in_中国农业发展银行(conn, typed):
    assert ["bank"] == found(conn, typed)


# meilisearch 5015


def test_招商公司_is_found_in_one_piece_and_apart_and_in_one_piece_first(conn):
    assert ["merchants", "bureau"] == found(conn, "招商 公司")
    assert ["merchants"] == found(conn, "“招商公司”")
    first, *_ = search(conn, "招商公司").hits
    assert SENTENCES["merchants"] == first.snippet


# meilisearch 1714


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("“化妆包”", ["化妆包"]),
        ("化妆", ["化妆", "化妆"]),
        ("“化妆包里”", ["化妆包里"]),
        ("“妆包”", ["妆包"]),
    ],
)
def test_化妆包_is_marked_as_it_stands_and_nothing_beside_it(typed, pieces):
    assert pieces == marked(typed, SENTENCES["bag"])


def test_化妆包_unquoted_marks_no_more_than_its_words(conn):
    (hit,) = search(conn, "化妆包").hits
    pieces = {hit.snippet[start:end] for start, end in hit.marks}
    assert pieces <= {"化妆包", "化妆", "包"}
    assert "化妆包" in pieces


# GitNexus 2331


@pytest.mark.parametrize(
    "typed", ["ERP审批", "erp审批", "ＥＲＰ审批", "ERP 审批", "审批", "“RP审”", "erp"]
)
def test_letters_and_Han_side_by_side_are_found_as_ERP审批(conn, typed):
    assert ["approval"] == found(conn, typed)


# claude-mem 3801, basic-memory 1294, mnemosyne 168, TencentDB-Agent-Memory 1382


@pytest.mark.parametrize("typed", ["口红", "书架", "三十件", "柳溪支行", "红"])
def test_where_unicode61_finds_nothing_silently_we_find(conn, typed):
    plain = "create virtual table plain using fts5(text, tokenize='unicode61')"
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute(plain)
        other.executemany("insert into plain values (?)", zip(SENTENCES.values()))
        count = "select count(*) from plain where plain match ?"
        assert (0,) == other.execute(count, (f'"{typed}"',)).fetchone()
    assert 1 == search(conn, typed).count


# basic-memory 1294, MemOS 1961


@pytest.mark.parametrize("typed", ["口红", "书架", "审批", "渡口"])
def test_words_of_two_characters_that_trigrams_cannot_find_are_found(conn, typed):
    plain = "create virtual table plain using fts5(text, tokenize='trigram')"
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute(plain)
        other.executemany("insert into plain values (?)", zip(SENTENCES.values()))
        count = "select count(*) from plain where plain match ?"
        assert (0,) == other.execute(count, (f'"{typed}"',)).fetchone()
    assert 1 == search(conn, typed).count


# simple 176


@pytest.mark.parametrize("typed", ["C#", "“C#”", "c++", "“C++两”", "C# C++"])
def test_a_query_of_signs_is_answered_as_C_sharp(conn, typed):
    assert ["code"] == found(conn, typed)


# simple 205


def test_no_word_is_too_common_to_be_found_as_的(conn):
    assert {name for name, text in SENTENCES.items() if "的" in text} == set(
        found(conn, "的")
    )


# every engine that drops punctuation


def test_a_phrase_does_not_jump_over_punctuation(conn):
    assert [] == found(conn, "“大桥工程”")
    assert ["bridge"] == found(conn, "“大桥，工程”")


def test_nothing_found_is_never_silent(conn):
    (term,) = search(conn, "待处置").nothing.terms
    assert ["待处理", "待处"] == [one.text for one in term.nearest]
