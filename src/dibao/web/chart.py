"""How many articles there are of each year, as a drawing: pure numbers, no markup."""

from dataclasses import dataclass

from dibao.desk.facets import Counts

HEIGHT = 64  # of the tallest bar; all lengths are in px
HEAD, FOOT, SIDE = 16, 20, 18  # room for the greatest number above, years below
SLOT = 24  # of a year, where there is room: WCAG 2.2 asks it of what is pressed
NARROW, WIDE = 792, 1200  # of the whole drawing; beyond 33 years the slots shrink
LEAST_SLOT = 6  # until the drawing is as wide as it may be
TICK = 40  # a year's name and a blank
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
GAP = 0.15  # of a slot, on either side of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One year that has articles; ``x`` and ``slot`` are what is pressed."""

    year: str
    count: int
    x: float
    slot: float
    left: float
    width: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on an axis of time that leaves out no year between the first and last.

    ``peak`` is the tallest bar, ``ticks`` where to write which year.
    """

    width: float
    height: int
    base: int
    bars: tuple[Bar, ...]
    peak: Bar
    ticks: tuple[tuple[float, str], ...]


def chart(years: Counts) -> Chart | None:
    """Return the drawing of years, given in any order; None of fewer than two."""
    if len(years) < 2:
        return None
    counts = {int(year): count for year, count in years}
    first, last = min(counts), max(counts)
    span = last - first + 1
    width = min(SLOT * span, max(NARROW, min(LEAST_SLOT * span, WIDE)))
    slot, most = width / span, max(counts.values())
    unit = (slot, HEIGHT / most)
    bars = tuple(
        _bar(year, counts[year], at=SIDE + (year - first) * slot, unit=unit)
        for year in sorted(counts)
    )
    peak = max(bars, key=lambda bar: bar.count)
    step = next((one for one in STEPS if one * slot >= TICK), STEPS[-1])
    ticks = tuple(
        (round(SIDE + (year - first + 0.5) * slot, 1), f"{year:04}")
        for year in range(first, last + 1)
        if year % step == 0
    )
    base = HEAD + HEIGHT
    return Chart(width + 2 * SIDE, base + FOOT, base, bars, peak, ticks)


def _bar(year: int, count: int, *, at: float, unit: tuple[float, float]) -> Bar:
    """Return a year's bar; ``unit`` is how wide a year and how tall an article is."""
    slot, tall = unit
    height = max(1.0, round(count * tall, 1))
    return Bar(
        f"{year:04}",
        count,
        round(at, 1),
        round(slot, 1),
        round(at + GAP * slot, 1),
        round((1 - 2 * GAP) * slot, 1),
        round(HEAD + HEIGHT - height, 1),
        height,
    )
