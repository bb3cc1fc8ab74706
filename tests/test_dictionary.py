"""A user's own words: which they are, what they change, and what they do not."""

import random
import sqlite3
from contextlib import closing
from importlib import util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small_archive
from dibao import analyze, open_archive
from dibao.analyze import NO_WORDS, engine, user_words, using
from dibao.archive import wording
from dibao.archive.connect import open_to_read
from dibao.errors import DataError, NoInputError
from dibao.ingest import Given, dictionary_of, ingest, rebuild
from dibao.ingest.pipeline import understand
from dibao.model import Page, lines_of
from needs import require

PAGE = "巴郎滩渡口停航\n巴郎滩渡口自本月起停航，请市民改走新桥。\n"
WORDS = "巴郎滩渡口 10 n\n"


def own(text):
    return user_words(text, name="words.txt")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "1.txt"
    path.write_text(PAGE, "utf-8")
    return path


def words_of(archive):
    """Return every word of the index that ranks."""
    with closing(sqlite3.connect(archive)) as conn:
        conn.execute(
            "create virtual table temp.v using fts5vocab(main, articles_fts, row)"
        )
        return {word for (word,) in conn.execute("select term from temp.v")}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((), ""),
        ((), "\n  \n"),
        ((("铝都", None),), "铝都"),
        ((("铝都", 5),), "铝都 5"),
        ((("铝都", 5),), "\ufeff铝都 5 ns\r\n"),
        ((("铝都", None),), "  铝都\tn\r"),
        ((("铝都", 5), ("铝都", 9)), "鋁都 5\n\n铝都 9"),
        ((), "AI门诊 5\niPhone\n㐀㐁\n3号线"),
    ],
)
def test_a_line_is_a_word_its_frequency_and_its_tag(expected, text):
    assert expected == own(text).words


@pytest.mark.parametrize(
    "line", ["铝都 5x", "铝都 0", "铝都 -1", "铝都 5 n n", "铝都,5,n x y", "铝都 5.0 n"]
)
def test_a_line_that_is_none_of_these_is_named_by_its_number(line):
    with pytest.raises(DataError, match="line 3"):
        own(f"铝都\r\n\r\n{line}\n")


def test_what_cuts_no_other_way_is_the_same_dictionary():
    assert own("铝都 5 n\n望月桥") == own("鋁都\t5\r\n\r\nAI门诊\r\n望月桥 nz")
    assert own("铝都 5") != own("铝都 6")
    assert own("\n") == NO_WORDS


def test_the_fingerprint_tells_the_dictionary():
    marks = {
        analyze.fingerprint(own(text)) for text in ("", "铝都", "铝都 5", "铝 都"[:1])
    }
    assert 4 == len(marks)
    assert analyze.fingerprint() in marks


def test_a_word_is_cut_whole_inside_and_not_after():
    before = analyze.index_words("巴郎滩渡口停航")
    with using(own(WORDS)):
        assert "巴郎滩渡口 停航" == analyze.index_words("巴郎灘渡口停航")
    assert before == analyze.index_words("巴郎滩渡口停航") != "巴郎滩渡口 停航"


def test_a_user_s_words_are_not_in_jieba_s_own_dictionary():
    with using(own(WORDS)):
        analyze.index_words("巴郎滩")
    import jieba

    assert "巴郎滩渡口" not in jieba.dt.FREQ


def drawn(seed):
    """Return a dictionary of words that are, that might be, and that cannot be."""
    rng = random.Random(seed)
    known = [
        line.split(" ")[0]
        for line in engine.dictionary_path().open("rt", encoding="utf-8")
    ]
    chars = "".join(rng.sample(known, 400))
    lines = []
    for _ in range(300):
        at, length = rng.randrange(len(chars)), rng.randint(1, 6)
        weight = rng.choice(["", " 1", " 30", " 5000", " 900000"])
        lines += [chars[at : at + length] + weight, rng.choice(known) + weight]
    runs = ["".join(rng.sample(known, 5)) for _ in range(1000)]
    return "\n".join(lines), [*runs, *(chars[at : at + 40] for at in range(0, 900, 7))]


@pytest.mark.parametrize("seed", range(3))
def test_both_engines_cut_alike_with_a_user_s_words(seed):
    require(util.find_spec("rjieba"), "rjieba is not installed")
    text, runs = drawn(seed)
    with using(own(text)):
        jieba, rjieba = engine.cutter("jieba"), engine.cutter("rjieba")
    runs = [run for text in runs for run in analyze.runs.runs(text) if run.is_han]
    common = [r.text for r in runs if all("\u4e00" <= c <= "\u9fd5" for c in r.text)]
    assert [] == [run for run in common if jieba(run) != rjieba(run)]


def test_jieba_reads_the_same_dictionary_the_same_way(tmp_path):
    text, runs = drawn(7)
    path = tmp_path / "words.txt"
    words = own(text).words
    path.write_text(
        "\n".join(f"{word} {n or ''}".strip() for word, n in words), "utf-8"
    )
    with path.open("rb") as file:
        plain = engine._tokenizer()  # noqa: SLF001 - jieba's own way, to compare with
        plain.load_userdict(file)
    with using(own(text)):
        cut = engine.cutter("jieba")
    assert [] == [run for run in runs if plain.lcut(run) != cut(run)]


def test_a_dictionary_does_not_change_how_a_page_is_understood():
    page = Page(lines_of(small_archive.PAGES["柳溪日报/2023-11-02/1.txt"]))
    expected = understand(page)
    with using(own("摊位全部 99999\n工程昨天 99999\n旧菜 99999\n")):
        assert expected == understand(page)


def test_an_archive_is_cut_with_the_dictionary_it_was_made_with(tmp_path, page):
    archive = tmp_path / "a.db"
    ingest(archive, [page], given=Given(dictionary=WORDS))
    assert "巴郎滩渡口" in words_of(archive)
    page.write_text("另一则\n巴郎滩渡口复航。\n", "utf-8")
    ingest(archive, [page])
    assert "巴郎滩渡口" in words_of(archive)
    assert "停航" not in words_of(archive)


def test_the_same_dictionary_may_be_given_again(tmp_path, page):
    archive = tmp_path / "a.db"
    ingest(archive, [page], given=Given(dictionary=WORDS))
    again = Given(dictionary=WORDS.replace("\n", "\r\n"))
    assert 1 == ingest(archive, [page], given=again).unchanged


@pytest.mark.parametrize(
    ("first", "then"), [(None, WORDS), (WORDS, ""), (WORDS, "巴郎滩 3\n")]
)
def test_another_dictionary_is_refused_with_the_cure_which_cures(
    tmp_path, page, first, then
):
    archive = tmp_path / "a.db"
    ingest(archive, [page], given=Given(dictionary=first))
    before = archive.read_bytes()
    with pytest.raises(DataError, match=r"dibao rebuild .*a\.db --dict FILE"):
        ingest(archive, [page], given=Given(dictionary=then))
    assert before == archive.read_bytes()
    rebuild(archive, dictionary=then)
    assert 1 == ingest(archive, [page], given=Given(dictionary=then)).unchanged


def test_an_empty_dictionary_takes_the_words_away(tmp_path, page):
    archive, plain = tmp_path / "a.db", tmp_path / "plain.db"
    ingest(plain, [page])
    ingest(archive, [page], given=Given(dictionary=WORDS))
    rebuild(archive, dictionary="")
    assert words_of(plain) == words_of(archive)
    with closing(open_to_read(archive)) as conn:
        assert "" == wording.dictionary(conn)


def test_rebuilding_keeps_the_dictionary(tmp_path, page):
    archive = tmp_path / "a.db"
    ingest(archive, [page], given=Given(dictionary=WORDS))
    before = words_of(archive)
    rebuild(archive)
    assert before == words_of(archive)
    with closing(open_to_read(archive)) as conn:
        assert WORDS == wording.dictionary(conn)


def test_a_dictionary_that_is_no_utf8_is_said_to_be_none(tmp_path):
    path = tmp_path / "words.txt"
    path.write_bytes("铝都 5\n".encode("gb18030"))
    with pytest.raises(DataError, match=r"not UTF-8 .*iconv"):
        dictionary_of(path)


def test_a_dictionary_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(NoInputError):
        dictionary_of(tmp_path / "words.txt")


def found(archive, query):
    with open_archive(archive) as opened:
        answer = opened.search(query)
        return answer.count, {hit.uid for hit in answer.hits}


PIECE = st.text("巴郎滩渡口停航请市民改走新桥自本月起", min_size=1, max_size=7)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Return two archives of the same pages, cut by jieba's words and by odd ones."""
    folder = tmp_path_factory.mktemp("pair")
    paths = [folder / f"{number}.txt" for number in range(12)]
    rng = random.Random(4)
    for path in paths:
        letters = rng.choices("巴郎滩渡口停航请市民改走新桥自本月起，\n", k=120)
        path.write_text(PAGE + "".join(letters), "utf-8")
    odd = "".join(
        "".join(rng.sample("巴郎滩渡口停航请市民改走新桥", 3)) + " 500000\n"
        for _ in range(200)
    )
    ingest(folder / "plain.db", paths)
    ingest(folder / "odd.db", paths, given=Given(dictionary=odd + "郎滩 900000\n"))
    assert words_of(folder / "plain.db") != words_of(folder / "odd.db")
    return folder / "plain.db", folder / "odd.db"


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECE, min_size=1, max_size=2))
def test_a_dictionary_changes_nothing_in_what_exact_words_find(pair, pieces):
    plain, odd = pair
    query = " ".join(f'"{piece}"' for piece in pieces)
    assert found(plain, query) == found(odd, query)


@settings(deadline=None, max_examples=60)
@given(PIECE)
def test_with_any_dictionary_a_run_finds_where_it_stands_as_it_is(pair, piece):
    for archive in pair:
        assert found(archive, f'"{piece}"')[1] <= found(archive, piece)[1]
