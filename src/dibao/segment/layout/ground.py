"""The ground on which a part is parted: its heads, its stretches of text."""

from dataclasses import dataclass

from dibao.model import Box
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.heads import Head, heads_of
from dibao.segment.layout.part import Part
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.layout.stretches import blocks_of

INDENT_EM = 1.2  # a line that begins farther from its column's edge is indented


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text: lines of one column, nothing between them."""

    strips: tuple[Strip, ...]
    box: Box

    def begins_amid(self, em: float) -> bool:
        """Whether it begins amid a paragraph: no indent; one line does not tell."""
        first = self.strips[0]
        is_indented = first.box.left - self.box.left > INDENT_EM * em
        return len(self.strips) > 1 and not (is_indented or first.is_vertical)


@dataclass(frozen=True, slots=True)
class Ground:
    """A part, its head groups, and its other text in stretches."""

    part: Part
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    sheet: Sheet

    @property
    def em(self) -> float:
        """The size of the page's text."""
        return self.sheet.body_pt


def ground_of(part: Part, sheet: Sheet) -> Ground:
    """Return the ground of a part."""
    heads = heads_of(part.strips, sheet.body_pt)
    taken = {s.number for head in heads for s in head.strips}
    text = [s for s in part.strips if s.number not in taken]
    blocks = tuple(Block(b, box_of(b)) for b in blocks_of(text, sheet))
    return Ground(part, heads, blocks, sheet)
