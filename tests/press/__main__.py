"""``python -m press INPUT OUT [--harsh]``: write pages and their gold."""

import argparse
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from press import harsh, modest
from press.corpus import Article, load
from press.page import Page, broken, strays


def printer(
    articles: Sequence[Article], seed: int, *, is_harsh: bool = False
) -> Callable[[int], Page]:
    """Return what prints the page of a number."""
    press = harsh if is_harsh else modest
    return partial(press.print_page, press.library(articles), seed)


def main() -> None:
    """Read the arguments and write the pages."""
    parser = argparse.ArgumentParser(prog="python -m press", description=__doc__)
    parser.add_argument(
        "input", type=Path, help=".jsonl[.gz] of title, body and maybe tags"
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--harsh", action="store_true", help="boxes in stream order")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    page_of = printer(load(given.input), given.seed, is_harsh=given.harsh)
    for number in range(given.pages):
        name = f"{'q' if given.harsh else 'p'}{number:04}"
        _write(given.out, name, page_of(number))


def _write(folder: Path, name: str, page: Page) -> None:
    if strays(page) or broken(page):
        raise AssertionError(f"{name}: the gold is not what is printed")
    (folder / f"{name}.txt").write_bytes(page.text.encode(page.encoding))
    gold = json.dumps(page.gold, ensure_ascii=False, indent=1)
    (folder / f"{name}.gold.json").write_text(gold + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
