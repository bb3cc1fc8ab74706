"""The query language: what a reader typed becomes words and phrases."""

import pytest

from dibao.query import (
    MOST_PHRASE_CHARS,
    MOST_TERMS,
    All,
    Any,
    Dated,
    Kinded,
    Near,
    Not,
    Paged,
    Query,
    Term,
    Titled,
    Within,
    parse,
    period,
    stretch,
)


def word(text: str) -> Term:
    return Term(text)


def phrase(text: str) -> Term:
    return Term(text, is_exact=True)


TOLD = {
    type(None): lambda _: "",
    Term: lambda n: f"“{n.text}”" if n.is_exact else n.text + "*" * n.is_prefix,
    All: lambda n: "(" + " & ".join(map(told, n.nodes)) + ")",
    Any: lambda n: "(" + " | ".join(map(told, n.nodes)) + ")",
    Not: lambda n: "-" + told(n.node),
    Near: lambda n: f"({told(n.left)} ~{n.chars} {told(n.right)})",
    Within: lambda n: f"{n.field}:{told(n.node)}",
    Dated: lambda n: f"date:{n.first}..{n.last}",
    Titled: lambda n: f"title:{n.text}",
    Paged: lambda n: f"page:{n.label}",
    Kinded: lambda n: f"kind:{n.kind}",
}


def told(node):
    """Return a tree as a line: & and, | or, - not, quotes for phrases."""
    return TOLD[type(node)](node)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("铝都", "铝都"),
        ("铝都 开工", "(铝都 & 开工)"),
        ("铝都\u3000开工\n", "(铝都 & 开工)"),
        ('"铝都 开工"', "“铝都 开工”"),
        ("“铝都，开工”", "“铝都，开工”"),
        ("＂铝都，开工＂", "“铝都，开工”"),
        ('铝都"开工"典礼', "(铝都 & “开工” & 典礼)"),
        ("铝都 铝都", "铝都"),
        ('铝都 "铝都"', "(铝都 & “铝都”)"),
        ("新城（东区）", "(新城 & 东区)"),
    ],
)
def test_words_are_divided_by_blanks_and_phrases_by_their_marks(typed, tree):
    query = parse(typed)
    assert (tree, (), typed) == (told(query.node), query.notes, query.text)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("旧桥 | 新桥", "(旧桥 | 新桥)"),
        ("旧桥｜新桥", "(旧桥 | 新桥)"),
        ("旧桥 | 新桥 通车", "(旧桥 | (新桥 & 通车))"),
        ("(旧桥 | 新桥) 通车", "((旧桥 | 新桥) & 通车)"),
        ("（旧桥｜新桥）通车", "((旧桥 | 新桥) & 通车)"),
        ("桥 -旧", "(桥 & -旧)"),
        ("桥 －旧", "(桥 & -旧)"),
        ("-旧", "-旧"),
        ('-"旧 桥" 路', "(-“旧 桥” & 路)"),
        ("桥 -(旧 | 危)", "(桥 & -(旧 | 危))"),
        ("长江 ~5 大桥", "(长江 ~5 大桥)"),
        ("“长江” ～１２ 大桥", "(“长江” ~12 大桥)"),
        ("gpt*", "gpt*"),
        ("ＧＰＴ＊ 桥", "(ＧＰＴ* & 桥)"),
    ],
)
def test_operators_work_in_either_width(typed, tree):
    query = parse(typed)
    assert (tree, ()) == (told(query.node), query.notes)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("headline:桥", "headline:桥"),
        ("标题:桥 路", "(headline:桥 & 路)"),
        ("标题： 桥 路", "(headline:桥 & 路)"),
        ("標題：“新 桥”", "headline:“新 桥”"),
        ("标题:(旧桥 | 新桥)", "headline:(旧桥 | 新桥)"),
        ("byline:沈知秋 作者:许", "(byline:沈知秋 & byline:许)"),
        ("caption:合影 图片:桥", "(caption:合影 & caption:桥)"),
        ("title:日报 报:柳溪", "(title:日报 & title:柳溪)"),
        ("page:3 版:第03版 版:Ａ２", "(page:3 & page:a2)"),
        ("kind:AD 类别:简讯", "(kind:ad & kind:brief)"),
        ("-kind:广告 桥", "(-kind:ad & 桥)"),
        ("date:2023-01..2023-06", "date:2023-01..2023-06"),
        ("日期：2023年5月", "date:2023-05..2023-05"),
        ("date:..2019", "date:..2019"),
        ("DATE:2019..", "date:2019.."),
    ],
)
def test_a_field_narrows_what_it_stands_before(typed, tree):
    query = parse(typed)
    assert (tree, ()) == (told(query.node), query.notes)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("10:30", "10:30"),
        ("2023-05-01", "2023-05-01"),
        ("A-1", "A-1"),
        ("a~5 b", "(a~5 & b)"),
        ("a - b", "(a & b)"),
        ("--旧", "--旧"),
        ("“a* -b”", "“a* -b”"),
        ("小标题:桥", "小标题:桥"),
        ("AND OR NOT NEAR(", "(AND & OR & NOT & NEAR)"),
        ("'drop;", "'drop;"),
        ("a*b", "a*b"),
    ],
)
def test_what_only_looks_like_an_operator_is_a_word(typed, tree):
    assert tree == told(parse(typed).node)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("((桥", "桥"),
        ("桥) 路", "(桥 & 路)"),
        ("桥 |", "桥"),
        ("| 桥 || 路", "(桥 | 路)"),
        ("桥 ()", "桥"),
        ("(桥 | ) 路", "(桥 & 路)"),
    ],
)
def test_what_is_left_open_or_empty_is_left_out(typed, tree):
    assert tree == told(parse(typed).node)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("date:昨天 桥", "桥"),
        ("kind:诗 桥", "桥"),
        ("桥 ~5", "桥"),
        ("(桥 路) ~5 河", "((桥 & 路) & 河)"),
        ("~5 河", "河"),
    ],
)
def test_what_cannot_be_understood_is_said(typed, tree):
    query = parse(typed)
    assert (tree, 1) == (told(query.node), len(query.notes))


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
def test_nothing_typed_is_a_query_without_a_tree(typed):
    assert Query(typed, None) == parse(typed)


def test_unquoted_punctuation_beside_words_is_not_searched():
    assert (word("重庆"), word("成都")) == parse("重庆 —— 成都").terms


@pytest.mark.parametrize("typed", ["——", "《", "（", "（ ）", "|", "-", "~5", "*"])
def test_punctuation_alone_is_searched(typed):
    assert tuple(map(word, typed.split())) == parse(typed).terms


def test_quoted_punctuation_is_searched_beside_words():
    assert (word("重庆"), phrase("——")) == parse("重庆 “——”").terms


def test_what_is_denied_is_not_sought():
    assert (word("桥"), word("新")) == parse("桥 -旧 (新 | -危)").terms


def test_brackets_within_brackets_go_only_so_deep():
    query = parse("(" * 30 + "桥" + ")" * 30 + " 路")
    assert (word("桥"), word("路")) == query.terms
    assert 1 == len(query.notes)


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


@pytest.mark.parametrize("typed", ["", "昨天..今天", "2023..x", "2020..2021..22", ".."])
def test_what_is_no_stretch_of_time_is_none(typed):
    assert stretch(typed) is None
