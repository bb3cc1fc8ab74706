"""What a long run says of how far it is."""

import sys
import time

import pytest

from dibao.cli.progress import shown
from dibao.cli.screen import say


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


def test_quiet_shows_no_progress(clock, capsys):
    with shown("files", one="file", is_quiet=True) as step:
        step(1, 41)
        clock[0] = 110.0
        step(21, 41)
    assert "" == capsys.readouterr().err


def test_what_is_said_beside_a_bar_stands_on_a_line_of_its_own(monkeypatch, capsys):
    say("a.txt: empty")
    assert "a.txt: empty\n" == capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    say("a.txt: empty")
    assert "\r\x1b[Ka.txt: empty\n" == capsys.readouterr().err
