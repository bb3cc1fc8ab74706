"""A page's plan: one extractor and one house style, chosen together."""

from dataclasses import dataclass

from wreck.dice import Dice
from wreck.steps import EXTRACTORS


@dataclass(frozen=True, slots=True)
class House:
    """How one paper sets its pages and one tool reads them."""

    extractor: str
    between_boxes: bool  # a blank line between boxes
    between_paragraphs: str  # "none", "blank", "short": only after a short last row
    indent: str  # what is seen of the two characters' indent
    wrapped: bool  # False: a paragraph is one long line
    latin: str  # spaces at digits and Latin: "none", "before", "both", "some"
    kinsoku: str  # "hang": marks hang over the edge; "push": a character goes down
    split_latin: bool
    headlines: str  # "before", "after", "middle", "mixed"
    doubling: str  # how this tool shows a text drawn twice
    bold: bool
    byline_torn: bool  # a line end behind 本报讯（记者 …）


INDENTS = {
    "pdfminer": (("", 0.8), ("\u3000\u3000", 0.2)),
    "pdfium": (("", 0.8), ("\u3000\u3000", 0.2)),
    "pypdf": (("", 0.7), ("\u3000\u3000", 0.2), ("  ", 0.1)),
    "poppler": (("", 0.6), ("  ", 0.2), ("    ", 0.2)),
    "poppler_raw": (("", 1.0),),
    "paste": (("\u3000\u3000", 0.6), ("", 0.2), ("  ", 0.1), ("    ", 0.1)),
    "web": (("\u3000\u3000", 0.6), ("", 0.4)),
}
BLANKS: dict[str, tuple[tuple[bool, str], ...]] = {
    "pdfminer": (*((True, "short"),) * 4, (True, "none")),
    "pdfium": ((False, "none"),),
    "pypdf": ((False, "none"),),
    "poppler": ((True, "none"),),
    "poppler_raw": ((False, "none"),),
    "paste": ((True, "none"), (True, "blank"), (False, "none"), (True, "blank")),
    "web": ((True, "none"), (True, "blank")),
}
DOUBLINGS = {
    "pdfminer": (("run", 0.85), ("char", 0.15)),
    "pdfium": (("run", 0.5), ("line", 0.5)),
    "pypdf": (("rows", 0.5), ("run", 0.3), ("line", 0.2)),
    "poppler": (("run", 0.4), ("line", 0.3), ("rows", 0.3)),
    "poppler_raw": (("run", 0.5), ("line", 0.5)),
    "paste": (("run", 0.5), ("char", 0.3), ("line", 0.1), ("rows", 0.1)),
    "web": (("char", 1.0),),
}
HEADLINES = (("before", 0.62), ("after", 0.12), ("middle", 0.06), ("mixed", 0.2))
LATIN = (("both", 0.4), ("before", 0.4), ("some", 0.2))


def house(dice: Dice) -> House:
    """Return the plan of one page."""
    extractor = _extractor(dice)
    between_boxes, between_paragraphs = dice.pick(BLANKS[extractor])
    indent = dice.weighted(INDENTS[extractor])
    if extractor == "paste" and not indent:
        between_paragraphs = dice.pick(("blank", between_paragraphs))
    doubling = dice.weighted(DOUBLINGS[extractor])
    headlines = dice.weighted(HEADLINES)
    spaced = dice.step("space_latin")
    return House(
        extractor=extractor,
        between_boxes=between_boxes,
        between_paragraphs=between_paragraphs,
        indent=indent,
        wrapped=extractor != "web",
        latin=dice.weighted(LATIN) if spaced else "none",
        kinsoku=dice.pick(("hang", "push", "push")),
        split_latin=dice.step("split_latin"),
        headlines=headlines if dice.wanted("headline_after") else "before",
        doubling=doubling,
        bold=dice.step("fake_bold"),
        byline_torn=_tears_bylines(extractor, dice),
    )


def _extractor(dice: Dice) -> str:
    names = [row for row in EXTRACTORS if dice.wanted(row[0])] or [("paste", 1.0)]
    name = dice.weighted(names)
    dice.note(name)
    return name


def _tears_bylines(extractor: str, dice: Dice) -> bool:
    return extractor in ("pypdf", "poppler") and dice.step("byline_torn")
