"""The walk of one page through the rooms, the same for ``clean`` and for ``ingest``."""

from collections.abc import Iterable
from dataclasses import replace

from dibao.analyze import NO_WORDS, using, words
from dibao.annotate import annotate, hinted
from dibao.clean import clean
from dibao.model import Facts, Page, Understood
from dibao.segment import segment


def understand(page: Page) -> Understood:
    """Return a page with its edits, articles and furniture, dated where it says so."""
    cleaned = clean(page)
    # With jieba's dictionary alone, whoever asks: a user's words change how an archive
    # ranks, never what its articles are.
    with using(NO_WORDS):
        segmented = segment(cleaned, words)
    return Understood(page, cleaned, annotate(segmented))


def understand_all(pages: Iterable[Page]) -> tuple[Understood, ...]:
    """Return a file's pages; where one does not say its paper and day, others may.

    What the page itself prints has the word, then what other printed pages of the file
    say, if they agree, then the file's name and properties.
    """
    made = tuple(map(understand, pages))
    said = [one.segmented.facts for one in made if one.page.layout]
    titles = {facts.title for facts in said if facts.title}
    dates = {facts.date for facts in said if facts.date}
    agreed = Facts(
        titles.pop() if len(titles) == 1 else "",
        dates.pop() if len(dates) == 1 else None,
    )
    return tuple(_told(one, agreed) for one in made)


def _told(made: Understood, agreed: Facts) -> Understood:
    """Return a page that was printed, with the facts that its file knows of it."""
    if not made.page.layout:
        return made
    facts = made.segmented.facts.over(agreed).over(hinted(made.page.hints))
    return replace(made, segmented=replace(made.segmented, facts=facts))


def chars_of(page: Understood) -> int:
    """Return how many characters, blanks not counted, a page's blocks hold."""
    blocks = [*page.segmented.furniture]
    for article in page.segmented.articles:
        blocks += article.blocks
    return sum(len("".join(block.text.split())) for block in blocks)
