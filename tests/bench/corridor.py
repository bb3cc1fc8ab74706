"""How ingest runs: workers side by side, readers meanwhile, memory over many files.

    python tests/bench/corridor.py [--mb 6] [--files 100000] [--only workers …]
        [ARTICLES.jsonl[.gz]]

``workers``: the same pages with one worker and with two, each in a process of its own,
in turns; wall time, as a ratio and in MB of page text a second. ``readers``: a search
a few milliseconds after the other, idle, while pages come in, and idle again; p95 of
each. ``many``: the memory of the writing process after each tenth of so many small
files. The machine's load is printed before each, for every figure but memory suffers
from it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from dibao import open_archive
from dibao.ingest import Way, ingest
from ingest import make_pages

TURNS = 2
WORDS = (
    "桥墩",
    "工程",
    "记者 通车",
    '"春茶开采"',
    "公司 发展",
    "学校",
    "今年以来",
    "水库",
)
SMALL = (
    "山前日报 2024年1月{day}日 第{label}版\n\n第{number}座桥通车\n"
    "本报讯（记者 林一舟）第{number}座桥昨日通车，沿线{number}户村民受益。\n"
)


def say(text: str) -> None:
    print(text, flush=True)


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load ?"


def run(archive: Path, folder: Path, workers: int) -> float:
    """Return how many seconds a whole ``dibao ingest`` takes."""
    code = "from dibao.cli import main; main()"
    words = ["ingest", "-q", "--workers", str(workers), str(archive), str(folder)]
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True
    )
    return time.perf_counter() - began


def side_by_side(home: Path, source: Path | None, mb: float) -> None:
    """Print what a second worker brings."""
    folder = home / "pages"
    folder.mkdir()
    size = make_pages(folder, source, int(mb * 1e6)) / 1e6
    say(f"workers: {size:.1f} MB of page text, {load()}")
    took: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(TURNS):
        for workers in took:
            took[workers].append(run(home / f"{turn}{workers}.db", folder, workers))
    one, two = min(took[1]), min(took[2])
    say(f"  one {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast")
    say(f"  {size / two:.2f} MB a second with two")


def latencies(archive: Path, is_done: threading.Event, seconds: float) -> list[float]:
    """Return how long each search took, in ms, until it is done or time is over."""
    found = []
    with open_archive(archive) as held:
        end = time.monotonic() + seconds
        number = 0
        while not is_done.is_set() and time.monotonic() < end:
            began = time.perf_counter()
            held.search(WORDS[number % len(WORDS)])
            found.append(1e3 * (time.perf_counter() - began))
            number += 1
            time.sleep(0.005)
    return found


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def meanwhile(home: Path, source: Path | None, mb: float) -> None:
    """Print how long a search takes alone, and while pages come in."""
    first, more = home / "first", home / "more"
    first.mkdir()
    more.mkdir()
    archive = home / "a.db"
    make_pages(first, source, int(mb * 1e6))
    make_pages(more, source, int(mb * 1e6))
    for page in more.iterdir():  # not the same bytes again
        page.write_bytes(page.read_bytes() + "又及。\n".encode())
    run(archive, first, 2)
    say(f"readers: {load()}")
    never, is_done = threading.Event(), threading.Event()
    idle = latencies(archive, never, 10)
    code = "from dibao.cli import main; main()"
    words = ["ingest", "-q", "--workers", "1", str(archive), str(more)]
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.DEVNULL
    ) as process:
        watch = threading.Thread(target=lambda: (process.wait(), is_done.set()))
        watch.start()
        busy = latencies(archive, is_done, 600)
    after = latencies(archive, never, 10)
    slower = max(p95(idle), p95(after))
    say(
        f"  p95 idle {p95(idle):.1f} ms, while as many pages again come in "
        f"{p95(busy):.1f} ms, idle afterwards {p95(after):.1f} ms"
    )
    say(f"  {p95(busy) / slower:.2f} times the slower of both; of {len(busy)} searches")
    say(f"  longest {max(idle):.0f}, {max(busy):.0f} and {max(after):.0f} ms")


def many(home: Path, count: int) -> None:
    """Print how much memory the writer holds along so many small files."""
    folder = home / "small"
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        day, label = number % 28 + 1, number % 8 + 1
        path.write_text(SMALL.format(number=number, day=day, label=label), "utf-8")
    me, done = psutil.Process(), 0
    sizes: list[float] = []

    def look(_: object) -> None:
        nonlocal done
        done += 1
        if done % (count // 10) == 0:
            sizes.append(me.memory_info().rss / 1e6)

    say(f"many: {count:,} small files, {load()}")
    began = time.monotonic()
    summary = ingest(home / "many.db", [folder], way=Way(workers=2, progress=look))
    say(f"  {summary.new:,} in, {time.monotonic() - began:.0f} s")
    say("  MB after each tenth: " + " ".join(f"{size:.0f}" for size in sizes))
    began = time.monotonic()
    again = ingest(home / "many.db", [folder], way=Way(workers=2))
    say(f"  again: {again.unchanged:,} unchanged, {time.monotonic() - began:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", nargs="?", type=Path)
    parser.add_argument("--mb", type=float, default=6)
    parser.add_argument("--files", type=int, default=100_000)
    rounds = ("workers", "readers", "many")
    parser.add_argument("--only", nargs="+", choices=rounds, default=rounds)
    given = parser.parse_args()
    for name in given.only:
        with tempfile.TemporaryDirectory() as home:
            if name == "workers":
                side_by_side(Path(home), given.source, given.mb)
            elif name == "readers":
                meanwhile(Path(home), given.source, given.mb)
            else:
                many(Path(home), given.files)
    say(json.dumps({"cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
