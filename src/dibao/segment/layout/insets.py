"""Insets 表、图: which article a framed table or a captioned picture belongs to."""

from dataclasses import replace

from dibao.geometry import holds
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.frames import Framed
from dibao.segment.layout.heads import is_display
from dibao.segment.layout.sheet import Region

TITLE_EM = 2.0  # of a title's size: the blank between it and its table
ASIDE_PT = 4.0  # a title may be a little wider than its table


def with_insets(
    regions: list[Region], insets: tuple[Framed, ...], em: float
) -> list[Region]:
    """Return regions with the lines and pictures of the insets that belong to each.

    An inset belongs to the title right over it that has no other text, else to the
    article it stands in; ``em`` is the size of the page's text.
    """
    found = list(regions)
    for inset in insets:
        holding = [n for n, r in enumerate(found) if inset.frame in r.pictures]
        titles = [n for n, r in enumerate(found) if _is_title_of(r, inset, em)]
        for n in holding:
            others = tuple(p for p in found[n].pictures if p != inset.frame)
            found[n] = replace(found[n], pictures=others)
        for n in titles[:1] or holding:
            strips = (*found[n].strips, *inset.part.strips)
            pictures = (*found[n].pictures, *inset.part.pictures)
            found[n] = replace(found[n], strips=strips, pictures=pictures)
    return found


def _is_title_of(region: Region, inset: Framed, em: float) -> bool:
    """Tell whether a region is nothing but large type right over an inset."""
    if not region.strips or not all(is_display(s, em) for s in region.strips):
        return False
    box, frame = box_of(region.strips), inset.frame
    far = TITLE_EM * max(s.size_pt for s in region.strips)
    over = replace(box, top=frame.top, bottom=frame.bottom)
    is_over = holds(frame, over, slack_pt=ASIDE_PT)
    return is_over and -ASIDE_PT < frame.top - box.bottom < far
