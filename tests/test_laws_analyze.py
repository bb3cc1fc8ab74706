"""Laws of analyze: the normal form, the words and the grams."""

from hypothesis import given
from hypothesis import strategies as st

from dibao import analyze
from dibao.analyze.gram import LONGEST
from dibao.analyze.runs import is_han, runs
from examples import free

TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from(
            "中国農村後著々〇甲A aＢ3７，。—“”\u3000\n·㐀𠀀ケ한№①\U0001f600"
        ),
    )
)


@free(100)
@given(TEXT)
def test_the_normal_form_is_as_long_as_the_text(text):
    assert len(text) == len(analyze.normalize(text))


@free(100)
@given(TEXT)
def test_the_normal_form_of_the_normal_form_is_itself(text):
    once = analyze.normalize(text)
    assert once == analyze.normalize(once)


@free(100)
@given(TEXT, TEXT)
def test_the_normal_form_goes_character_by_character(one, other):
    assert analyze.normalize(one) + analyze.normalize(other) == analyze.normalize(
        one + other
    )


@free(100)
@given(TEXT)
def test_a_text_is_normal_if_its_normal_form_is_itself(text):
    assert analyze.is_normal(text) == (text == analyze.normalize(text))


@free(200)
@given(TEXT, TEXT)
def test_an_entry_is_words_of_heading_and_text_and_grams_of_the_text(heading, text):
    words = (analyze.index_words(heading), analyze.index_words(text))
    assert analyze.IndexEntry(*words, analyze.grams(text)) == analyze.index_entry(
        heading, text
    )


@free(200)
@given(TEXT)
def test_index_words_are_the_normal_form_s_words_but_single_han(text):
    words = analyze.words(analyze.normalize(text))
    kept = [
        word
        for word in words
        if (len(word) > 1 if is_han(word[0]) else len(word) <= LONGEST)
    ]
    assert kept == [one for one in analyze.index_words(text).split(" ") if one]


@free(200)
@given(TEXT)
def test_words_give_the_runs_back_as_printed(text):
    kept = "".join(
        text[run.start : run.start + len(run.text)]
        for run in runs(analyze.normalize(text))
    )
    assert kept == "".join(analyze.words(text))


def holds(tokens, gram):
    if gram.is_prefix:
        return any(token.startswith(gram.text) for token in tokens)
    return gram.text in tokens


@free(100)
@given(TEXT, st.data())
def test_a_text_holds_the_grams_that_any_piece_of_it_needs(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tokens = analyze.grams(text).split(" ")
    assert [] == [
        gram
        for gram in analyze.needed_grams(text[start:end])
        if not holds(tokens, gram)
    ]


@free(100)
@given(TEXT)
def test_every_gram_is_one_token_of_the_ascii_tokenizer(text):
    for token in analyze.grams(text).split(" "):
        assert token == "".join(
            char for char in token if ord(char) > 127 or char.isalnum()
        )
