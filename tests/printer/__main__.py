"""``python -m printer OUT``: print pages as PDFs, each with its truth beside it."""

import argparse
import json
from pathlib import Path

from printer.catalog import BLIND, PRINTS, made
from printer.fonts import has_noto


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(prog="python -m printer", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", help="only these")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for one in (*PRINTS, *BLIND):
        if given.names and one.name not in given.names:
            continue
        if one.kind == "noto" and not has_noto():
            print(f"{one.name}: left out, for want of fonts-noto-cjk")
            continue
        data, known = made(one)
        (given.out / f"{one.name}.pdf").write_bytes(data)
        text = json.dumps(known, ensure_ascii=False, indent=1)
        (given.out / f"{one.name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
