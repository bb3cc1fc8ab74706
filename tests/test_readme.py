"""The README keeps what it promises: its commands run, its tables are complete."""

import doctest
import re
import shlex
import sqlite3
import subprocess
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

import readme
from dibao.cli import main
from dibao.cli.door import COMMANDS
from dibao.errors import DibaoError

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
LINES = re.findall(r"^\$ (dibao .*)$", TEXT, re.MULTILINE)
SERVING = [line for line in LINES if re.match("dibao serve (?!--help)", line)]
SESSION = [line for line in LINES if line not in SERVING]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME = re.compile(r"[a-z][\w-]*")


def section(heading):
    """Return what stands below a heading of the second rank."""
    return TEXT.partition(f"\n## {heading}")[2].partition("\n## ")[0]


def rows(text):
    """Return the first cells of the tables of a text, without heading and rule."""
    cells = re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE)
    return [cell for cell in cells if cell not in ("table", "package", "room")]


def test_the_two_commands_stand_in_the_readme():
    first, second = re.findall(r"^pip install .*$", TEXT, re.MULTILINE)
    assert 'pip install -e ".[dev]" && pytest' == second
    assert first.startswith("pip install . && dibao ingest papers.db tests/pages && ")
    assert first.endswith('&& echo "To open the browser: dibao serve papers.db --open"')


def test_the_session_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(readme.prepared(tmp_path))
    ended = [
        (line, CliRunner().invoke(main, shlex.split(line)[1:]).exit_code)
        for line in SESSION
    ]
    assert [] == [one for one in ended if one[1]]
    assert len(ended) > 15


def test_the_session_finds_what_it_looks_for(tmp_path, monkeypatch):
    monkeypatch.chdir(readme.prepared(tmp_path))
    (first,) = re.findall(r"dibao search (papers\.db .*?) --limit", TEXT)
    CliRunner().invoke(main, ["ingest", "papers.db", "tests/pages"])
    found = CliRunner().invoke(main, ["search", *first.split()]).output
    assert re.match(r"[1-9]\d* 篇 found", found)


@pytest.mark.parametrize("line", dict.fromkeys(SERVING))
def test_what_is_served_answers_at_its_root(tmp_path, line):
    where = readme.prepared(tmp_path)
    _, _, archive, *_ = shlex.split(line)
    (where / "archive.db.example").rename(where / archive)
    assert "邸报" in readme.run(f"{line} --get /", where)


def commands():
    return [main, *(main.get_command(None, name) for name in COMMANDS)]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_says_what_it_does(command):
    assert command.help
    assert command.help.split("\n")[0].endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name):
    assert f"$ dibao {name} --help" in section("Every command")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_to_h_as_to_help(name):
    short = CliRunner().invoke(main, [name, "-h"])
    assert CliRunner().invoke(main, [name, "--help"]).output == short.output


def test_python_answers_what_the_readme_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(
        str(README), module_relative=False, encoding="utf-8"
    )
    assert (0, 11) == (failed, tried)


def test_every_dependency_has_its_reason():
    named = {
        name for row in rows(section("Dependencies")) for name in NAME.findall(row)
    }
    asked = [*PROJECT["dependencies"]]
    asked += [one for some in PROJECT["optional-dependencies"].values() for one in some]
    assert set() == {NAME.match(one)[0] for one in asked} - named


def test_every_promise_is_shown_by_a_test_or_a_command_that_is_there():
    promises = section("Nothing lost").partition("\n### ")[0]
    shown = [line.split(" | ")[1] for line in promises.splitlines() if "| `" in line]
    assert 12 == len(shown)
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/test_*.py"))
    named = {name for one in shown for name in re.findall(r"`(test_\w+)`", one)}
    assert set() == {name for name in named if f"def {name}(" not in tests}
    commands = {name for one in shown for name in re.findall(r"`dibao (\w+)`", one)}
    assert set() == commands - set(COMMANDS)


def test_every_exit_code_stands_in_the_readme():
    codes = {kind.exit_code for kind in (DibaoError, *DibaoError.__subclasses__())}
    table = " ".join(rows(section("Every command")))
    assert set() == {code for code in codes if str(code) not in table}


def test_every_table_has_its_sentence():
    with closing(sqlite3.connect(readme.EXAMPLE)) as conn:
        assert set(readme.HOLDS) == {name for name, _ in readme.tables(conn)}


def test_every_room_stands_in_the_readme():
    source = ROOT / "src" / "dibao"
    packages = {f"`{path.parent.name}/`" for path in source.glob("*/__init__.py")}
    modules = {f"`{path.stem}`" for path in source.glob("[a-z]*.py")}
    assert packages | modules == set(rows(section("The rooms")))


def test_every_file_the_readme_points_to_is_there():
    links = re.findall(r"\]\(([^)#][^)]*)\)", TEXT)
    assert [] == [link for link in links if not (ROOT / link).is_file()]
    assert len(links) >= 4


def test_a_command_that_fails_would_be_seen(tmp_path):
    with pytest.raises(subprocess.CalledProcessError):
        readme.run("dibao search no-such.db 采茶", tmp_path)
