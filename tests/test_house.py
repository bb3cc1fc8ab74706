"""The house: what stands around the code, and that it agrees with itself."""

import hashlib
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

import dibao
from needs import require

ROOT = Path(__file__).parents[1]
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
    assert {} == {path: size for path, size in sizes.items() if size > 1_500_000}


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
