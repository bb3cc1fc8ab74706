"""What was tried to break an ingest, how often, and what was lost: a table.

    python tests/bench/faults.py [--kills 1000] [--cuts 500] [--flips 400] [--seed 1]
        [--only kills …]

Each line is counted in this run. A kill is SIGKILL at a random instant, then the same
command again; a power cut leaves what was synced and any part of what was not. "Lost"
are files that were said to be in and are not, "unsound" archives with half a file, a
wrong digest, or an index that does not say what the texts do, as dibao verify finds
them; of flips, what it did not report. All of it took sixteen minutes, beside a run of
the tests.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import at_work
import flips
import killing
from dibao.archive.connect import open_to_read
from dibao.ingest import Way, ingest
from faulty import pages, unsound

TESTS = Path(__file__).parents[1]
PAIRS = 20
DEADLY = ("dies", "hangs", "fills")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    tried: str
    times: int
    lost: int
    unsound: int
    note: str = ""


def script(name: str, *arguments: object) -> dict[str, int]:
    """Return what one of the scripts of the tests found."""
    path = os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))
    done = subprocess.run(
        [sys.executable, TESTS / name, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    return json.loads(done.stdout)


def kills(home: Path, given: argparse.Namespace) -> list[Row]:
    found = script("killing.py", "random", home, given.kills, given.seed)
    note = (
        f"{found['runs got through']} runs completed, {found['content differs']} differ"
    )
    what = "kill -9 at a random instant, then the same command again"
    return [Row(what, found["kills"], found["lost"], found["unsound"], note)]


def steps(home: Path, _: argparse.Namespace) -> list[Row]:
    each = script("killing.py", "steps", home).values()
    lost = sum(found["lost"] for found in each)
    broken = sum(bool(found["unsound"]) for found in each)
    differing = sum(not (found["same"] and found["killed"]) for found in each)
    what = "kill -9 at each step, from the first row to the last checkpoint"
    note = f"{differing} differ from an undisturbed run"
    return [Row(what, len(killing.STEPS), lost, broken, note)]


def cuts(home: Path, given: argparse.Namespace) -> list[Row]:
    found = script("powerloss.py", home, given.cuts, given.seed)
    note = f"of {found['writes']} writes and {found['syncs']} syncs recorded"
    return [
        Row("power cut", found["power cuts"], found["lost"], found["unsound"], note)
    ]


def workers(home: Path, _: argparse.Namespace) -> list[Row]:
    folder = pages(home / "pages", 60)
    for number in range(30):
        name = f"{DEADLY[number % 3]}{number}"
        text = (folder / "00001.txt").read_text("utf-8") + f"{name}\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with (
        patch("dibao.ingest.asking.work", at_work.fateful),
        patch("dibao.ingest.run.allowed", at_work.brief),
    ):
        summary = ingest(home / "a.db", [folder], way=Way(workers=2))
    return [
        Row(
            "worker crashes, hangs, or eats memory (10 each, among 60 good files)",
            30,
            60 - summary.new,
            int(bool(unsound(home / "a.db"))),
            f"{summary.problems} problems on record",
        )
    ]


def writers(home: Path, _: argparse.Namespace) -> list[Row]:
    folder, lost, broken = pages(home / "pages", 40), 0, 0
    command = [sys.executable, "-c", "from dibao.cli import main; main()"]
    for number in range(PAIRS):
        archive = home / f"{number}.db"
        words = ["ingest", "-q", "--wait", "--workers", "1", str(archive), str(folder)]
        both = [
            subprocess.Popen([*command, *words], stdout=subprocess.DEVNULL)
            for _ in range(2)
        ]
        lost += sum(one.wait() != 0 for one in both)
        broken += bool(unsound(archive))
        with closing(open_to_read(archive)) as conn:
            (held,) = conn.execute("select count(*) from sources").fetchone()
        lost += 40 - held
    return [
        Row(
            "two writers of one archive at once, both told to wait", PAIRS, lost, broken
        )
    ]


def bits(_: Path, given: argparse.Namespace) -> list[Row]:
    found = list(flips.run(flips.EXAMPLE, given.flips, given.seed))
    altered = sum(bool(flip.altered) for flip in found)
    missed = sum(flip.is_missed for flip in found)
    what = "one bit flipped in an archive at rest"
    note = f"{altered} altered a row or an answer, {altered - missed} of them reported"
    return [Row(what, len(found), missed, 0, note)]


ROUNDS: dict[str, Callable[[Path, argparse.Namespace], list[Row]]] = {
    "kills": kills,
    "steps": steps,
    "cuts": cuts,
    "workers": workers,
    "writers": writers,
    "bits": bits,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=500)
    parser.add_argument("--flips", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=ROUNDS, default=list(ROUNDS))
    given = parser.parse_args()
    print("| tried | times | lost | unsound | |\n|---|---|---|---|---|", flush=True)
    for name in given.only:
        with tempfile.TemporaryDirectory() as home:
            for row in ROUNDS[name](Path(home), given):
                cells = row.tried, f"{row.times:,}", row.lost, row.unsound, row.note
                print(f"| {' | '.join(map(str, cells))} |", flush=True)


if __name__ == "__main__":
    main()
