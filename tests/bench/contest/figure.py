"""A figure of the table: what must be, and what is."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    ``seen`` is a ratio or share, None where it could not be measured; ``holds`` is
    None where nothing must be. ``note`` says what it was made of, or why it is missing.
    """

    name: str
    must: str = ""
    seen: float | None = None
    holds: bool | None = None
    unit: str = "×"
    note: str = ""


def at_least(name: str, limit: float, seen: float, *, note: str = "") -> Figure:
    """Return the figure of a ratio that must not be lower."""
    return Figure(name, f"≥ {limit:g}×", seen, seen >= limit, note=note)


def at_most(name: str, limit: float, seen: float, *, note: str = "") -> Figure:
    """Return the figure of a ratio that must not be higher."""
    return Figure(name, f"≤ {limit:g}×", seen, seen <= limit, note=note)


def skipped(name: str, why: str) -> Figure:
    """Return the figure of what could not be measured here."""
    return Figure(name, note=f"skipped: {why}")


def lines(figures: Sequence[Figure]) -> str:
    """Return figures as lines that a person can read, notes below their figures."""
    width = max(len(figure.name) for figure in figures)
    found = [f"{'figure':{width}}  {'must':>9}  {'seen':>9}"]
    for figure in figures:
        found.append(
            f"{figure.name:{width}}  {figure.must:>9}  {_seen(figure):>9}  "
            f"{_VERDICTS[figure.holds]}".rstrip()
        )
        if figure.note:
            found.append(f"    {figure.note}")
    return "\n".join(found)


_VERDICTS = {True: "holds", False: "FAILS", None: ""}


def _seen(figure: Figure) -> str:
    if figure.seen is None:
        return "-"
    if figure.unit == "%":
        return f"{100 * figure.seen:.4g} %"
    number = f"{figure.seen:.0f}" if figure.seen >= 100 else f"{figure.seen:.3g}"
    return f"{number}{figure.unit}" if figure.unit == "×" else f"{number} {figure.unit}"
