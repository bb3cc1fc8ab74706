"""``python -m score_report FOLDER``: the figures, what fails most, and the worst of it.

python -m score_report pages                       the samples
python -m score_report OUT --steps --show 20       wrecked pages, and twenty failures
python -m score_report pages --command "dibao clean --json"
"""

import argparse
import json
import shlex
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import score
from score import Block, Match, Printed, Scored


def scored(files: Iterable[Path]) -> Iterator[Scored]:
    """Yield each file's score, worked out in this process."""
    for file in files:
        gold = score.gold_of(gold_file(file))
        found = score.output_of(file.read_bytes(), file.name)
        yield score.score(gold, found, file.stem)


def scored_command(files: list[Path], command: str) -> Iterator[Scored]:
    """Yield each file's score, from what a command prints for all of them."""
    words = [*shlex.split(command), *map(str, files)]
    done = subprocess.run(words, capture_output=True, check=True)
    pages: dict[str, list[Printed]] = defaultdict(list)
    for line in done.stdout.decode("utf-8").splitlines():
        page: Printed = json.loads(line)
        pages[Path(page["source"]).name].append(page)
    for file in files:
        gold = score.gold_of(gold_file(file))
        yield score.score(gold, score.blocks_of(pages[file.name]), file.stem)


def gold_file(file: Path) -> Path:
    """Return where the gold of a page lies."""
    return file.with_name(file.stem + ".gold.json")


def by_role(pages: Iterable[Scored]) -> list[str]:
    """Return a line a gold role: how many, how many exact, what they came out as."""
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for match in page.matches:
            role = match.found.role if match.found else f"({reason(match, page)})"
            confusion[match.gold.role][role] += 1
    lines = []
    for role, found in sorted(confusion.items()):
        right = found.total() - sum(n for name, n in found.items() if name[0] == "(")
        rest = ", ".join(f"{k} {n}" for k, n in found.most_common() if k != role)
        lines.append(
            f"{role:10} {found.total():6} exact {right / found.total():.3f}  {rest}"
        )
    return lines


def by_boundary(pages: Iterable[Scored]) -> list[str]:
    """Return a line a pair of neighbors' roles: boundaries right, missed, false."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for one, two, gold, output in score.boundaries(page.matches):
            if gold or output:
                what = "right" if gold == output else "missed" if gold else "false"
                found[f"{one.gold.role} | {two.gold.role}"][what] += 1
    ordered = sorted(found.items(), key=lambda row: row[1]["right"] - row[1].total())
    return [
        f"{pair:24} right {n['right']:4} missed {n['missed']:4} false {n['false']:4}"
        for pair, n in ordered
    ]


def reason(match: Match, page: Scored) -> str:
    """Return why a gold block has no match: merged, split, or its letters differ."""
    text = match.gold.text
    if any(text in block.text for block in page.spare):
        return "merged"
    inside = sum(len(one.text) for one in page.spare if one.text in text)
    inside += sum(
        len(one.found.text)
        for one in page.matches
        if one.found and one.found.text in text and one.found.text != text
    )
    return "split" if inside >= 0.9 * len(text) else "letters"


def by_step(pages: Iterable[Scored], folder: Path) -> list[str]:
    """Return a line an artefact: the figures of the pages that have it, worst first."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for page in pages:
        file = folder / f"{page.name}.steps.json"
        names = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
        for name in names:
            groups[name].append(page)
    rows = []
    for name, group in groups.items():
        measured = score.figures(score.total(group))
        rows.append(
            (measured["exact"] + measured["bound_f1"], name, len(group), measured)
        )
    return [
        f"{name:22} {count:5}  {score.shown(measured)}"
        for _, name, count, measured in sorted(rows, key=lambda row: row[:2])
    ]


def failures(pages: Iterable[Scored]) -> Iterator[str]:
    """Yield one failure after the other, as text: blocks, roles, boundaries."""
    for page in pages:
        for match in page.matches:
            if not match.found:
                yield _missing(match, page)
            elif not score.is_right(match):
                where, text = _where(match.gold, page), match.gold.text[:60]
                yield f"{where} is {match.found.role}: {text}"
        for one, two, gold, found in score.boundaries(page.matches):
            if gold != found:
                what = "missed" if gold else "false"
                left = f"{one.gold.role} …{one.gold.text[-24:]}"
                right = f"{two.gold.role} {two.gold.text[:24]}…"
                line = two.gold.place[1]
                yield f"{page.name}:{line} {what} boundary: {left} | {right}"


def _where(block: Block, page: Scored) -> str:
    return f"{page.name}:{block.place[1]} {block.role}"


def _missing(match: Match, page: Scored) -> str:
    near = sorted(page.spare, key=lambda one: abs(one.place[1] - match.gold.place[1]))[
        :2
    ]
    lines = [
        f"{_where(match.gold, page)} {reason(match, page)}",
        f"   want {match.gold.text}",
    ]
    lines += [f"   got  {one.role} {one.text}" for one in near]
    return "\n".join(lines)


def _spread(lines: list[str], count: int) -> list[str]:
    """Return so many of the lines, taken evenly from all."""
    return lines[:: max(1, len(lines) // count)][:count] if count else []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="score_report", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", help="score what this prints, not this process")
    parser.add_argument("--limit", type=int, help="only so many files")
    parser.add_argument("--steps", action="store_true", help="a table by artefact")
    parser.add_argument("--show", type=int, default=0, help="so many failures")
    parser.add_argument("--grep", default="", help="only failures that hold this")
    return parser.parse_args()


def main() -> None:
    """Score a folder and print."""
    given = _arguments()
    files = sorted(given.folder.glob("*.txt"))[: given.limit]
    pages = list(
        scored_command(files, given.command) if given.command else scored(files)
    )
    lines = [f"pages {len(pages)} {score.shown(score.figures(score.total(pages)))}"]
    lines += by_role(pages) + by_boundary(pages)[:12]
    if given.steps:
        lines += by_step(pages, given.folder)
    wanted = [text for text in failures(pages) if given.grep in text]
    print("\n".join(lines + _spread(wanted, given.show)))


if __name__ == "__main__":
    main()
