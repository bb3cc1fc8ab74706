"""The house: what stands around the code, and that it agrees with itself."""

import ast
import hashlib
import re
import shutil
import subprocess
import tomllib
import unicodedata
from pathlib import Path

import pytest
import yaml

import dibao
from needs import require

ROOT = Path(__file__).parents[1]
SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in sorted((ROOT / "src").rglob("*.py"))
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TOP_LEVEL = {
    "LICENSE",
    "README.md",
    "archive.db.example",
    "pyproject.toml",
    "src",
    "tests",
}
# of the text that the license's authors publish, its last line end included
LICENSE_SHA256 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"

MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_PARAMETERS = 250, 25, 4
UNSEEN = {"Cc", "Cf", "Co"}  # controls, formats, private use
WIDE_BLANKS = "\u00a0\u3000"  # the eye takes them for a plain one, or for two


def read(name):
    return (ROOT / name).read_text("utf-8")


def test_the_license_is_the_apache_license_unchanged():
    text = (ROOT / "LICENSE").read_bytes().replace(b"\r\n", b"\n")
    assert LICENSE_SHA256 == hashlib.sha256(text).hexdigest()
    assert "Apache-2.0" == PROJECT["license"]


def test_the_newest_entry_of_the_changelog_is_this_version():
    entries = re.findall(r"\n## \[([\d.]+)\]", read(".github/CHANGELOG.md"))
    assert dibao.__version__ == entries[0]
    assert dibao.__version__ == PROJECT["version"]


def tracked():
    """Return the files that git keeps."""
    require(shutil.which("git") and (ROOT / ".git").exists(), "not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    return [Path(name) for name in listed.stdout.decode().split("\0") if name]


def test_nothing_else_stands_at_the_top_level():
    tops = {path.parts[0] for path in tracked()}
    assert set() == {top for top in tops if not top.startswith(".")} - TOP_LEVEL


def test_no_large_file_is_in_the_tree():
    sizes = {path: (ROOT / path).stat().st_size for path in tracked()}
    assert {} == {path: size for path, size in sizes.items() if size > 2_000_000}


def hooks():
    """Return the commands of the pre-commit hooks."""
    config = yaml.safe_load(read(".pre-commit-config.yaml"))
    return [hook["entry"] for repo in config["repos"] for hook in repo["hooks"]]


@pytest.mark.parametrize("command", hooks())
def test_every_hook_is_a_check_of_the_ci_too(command):
    assert f'in_env .venv "{command}"' in read(".ci/run")


def test_every_hook_runs_the_projects_own_tool():
    config = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert {"local"} == {repo["repo"] for repo in config["repos"]}


def test_the_workflow_runs_what_the_package_promises():
    matrix = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["test"][
        "strategy"
    ]["matrix"]
    assert ["ubuntu-latest", "macos-latest", "windows-latest"] == matrix["os"]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert promised == matrix["python-version"]
    assert f">={promised[0]}" == PROJECT["requires-python"]


def functions():
    """Yield every function with the name of its file."""
    for name, text in SOURCES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def code_lines(function):
    """Return how many lines a function has, its docstring left out."""
    first, *_ = function.body
    lines = function.end_lineno - function.lineno + 1
    has_docstring = ast.get_docstring(function) is not None
    return lines - (first.end_lineno - first.lineno + 1) * has_docstring


def parameters(function):
    """Return what a caller gives, *args and **kwargs left out."""
    given = function.args
    names = [arg.arg for arg in given.posonlyargs + given.args + given.kwonlyargs]
    return [name for name in names if name not in ("self", "cls")]


def test_no_module_is_longer_than_four_screens():
    lengths = {name: text.count("\n") for name, text in SOURCES.items()}
    assert {} == {name: n for name, n in lengths.items() if n > MOST_LINES}


def test_no_function_is_longer_than_half_a_screen():
    assert [] == [
        f"{name}: {function.name} has {code_lines(function)} lines"
        for name, function in functions()
        if code_lines(function) > MOST_LINES_OF_A_FUNCTION
    ]


def test_no_function_asks_for_more_than_four_things():
    assert [] == [
        f"{name}: {function.name}"
        for name, function in functions()
        if len(parameters(function)) > MOST_PARAMETERS
    ]


def test_no_source_holds_what_nobody_sees():
    assert [] == [
        f"{name}:{number}: U+{ord(char):04X}"
        for name, text in SOURCES.items()
        for number, line in enumerate(text.split("\n"), start=1)
        for char in line
        if unicodedata.category(char) in UNSEEN or char in WIDE_BLANKS
    ]


def test_a_long_function_and_a_fifth_parameter_would_be_seen():
    text = "def f(a, b, *, c, d, e):\n    'x'\n" + "    a = 1\n" * 25
    (function,) = ast.parse(text).body
    assert (26, 5) == (code_lines(function), len(parameters(function)))
