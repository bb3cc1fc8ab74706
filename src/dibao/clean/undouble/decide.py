"""Which lines of a page were drawn twice: what proves itself first, then the rest.

A stretch proves itself by its bits. What is left, ``天天`` or ``2222`` alone on a line,
follows what the lines beside it and the page as a whole have shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dibao.clean.undouble.units import Inked, Unit, may_repeat
from dibao.clean.undouble.weigh import MODES, Mode, Stretch, stretches

SURE = 12  # bits
PAGE = (3, 5)  # bits from the page, where its clues reach SURE, and twice SURE
CLUE = 5  # bits from which a stretch counts as a clue for its page
BESIDE = (
    8  # the line above or below, in the same paragraph, is doubled towards this one
)
ACROSS = 4  # the nearest line above, or below, across a blank, is doubled
WITHIN = 6  # most of the line is doubled already
SAME = 6  # the lines around are read in this mode


@dataclass(frozen=True, slots=True)
class Reading:
    """One line read in one mode: its doubled stretches."""

    mode: Mode
    stretches: tuple[Stretch, ...]

    @property
    def bits(self) -> float:
        """What the strongest stretch proves."""
        return max(stretch.bits for stretch in self.stretches)

    @property
    def covered(self) -> int:
        """How much ink is doubled, chance repeats left out."""
        return sum(one.end - one.start for one in self.stretches if one.bits >= CLUE)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all stretches."""
        return tuple(unit for stretch in self.stretches for unit in stretch.units)


Options = Mapping[int, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a doubtful line is judged by: its page, and the lines beside it."""

    lines: Sequence[Inked]
    page: int  # bits

    def near(self, i: int, found: Mapping[int, Reading]) -> float:
        """Return the bits that the lines around a wholly doubled line give it."""
        bits = 0
        for step in (-1, 1):
            j = i + step
            blanks = 0
            while 0 <= j < len(self.lines) and not self.lines[j].ink and blanks < 3:
                j, blanks = j + step, blanks + 1
            if j in found and self.faces(j, -step, found):
                bits += ACROSS if blanks else BESIDE
        return bits

    def faces(self, i: int, step: int, found: Mapping[int, Reading]) -> bool:
        """Return whether a line is doubled at its end (1) or its beginning (-1)."""
        if i not in found:
            return False
        if step > 0:
            return found[i].stretches[-1].end == len(self.lines[i].ink)
        return found[i].stretches[0].start == 0

    def prior(self, i: int, stretch: Stretch, found: Mapping[int, Reading]) -> float:
        """Return the bits that speak for a stretch beside its own."""
        if stretch.whole:
            return self.page + self.near(i, found)
        goes_on = stretch.end == len(self.lines[i].ink) and self.faces(i + 1, -1, found)
        came_in = stretch.start == 0 and self.faces(i - 1, 1, found)
        return self.page + (WITHIN if goes_on or came_in else 0)


def decide(lines: Sequence[Inked]) -> dict[int, Reading]:
    """Return what was drawn more than once, by line index; nothing on a clean page."""
    options = {i: kept for i, line in enumerate(lines) if (kept := _options(line.ink))}
    clues = _clues(options.values())
    if clues < SURE:
        return {}
    context = Context(lines, PAGE[clues >= 2 * SURE])
    found: dict[int, Reading] = {}
    modes = _modes(options)
    for order in (sorted(options), sorted(options, reverse=True)):
        for i in order:
            reading = _settled(i, _ranked(options[i], modes.get(i)), context, found)
            if reading:
                found[i] = reading
    return found


def _options(ink: str) -> tuple[Reading, ...]:
    if not may_repeat(ink):
        return ()
    readings = (Reading(mode, stretches(ink, mode)) for mode in MODES)
    return tuple(reading for reading in readings if reading.stretches)


def _clues(options: Iterable[tuple[Reading, ...]]) -> float:
    best = (max(reading.bits for reading in readings) for readings in options)
    return sum(bits for bits in best if bits >= CLUE)


def _modes(options: Options) -> dict[int, Mode]:
    """Return, for each line with options, the mode of the nearest line that is sure.

    A line is sure of its mode where the second best reads less or proves much less.
    """
    sure: dict[int, Mode] = {}
    for i, readings in options.items():
        best, *rest = _ranked(readings, None)
        if best.bits >= SURE and all(
            best.covered > other.covered or best.bits >= other.bits + SAME
            for other in rest
        ):
            sure[i] = best.mode
    places = sorted(sure)
    if not places:
        return {}
    return {i: sure[min(places, key=lambda place: abs(place - i))] for i in options}


def _ranked(readings: Iterable[Reading], mode: Mode | None) -> list[Reading]:
    """Return the readings, best first: what reads more of the line, then what fits."""
    return sorted(
        readings,
        key=lambda one: (one.covered, one.bits + SAME * (one.mode == mode)),
        reverse=True,
    )


def _settled(
    i: int, ranked: Sequence[Reading], context: Context, found: Mapping[int, Reading]
) -> Reading | None:
    """Return the best reading's stretches that enough speaks for."""
    for reading in ranked:
        kept = tuple(
            stretch
            for stretch in reading.stretches
            if stretch.bits >= SURE
            or stretch.bits + context.prior(i, stretch, found) >= SURE
        )
        covered = sum(stretch.end - stretch.start for stretch in kept)
        if kept and covered * 2 > len(context.lines[i].ink):
            return reading
        if kept:
            return Reading(reading.mode, kept)
    return None
