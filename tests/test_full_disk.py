"""A disk that is full: the commands that copy say so, and leave nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

import house
from dibao.archive.exporting import export_to
from needs import require

# No file may grow over 200 KB: the system then refuses to write, as on a full disk.
SMALL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from dibao.cli import main
main()
"""


@pytest.fixture
def archive(tmp_path):
    path = house.build(tmp_path / "a.db")
    export_to(path, tmp_path / "a.jsonl")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup", "a.db", "b.db"),
        ("publish", "a.db", "b.db"),
        ("import", "b.db", "a.jsonl"),
    ],
)
def test_a_full_disk_ends_with_74_and_leaves_nothing(archive, arguments):
    require(sys.platform != "win32", "no such limit there")
    before = sorted(archive.parent.iterdir())
    command = [sys.executable, "-c", SMALL, *arguments]
    done = subprocess.run(
        command, cwd=archive.parent, capture_output=True, check=False, text=True
    )
    assert (74, "") == (done.returncode, done.stdout)
    assert "b.db: the disk failed or is full, and nothing was left" in done.stderr
    assert before == sorted(archive.parent.iterdir())


def test_an_export_cut_off_by_a_full_disk_ends_with_74(archive):
    require(Path("/dev/full").exists(), "no such device here")
    code = "from dibao.cli import main; main()"
    command = [sys.executable, "-c", code, "export", str(archive)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert 74 == done.returncode
    assert b"cut off" in done.stderr
