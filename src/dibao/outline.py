"""An article's outline on its page: around its own lines, and over nobody else's.

Lines that stand below one another in a column become one rectangle; a paragraph that
goes on in the next column has two. Where two of an article's rectangles face each other
and nobody else's line stands between them, what does is the article's: a gutter, the
white around a headline, a picture, but no wide white: there a line may have been given
to the wrong article. An article alone in a printed frame has the frame for its outline.
All in points, from the top left corner of a page whose print is upright.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dibao.geometry import around, holds, shared
from dibao.model import Box, Line

SIZES = 1.25  # of two sizes of type, at most, in one rectangle: 五号 and 小四 are 1.14
STEP_EM = 1.5  # between two lines of a column at most; leading is 0.3 to 0.8
SLACK_EM = 1.0  # a hanging mark stands so far out
INDENT_EM = 2.5  # a paragraph begins two characters further in
RECENT = 4  # lines of a table or list come by rows: so many columns are looked at
MARGIN_EM = 0.3  # half the narrowest gutter of a newspaper is 0.5
WHITE_EM = 3.0  # between two of an article's rectangles: gutters are 1 to 1.5
FILLED_SHARE = 0.5  # of a wider gap, that a picture fills; it has white around it
ROUNDS = 2  # the first closes gutters, the second the corners that it leaves
TAKEN_SHARE = 0.3  # of a picture; a headline above it is seldom shorter than that
BESIDE_EM = 2.0  # around a picture: who stands there, and nobody else, has it
MOST_PIECES = 120  # beyond, no gap is looked at: an article has a dozen columns


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of one size, one below the other; standing ones are turned to lie."""

    box: Box
    last: Box
    is_vertical: bool

    @property
    def em_pt(self) -> float:
        """How large its type is, about."""
        return self.last.bottom - self.last.top


def columns(lines: Iterable[Line]) -> tuple[Box, ...]:
    """Return the rectangles of lines in reading order, a rectangle a column."""
    return tuple(_turned(run.box, run.is_vertical, back=True) for run in _runs(lines))


def outline(
    lines: Sequence[Line],
    foreign: Sequence[Box],
    *,
    pictures: Sequence[Box] = (),
    frames: Sequence[Box] = (),
) -> tuple[Box, ...]:
    """Return the pieces of an article's outline, given the boxes of all other lines.

    Of a page's pictures, those that stand among its pieces, or beside its lines alone,
    are taken in whole.
    """
    whole = around(box for line in lines if (box := line.box))
    if whole is None:
        return ()
    if own := [frame for frame in frames if _is_around(frame, whole, foreign)]:
        return (min(own, key=_area),)
    runs = _runs(lines)
    reach = _grown(whole, max(run.em_pt for run in runs))
    near = [box for box in foreign if _meets(box, reach)]
    pieces = list(_apart(lines, runs, near))
    em_pt = _em_of(runs)
    for _ in range(ROUNDS):
        if len(pieces) <= MOST_PIECES:
            gaps = _between(pieces, near, white_pt=WHITE_EM * em_pt)
            pieces += [gap for gap, wide in gaps if not wide or _has(gap, pictures)]
    shown = (*pictures, *frames)  # some pictures are drawn, with lines and tints
    return (*pieces, *_own(shown, pieces, foreign, beside_pt=BESIDE_EM * em_pt))


def _is_around(frame: Box, whole: Box, foreign: Iterable[Box]) -> bool:
    """Tell whether a frame is around an article, and nobody else's line in it."""
    return holds(frame, whole, slack_pt=1.0) and not any(
        _meets(frame, other, slack_pt=1.0) for other in foreign
    )


def _runs(lines: Iterable[Line]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        if line.box is None:
            continue
        box = _turned(line.box, line.is_vertical)
        for at in range(len(runs) - 1, max(-1, len(runs) - 1 - RECENT), -1):
            if runs[at].is_vertical == line.is_vertical and _goes_on(runs[at], box):
                both = around((runs[at].box, box)) or box
                runs[at] = Run(both, box, line.is_vertical)
                break
        else:
            runs.append(Run(box, box, line.is_vertical))
    return runs


def _goes_on(run: Run, box: Box) -> bool:
    """Tell whether a line stands below a run, as large, within its column."""
    em, other = run.em_pt, box.bottom - box.top
    slack = SLACK_EM * em
    is_alike = max(em, other) <= SIZES * min(em, other)
    is_below = box.top > run.last.top and box.top - run.last.bottom <= STEP_EM * em
    is_within = box.left >= run.box.left - slack and box.right <= run.box.right + slack
    is_around = run.box.left >= box.left - slack and run.box.right <= box.right + slack
    is_indented = abs(box.left - run.box.left) <= INDENT_EM * em
    return is_alike and is_below and (is_within or is_around or is_indented)


def _apart(
    lines: Sequence[Line], runs: Sequence[Run], near: Sequence[Box]
) -> Iterator[Box]:
    """Yield the runs with a margin; where another's line is in one, its lines alone."""
    singles = [box for line in lines if (box := line.box)]
    for run in runs:
        box = _turned(run.box, run.is_vertical, back=True)
        if any(_meets(box, other, slack_pt=1.0) for other in near):
            yield from (one for one in singles if _meets(one, box, slack_pt=0.1))
            continue
        wide = _grown(box, MARGIN_EM * run.em_pt)
        yield box if any(_meets(wide, other) for other in near) else wide


def _em_of(runs: Sequence[Run]) -> float:
    """Return the size of the type in which most of an article's height is set."""
    heights: dict[float, float] = {}
    for run in runs:
        em = round(run.em_pt, 1)
        heights[em] = heights.get(em, 0.0) + run.box.bottom - run.box.top
    return max(heights, key=lambda em: heights[em])


def _between(
    pieces: Sequence[Box], near: Sequence[Box], *, white_pt: float
) -> list[tuple[Box, bool]]:
    """Return what lies between pieces and is nobody else's, nor in a piece already.

    And of each whether it is wider than white is within an article.
    """
    found: list[tuple[Box, bool]] = []
    taken = list(pieces)
    for one, two in combinations(pieces, 2):
        gap, wide_pt = _gap(one, two)
        if (
            gap
            and not any(_meets(gap, other) for other in near)
            and not any(holds(piece, gap) for piece in taken)
        ):
            found.append((gap, wide_pt > white_pt))
            taken += [gap] if wide_pt <= white_pt else []
    return found


def _has(gap: Box, pictures: Sequence[Box]) -> bool:
    """Tell whether a picture fills a gap, but for the white around it."""
    least = FILLED_SHARE * _area(gap)
    return any(_area(_common(gap, picture)) >= least for picture in pictures)


def _own(
    pictures: Iterable[Box],
    pieces: Sequence[Box],
    foreign: Sequence[Box],
    *,
    beside_pt: float,
) -> Iterator[Box]:
    """Yield the pictures of which a good part is in a piece, or which it is beside.

    Nobody else's line is in one, or beside it.
    """
    for picture in pictures:
        beside, least = _grown(picture, beside_pt), TAKEN_SHARE * _area(picture)
        for within, share in ((picture, least), (beside, 0.0)):
            most = max(_area(_common(within, piece)) for piece in pieces)
            if most > share and not any(_meets(within, other) for other in foreign):
                yield picture
                break


def _common(one: Box, two: Box) -> Box:
    """Return what two boxes have in common; an empty box for nothing."""
    left, top = max(one.left, two.left), max(one.top, two.top)
    return Box(
        left,
        top,
        max(left, min(one.right, two.right)),
        max(top, min(one.bottom, two.bottom)),
    )


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _gap(one: Box, two: Box) -> tuple[Box | None, float]:
    """Return what lies between two boxes that face each other, and how far apart.

    None where they do not.
    """
    across = shared(one.left, one.right, two.left, two.right)
    down = shared(one.top, one.bottom, two.top, two.bottom)
    if across > 0 > down:
        tops = sorted((one.top, one.bottom, two.top, two.bottom))[1:3]
        left, right = max(one.left, two.left), min(one.right, two.right)
        return Box(left, tops[0], right, tops[1]), -down
    if down > 0 > across:
        sides = sorted((one.left, one.right, two.left, two.right))[1:3]
        top, bottom = max(one.top, two.top), min(one.bottom, two.bottom)
        return Box(sides[0], top, sides[1], bottom), -across
    return None, 0.0


def _meets(one: Box, two: Box, *, slack_pt: float = 0.0) -> bool:
    """Tell whether two boxes have more in common than so much each way."""
    return (
        shared(one.left, one.right, two.left, two.right) > slack_pt
        and shared(one.top, one.bottom, two.top, two.bottom) > slack_pt
    )


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _turned(box: Box, is_vertical: bool, *, back: bool = False) -> Box:
    """Return a standing line's box laid down, the right column the upper one; or back.

    >>> _turned(Box(80, 10, 90, 200), True)
    Box(left=10, top=-90, right=200, bottom=-80)
    >>> _turned(_turned(Box(80, 10, 90, 200), True), True, back=True)
    Box(left=80, top=10, right=90, bottom=200)
    """
    if not is_vertical:
        return box
    if back:
        return Box(-box.bottom, box.left, -box.top, box.right)
    return Box(box.top, -box.right, box.bottom, -box.left)
