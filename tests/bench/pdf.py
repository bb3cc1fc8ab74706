"""What page PDFs cost: reading, telling apart, pictures, and a whole run.

    python tests/bench/pdf.py [FOLDER_OF_PDFS] [--pages 24] [--only cost run]

``cost``: CPU seconds a page for the text (every glyph once, lines, rules) and for the
layout: cleaning, separating articles, composing them, annotating; both together, held
against what is promised; the same pages' text by pdfplumber, ``dedupe_chars`` included,
in the same run; the two pictures of a page. Every figure comes from a process of its
own that has done one page beforehand.
``run``: pages a second, by the wall, of ``dibao ingest`` with two workers, and the most
memory that one of them held; the machine's load is printed, for the wall suffers from
it. Without a folder, broadsheet pages of eight columns are printed by ``printer``, in
embedded fonts where the machine has them.

pdfplumber is no part of the environment: ``pip install pdfplumber``.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import psutil

from corridor import load, say

TESTS = Path(__file__).parents[1]
WORKERS = 2
LOOK_S = 0.02  # between two looks at the workers' memory
STYLES = ("plain", "tight", "double")
ROOMS = ("text", "clean", "separate", "compose", "annotate")
# promised: CPU seconds a page, pages a second by the wall, MB that a worker holds
MOST_CPU_S, LEAST_PAGES, MOST_MB = 0.35, 2.0, 200

Made = TypeVar("Made")


def print_pages(folder: Path, count: int) -> None:
    """Print so many broadsheet pages into a folder."""
    sys.path.insert(0, str(TESTS))
    from printer.catalog import Print, made
    from printer.fonts import has_noto

    kind = "noto" if has_noto() else "cid"
    for number in range(count):
        name = f"bench-{number:03}"
        data, _ = made(Print(name, "broadsheet", STYLES[number % len(STYLES)], kind))
        (folder / f"{name}.pdf").write_bytes(data)


def text(path: Path) -> Iterator[float]:
    """Yield the CPU seconds of reading a file and of each room its pages go through."""
    from dibao.annotate import annotate
    from dibao.clean import clean
    from dibao.model import Facts
    from dibao.read import read
    from dibao.segment.layout import segment_printed
    from dibao.segment.layout.separate import separate
    from dibao.segment.layout.sheet import sheet_of

    took = dict.fromkeys(ROOMS, 0.0)

    def timed(room: str, work: Callable[[], Made]) -> Made:
        start = time.process_time()
        made = work()
        took[room] += time.process_time() - start
        return made

    data = path.read_bytes()
    for page in timed("text", lambda: read(data, path.name, known=Facts())).pages:
        cleaned = timed("clean", lambda page=page: clean(page))
        timed("separate", lambda page=cleaned: separate(sheet_of(page)))
        told = timed("compose", lambda page=cleaned: segment_printed(page))
        timed("annotate", lambda page=told: annotate(page))
    took["compose"] -= took["separate"]  # it separates anew
    yield from took.values()


def plumber(path: Path) -> Iterator[float]:
    """Yield the CPU seconds that pdfplumber takes for a file's characters and text."""
    import pdfplumber

    start = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.dedupe_chars().extract_text()
    yield time.process_time() - start


def pictures(path: Path) -> Iterator[float]:
    """Yield the CPU seconds of drawing a file's pages and packing both pictures."""
    from dibao.archive.gallery import WIDTHS
    from dibao.model import Facts
    from dibao.read.pdf.picture import render
    from dibao.read.reading import Source

    source = Source(path.read_bytes(), path.name, Facts())
    start = time.process_time()
    for sequence in range(1, pages_of(path) + 1):
        render(source, sequence, widths=WIDTHS)
    yield time.process_time() - start


PARTS: dict[str, Callable[[Path], Iterator[float]]] = {
    "text": text,
    "plumber": plumber,
    "pictures": pictures,
}


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as document:
        return len(document)


def took(part: str, folder: Path) -> list[float]:
    """Return CPU seconds a page of each step of a part, in this process."""
    paths = sorted(folder.glob("*.pdf"))
    list(PARTS[part](paths[0]))  # dictionaries and libraries are loaded by now
    files = [list(PARTS[part](path)) for path in paths]
    pages = sum(map(pages_of, paths))
    return [sum(step) / pages for step in zip(*files, strict=True)]


def measured(part: str, folder: Path) -> list[float]:
    """Return what one part says of itself, run in a process of its own."""
    command = [sys.executable, __file__, "--part", part, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: list[float] = json.loads(done.stdout)
    return found


def cost(folder: Path) -> None:
    """Print what a page costs."""
    pages = sum(map(pages_of, folder.glob("*.pdf")))
    say(f"cost: {pages} pages, {load()}")
    steps = dict(zip(ROOMS, measured("text", folder), strict=True))
    both = sum(steps.values())
    told = ", ".join(f"{room} {seconds:.3f}" for room, seconds in steps.items())
    say(f"  CPU-s a page: {told}")
    say(f"  text and layout {both:.3f}: {both / MOST_CPU_S:.2f} of {MOST_CPU_S}")
    if find_spec("pdfplumber"):
        (other,) = measured("plumber", folder)
        say(
            f"  pdfplumber, dedupe_chars and text {other:.3f}: {other / both:.1f} times"
        )
    else:
        say("  pdfplumber is not installed; to compare: pip install pdfplumber")
    (shown,) = measured("pictures", folder)
    say(f"  both pictures, drawn and packed {shown:.3f}")


def run(folder: Path) -> None:
    """Print how fast a run is, and then, of another, how much memory a worker holds.

    Two runs, for looking at memory costs a core.
    """
    say(f"run: {WORKERS} workers, {load()}")
    with tempfile.TemporaryDirectory() as home:
        before, began = children_cpu(), time.perf_counter()
        with ingest(Path(home, "a.db"), folder) as process:
            summary = process.communicate()[0].strip().rpartition("\n")[2]
        wall, spent = time.perf_counter() - began, children_cpu() - before
        pages = pages_in(Path(home, "a.db"))
        with ingest(Path(home, "b.db"), folder) as process:
            held = most_held(process)
    rate = pages / wall
    say(f"  {pages} pages in, {rate:.2f} a second: {rate / LEAST_PAGES:.2f} of the aim")
    say(f"  {spent / pages:.3f} CPU-s a page in all, {spent / wall:.2f} cores were had")
    say(f"  a worker held {held:.0f} MB at most: {held / MOST_MB:.2f} of {MOST_MB}")
    say(f"  {summary}")


def ingest(archive: Path, folder: Path) -> subprocess.Popen[str]:
    """Start ``dibao ingest`` of a folder."""
    code = "from dibao.cli import main; main()"
    words = ["ingest", "--workers", str(WORKERS), str(archive), str(folder)]
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def most_held(process: subprocess.Popen[str]) -> float:
    """Return the most MB that one of a process's workers ever held, when it ends."""
    most = 0
    while process.poll() is None:
        most = max((most, *held_by_workers(process.pid)))
        time.sleep(LOOK_S)
    return most / 1e6


def children_cpu() -> float:
    """Return the CPU seconds of all processes that have ended below this one."""
    times = os.times()
    return times.children_user + times.children_system


def pages_in(archive: Path) -> int:
    """Return how many pages an archive has."""
    with closing(sqlite3.connect(archive)) as conn:
        (found,) = conn.execute("select count(*) from pages").fetchone()
    return int(found)


def held_by_workers(parent: int) -> Iterator[int]:
    """Yield the memory in bytes of each process that another has started."""
    try:
        children = psutil.Process(parent).children(recursive=True)
    except psutil.Error:
        return
    for child in children:
        try:
            yield child.memory_info().rss
        except psutil.Error:
            continue


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=24)
    rounds = {"cost": cost, "run": run}
    parser.add_argument("--only", nargs="+", choices=rounds, default=list(rounds))
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        print(json.dumps(took(given.part, given.folder)))
        return
    with tempfile.TemporaryDirectory() as home:
        folder = given.folder or Path(home)
        if given.folder is None:
            print_pages(folder, given.pages)
        for name in given.only:
            rounds[name](folder)
    say(json.dumps({"cores": os.cpu_count()}))


if __name__ == "__main__":
    main()
