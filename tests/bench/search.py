"""Search side by side with its peers: what must hold, and what was seen, as ratios.

    python tests/bench/search.py CORPUS [--seed N] [--mb 72] [--only sets …] [--json]

CORPUS is JSON lines, gzipped or not, with ``title``, ``body``, ``date`` and, where
there is one, ``brief``. All is built from it in a temporary folder; every ratio is of
two figures from this one run. With ``--mb`` the corpus is grown to so many megabytes by
articles made of its own sentences, which the head of the table says. Peers that are not
installed are named and left out.
12,000 articles take some seven minutes of CPU: three for the questions, two for the
million rows, one for the pages.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from contest import bed, corpus, cost, grown, known, million, noise, race, sets, size
from contest.figure import lines

ROUNDS = {
    "sets": sets.figures,
    "race": race.figures,
    "size": size.figures,
    "known": known.figures,
    "ingest": cost.whole_ingest,
    "cold": cost.cold_search,
    "noise": noise.figures,
    "million": million.figures,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="JSON lines")
    usual = bed.Setup()
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--questions", type=int, default=usual.questions)
    parser.add_argument("--rows", type=int, default=usual.rows)
    parser.add_argument("--mb", type=int, default=0, help="grow the corpus to so much")
    parser.add_argument("--only", nargs="+", choices=ROUNDS, default=list(ROUNDS))
    parser.add_argument("--json", action="store_true", help="a JSON list of figures")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # a console of Windows has no ≥
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        setup = bed.Setup(given.seed, given.questions, given.rows)
        items = grown.to_size(corpus.read(given.corpus), given.mb, seed=given.seed)
        made = bed.make(Path(scratch), items, setup)
        figures = [one for name in given.only for one in ROUNDS[name](made)]
    if given.json:
        print(json.dumps(list(map(asdict, figures)), ensure_ascii=False, indent=1))
    else:
        print(f"{grown.told(items)}\n{lines(figures)}")


if __name__ == "__main__":
    main()
