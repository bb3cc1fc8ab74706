"""Running text: what an article has, and most advertisements have not."""

from collections.abc import Sequence

from dibao.geometry import shared
from dibao.segment.layout.sheet import Strip

LEADING_EM = 0.75  # lines of one text stand nearer, in ems of their own size
WIDE_EM = 0.95  # the same where lines have one width, as text has in a column
EDGE_EM = 0.6  # punctuation at a line's end may hang out by half its width
INDENT_EM = (1.0, 3.2)  # two, and what a quotation mark takes or gives
ENDS = frozenset("。！？”…")  # of a paragraph
ALIKE = 0.06  # of the size
FEWEST = 3  # pairs of lines one beneath another; an address has one or two


def runs(strips: Sequence[Strip]) -> bool:
    """Tell whether some lines are running text: alike, one right beneath another."""
    ordered = sorted(strips, key=lambda s: s.box.top)
    pairs = 0
    for n, strip in enumerate(ordered):
        low = strip.box.bottom + WIDE_EM * strip.size_pt
        for other in ordered[n + 1 :]:
            if other.box.top >= low:
                break
            if runs_on(strip, other):
                pairs += 1
                break
        if pairs >= FEWEST:
            return True
    return False


def runs_on(above: Strip, below: Strip) -> bool:
    """Tell whether a line goes on right under another, as one text does."""
    a, b, em = above.box, below.box, max(above.size_pt, 1.0)
    narrower = min(a.right - a.left, b.right - b.left)
    edges = abs(a.left - b.left), abs(a.right - b.right)
    leading = WIDE_EM if max(edges) < EDGE_EM * em else LEADING_EM
    return (
        -0.3 * em <= b.top - a.bottom < leading * em
        and shared(a.left, a.right, b.left, b.right) > 0.5 * narrower
        and abs(above.size_pt - below.size_pt) < ALIKE * em
    )


def opens_under(above: Strip, below: Strip) -> bool:
    """Tell whether a paragraph opens right under the short last line of another.

    The two may have hardly any width in common: one is short, one is indented.
    """
    a, b, em = above.box, below.box, max(above.size_pt, 1.0)
    return (
        above.text.rstrip()[-1:] in ENDS
        and -0.3 * em <= b.top - a.bottom < LEADING_EM * em
        and INDENT_EM[0] * em < b.left - a.left < INDENT_EM[1] * em
        and abs(above.size_pt - below.size_pt) < ALIKE * em
    )
