"""What is left of an archive whose write-ahead log is torn, and what is said of it.

    python tests/bench/torn.py [--number 300] [--seed 1]

An archive is written in several commits and then dropped with its log beside it. The
log is cut, or cut with garbage after it, or has one bit flipped. What is read then must
be what stood after one of the commits, and ``dibao verify`` must say after which.
"""

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dibao.archive import digest
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.transaction import commit
from dibao.archive.verifying import verify
from dibao.ingest import ingest
from dibao.ingest.given import NOTHING_SAID, opened, read_of
from dibao.ingest.pipeline import understand
from dibao.read import Told

COMMITS = 6
PAGE = """柳溪日报 2021年5月{day}日 第1版

第{day}座桥合龙

　　横跨柳溪的第{day}座桥昨日顺利合龙，全长{day}86米。
"""
SORTS = ("cut", "garbage", "flip")
COUNTER = "select value from meta where key = 'counter'"


@dataclass(frozen=True, slots=True)
class Dropped:
    """An archive with its log, and what stood after each commit by its counter."""

    path: Path
    log: bytes
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class Torn:
    """What one tear left: is it a state there was, told, with all commits."""

    sort: str
    is_prefix: bool
    is_told: bool
    is_damage: bool
    is_all: bool


def dropped(folder: Path) -> Dropped:
    """Return an archive whose writer was dropped after some commits."""
    from dibao.archive import writer
    from dibao.archive.preparing import prepared
    from dibao.archive.sources import located

    path, kept = folder / "at-work.db", folder / "a.db"
    (folder / "0.txt").write_text(PAGE.format(day=1), "utf-8")
    ingest(path, [folder / "0.txt"])
    states = {}
    with open_to_write(path) as conn:
        for day in range(2, COMMITS + 2):
            page = folder / f"{day}.txt"
            page.write_text(PAGE.format(day=day), "utf-8")
            known = NOTHING_SAID.facts
            incoming, reading = read_of(opened(page), known=known, told=Told())
            understood = tuple(map(understand, reading.pages))
            ready = prepared(understood, sha256=incoming.sha256)
            writer.admit(conn, incoming, ready, location=located(page, path))
            commit(conn)
            states |= state(path)
        shutil.copy(path, kept)
        shutil.copy(f"{path}-wal", f"{kept}-wal")
    log = Path(f"{kept}-wal")
    data = log.read_bytes()
    log.unlink()
    return Dropped(kept, data, state(kept) | states)


def state(path: Path) -> dict[str, str]:
    """Return what an archive says now, by its counter."""
    with closing(open_to_read(path)) as conn:
        (counter,) = conn.execute(COUNTER).fetchone()
        return {str(counter): digest.of_content(conn)}


def tear(log: bytes, sort: str, dice: random.Random) -> bytes:
    """Return a log with one thing wrong."""
    at = dice.randrange(len(log))
    if sort == "flip":
        return log[:at] + bytes([log[at] ^ 1 << dice.randrange(8)]) + log[at + 1 :]
    garbage = dice.randbytes(len(log) - at) if sort == "garbage" else b""
    return log[:at] + garbage


def run(number: int, seed: int) -> Iterator[Torn]:
    """Yield what tears at random leave."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        one = dropped(Path(folder))
        for turn in range(number):
            sort = SORTS[turn % len(SORTS)]
            yield torn(one, sort, tear(one.log, sort, dice))


def torn(one: Dropped, sort: str, log: bytes) -> Torn:
    """Return what is left of an archive with another log."""
    whole = one.path.read_bytes()
    beside = one.path.with_name(f"{one.path.name}-wal")
    beside.write_bytes(log)
    found = [finding for finding in verify(one.path) if finding.table == "wal"]
    others = [
        finding
        for finding in verify(one.path)
        if finding.is_damage and finding.table != "wal"
    ]
    ((counter, content),) = state(one.path).items()
    is_all = counter == max(one.states, key=int)
    for suffix in ("-wal", "-shm"):
        one.path.with_name(one.path.name + suffix).unlink(missing_ok=True)
    one.path.write_bytes(whole)
    return Torn(
        sort,
        is_prefix=one.states.get(counter) == content and not others,
        is_told=any(f"change {counter}" in finding.what for finding in found),
        is_damage=any(finding.is_damage for finding in found),
        is_all=is_all,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = list(run(given.number, given.seed))
    print(f"{'':28}{'cut':>9}{'garbage':>9}{'flip':>9}")
    rows = {
        "cases": lambda _: True,
        "an exact prefix of commits": lambda one: one.is_prefix,
        "told with the last change": lambda one: one.is_told,
        "all commits there": lambda one: one.is_all,
        "commits lost": lambda one: not one.is_all,
        "of these told as damage": lambda one: not one.is_all and one.is_damage,
    }
    for name, counts in rows.items():
        by_sort = Counter(one.sort for one in found if counts(one))
        print(f"{name:28}" + "".join(f"{by_sort[sort]:9}" for sort in SORTS))


if __name__ == "__main__":
    main()
