"""Search side by side with its peers: what must hold, and what was seen, as ratios.

    python tests/bench/search.py CORPUS [--seed N] [--rows 1000000] [--only sets size]

CORPUS is JSON lines, gzipped or not, with ``title``, ``body``, ``date`` and, where
there is one, ``brief``. All is built from it in a temporary folder; every ratio is of
two figures from this one run. Peers that are not installed are named and left out.
"""

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from contest import bed, corpus, cost, known, million, noise, race, sets, size
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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", choices=ROUNDS, default=list(ROUNDS))
    parser.add_argument("--json", action="store_true", help="a JSON list of figures")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        made = bed.make(
            Path(scratch), corpus.read(given.corpus), seed=given.seed, rows=given.rows
        )
        figures = [one for name in given.only for one in ROUNDS[name](made)]
    if given.json:
        print(json.dumps(list(map(asdict, figures)), ensure_ascii=False, indent=1))
    else:
        print(lines(figures))


if __name__ == "__main__":
    main()
