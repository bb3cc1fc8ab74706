"""Undouble: what the lines of a page prove for each other."""

from itertools import pairwise

import pytest

from dibao.clean.undouble import undouble
from dibao.clean.undouble.units import inked
from dibao.clean.undouble.weigh import Mode, stretches

PROSE = ("渡口大桥昨日合龙", "两岸村民奔走相告", "锣鼓声响到半夜", "孩子们点起灯笼")


def texts(lines):
    found = undouble(lines)
    return [found[i].text if i in found else line for i, line in enumerate(lines)]


def drawn(text, copies=2):
    """The text with every run of Han and every mark drawn so many times."""
    return "".join(run * copies for run in text.replace("，", " ， ").split())


@pytest.mark.parametrize("copies", [2, 3])
def test_runs_drawn_more_than_once_are_read_once(copies):
    lines = [f"{a}，{b}" for a, b in pairwise(PROSE)]
    assert lines == texts([drawn(line, copies) for line in lines])


@pytest.mark.parametrize("copies", [2, 3])
def test_characters_drawn_more_than_once_are_read_once(copies):
    lines = [*PROSE, "2200年11月22日"]
    assert lines == texts(["".join(char * copies for char in line) for line in lines])


def test_whole_lines_with_their_punctuation_are_read_once():
    lines = ["渡口大桥昨日合龙，两岸村民奔走相告。", "锣鼓声响到半夜，"]
    assert lines == texts([line * 2 for line in lines])


def test_digits_follow_the_mode_of_the_page():
    by_char = ["".join(char * 2 for char in line) for line in PROSE]
    assert "2020" == texts([*by_char, "22002200"])[-1]
    assert "2200" == texts([*map(drawn, PROSE), "22002200"])[-1]


def test_reduplication_inside_a_doubled_line_stays():
    assert ["锣鼓天天响到半夜，看看"] == texts(
        ["锣鼓天天响到半夜锣鼓天天响到半夜，，看看看看"]
    )


def test_a_doubled_headline_beside_clean_text_is_read_once():
    line = drawn(PROSE[0]) + " 昨日凌晨，山洪冲垮了老桥。"
    assert [PROSE[0] + " 昨日凌晨，山洪冲垮了老桥。"] == texts([line])


def test_a_short_caption_follows_the_captions_around_it():
    captions = [drawn(PROSE[0]), "", "看看看看", "", drawn(PROSE[1])]
    assert [PROSE[0], "", "看看", "", PROSE[1]] == texts(captions)


def test_a_short_line_far_from_what_is_doubled_stays():
    lines = [drawn(PROSE[0]), *PROSE, "看看看看", *PROSE]
    assert [PROSE[0], *lines[1:]] == texts(lines)


@pytest.mark.parametrize(
    "line",
    [
        "祝大家平平安安健健康康",
        "家家户户高高兴兴，件件小事有人管",
        "哈哈哈哈哈哈哈哈",
        "归去来兮归去来兮",
        "不要怕，不要怕，船就要来了",
        "一个问题一个问题地解决",
        "合格 合格 优秀 优秀",
        "88886666",
        "……——……",
        "====================",
        "他说：“来了！来了！”",
    ],
)
def test_what_people_say_twice_stays(line):
    assert {} == undouble([*PROSE, line, *PROSE])


def test_clean_text_beside_a_doubled_lead_in_keeps_its_own_repeats():
    line = "一是乡村更美一是乡村更美。。天天有人来"
    assert ["一是乡村更美。天天有人来"] == texts([line])


def test_the_copy_that_follows_a_blank_of_its_own_run_goes_with_it():
    line = "　　渡口大桥昨日合龙　　渡口大桥昨日合龙"
    assert ["　　渡口大桥昨日合龙"] == texts([line])


def test_seams_stand_where_runs_of_han_meet():
    found = undouble([drawn(PROSE[0]) + drawn(PROSE[1]) + drawn(PROSE[2])])
    assert (8, 16) == found[0].seams


def test_punctuation_between_runs_makes_no_seam():
    assert () == undouble([drawn(f"{PROSE[0]}，{PROSE[1]}")])[0].seams


def test_a_stretch_at_the_edge_of_clean_text_gives_up_its_doubtful_end():
    found = stretches(inked("渡口大桥渡口大桥。。2020年"), Mode("run", 2))
    assert [(0, 10)] == [(stretch.start, stretch.end) for stretch in found]
