"""Standing headlines 竖题: their text begins at their left."""

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.part import Stretch, along

BARE_EM = 4.0  # a standing headline's text is nearer


def bares_standing(ground: Ground, gap: Stretch) -> bool:
    """Tell whether a cut would take standing text from the headline right beside it."""
    near = BARE_EM * ground.em
    texts = [b.box for b in ground.blocks if b.strips[0].is_vertical]
    return any(
        head.is_vertical
        and gap[1] - 1 <= head.box.left < gap[1] + near
        and any(
            head.box.left - near < text.right <= gap[0] + 1
            and shared(*along(text), *along(head.box)) > 0
            for text in texts
        )
        and not _has_own(ground, head.box)
        for head in ground.heads
    )


def _has_own(ground: Ground, head: Box) -> bool:
    """Tell whether text begins at the foot or the right of a standing headline."""
    return any(
        b.box.right > head.right and b.box.left > head.left for b in ground.blocks
    )
