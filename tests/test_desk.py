"""The desk: what is found, in which order, and what a reader sees of it."""

import sqlite3
from contextlib import closing

import pytest

from dibao.archive.connect import one_moment, open_to_read
from dibao.desk import Filters, Slice, Sort, grams_expression, marks, search
from dibao.desk.facts import NOTHING_HELD
from dibao.desk.plan import Known, sieve_of
from dibao.ingest import ingest
from dibao.query import parse
from small_archive import archive_of, build

BRIDGE = "望月桥昨日合龙"
CLINIC = "ＡＩ门诊进社区"
MARKET = "旧菜场改造工程完工"
FERRY = "舊橋與渡口"


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    archive = build(tmp_path_factory.mktemp("desk"))
    with closing(open_to_read(archive)) as opened:
        yield opened


def headlines(answer):
    return [hit.headline for hit in answer.hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("大桥", [BRIDGE]),
        ("桥", [BRIDGE, FERRY]),
        ("菜场 积水", [MARKET]),
        ("菜场 大桥", []),
        ("北门菜场改造", [MARKET]),
        ("改造菜场", [MARKET]),
        ("长桥", [FERRY]),
        ("舊菜場", [MARKET]),
        ("东岸", [BRIDGE, FERRY]),
        ("AI门诊", [CLINIC]),
        ("ai", [CLINIC]),
        ("imed", [CLINIC]),
        ("6车道", [BRIDGE]),
        ("1286.5", [BRIDGE]),
        ("1,180万元", [MARKET]),
        ("1,286", []),
        ("《居民健康手册》", [CLINIC]),
        ("沈知秋", [BRIDGE]),
        ("——", []),
        ("！", [BRIDGE]),
    ],
)
def test_all_words_must_occur_however_they_are_printed(conn, typed, found):
    answer = search(conn, typed, filters=Filters(sort=Sort.NEWEST))
    assert sorted(found) == sorted(headlines(answer))
    assert len(found) == answer.count


@pytest.mark.parametrize("typed", ["286", "3公", "Med", "m", "门诊a", "020年"])
def test_unquoted_letters_and_digits_are_whole_words(conn, typed):
    assert 0 == search(conn, typed).count


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"286"', [BRIDGE]),
        ("“Med-”", [CLINIC]),
        ('"1,180万元，占"', [MARKET]),
        ('"改造菜场"', []),
        ('"菜场改造" "65%"', [MARKET]),
        ('"！”家住东岸"', [BRIDGE]),
        ('"合龙\n本报讯"', [BRIDGE]),
        ('"罗师傅说以后"', []),
    ],
)
def test_a_phrase_is_found_letter_for_letter_only(conn, typed, found):
    assert found == headlines(search(conn, typed))


@pytest.mark.parametrize(
    ("typed", "count"), [("桥 ~3 桥", 0), ("东岸 ~99 东岸", 0), ("AI ~50 ai", 1)]
)
def test_what_stands_once_is_not_near_itself(conn, typed, count):
    assert count == search(conn, typed).count


def test_furniture_is_found_listed_last_and_counted_apart(conn):
    answer = search(conn, "柳溪")
    assert (2, 2) == (answer.count, answer.furniture)
    kinds = [hit.kind for hit in answer.hits]
    assert ["furniture", "furniture"] == kinds[2:]
    assert "furniture" not in kinds[:2]


def test_furniture_asked_for_is_what_is_counted(conn):
    answer = search(conn, "柳溪", filters=Filters(kind="furniture"))
    assert (2, 0) == (answer.count, answer.furniture)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(title="柳溪日报"), {BRIDGE, CLINIC, MARKET}),
        (Filters(title="unknown"), {FERRY}),
        (Filters(title="松浦日报"), set()),
        (Filters(first="2022"), {MARKET}),
        (Filters(last="2021-05"), {BRIDGE, CLINIC}),
        (Filters(first="2021-05-24", last="2021-05-24"), {BRIDGE, CLINIC}),
        (Filters(first="2021-05-25", last="2023-11-01"), set()),
        (Filters(first="2023", last="2023"), {MARKET}),
        (Filters(kind="photo"), set()),
        (Filters(title="\ud800"), set()),
    ],
)
def test_filters_narrow(conn, filters, found):
    answer = search(conn, "“，”", filters=filters)
    assert found == {h.headline for h in answer.hits if h.kind != "furniture"}


def test_newest_first_puts_the_undated_last(conn):
    answer = search(conn, "“，”", filters=Filters(sort=Sort.NEWEST))
    assert [MARKET, BRIDGE, CLINIC, FERRY] == headlines(answer)


def test_oldest_first_puts_the_undated_last_too(conn):
    answer = search(conn, "“，”", filters=Filters(sort=Sort.OLDEST))
    assert [BRIDGE, CLINIC, MARKET, FERRY] == headlines(answer)


def test_the_words_in_one_piece_come_before_the_words_apart(tmp_path):
    archive = archive_of(
        tmp_path,
        "堤上巡查忙\n\n　　护堤队昨天巡查。护堤队今天又巡查，护堤队明天还巡查。\n",
        "众人修江堤\n\n　　队里昨天修堤，护林员也来帮忙，大家都说这里要护好。\n",
        "江边换班\n\n　　巡查护堤队的人换了一班，昨天起夜里也有人。\n",
    )
    with closing(open_to_read(archive)) as conn:
        answer = search(conn, "巡查护堤队")
    assert "江边换班" == headlines(answer)[0]
    assert 2 == answer.count


def test_a_phrase_of_many_grams_is_still_verified(conn):
    shuffled = "大桥全长1286.5米，双向６车道，通车预计年底。届时从城东到高新区只要8分钟"
    assert 0 == search(conn, f'"{shuffled}"').count


def test_a_word_of_three_is_verified_where_its_pairs_stand_apart(tmp_path):
    archive = archive_of(tmp_path, "江边\n\n　　大桥上下，桥上人多，大桥旁人少。\n")
    with closing(open_to_read(archive)) as conn:
        assert 0 == search(conn, '"大桥上人"').count
        assert 1 == search(conn, '"大桥上下"').count


def test_common_words_are_weighed_by_the_headline(tmp_path):
    archive = archive_of(
        tmp_path,
        "今日无事\n\n　　渔船昨天都停在港里，风大，谁也没有出海去。\n",
        "渔船回港\n\n　　昨天风大，渔船都停在港里，谁也没有出海去。\n",
        "明日有雨\n\n　　渔船昨天都停在港里，风大，谁也没有出海去。\n",
    )
    with closing(open_to_read(archive)) as conn:
        assert "渔船回港" == headlines(search(conn, "渔船"))[0]


def test_a_slice_shows_some_and_counts_all(conn):
    first = search(conn, "“，”", page=Slice(2))
    rest = search(conn, "“，”", page=Slice(10, first.after))
    assert (4, 4) == (first.count, rest.count)
    whole = search(conn, "“，”", page=Slice(10))
    assert whole.hits == first.hits + rest.hits


def test_no_more_than_twenty_grams_are_looked_up_and_the_rest_is_verified():
    text = "“" + "".join(chr(0x4E00 + n) for n in range(60)) + "”"
    known = Known(lambda _: {}, lambda gram: -ord(gram[1]), NOTHING_HELD)
    rarest = sieve_of(parse(text).node, known)
    assert 20 == rarest.grams.count(" AND ") + 1
    assert rarest.rest is not None
    assert chr(0x4E00 + 58) in rarest.grams
    assert chr(0x4E00 + 20) not in rarest.grams


def test_a_hit_says_where_it_stands_in_print(conn):
    (hit,) = search(conn, "合龙").hits
    place = (hit.title, hit.date, hit.page_label, hit.kind)
    assert ("柳溪日报", "2021-05-24", "2", "article") == place


def test_what_is_not_known_of_a_hit_is_empty(conn):
    (hit,) = search(conn, "老周").hits
    assert ("", "", "") == (hit.title, hit.date, hit.page_label)


def test_a_hit_without_headline_shows_how_it_begins_and_says_so(conn):
    (hit,) = search(conn, "2021年5月24日", filters=Filters(kind="furniture")).hits
    assert hit.is_excerpt
    assert hit.headline.startswith("柳溪日报")


def test_a_snippet_begins_below_the_headline_where_the_text_tells_as_much(conn):
    (hit,) = search(conn, "菜场 改造").hits
    assert hit.snippet.startswith("本报讯（记者 许青禾）")


def test_marks_are_offsets_in_the_text_as_printed(conn):
    text = "舊橋！旧桥，長橋"
    assert ((0, 2), (3, 5)) == marks(conn, text, "旧桥")


def test_marks_that_touch_are_one(conn):
    assert ((0, 4),) == marks(conn, "菜场改造", "改造 菜场")


def test_nothing_typed_is_answered_with_what_to_do(conn):
    answer = search(conn, " ")
    assert ((), 0, 1) == (answer.hits, answer.count, len(answer.notes))


def test_a_query_that_was_cut_says_so(conn):
    assert search(conn, "桥" * 201).notes


def test_a_pasted_paragraph_is_found_by_its_rarest_grams(conn):
    text = "从城东到高新区只要8分钟，比现在少走23公里。\n“等这座桥，我们等了20年"
    assert [BRIDGE] == headlines(search(conn, f'"{text}"'))


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("重庆", '"重庆"'),
        ("重", '"重"*'),
        ("长江大桥", '"长江" AND "江大" AND "大桥"'),
        ("", '""'),
        ("！", '""'),
        ("\x00\ud800", '""'),
    ],
)
def test_a_search_box_finds_candidates_by_grams(typed, expression):
    assert expression == grams_expression(typed)


def test_a_search_shows_one_moment_while_pages_come_in(tmp_path):
    archive = archive_of(tmp_path, "渔船回港\n\n　　渔船昨天回港。\n")
    page = tmp_path / "later.txt"
    page.write_text("渔船出海\n\n　　渔船今天出海。\n", encoding="utf-8")
    with closing(sqlite3.connect(archive)) as writing:
        writing.execute("pragma journal_mode = wal")  # as while pages come in
    with closing(open_to_read(archive)) as conn:
        with one_moment(conn):
            before = search(conn, "渔船")
            assert 1 == ingest(archive, [page]).new
            assert before == search(conn, "渔船")
        assert (1, 2) == (before.count, search(conn, "渔船").count)
