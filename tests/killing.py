"""Ingests that are killed: at random instants, or aimed at a step. POSIX only.

    python tests/killing.py random FOLDER COUNT [SEED]
    python tests/killing.py steps FOLDER

Works in FOLDER, prints one JSON object. Every attempt is a fork of this process, its
dictionary loaded, so that a kill costs milliseconds and not a start of Python.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dibao.analyze import cutter
from dibao.archive import connect, digest
from dibao.archive.connect import open_to_read
from dibao.ingest import Way, ingest, run
from faulty import pages, unsound

FILES = 60
PATIENCE_S = 180  # what would never speak or end is not waited for longer
# SQL at whose start the process dies, and at which of its times; before it is done.
STEPS = {
    "before the first row": ("insert into sources", 1),
    "amid a file": ("insert into spans", 20),
    "between the indexes": ("insert into articles_fts", 2),
    "before the commit": ("commit", 2),
    "after the commit": ("begin immediate", 3),
    "before the index is merged": ("insert into articles_grams (articles_grams) v", 1),
    "amid the merge": ("insert into articles_fts (articles_fts) v", 1),
    "before the vacuum": ("pragma incremental_vacuum", 1),
    "before the checkpoint": ("pragma wal_checkpoint", 1),
    "after the checkpoint": ("pragma journal_mode = delete", 1),
}


def die() -> None:
    os.killpg(os.getpgid(0), signal.SIGKILL)


def dying_at(start: str, times: int) -> Callable[[str], None]:
    """Return what is told of every statement, and dies at the start of one."""
    seen = 0

    def told(statement: str) -> None:
        nonlocal seen
        seen += " ".join(statement.lower().split()).startswith(start)
        if seen == times:
            die()

    return told


def attempt(archive: Path, folder: Path, step: str = "") -> tuple[int, int]:
    """Start an ingest in a process of its own; return its id and where it speaks."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    os.setsid()
    run.BATCH_SECONDS = 0.01  # so that kills meet commits
    if step:
        prepare = connect.prepare

        def prepared(conn, *rest):
            prepare(conn, *rest)
            conn.set_trace_callback(dying_at(*STEPS[step]))

        connect.prepare = prepared
    way = Way(progress=lambda one: os.write(theirs, f"{one.path.name}\n".encode()))
    ingest(archive, [folder], way=way)
    os._exit(0)


def said(ours: int, most: int = sys.maxsize) -> list[str]:
    """Return the files of which it was said that they are in, so many or till the end.

    A file is said in one piece, for a pipe takes so little at once.
    """
    heard = b""
    while heard.count(b"\n") < most and select.select([ours], [], [], PATIENCE_S)[0]:
        some = os.read(ours, 65536)
        if not some:
            break
        heard += some
    return heard.decode().splitlines()


def ended(child: int, ours: int, heard: list[str]) -> tuple[list[str], bool]:
    """Kill it; return all that it said, and if it was done before."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    heard += said(ours)
    os.close(ours)
    return heard, os.WIFEXITED(status)


def lost(archive: Path, heard: list[str]) -> int:
    """Return of how many files it was said that they are in, and they are not."""
    if not heard:
        return 0
    with closing(open_to_read(archive)) as conn:
        rows = conn.execute("select path from source_paths where is_current")
        return len(set(heard) - {Path(path).name for (path,) in rows})


def content(archive: Path) -> str:
    with closing(open_to_read(archive)) as conn:
        return digest.of_content(conn)


def remove(archive: Path) -> None:
    for path in archive.parent.glob(f"{archive.name}*"):
        path.unlink()


def at_random(home: Path, count: int, seed: int) -> dict[str, object]:
    """Kill so many ingests, each at a random instant; what was lost by it.

    It is a while after a random file, so that a slow machine gets as far as any.
    """
    chance = random.Random(seed)
    folder, archive, whole = home / "pages", home / "a.db", home / "whole.db"
    pages(folder, FILES)
    ingest(whole, [folder])
    kills = found_lost = found_unsound = rounds = differing = saying = 0
    while kills < count:
        child, ours = attempt(archive, folder)
        most = chance.choice((0, *(FILES,) * 3, 2 * FILES))  # the last gets through
        heard = said(ours, chance.randint(0, most))
        time.sleep(chance.uniform(0, 0.1))
        heard, is_done = ended(child, ours, heard)
        kills += not is_done
        saying += bool(heard) and not is_done
        found_lost += lost(archive, heard)
        found_unsound += bool(unsound(archive))
        if is_done:
            rounds += 1
            differing += content(archive) != content(whole)
            remove(archive)
    return {
        "kills": kills,
        "said something before": saying,
        "runs got through": rounds,
        "lost": found_lost,
        "unsound": found_unsound,
        "content differs": differing,
    }


def at_steps(home: Path) -> dict[str, dict[str, object]]:
    """Kill an ingest at each of the steps, then go on; what is found at each."""
    folder, whole = pages(home / "pages", 12), home / "whole.db"
    ingest(whole, [folder])
    return {step: at_step(home / f"{step}.db", whole, step) for step in STEPS}


def at_step(archive: Path, whole: Path, step: str) -> dict[str, object]:
    """Kill an ingest at a step, then go on; whether all is as without the kill."""
    folder = whole.with_name("pages")
    child, ours = attempt(archive, folder, step)
    heard = said(ours)
    _, status = os.waitpid(child, 0)
    result = {
        "killed": os.WIFSIGNALED(status),
        "lost": lost(archive, heard),
        "unsound": unsound(archive),
    }
    ingest(archive, [folder])
    return result | {"same": content(archive) == content(whole)}


if __name__ == "__main__":
    kind, home, *more = sys.argv[1:]
    cutter()("先载入")
    if kind == "random":
        count, seed, *_ = map(int, (*more, 1))
        print(json.dumps(at_random(Path(home), count, seed)))
    else:
        print(json.dumps(at_steps(Path(home))))
