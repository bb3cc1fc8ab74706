"""The pinned figures: a floor rises with every mend and never falls unseen.

    python -m floors                     what is measured now, beside the floors
    python -m floors --update            pin it; refuses to lower a floor
    python -m floors --update --allow-regression

Three sets of pages: the samples as they lie in ``tests/pages``; two hundred pages
wrecked from the samples' own articles on a fixed seed; and printed pages, PDFs that
``printer`` sets in the font that needs no file, so that they are the same everywhere.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import score
from dibao.model import Facts, Segmented
from printer import scoring
from printer.catalog import PRINTS, made
from wreck.__main__ import pages as wrecked_pages
from wreck.sources import load

HERE = Path(__file__).parent
SAMPLES = HERE / "pages"
FLOORS = HERE / "floors.json"
WRECKED, SEED = 200, 1
# Prints that try the reader: once read, their pages are told apart like others here.
# That they are read is claimed by test_printed; what they take is time.
FOR_THE_READER = frozenset(
    (
        "twice-bold", "outline-bold", "painted-twice", "shifted", "spelled",
        "helvetica", "recognized", "issue-plain",
    )
)  # fmt: skip
# How far below its floor a figure is good. Of text: one paragraph of the samples moves
# a figure by .002 and more, so this is rounding. Of print: two articles run together
# are .009, one headline .006; less than that may come from another PDFium.
SLACK = {"samples": 0.0005, "wrecked": 0.0005, "printed": 0.003}


class Input(TypedDict):
    """One page to score: its name, its bytes and its gold."""

    name: str
    data: bytes
    gold: list[score.Row]


class Printed(TypedDict):
    """One PDF to score: its name, its bytes and what is printed on its pages."""

    name: str
    data: bytes
    truth: dict[str, object]


class Pinned(TypedDict):
    """What is pinned of one set of pages."""

    pages: int
    digest: str
    figures: dict[str, float]


def inputs() -> dict[str, Sequence[Input] | Sequence[Printed]]:
    """Return the sets of pages."""
    return {
        "samples": list(_samples()),
        "wrecked": list(_wrecked()),
        "printed": list(_printed()),
    }


def _samples() -> Iterable[Input]:
    for file in sorted(SAMPLES.glob("*.txt")):
        gold = file.with_name(file.stem + ".gold.json").read_text(encoding="utf-8")
        yield {"name": file.name, "data": file.read_bytes(), "gold": json.loads(gold)}


def _wrecked() -> Iterable[Input]:
    for name, page in wrecked_pages(load(SAMPLES), WRECKED, SEED):
        gold: list[score.Row] = json.loads(json.dumps(page.gold))
        yield {"name": name, "data": page.text.encode("utf-8"), "gold": gold}


def _printed() -> Iterable[Printed]:
    for one in PRINTS:
        if one.kind == "cid" and one.name not in FOR_THE_READER:
            data, truth = made(one)
            yield {"name": f"{one.name}.pdf", "data": data, "truth": truth}


def digest(pages: Iterable[Input | Printed]) -> str:
    """Return a hash of the pages and their gold: another input has other floors.

    Of PDFs, what is printed: their bytes are others with every version of a library.
    """
    found = hashlib.sha256()
    for page in pages:
        is_pdf = "truth" in page
        gold = page["truth"] if is_pdf else page["gold"]
        known = json.dumps(gold, ensure_ascii=False, sort_keys=True).encode()
        data = b"" if is_pdf else page["data"]
        for part in (page["name"].encode(), data, known):
            found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()[:16]


def measured(pages: Sequence[Input] | Sequence[Printed]) -> Pinned:
    """Return the figures of a set of pages as they are now."""
    figures = _of_print(pages) if "truth" in pages[0] else _of_text(pages)
    rounded = {name: round(value, 4) for name, value in figures.items()}
    return {"pages": len(pages), "digest": digest(pages), "figures": rounded}


def _of_text(pages: Sequence[Input]) -> dict[str, float]:
    scored = [
        score.score(
            score.truth(page["gold"]), score.output_of(page["data"], page["name"])
        )
        for page in pages
    ]
    return score.figures(score.total(scored))


def _of_print(pages: Sequence[Printed]) -> dict[str, float]:
    return scoring.figures((page["truth"], told_apart(page)) for page in pages)


def told_apart(printed: Printed) -> list[Segmented]:
    """Return a PDF's pages as the rooms, called here and now, tell them apart."""
    from dibao.ingest.pipeline import understand
    from dibao.read import read

    reading = read(printed["data"], printed["name"], known=Facts())
    return [understand(page).segmented for page in reading.pages]


def fallen(now: Pinned, floor: Pinned, *, slack: float) -> list[str]:
    """Return a line for every figure that lies below its floor by more than slack."""
    return [
        f"{name} {now['figures'][name]:.4f} is below its floor {least:.4f}"
        for name, least in floor["figures"].items()
        if now["figures"][name] < least - slack
    ]


def pinned() -> dict[str, Pinned]:
    """Return what floors.json holds."""
    found: dict[str, Pinned] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def updated(
    old: Mapping[str, Pinned], now: Mapping[str, Pinned], *, lower: bool
) -> dict[str, Pinned]:
    """Return the floors to pin.

    Raises:
        ValueError: a floor would fall and ``lower`` does not allow it.
    """
    lines = [
        f"{name}: {line}"
        for name, floor in old.items()
        for line in fallen(now[name], floor, slack=SLACK[name])
    ]
    if lines and not lower:
        raise ValueError("\n".join(lines))
    return dict(now)


def main() -> int:
    """Measure, print and perhaps pin."""
    parser = argparse.ArgumentParser(prog="floors", description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    given = parser.parse_args()
    now = {name: measured(pages) for name, pages in inputs().items()}
    old = pinned() if FLOORS.exists() else {}
    for name, one in now.items():
        print(f"{name:8} {one['pages']:4} {score.shown(one['figures'])}")
        if name in old:
            print(f"{'floor':8} {'':4} {score.shown(old[name]['figures'])}")
    if not given.update:
        return 0
    try:
        new = updated(old, now, lower=given.allow_regression)
    except ValueError as error:
        print(
            f"{error}\nnot pinned; if it must be: --allow-regression", file=sys.stderr
        )
        return 1
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
