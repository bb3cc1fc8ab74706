"""An article's type: the size and face in which its text is set."""

from collections import Counter
from dataclasses import dataclass

from dibao.segment.layout.sheet import Region, Sheet, Strip

SAME_SIZE = 0.05  # share by which sizes of one type differ, as files round them
FEW_CHARS = 60  # of fewer characters the page's common size is the better guess
FEW_LINES = 4  # so many lines in a type under a larger one are no head group
LEAST_PT = 1.0  # no eye reads less; a file may say 0
DISPLAY = 1.25  # times the text's size: smaller is a crosshead's size, larger a head's


@dataclass(frozen=True, slots=True)
class Type:
    """The size of an article's text, and its face as the file names it."""

    size_pt: float
    font: str

    def is_display(self, strip: Strip) -> bool:
        """Whether a line's type is as large as a headline's."""
        return strip.size_pt >= DISPLAY * self.size_pt

    def is_larger(self, strip: Strip) -> bool:
        """Whether a line's type is larger than the text's."""
        return strip.size_pt > (1 + SAME_SIZE) * self.size_pt

    def is_smaller(self, strip: Strip) -> bool:
        """Whether a line's type is smaller than the text's, as a caption's is."""
        return strip.size_pt < (1 - SAME_SIZE / 2) * self.size_pt

    def is_other(self, strip: Strip) -> bool:
        """Whether a line's type is another than the text's: its size or its face."""
        apart = abs(strip.size_pt - self.size_pt) > SAME_SIZE * self.size_pt
        return apart or strip.font != self.font

    def are_alike(self, one: Strip, other: Strip) -> bool:
        """Whether two lines are set in one size, and in one face but for a word."""
        return abs(one.size_pt - other.size_pt) <= SAME_SIZE * self.size_pt


def type_of(region: Region, sheet: Sheet) -> Type:
    """Return the type in which most of a region's characters are set."""
    chars: Counter[tuple[float, str]] = Counter()
    lines: Counter[tuple[float, str]] = Counter()
    for strip in region.strips:
        face = round(strip.size_pt * 5) / 5, strip.font
        chars[face] += len(strip.text)
        lines[face] += 1
    largest = max((size for size, _ in chars), default=0.0)
    for face, count in chars.most_common():
        if count >= FEW_CHARS or (lines[face] >= FEW_LINES and face[0] < largest):
            return Type(max(face[0], LEAST_PT), face[1])
    near = [k for k, _ in chars.most_common() if k[0] <= DISPLAY * sheet.body_pt]
    size, font = near[0] if near else (sheet.body_pt, "")
    return Type(max(size, LEAST_PT), font)
