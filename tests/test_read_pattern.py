import datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from dibao.errors import UsageError
from dibao.model import Facts
from dibao.read.pattern import compile as compile_pattern

DAY = datetime.date(2024, 1, 8)


@pytest.mark.parametrize(
    ("pattern", "path", "facts"),
    [
        (
            "{title}/{date:%Y-%m-%d}/{page}.txt",
            "/data/东山日报/2024-01-08/03.txt",
            Facts("东山日报", DAY, "3"),
        ),
        (
            "{title}/{date}/{page}.txt",
            "东山日报/2024-1-8/A03.txt",
            Facts("东山日报", DAY, "A3"),
        ),
        ("{date:%Y%m%d}_{page}.txt", "x/20240108_b10.TXT", Facts("", DAY, "B10")),
        ("{title}{date:%Y%m%d}", "东山日报20240108", Facts("东山日报", DAY)),
        ("{date:%Y/%m/%d}/{page}.txt", "2024/01/08/1.txt", Facts("", DAY, "1")),
        (
            "{date:%Y年%m月%d日}/第{page}版.txt",
            "2024年1月8日/第03版.txt",
            Facts("", DAY, "3"),
        ),
        ("{page} {section}.txt", "03 要闻.txt", Facts("", None, "3", "要闻")),
        ("{title}\\{page}.txt", "东山日报/3.txt", Facts("东山日报", None, "3")),
        ("{title}/*/{page}_*.txt", "东山日报/x/3_99.txt", Facts("东山日报", None, "3")),
        ("rm.b({page}).txt", "rm.b(3).txt", Facts("", None, "3")),
        ("{{{page}}}.txt", "{3}.txt", Facts("", None, "3")),
    ],
)
def test_a_path_that_fits_tells_its_facts(pattern, path, facts):
    assert facts == compile_pattern(pattern)(PurePosixPath(path))


def test_a_windows_path_fits_too():
    facts = compile_pattern("{title}/{page}.txt")(
        PureWindowsPath("D:\\报\\东山日报\\3.txt")
    )
    assert Facts("东山日报", None, "3") == facts


def test_a_decomposed_name_fits_its_composed_pattern():
    path = PurePosixPath("Me\u0301xico/3.txt")
    assert Facts(label="3") == compile_pattern("M\u00e9xico/{page}.txt")(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{title}/{date}/{page}.txt", "2024-01-08/3.txt"),  # a folder too few
        ("{date}/{page}.txt", "2024-02-30/3.txt"),  # no such day
        ("{date:%Y%m%d}.txt", "2024118.txt"),  # two readings
        ("{date:%Y%m%d}.txt", "20240108x.txt"),
        ("{page}.txt", "notes.txt"),
        ("{page}.txt", "12345.txt"),
        ("rm.b/{page}.txt", "rmxb/3.txt"),  # a point is a point
        ("{title}/{page}.txt", "东山日报/3.txt.bak"),
        ("{title}日报/{page}.txt", "晚报/3.txt"),
    ],
)
def test_a_path_that_does_not_fit_tells_nothing(pattern, path):
    assert Facts() == compile_pattern(pattern)(PurePosixPath(path))


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "no field"),
        ("pages/*.txt", "no field"),
        ("{paper}/{page}.txt", "{paper} is no field"),
        ("{}/{page}.txt", "{} is no field"),
        ("{page}/{page}.txt", "{page} stands in it twice"),
        ("{title}{section}/{page}.txt", "nothing stands before {section}"),
        ("{date:%Y-%m}.txt", "a date needs %Y, %m and %d"),
        ("{date:%y%m%d}.txt", "a date needs %Y, %m and %d"),
        ("{date:%Y%m%d%H}.txt", "a date needs %Y, %m and %d"),
        ("{title/{page}.txt", "unexpected '{'"),
        ("{page}}.txt", "encountered"),
    ],
)
def test_a_pattern_that_makes_no_sense_says_why_and_shows_one_that_does(pattern, why):
    with pytest.raises(UsageError) as caught:
        compile_pattern(pattern)
    assert why in str(caught.value)
    assert "{title}/{date:%Y-%m-%d}/{page}.txt" in str(caught.value)
