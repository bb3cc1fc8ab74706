"""Good and bad files by the thousand: does the sum add up, what does it cost again.

    python tests/bench/mixed.py [--files 10000] [--seed 1] [--workers N] [--keep FOLDER]

Writes files by a seeded dice, ingests them, and ingests the unchanged tree again.
Prints both sums, the problems by code, how many sources have no text (silent empties),
whether the archive has changed by a byte, and what the second run took of the first.
"""

import argparse
import codecs
import hashlib
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dibao.ingest import Summary, Way, ingest

PAGES = Path(__file__).parents[1] / "pages"
PER_FOLDER = 100
WITHOUT_TEXT = """
select count(*)
from sources s
where not exists (
  select 1
  from pages p
  join articles a on a.page_id = p.id
  join texts t on t.article_id = a.id
  where p.source_id = s.id and trim(t.text) <> ''
)
"""
CODES = "select code, count(*) from problems group by code order by 2 desc, 1"


def page(dice: random.Random, texts: list[str]) -> str:
    """Return a page of its own: a head, and some blocks of the samples."""
    year, month = dice.randrange(1950, 2025), dice.randrange(1, 13)
    day = f"{year}年{month}月{dice.randrange(1, 29)}日"
    blocks = "\n\n".join(dice.sample(texts, dice.randrange(2, 6)))
    number = dice.randrange(10**9)
    return f"山前日报　{day}　第{dice.randrange(1, 9)}版\n\n第{number}号\n\n{blocks}\n"


def with_marks(text: str) -> str:
    return text.replace("，", "，\u200b").replace("的", "\0的", 1)


Make = Callable[[random.Random, str], bytes]
GOOD: tuple[tuple[int, str, Make], ...] = (  # how often, suffix, bytes
    (40, ".txt", lambda _, text: text.encode()),
    (8, ".txt", lambda _, text: text.encode("gb18030")),
    (4, ".txt", lambda _, text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    (2, ".txt", lambda _, text: text.encode("utf-16-be")),
    (4, ".TXT", lambda _, text: with_marks(text).encode()),
    (2, ".text", lambda _, text: "".join(char * 2 for char in text).encode()),
    (2, ".txt", lambda _, text: text.encode()[:-1] + b"\xe6"),
    (2, ".txt", lambda _, text: text.encode() + text.encode("gb18030")),
)
BAD: tuple[tuple[int, str, Make], ...] = (
    (4, ".txt", lambda *_: b""),
    (3, ".txt", lambda dice, _: b" \r\n\t" * dice.randrange(1, 99)),
    (4, ".txt", lambda dice, _: dice.randbytes(dice.randrange(50, 3000))),
    (4, ".pdf", lambda dice, _: dice.randbytes(dice.randrange(50, 3000))),
    (4, ".pdf", lambda _, text: f"<html><body>{text}</body></html>".encode()),
    (3, ".pdf", lambda dice, _: b"%PDF-1.7\n" + dice.randbytes(500)),
    (3, ".txt", lambda dice, _: b"%PDF-1.4\n" + dice.randbytes(900)),
    (2, ".txt", lambda dice, _: b"PK\x03\x04" + dice.randbytes(900)),
    (2, ".txt", lambda _, text: f"{text[:9]}{9999 * chr(0x200D)}".encode()),
)
PASSED_OVER: tuple[tuple[int, str, Make], ...] = (
    (6, ".jpg", lambda dice, _: b"\xff\xd8\xff" + dice.randbytes(500)),
)
ALL = [(sort, row) for sort in (GOOD, BAD, PASSED_OVER) for row in sort]
COPIES = 0.04  # of the good files stand twice


def make(folder: Path, files: int, *, seed: int) -> Counter[str]:
    """Write so many files; return how many should be good, copies, bad, passed over."""
    dice = random.Random(seed)
    texts = blocks()
    names = {id(GOOD): "good", id(BAD): "bad", id(PASSED_OVER): "passed over"}
    weights = [row[0] for _, row in ALL]
    count: Counter[str] = Counter()
    last = b""
    for number in range(files):
        sort, (_, suffix, data_of) = dice.choices(ALL, weights)[0]
        name = names[id(sort)]
        data = data_of(dice, page(dice, texts))
        if name == "good" and last and dice.random() < COPIES:
            data, name = last, "copies"
        last = data if name == "good" else last
        path = folder / f"{number // PER_FOLDER:04}" / f"{number:06}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count[name] += 1
    return count


def blocks() -> list[str]:
    """Return what stands between blank lines on the sample pages."""
    pages = (path.read_text("utf-8") for path in sorted(PAGES.glob("*.txt")))
    pieces = (piece.strip("\n") for text in pages for piece in text.split("\n\n"))
    return [piece for piece in pieces if len(piece) > 30]


def timed(archive: Path, folder: Path, way: Way) -> tuple[Summary, float, float]:
    """Return what became of the files, and seconds by the clock and of this process."""
    began, start = time.perf_counter(), time.process_time()
    summary = ingest(archive, [folder], way=way)
    return summary, time.perf_counter() - began, time.process_time() - start


def told(summary: Summary) -> str:
    return (
        f"{summary.seen:,} seen = {summary.new:,} new + "
        f"{summary.unchanged:,} unchanged "
        f"+ {summary.problems:,} problems; {summary.skipped:,} skipped"
    )


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ask(archive: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(archive)) as conn:
        return conn.execute(query).fetchall()


def run(folder: Path, given: argparse.Namespace) -> None:
    count = make(folder / "in", given.files, seed=given.seed)
    archive, way = folder / "archive.db", Way(given.workers)
    print("made  ", ", ".join(f"{n:,} {name}" for name, n in sorted(count.items())))
    first = timed(archive, folder / "in", way)
    again = []
    for _ in range(4):  # what failed is tried three times by itself
        before = digest(archive)
        again.append(timed(archive, folder / "in", way))
    is_same = before == digest(archive)
    print("first ", told(first[0]))
    print("again ", told(again[-1][0]))
    print("codes ", ", ".join(f"{n:,} {code}" for code, n in ask(archive, CODES)))
    print("silent empties", ask(archive, WITHOUT_TEXT)[0][0])
    print("unchanged byte for byte", is_same)
    for name, number in (("clock", 1), ("this process", 2)):
        times = [one[number] for one in again]
        print(
            f"{name}: first {first[number]:.2f} s, then "
            f"{', '.join(f'{t:.2f}' for t in times)} s: "
            f"1/{first[number] / times[-1]:.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if given.keep:
        run(given.keep, given)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), given)


if __name__ == "__main__":
    main()
