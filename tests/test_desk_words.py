"""How an unquoted query is cut into words, by what the archive has."""

import pytest

from dibao.desk.needles import Needle, needles, whole_word
from dibao.desk.vocabulary import LONGEST_WORD, cut
from dibao.query import Term

KNOWN = {
    "重庆": 40,
    "市长": 9,
    "重庆市": 12,
    "长江": 30,
    "大桥": 20,
    "工程": 50,
    "江大": 1,
}
NOTHING: dict[str, int] = {}


def pieces(typed, known=KNOWN):
    found = needles(
        Term(typed), lambda words: {w: known[w] for w in words if w in known}
    )
    return [needle.text for needle in found]


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("长江大桥工程", ("长江", "大桥", "工程")),
        ("重庆市长江大桥", ("重庆市", "长江", "大桥")),
        ("重庆市长", ("重庆", "市长")),
        ("沈知秋", ("沈", "知", "秋")),
        ("桥", ("桥",)),
        ("", ()),
    ],
)
def test_a_run_is_cut_into_the_likeliest_words_of_the_archive(run, words):
    assert words == cut(run, lambda _: KNOWN)


def test_a_run_is_cut_into_all_of_its_characters_and_no_others():
    assert "工程" * 100 == "".join(cut("工程" * 100, lambda _: KNOWN))


def test_no_word_longer_than_the_longest_is_asked_for():
    asked: list[str] = []
    cut("长" * 30, lambda words: asked.extend(words) or NOTHING)
    assert LONGEST_WORD == max(map(len, asked))
    assert 2 == min(map(len, asked))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("重庆大桥", ["重庆", "大桥"]),
        ("沈知秋", ["沈知秋"]),
        ("重庆沈知秋", ["重庆", "沈知秋"]),
        ("1月17日", ["1月17日"]),
        ("2023年工程", ["2023年", "工程"]),
        ("5G工程", ["5g", "工程"]),
        ("长江（重庆）大桥", ["长江", "重庆", "大桥"]),
        ("《长江》", ["长江"]),
        ("27.4%", ["27.4"]),
        ("10:30", ["10:30"]),
        ("a.b", ["a", "b"]),
        ("大桥大桥", ["大桥"]),
        ("——", ["——"]),
        ("2024-01-18", ["2024-01-18"]),
    ],
)
def test_what_no_word_covers_stays_together_with_its_numbers(typed, found):
    assert found == pieces(typed)


def test_a_phrase_is_never_cut():
    assert (Needle("长江大桥"),) == needles(
        Term("長江大桥", is_exact=True), lambda _: KNOWN
    )


@pytest.mark.parametrize(
    ("word", "text", "stands"),
    [
        ("2023年", "到2023年底", True),
        ("2023年", "编号12023年", False),
        ("gpt", "用ＧＰＴ写", True),
        ("gpt", "gpts", False),
        ("gpt", "gpt-4", True),
        ("桥", "长橋", True),
        ("2.2", "12.2.2", True),
        ("2.2", "12.2.23", False),
    ],
)
def test_letters_and_digits_at_a_words_ends_are_whole(word, text, stands):
    assert stands == whole_word(word).is_in(text)


def test_a_needle_is_found_also_where_it_overlaps_itself():
    assert [(0, 2), (1, 3)] == list(Needle("工工").places("工工工东"))
