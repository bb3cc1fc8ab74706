"""Promises that no fault's test shows: of files handed in, and of the network."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

import readme
from dibao.cli import main

# Notes whom the program would ask; a loop of events may speak with itself.
WATCHED = """
import json, sys
asked = []
def watch(event, what):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        asked.append(str(what[0]))
    if event in ("socket.connect", "socket.sendto"):
        asked.append(str(what[1]))
sys.addaudithook(watch)
from dibao.cli import main
for line in json.loads(sys.argv[1]):
    try:
        main(line, standalone_mode=False)
    except SystemExit:  # so Datasette ends
        pass
here = ("127.0.0.1", "::1", "localhost")
print(json.dumps([one for one in asked if not any(name in one for name in here)]))
"""
LINES = (
    "ingest papers.db tests/pages --workers 0",
    "search papers.db 小学",
    "verify papers.db",
    "publish papers.db public.db",
    "serve public.db --get /search?q=小学",
)


def as_it_lies(folder):
    """Return every file below a folder: its bytes, its rights, when it was changed."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    stats = [(path.stat().st_mode, path.stat().st_mtime_ns) for path in files]
    return [
        (path, path.read_bytes(), *stat)
        for path, stat in zip(files, stats, strict=True)
    ]


def test_p1_no_file_that_is_handed_in_is_touched(tmp_path):
    pages = readme.prepared(tmp_path) / "版面"
    (pages / "empty.txt").write_bytes(b"")
    (pages / "page.pdf").write_bytes(b"no PDF")
    before, archive = as_it_lies(pages), str(tmp_path / "a.db")
    for command in (
        ["ingest", archive, str(pages)],
        ["problems", archive, "--retry"],
        ["verify", archive],
        ["set", archive, str(pages / "undated-bus.txt"), "--withdraw"],
        ["rebuild", archive],
        ["publish", archive, str(tmp_path / "p.db")],
    ):
        assert CliRunner().invoke(main, command).exit_code in (0, 1)
    assert before == as_it_lies(pages)


def test_p13_nothing_asks_the_network(tmp_path):
    where = readme.prepared(tmp_path)
    lines = json.dumps([line.split() for line in LINES])
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, lines],
        cwd=Path(where),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert "邸报" in done.stdout
    assert "[]" == done.stdout.splitlines()[-1]
