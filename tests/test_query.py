"""The query language: what a reader typed becomes words and phrases."""

import pytest

from dibao.query import MOST_PHRASE_CHARS, MOST_TERMS, Query, Term, parse, period


def word(text: str) -> Term:
    return Term(text)


def phrase(text: str) -> Term:
    return Term(text, is_exact=True)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("铝都", (word("铝都"),)),
        ("铝都 开工", (word("铝都"), word("开工"))),
        ("铝都\u3000开工\n", (word("铝都"), word("开工"))),
        ('"铝都 开工"', (phrase("铝都 开工"),)),
        ("“铝都，开工”", (phrase("铝都，开工"),)),
        ('铝都"开工"典礼', (word("铝都"), phrase("开工"), word("典礼"))),
        ("铝都 铝都", (word("铝都"),)),
        ('铝都 "铝都"', (word("铝都"), phrase("铝都"))),
    ],
)
def test_words_are_divided_by_blanks_and_phrases_by_their_marks(typed, terms):
    assert Query(typed, terms) == parse(typed)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ('"他说“好”。"', (phrase("他说“好”。"),)),
        ('“第"三"版”', (phrase('第"三"版'),)),
        ('"没有关上', (phrase("没有关上"),)),
        ('“没有关上"', (phrase('没有关上"'),)),
        ('" "', (phrase(" "),)),
    ],
)
def test_a_phrase_closes_only_with_the_mark_that_opened_it(typed, terms):
    assert terms == parse(typed).terms


@pytest.mark.parametrize("typed", ["", " ", "\u3000\n", '""', '"', "“”", '"" “'])
def test_nothing_typed_is_a_query_without_terms(typed):
    assert Query(typed, ()) == parse(typed)


def test_unquoted_punctuation_beside_words_is_not_searched():
    assert (word("重庆"), word("成都")) == parse("重庆 —— 成都").terms


def test_punctuation_alone_is_searched():
    assert (word("——"), word("《")) == parse("—— 《").terms


def test_quoted_punctuation_is_searched_beside_words():
    assert (word("重庆"), phrase("——")) == parse("重庆 “——”").terms


@pytest.mark.parametrize(
    "typed",
    ["\x00", "a\x00b", "\ud800", "😀", "AND OR NOT NEAR(", "a* ^b -c", "'drop;", "("],
)
def test_operators_and_odd_characters_are_only_characters(typed):
    assert "".join(typed.split()) == "".join(term.text for term in parse(typed).terms)


def test_more_than_two_hundred_unquoted_characters_are_cut_and_said_to_be():
    query = parse("长" * 300)
    assert (word("长" * 200),) == query.terms
    assert 1 == len(query.notes)


def test_more_than_two_thousand_quoted_characters_are_cut_and_said_to_be():
    query = parse('"' + "长" * 2100 + '"')
    assert (phrase("长" * MOST_PHRASE_CHARS),) == query.terms
    assert 1 == len(query.notes)


def test_the_caps_themselves_are_not_cut():
    query = parse("长" * 200 + ' "' + "江" * 2000 + '"')
    assert (word("长" * 200), phrase("江" * 2000)) == query.terms
    assert () == query.notes


def test_more_than_twenty_terms_are_cut_and_said_to_be():
    query = parse(" ".join(f"词{number}" for number in range(30)))
    assert MOST_TERMS == len(query.terms)
    assert 1 == len(query.notes)


def test_sixty_four_kilobytes_are_a_query():
    assert MOST_TERMS >= len(parse('a "' * 22000).terms)


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023-05", "2023-05"),
        ("2023/5/1", "2023-05-01"),
        ("2023年5月1日", "2023-05-01"),
        (" 20230501 ", "2023-05-01"),
        ("202305", "2023-05"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_period_is_the_start_of_an_iso_date(typed, start):
    assert start == period(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "昨天", "23-5-1", "2023-13", "2023-02-30", "0000", "2023x5", "2023-05-01-02"],
)
def test_what_is_no_period_is_empty(typed):
    assert "" == period(typed)
