"""What it costs to take pages in, and to ask once from a cold start."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import ingest
from contest import bed as beds
from contest.bed import Bed
from contest.corpus import PAPER, Item
from contest.figure import Figure, at_most, skipped

PAGES = 2000  # of one article each: some 3 MB, half a minute
RUNS = 9
MOST_COLD_S = 0.25
COLD = "from dibao.cli import main; main()"


def whole_ingest(bed: Bed) -> Iterator[Figure]:
    """Yield the CPU of a whole ingest against bare jieba over the same files."""
    name = "whole ingest CPU with rjieba / bare jieba.cut"
    if not util.find_spec("rjieba"):
        yield skipped(name, "rjieba is not installed (pip install dibao[fast])")
        return
    folder = bed.folder / "pages"
    size_bytes = write_pages(folder, bed)
    beds.say("jieba.cut of the pages")
    bare = ingest.measured("bare", folder, "jieba")
    beds.say("ingest of the pages")
    run = ingest.measured("whole", folder, "rjieba")
    note = (
        f"{run['cpu_s']:.1f} s against {bare['cpu_s']:.1f} s for {run['new']} pages, "
        f"{size_bytes / 1e6:.1f} MB; read, cleaned, segmented, stored, indexed"
    )
    yield at_most(name, 0.5, run["cpu_s"] / bare["cpu_s"], note=note)


def write_pages(folder: Path, bed: Bed) -> int:
    """Write a page for each of some articles; return how many bytes they are."""
    folder.mkdir()
    numbers = range(len(bed.items))
    chosen = sorted(bed.rng("pages").sample(numbers, min(PAGES, len(numbers))))
    return sum(
        (folder / f"{n:06}.txt").write_bytes(page(bed.items[n], n).encode())
        for n in chosen
    )


def page(item: Item, number: int) -> str:
    """Return an article as a page: a running head, and lines as wide as a column."""
    year, month, day = (item.date or "2000-01-01").split("-")
    paragraphs = (
        "\u3000\u3000" + ingest.wrapped(line) for line in item.body.splitlines()
    )
    return (
        f"{PAPER} {year}年{int(month)}月{int(day)}日 第{number % 8 + 1}版\n\n"
        f"{item.title}\n\n{''.join(paragraphs)}"
    )


def cold_search(bed: Bed) -> Iterator[Figure]:
    """Yield the CPU of ``dibao search`` from the start of its process to its end."""
    name = "cold dibao search CPU"
    if not hasattr(os, "wait4"):
        yield skipped(name, "this system does not tell the CPU of a process")
        return
    beds.say("dibao search, cold")
    query = bed.rng("cold").choice(bed.asked).query
    seconds = statistics.median(cpu_s(bed.archive, query) for _ in range(RUNS))
    note = f"{query}, user and system, median of {RUNS} processes"
    yield Figure(name, f"≤ {MOST_COLD_S} s", seconds, seconds <= MOST_COLD_S, "s", note)


def cpu_s(archive: Path, query: str) -> float:
    """Return the CPU seconds of one search on the command line."""
    command = [sys.executable, "-c", COLD, "search", str(archive), query]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return used.ru_utime + used.ru_stime
