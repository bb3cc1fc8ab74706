"""What the README shows of the program: cog writes it by running the program.

    cog -r README.md         write it anew
    cog --check README.md    does it still say what the program says?

Everything runs in one temporary folder with the sample pages and the example archive
in it, so that the commands read as a reader would type them.
"""

import atexit
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "archive.db.example"
FLOORS = ROOT / "tests" / "floors.json"
PROGRAM = (sys.executable, "-c", "from dibao.cli import main; main(prog_name='dibao')")
CUT = "…"
# How far a slow run is goes to stderr, and is no part of what it says.
PROGRESS = re.compile(r"^[\d,]+ of [\d,]+ files?, .* left\n", re.MULTILINE)
MOST_OF_A_HELP = 99

HOLDS = {
    "meta": "schema version, own dictionary, fingerprint of the words, change counter",
    "runs": "one row a run that changed something",
    "sources": "a file handed in, known by its SHA-256",
    "source_paths": "where it stood: same bytes, one source, many paths",
    "source_bytes": "the file itself, where its text does not give it back",
    "problems": "what did not go in, and why",
    "titles": "a newspaper 报",
    "issues": "a paper of one day 期; undated pages have one a source",
    "pages": "a page 版 with its raw text, never changed",
    "articles": "an article 篇; the furniture 版头版脚 of a page is one too",
    "texts": "an article's whole clean text, a block a line",
    "blocks": "a headline, paragraph, caption …: offsets into that text",
    "spans": "where a block stands on the cleaned page",
    "edits": "a line before and after a rule changed it",
    "links": "one article goes on as another",
    "uids": "every uid there ever was, and what became of it",
    "articles_grams": "index that decides what matches: pairs of characters",
    "articles_fts": "index that ranks: words by jieba",
    "articles_keys": "what sorts, narrows and counts articles: date, paper, page, kind",
    "labels": "the labels of pages, by number",
    "seals": "16 bytes of SHA-256 of every row that no other digest covers",
}
LISTS = ("names.csv", "名单.csv", "本地词.txt")  # a word a line
INDEX_TABLE = re.compile(r"articles_(?:fts|grams)_|_sqlite_migrations|sqlite_")


@cache
def folder() -> Path:
    """Return a folder with what the commands of the README work on."""
    made = Path(tempfile.mkdtemp(prefix="dibao-readme-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return prepared(made)


def prepared(made: Path) -> Path:
    """Return the folder, with the sample pages and the example archive in it."""
    for name in ("tests/pages", "版面"):
        shutil.copytree(ROOT / "tests" / "pages", made / name)
    shutil.copy(EXAMPLE, made)
    for name in LISTS:
        (made / name).write_text("采茶\n小学\n", "utf-8")
    return made


def run(line: str, where: Path) -> str:
    """Return what a command line prints, on either stream, but for its progress.

    Raises:
        subprocess.CalledProcessError: it ended with anything but 0.
    """
    _, *arguments = shlex.split(line)
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=where,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"},
    )
    return PROGRESS.sub("", done.stdout.decode().replace("\r\n", "\n"))


def session(*lines: str, most: int = 14) -> str:
    """Return commands and what they print, as a block; long output is cut.

    ``{uid}`` in a command stands for the first hit of the first command, a search.
    """
    shown, found = [], lines[0]
    for line in lines:
        ready = line.replace("{uid}", first_uid(found)) if "{uid}" in line else line
        printed = run(ready, folder()).rstrip("\n").split("\n")
        shown += [f"$ {ready}", *printed[:most], *([CUT] if printed[most:] else [])]
    return block("\n".join(shown))


def first_uid(search: str) -> str:
    """Return the uid of the first hit of a search."""
    found = json.loads(run(f"{search} --json", folder()))
    return str(found["hits"][0]["uid"])


def block(text: str) -> str:
    """Return text as a code block."""
    lines = (line.rstrip() for line in text.split("\n"))
    return "```console\n" + "\n".join(lines) + "\n```"


def helps() -> str:
    """Return the help of the program and of every command."""
    from dibao.cli.door import COMMANDS

    lines = ["dibao --help", *(f"dibao {name} --help" for name in COMMANDS)]
    return session(*lines, most=MOST_OF_A_HELP)


def tables(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield every table of an archive that a reader of it meets, with its columns."""
    found = conn.execute("select name from sqlite_schema where type = 'table'")
    for name in [name for (name,) in found if not INDEX_TABLE.match(name)]:
        columns = [row[1] for row in conn.execute(f"pragma table_info({name})")]
        yield name, " ".join(columns)


def schema() -> str:
    """Return the tables of the example archive."""
    rows = ["| table | holds | columns |", "|---|---|---|"]
    with closing(sqlite3.connect(EXAMPLE)) as conn:
        rows += [
            f"| `{name}` | {HOLDS[name]} | {columns} |"
            for name, columns in tables(conn)
        ]
    return "\n".join(rows)


def figures() -> str:
    """Return the floors below which no figure falls."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    tables: dict[tuple[str, ...], list[str]] = {}
    for name, floor in floors.items():
        names = tuple(floor["figures"])
        head = f"| pages | number | {' | '.join(names)} |"
        rows = tables.setdefault(names, [head, "|---|---|" + "---|" * len(names)])
        measured = " | ".join(f"{floor['figures'][one]:.3f}" for one in names)
        rows.append(f"| {name} | {floor['pages']} | {measured} |")
    return "\n\n".join("\n".join(rows) for rows in tables.values())


def write(out: Callable[[str], None], text: str) -> None:
    """Give cog a block with the blank lines that Markdown wants around it."""
    out(f"\n{text}\n\n")
