"""What ingest costs: memory, and CPU time as a ratio to bare ``jieba.cut``.

    python tests/bench/ingest.py [--mb 20] [--engine jieba|rjieba] [ARTICLES.jsonl[.gz]]

Pages of four articles, set 26 characters a line, are made from JSON lines with
``title`` and ``body``, or from the texts of tests/pages over and over. Every figure
comes from a process of its own; the ratios compare the same text on the same machine.
"""

import argparse
import gzip
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"
COLUMNS = 26
ARTICLES = 4


def articles(path: Path | None) -> Iterator[str]:
    """Yield articles, a headline and paragraphs, as lines of a page."""
    if path is None:
        for page in sorted(PAGES.glob("*.txt")):
            yield page.read_text("utf-8")
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            yield f"{item['title']}\n" + "".join(
                "\u3000\u3000" + wrapped(paragraph)
                for paragraph in item["body"].splitlines()
            )


def wrapped(text: str) -> str:
    rows = (text[at : at + COLUMNS] for at in range(0, len(text), COLUMNS))
    return "".join(f"{row}\n" for row in rows)


def make_pages(folder: Path, source: Path | None, size_bytes: int) -> int:
    """Write pages until there is so much of them; return how many bytes."""
    written = 0
    found = list(articles(source))
    for number in itertools.count():
        at = number * ARTICLES % len(found)
        body = "\n".join(found[at : at + ARTICLES])
        day = f"{2000 + number // 360}年{number // 30 % 12 + 1}月{number % 28 + 1}日"
        page = (
            f"山前日报 {day} 星期一 第{number % 8 + 1}版\n第{number}号\n{body}".encode()
        )
        (folder / f"{number:06}.txt").write_bytes(page)
        written += len(page)
        if written >= size_bytes:
            return written
    raise AssertionError


def peak_mb() -> float:
    """Return the most memory this process ever had; 0 where the system cannot say."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def bare(folder: Path, engine: str) -> dict[str, float]:
    """Cut every page's text whole, as ``jieba.cut`` is used everywhere."""
    if engine == "rjieba":
        from rjieba import cut
    else:
        import jieba

        jieba.setLogLevel(60)
        cut = jieba.cut
    texts = [page.read_text("utf-8") for page in sorted(folder.glob("*.txt"))]
    list(cut("先载入"))
    start = time.process_time()
    for text in texts:
        for _ in cut(text):
            pass
    return {"cpu_s": time.process_time() - start}


def whole(folder: Path, engine: str) -> dict[str, float]:
    """Ingest the folder."""
    if engine == "jieba":
        sys.modules["rjieba"] = None  # as if it were not installed
    from dibao.analyze import cutter
    from dibao.ingest import ingest

    cutter()("先载入")
    loaded_mb = peak_mb()
    archive = folder.parent / f"{engine}.db"
    start, began = time.process_time(), time.perf_counter()
    summary = ingest(archive, [folder])
    return {
        "cpu_s": time.process_time() - start,
        "wall_s": time.perf_counter() - began,
        "loaded_mb": loaded_mb,
        "peak_mb": peak_mb(),
        "archive_bytes": archive.stat().st_size,
        "new": summary.new,
        "problems": summary.problems,
        "articles": summary.articles,
    }


def measured(part: str, folder: Path, engine: str) -> dict[str, float]:
    """Return what one part says of itself, run in a process of its own."""
    command = [
        sys.executable,
        __file__,
        "--part",
        part,
        "--engine",
        engine,
        str(folder),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def report(folder: Path, size_bytes: int, engine: str) -> None:
    cut, run = measured("bare", folder, engine), measured("whole", folder, engine)
    mb = size_bytes / 1e6
    print(
        f"{engine}: {mb:.1f} MB in {run['new']} files, {run['articles']} articles, "
        f"{run['problems']} problems\n"
        f"  CPU {run['cpu_s'] / cut['cpu_s']:.2f} times bare cut "
        f"({mb / run['cpu_s']:.2f} MB/s against {mb / cut['cpu_s']:.2f}), "
        f"wall {run['wall_s']:.0f} s\n"
        f"  memory {run['peak_mb']:.0f} MB at most, {run['loaded_mb']:.0f} MB of it "
        f"once a dictionary is loaded\n"
        f"  archive {run['archive_bytes'] / size_bytes:.2f} times the text"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", nargs="?", type=Path)
    parser.add_argument("--mb", type=float, default=20)
    parser.add_argument("--engine", choices=("jieba", "rjieba"))
    parser.add_argument("--part", choices=("bare", "whole"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        part = bare if given.part == "bare" else whole
        print(json.dumps(part(given.source, given.engine)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "pages"
        folder.mkdir()
        size_bytes = make_pages(folder, given.source, int(given.mb * 1e6))
        for engine in (given.engine,) if given.engine else ("jieba", "rjieba"):
            report(folder, size_bytes, engine)


if __name__ == "__main__":
    main()
