"""What a long run says of how far it is."""

import sys
import time

import pytest

from dibao.archive.copying import backup
from dibao.archive.exporting import export_to
from dibao.archive.importing import import_
from dibao.archive.publishing import publish
from dibao.cli.progress import shown, steps
from dibao.cli.screen import say
from small_archive import build


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that is set by hand: its first item, in seconds."""
    hands = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: hands[0])
    return hands


def test_the_seconds_in_which_programs_start_are_not_counted(clock, capsys):
    with shown("files", one="file") as step:
        clock[0] = 100.0
        step(1, 41)
        clock[0] = 110.0
        step(21, 41)
    assert "21 of 41 files, 2/s, 10 s left\n" == capsys.readouterr().err


def test_no_line_comes_more_often_than_every_five_seconds(clock, capsys):
    with shown("files", one="file") as step:
        for done in range(1, 14):
            clock[0] += 1.0
            step(done, 13)
    assert [6, 11] == [
        int(line.split()[0]) for line in capsys.readouterr().err.splitlines()
    ]


def test_the_bar_says_from_the_start_how_many_there_are(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with shown("files", one="file", total=41):
        pass
    assert "0/41" in capsys.readouterr().err


def test_quiet_shows_no_progress(clock, capsys):
    with shown("files", one="file", is_quiet=True) as step:
        step(1, 41)
        clock[0] = 110.0
        step(21, 41)
    assert "" == capsys.readouterr().err


def told(tell, clock):
    """Tell of two steps, the second of a hundred lines in a second."""
    tell("copy", 0, 0)
    for done in range(1, 101):
        clock[0] += 0.01
        tell("lines", done, 100)


def test_a_step_is_a_line_that_goes_on_and_is_gone(monkeypatch, clock, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with steps() as tell:
        told(tell, clock)
    first, *lines, last = capsys.readouterr().err.split("\r\x1b[K")[1:]
    assert ("copying 复制", "lines 行 1 of 100", "") == (first, lines[0], last)
    assert 10 <= len(lines) <= 11  # ten a second


def test_a_step_that_fails_leaves_no_line_behind(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    def failing():
        with steps() as tell:
            tell("copy", 0, 0)
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        failing()
    assert capsys.readouterr().err.endswith("\r\x1b[K")


def test_without_a_terminal_steps_are_said_every_five_seconds(clock, capsys):
    with steps() as tell:
        told(tell, clock)
        assert "" == capsys.readouterr().err
        clock[0] = 9.0
        tell("lines", 99, 100)
    assert "lines 行 99 of 100\n" == capsys.readouterr().err


def test_quiet_shows_no_steps(monkeypatch, clock, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with steps(is_quiet=True) as tell:
        told(tell, clock)
    assert "" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "steps_told"),
    [
        ("backup", ["copy", "compare"]),
        ("publish", ["copy", "compare", "strip"]),
        ("export", ["weigh", "lines"]),
        ("import", ["lines", "finish"]),
    ],
)
def test_what_takes_long_tells_its_steps(tmp_path, command, steps_told):
    archive, told = build(tmp_path), []

    def tell(step, done, total):
        assert done <= total
        told.append(step)

    export_to(archive, tmp_path / "a.jsonl")
    with (tmp_path / "a.jsonl").open("rb") as lines:
        {
            "backup": lambda: backup(archive, tmp_path / "b.db", progress=tell),
            "publish": lambda: publish(archive, tmp_path / "b.db", progress=tell),
            "export": lambda: export_to(archive, tmp_path / "b.jsonl", progress=tell),
            "import": lambda: import_(tmp_path / "b.db", lines, progress=tell),
        }[command]()
    assert steps_told == list(dict.fromkeys(told))


def test_what_is_said_beside_a_bar_stands_on_a_line_of_its_own(monkeypatch, capsys):
    say("a.txt: empty")
    assert "a.txt: empty\n" == capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    say("a.txt: empty")
    assert "\r\x1b[Ka.txt: empty\n" == capsys.readouterr().err
