"""How long the worst queries take: 64 KB of anything, and names that are nowhere.

    python tests/bench/hostile.py ARCHIVE [--seed 1] [--number 300]

Prints the slowest of each sort in milliseconds of CPU, the best of three tries, and
the median of all.
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from dibao import open_archive
from dibao.archive.connect import open_to_read
from dibao.desk.reader import Archive

BYTES = 65_536
NOISE = ("a", "桥", '"', '" ', "\x00", "（", "1 ", "-", "|", "~5 ", "桥 ~5 ", "(桥 ")
NOISE += (
    "-(",
    "桥|",
    "“桥” ",
    "标题:",
    "标题:(",
    "date:2023 ",
    "桥* ",
    "\n",
    "a桥",
    "的一是 ",
)
TEXTS = "select text from texts order by random() limit 200"


def queries(texts: list[str], dice: random.Random, number: int) -> Iterator[tuple]:
    """Yield each query with the sort it is of."""
    for noise in NOISE:
        yield "64 KB of one thing", noise * (BYTES // len(noise.encode()))
        yield "64 KB of one thing", '"' + noise * (BYTES // len(noise.encode()))
    for _ in range(number // 30):
        data = dice.randbytes(BYTES)
        yield "64 KB of bytes", data.decode("utf-8", "surrogateescape")
        yield "64 KB of bytes", f"“{data.decode('gb18030', 'replace')}"
    han = sorted({char for text in texts for char in text if "\u4e00" <= char})
    for _ in range(number):
        text = dice.choice(texts)
        size = dice.choice((2, 2, 3, 3, 4, 6, 12, 40, 2000))
        at = dice.randrange(max(1, len(text) - size))
        piece = text[at : at + size].replace('"', "").replace("\n", "")
        hole = dice.randrange(max(1, len(piece)))
        wrong = piece[:hole] + dice.choice(han) + piece[hole + 1 :]
        yield "one character off", f'"{wrong}"'
        yield "unquoted", "".join(dice.choices(han, k=dice.choice((3, 20, 200))))
        yield (
            "twenty words",
            " ".join("".join(dice.choices(han, k=3)) for _ in range(20)),
        )


def took(archive: Archive, query: str) -> float:
    """Return the milliseconds of CPU that a query takes, the best of three."""
    found = []
    for _ in range(3):
        start = time.process_time()
        archive.search(query)
        found.append((time.process_time() - start) * 1e3)
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=300)
    given = parser.parse_args()
    conn = open_to_read(given.archive)
    texts = [text for (text,) in conn.execute(TEXTS.replace("random()", "article_id"))]
    dice = random.Random(given.seed)
    times: dict[str, list[tuple[float, str]]] = {}
    with open_archive(given.archive) as archive:
        for sort, query in queries(texts, dice, given.number):
            times.setdefault(sort, []).append((took(archive, query), query))
    for sort, found in times.items():
        worst, query = max(found)
        middle = statistics.median(ms for ms, _ in found)
        print(f"{sort:20} {len(found):5} {middle:7.1f} {worst:7.1f}  {query[:24]!r}")


if __name__ == "__main__":
    main()
