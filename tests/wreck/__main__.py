"""``python -m wreck INPUT OUT_DIR``: write pages and their gold."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from wreck import wreck_page
from wreck.dice import Dice
from wreck.heads import lines_of
from wreck.sources import load
from wreck.steps import EXTRACTORS, STEPS
from wreck.things import Source, Wreck


def pages(
    sources: Sequence[Source],
    count: int,
    seed: int,
    *,
    only: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, Wreck]]:
    """Yield name and page; every page takes one to five articles, briefs besides."""
    short = [
        s for s in sources if len(s.paragraphs) == 1 and len(s.paragraphs[0]) <= 220
    ]
    lines = lines_of(tuple(sources))
    for number in range(1, count + 1):
        name = f"w{seed}-{number:04}"
        dice = Dice(f"pages/{name}")
        wanted = dice.weighted(((1, 0.15), (2, 0.25), (3, 0.3), (4, 0.2), (5, 0.1)))
        chosen = list(dice.some(sources, wanted))
        if dice.chance(0.2):
            chosen += [one for one in dice.some(short, 4) if one not in chosen]
        yield name, wreck_page(chosen, name, only=only, lines=lines)


def main() -> None:
    """Read the arguments and write the pages."""
    parser = argparse.ArgumentParser(prog="python -m wreck", description=__doc__)
    parser.add_argument(
        "input", type=Path, help=".jsonl[.gz] or a folder of gold files"
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    names = [*STEPS, *(name for name, _ in EXTRACTORS)]
    parser.add_argument("--only", nargs="+", default=(), choices=names, metavar="STEP")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    sources = load(given.input)
    for name, page in pages(
        sources, given.pages, given.seed, only=frozenset(given.only)
    ):
        _write(given.out, name, page)


def _write(folder: Path, name: str, page: Wreck) -> None:
    gold = json.dumps(page.gold, ensure_ascii=False, indent=1)
    (folder / f"{name}.txt").write_text(page.text, encoding="utf-8", newline="")
    (folder / f"{name}.gold.json").write_text(gold + "\n", encoding="utf-8")
    steps = json.dumps(page.steps, ensure_ascii=False)
    (folder / f"{name}.steps.json").write_text(steps + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
