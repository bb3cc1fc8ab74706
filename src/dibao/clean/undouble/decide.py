"""Which lines of a page were drawn twice: what proves itself first, then the rest.

A stretch proves itself by its bits. What is left, ``天天`` or ``2222`` alone on a line,
follows what the lines beside it and the page as a whole have shown.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dibao.clean.undouble.suspect import has_short, may_be_clue
from dibao.clean.undouble.units import Inked, Unit, ink_of, inked, is_tripled
from dibao.clean.undouble.weigh import (
    CLUE,
    ENTRY,
    MODES,
    PAUSES,
    Mode,
    Stretch,
    stretches,
)

SURE = 12  # bits
PAGE = (0, 3, 5)  # bits from the page, where its clues reach SURE, and twice SURE
# The line above or below, in the same paragraph, is doubled up to this one.
BESIDE = 12
ACROSS = 4  # the nearest line above, or below, across a blank, is doubled
TWICE = tuple(mode for mode in MODES if mode.copies == 2)
BLANKS = 3  # lines; boxes of one page stand no further apart
SAME = 6  # the lines around are read in this mode


@dataclass(frozen=True, slots=True)
class Reading:
    """One line read in one mode: its doubled stretches."""

    line: Inked
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


Readings = tuple[Reading, ...]
Options = Mapping[int, Readings]


@dataclass(frozen=True, slots=True)
class Context:
    """What a doubtful line is judged by: its page, and the lines beside it."""

    inks: Sequence[str]  # of the page's lines
    options: Options
    found: Mapping[int, Reading]
    page: int  # bits

    def prior(self, i: int, mode: Mode, stretch: Stretch) -> float:
        """Return the bits that speak for a stretch of line i beside its own."""
        bits: float = self.page
        if stretch.start == 0:
            bits += self._beside(i, -1, mode)
        if stretch.end == len(self.inks[i]):
            bits += self._beside(i, 1, mode)
        return bits

    def _beside(self, i: int, step: int, mode: Mode) -> float:
        """Return the bits from the next line up or down, where it is doubled this way.

        A line not decided yet lends what it proves by itself.
        """
        j, blanks = i + step, 0
        while 0 <= j < len(self.inks) and not self.inks[j] and blanks < BLANKS:
            j, blanks = j + step, blanks + 1
        most = ACROSS if blanks else BESIDE
        if j in self.found:
            same = self.found[j].mode.copies == mode.copies
            return most if same and self._facing(j, self.found[j], -step) else 0
        ranked = [one for one in self.options.get(j, ()) if one.mode == mode]
        facing = self._facing(j, ranked[0], -step) if ranked else None
        if not facing or (facing.whole and facing.bits < CLUE):
            return 0
        return max(0, min(most, facing.bits + ENTRY * (not facing.whole)))

    def _facing(self, j: int, reading: Reading, step: int) -> Stretch | None:
        """Return the stretch at which line j begins (-1) or ends (1)."""
        first, last = reading.stretches[0], reading.stretches[-1]
        if step < 0:
            return first if first.start == 0 else None
        return last if last.end == len(self.inks[j]) else None


def decide(texts: Sequence[str]) -> dict[int, Reading]:
    """Return what was drawn more than once, by line index; nothing on a clean page.

    Lines that can be no clue are weighed only where others are.
    """
    inks = [ink_of(text) for text in texts]
    suspects = {i for i, ink in enumerate(inks) if may_be_clue(ink)}
    options = _options(texts, suspects)
    clues = _clues(options.values())
    if clues < CLUE:
        return {}
    others = (i for i, ink in enumerate(inks) if i not in suspects and has_short(ink))
    options |= _options(texts, others)
    found: dict[int, Reading] = {}
    context = Context(inks, options, found, PAGE[min(2, int(clues / SURE))])
    modes = _modes(options)
    for order in (sorted(options), sorted(options, reverse=True)):
        for i in order:
            reading = _settled(i, _ranked(options[i], modes.get(i)), context)
            if reading:
                found[i] = reading
    return found


def _options(texts: Sequence[str], places: Iterable[int]) -> dict[int, Readings]:
    """Return how the lines at these places can be read, where any reads doubled."""
    lines = ((i, inked(texts[i])) for i in places)
    return {i: kept for i, line in lines if line.repeats and (kept := _readings(line))}


def _readings(line: Inked) -> Readings:
    modes = MODES if is_tripled(line) else TWICE
    readings = (Reading(line, mode, stretches(line, mode)) for mode in modes)
    return tuple(reading for reading in readings if reading.stretches)


def _clues(options: Iterable[Readings]) -> float:
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
    return {i: sure[_nearest(places, i)] for i in options} if places else {}


def _nearest(places: Sequence[int], i: int) -> int:
    """Return the place, of sorted ones, that is nearest to i."""
    right = bisect_left(places, i)
    return min(places[max(right - 1, 0) : right + 1], key=lambda place: abs(place - i))


def _ranked(readings: Iterable[Reading], mode: Mode | None) -> list[Reading]:
    """Return the readings, best first: what reads more of the line, then what fits."""
    return sorted(
        readings,
        key=lambda one: (
            one.covered,
            one.bits + SAME * (one.mode == mode),
            one.mode.copies,
        ),
        reverse=True,
    )


def _may_follow(ink: str, stretch: Stretch) -> bool:
    """Return whether what stands beside a stretch may speak for it.

    Not for ``2200`` or ``天天`` at the end of a line of clean text.
    """
    return stretch.whole or stretch.bits >= 0 or ink[stretch.end - 1] in PAUSES


def _settled(i: int, ranked: Sequence[Reading], context: Context) -> Reading | None:
    """Return the best reading's stretches that enough speaks for."""
    for reading in ranked:
        kept = tuple(
            stretch
            for stretch in reading.stretches
            if stretch.bits >= SURE
            or (
                _may_follow(context.inks[i], stretch)
                and stretch.bits + context.prior(i, reading.mode, stretch) >= SURE
            )
        )
        covered = sum(stretch.end - stretch.start for stretch in kept)
        if kept and covered * 2 > len(context.inks[i]):
            kept = tuple(
                one for one in reading.stretches if one.bits > 0 or one in kept
            )
        if kept:
            return Reading(reading.line, reading.mode, kept)
    return None
