"""The page wrecker: clean articles in, newspaper pages as extraction leaves them out.

It imitates processes (setting type, drawing text twice, reading boxes in stream
order), each of them a named step that can be switched on alone. The gold says:

* a block is one paragraph, headline, byline …; its text is what the paper meant;
* 本报讯（记者 …） and an agency's dateline run in to their paragraph and stay there;
  so does a name on the last row of the text. A byline on rows of its own is a
  block, and （下转第二版） always is;
* a credit on the last row of its caption belongs to it, on its own row it is a caption;
* a brief is an article; the mark 简讯 over a column of them is furniture;
* a printed furniture line is one block; 广告 belongs to the article that it marks.
"""

from collections.abc import Sequence

from wreck.dice import Dice
from wreck.page import wrecked
from wreck.things import Gold, Source, Wreck

__all__ = ["Gold", "Source", "Wreck", "wreck", "wreck_page"]


def wreck(articles: Sequence[Source], seed: str | int) -> tuple[str, tuple[Gold, ...]]:
    """Return a page's text and its gold; the same seed gives the same page anywhere."""
    page = wreck_page(articles, seed)
    return page.text, page.gold


def wreck_page(
    articles: Sequence[Source],
    seed: str | int,
    *,
    only: frozenset[str] = frozenset(),
    lines: tuple[str, ...] = (),
) -> Wreck:
    """Return the page with the names of the steps that made it.

    ``lines`` are kickers, decks and crossheads that other articles have.
    """
    return wrecked(articles, Dice(str(seed), only), lines)
