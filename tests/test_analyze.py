"""analyze on text whose outcome is known."""

import json
import os
import random
import subprocess
import sys
import unicodedata
from importlib import util

import pytest

from dibao import analyze
from dibao.analyze import engine
from needs import require


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("2024年1月18日", "２０２４年１月１８日"),
        ("a股b股", "Ａ股Ｂ股"),
        ("台湾后妃与皇后", "臺灣後妃與皇后"),
        ("强说群峰里为", "強説羣峯裏爲"),
        ("金", "\u2fa6"),
        ("更", "\uf901"),
    ],
)
def test_width_case_and_variants_are_folded(expected, text):
    assert expected == analyze.normalize(text)


@pytest.mark.parametrize(
    "text",
    [
        "，。、；：？！",
        "“”‘’「」『』（）",
        "……——·～",
        "％＋－＝／＠",
        "\u3000 \t\n",
        "著名",
        "〇○",
        "½㎡℃",
    ],
)
def test_punctuation_and_simplified_text_stay_as_printed(text):
    assert text == analyze.normalize(text)


def test_no_punctuation_anywhere_is_touched():
    signs = [
        char
        for char in map(chr, range(0x110000))
        if unicodedata.category(char)[0] in "PZC"
    ]
    assert signs == [analyze.normalize(sign) for sign in signs]


def test_a_long_capital_stays_because_its_small_letter_is_two():
    assert "\u0130" == analyze.normalize("\u0130")


def test_a_text_is_normal_unless_it_holds_something_to_fold():
    assert analyze.is_normal("2024年，铝都「新城」开工……\U00020000\U0001f600")
    folded = ("Ａ", "３", "A", "\u00c9", "鋁", "\U000205e3", "\u2fa6")
    assert [] == [char for char in folded if analyze.is_normal(f"铝都{char}")]


def test_many_different_characters_are_folded_as_few_are():
    variants = "鋁東軍區縣鄉鎮農業經濟發展ＡＢＣ"
    assert analyze.normalize(variants) == "".join(map(analyze.normalize, variants))


def test_words_of_traditional_text_are_cut_like_simplified_ones():
    simplified = analyze.words("重庆科学城全面开工")
    assert [len(word) for word in simplified] == [
        len(word) for word in analyze.words("重慶科學城全面開工")
    ]


def test_rare_han_stand_alone_and_join_no_word():
    assert ("㐀", "中国", "𠀀", "〇") == analyze.words("㐀中国𠀀〇")


def test_a_long_run_of_unknown_characters_is_cut_soon():
    assert 20_000 == sum(map(len, analyze.words("龘" * 20_000)))


def test_single_characters_are_left_to_the_grams():
    assert "" == analyze.index_words("我，的")


def test_a_single_letter_needs_a_gram_of_its_kind_and_no_han():
    assert (analyze.Gram("·2", is_prefix=True),) == analyze.needed_grams("2")


def test_a_run_cut_by_the_query_s_edge_is_not_sought_whole():
    assert analyze.Gram("023") not in analyze.needed_grams("023年")


def test_punctuation_alone_needs_no_gram():
    assert () == analyze.needed_grams("——，\u3000")


def test_an_endless_run_of_letters_is_no_token():
    assert max(map(len, analyze.grams("x1" * 1000).split(" "))) < 10


FIXTURE = (
    "本报讯昨日上午我市召开春季农业生产现场会研究部署粮食播种面积落实工作",
    "长江大桥北引桥合龙工人师傅王建国登上塔吊小明硕士毕业于中国科学院计算所",
    "他来到了网易杭研大厦结婚的和尚未结婚的乒乓球拍卖完了",
)


def dictionary_words():
    """Return every word of jieba's dictionary that is all common Han."""
    lines = engine.dictionary_path().read_text("utf-8").splitlines()
    return [word for word in (line.split(" ")[0] for line in lines) if is_common(word)]


def is_common(word):
    return "\u4e00" <= min(word) and max(word) <= "\u9fd5"


def random_han():
    """Return strings of characters as common as in words, and of any, in turn."""
    dice = random.Random(20240118)
    common = "".join(dictionary_words())
    every = [chr(code) for code in range(0x4E00, 0x9FD6)]
    drawn = (common, every)
    return ["".join(dice.choices(drawn[n % 2], k=1 + n % 40)) for n in range(10_000)]


@pytest.mark.parametrize("han", [lambda: FIXTURE, dictionary_words, random_han])
def test_both_engines_cut_alike(han):
    require(util.find_spec("rjieba"), "rjieba is not installed")
    jieba, rjieba = engine.cutter("jieba"), engine.cutter("rjieba")
    found = list(han())
    pieces = [" ".join(found[n : n + 100]) for n in range(0, len(found), 100)]
    assert [] == [piece for piece in pieces if jieba(piece) != rjieba(piece)]


def test_one_character_many_times_is_cut_by_no_engine():
    require(util.find_spec("rjieba"), "rjieba is not installed")
    jieba, rjieba = engine.cutter("jieba"), engine.cutter("rjieba")
    assert jieba("名" * 7) != rjieba("名" * 7)  # but for rounding they weigh the same
    assert (*"名名名", "天天", "好") == analyze.words("名名名天天好")


@pytest.mark.parametrize("name", ["jieba", "rjieba"])
def test_pieces_cut_in_one_call_are_cut_as_each_by_itself(name):
    require(util.find_spec(name), f"{name} is not installed")
    cut = engine.cutter(name)
    for han in (*FIXTURE, *random_han()[:500]):
        assert [*cut(han), " ", "\0", " ", *cut(FIXTURE[0])] == cut(
            f"{han} \0 {FIXTURE[0]}"
        )


def test_importing_analyze_loads_no_dictionary():
    code = "import dibao.analyze, sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert set() == {"jieba", "rjieba", "sqlite_utils"} & set(json.loads(done.stdout))


def test_jieba_says_nothing_and_caches_in_a_folder_of_its_own(tmp_path):
    code = "from dibao.analyze import cutter; cutter('jieba')('铝都')"
    places = {"XDG_CACHE_HOME": tmp_path, "LOCALAPPDATA": tmp_path, "HOME": tmp_path}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, **{k: str(v) for k, v in places.items()}},
    )
    assert b"" == done.stdout + done.stderr
    assert 1 == len(list(tmp_path.rglob("jieba-*.cache")))


def test_the_fingerprint_is_the_same_whoever_cuts():
    assert "rjieba" not in analyze.fingerprint()
