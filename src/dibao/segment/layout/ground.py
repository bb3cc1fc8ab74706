"""The ground on which a part is parted: its heads, its stretches of text."""

from dataclasses import dataclass

from dibao.model import Box
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.heads import LARGER, Head, heads_of
from dibao.segment.layout.part import Part
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.layout.stretches import blocks_of

INDENT_EM = (1.2, 3.2)  # 2 em, and what a quotation mark takes or gives
# Of all lines. A paragraph has rarely more than twenty lines in a column; papers that
# set paragraphs apart by blank lines indent none.
INDENTED = 0.04


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text: lines of one column, nothing between them."""

    strips: tuple[Strip, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Ground:
    """A part, its head groups, and its other text in stretches."""

    part: Part
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    sheet: Sheet
    is_indented: bool  # whether paragraphs begin with an indent

    @property
    def em(self) -> float:
        """The size of the page's text."""
        return self.sheet.body_pt

    @property
    def head_numbers(self) -> frozenset[int]:
        """The numbers of all lines of head groups."""
        return frozenset(s.number for head in self.heads for s in head.strips)

    def begins_amid(self, block: Block) -> bool:
        """Whether a stretch begins amid a paragraph; one line alone does not tell.

        Larger type begins a brief, or what stands under a crosshead.
        """
        first = block.strips[0]
        if len(block.strips) < 2 or first.is_vertical or not self.is_indented:
            return False
        if first.size_pt > LARGER * self.em:
            return False
        return first.box.left - block.box.left <= INDENT_EM[0] * self.em


def ground_of(part: Part, sheet: Sheet) -> Ground:
    """Return the ground of a part."""
    heads = heads_of(part.strips, sheet.body_pt)
    heads = tuple(head for head in heads if not _ends(head, part))
    taken = {s.number for head in heads for s in head.strips}
    text = [s for s in part.strips if s.number not in taken]
    blocks = tuple(Block(b, box_of(b)) for b in blocks_of(text, sheet))
    is_indented = _is_indented(blocks, sheet.body_pt)
    return Ground(part, heads, blocks, sheet, is_indented)


def _ends(head: Head, part: Part) -> bool:
    """Tell whether large type is the last of a part: who signs it, or a motto.

    A headline has its text under it or beside it.
    """
    own = {s.number for s in head.strips}
    others = (s.box for s in part.strips if s.number not in own)
    return all(
        box.bottom <= head.box.top for box in (*others, *part.pictures, *part.taken)
    )


def _is_indented(blocks: tuple[Block, ...], em: float) -> bool:
    low, high = INDENT_EM
    indents = [(s.box.left - b.box.left) / em for b in blocks for s in b.strips]
    return sum(low < i < high for i in indents) > INDENTED * len(indents)
