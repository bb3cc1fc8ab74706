"""annotate: who wrote an article, from where, and which page of which day it is on."""

from dataclasses import replace

from dibao.annotate.bylines import sign
from dibao.annotate.furniture import facts_from
from dibao.annotate.hints import hinted
from dibao.annotate.jumps import jump_target
from dibao.model import Facts, Segmented

__all__ = ["annotate", "hinted", "jump_target", "printed_on"]


def printed_on(segmented: Segmented) -> Facts:
    """Return what a page's own furniture says of it."""
    return facts_from(block.text for block in segmented.furniture)


def annotate(segmented: Segmented) -> Segmented:
    """Return a page with its articles' bylines and its own facts filled.

    Blocks stay as they are. Facts known before (from options and the pattern) stand;
    what they leave open the page's furniture may tell, and body text never does.
    """
    furniture = printed_on(segmented)
    return replace(
        segmented,
        articles=tuple(sign(article) for article in segmented.articles),
        facts=segmented.facts.over(furniture),
    )
