"""The walk of one page through the rooms, the same for ``clean`` and for ``ingest``."""

from collections.abc import Iterable
from dataclasses import replace

from dibao.analyze import NO_WORDS, using, words
from dibao.annotate import annotate, hinted
from dibao.clean import clean
from dibao.model import Facts, Page, Understood
from dibao.segment import segment

LEAST_COUNTED = 2  # pages with numbers; one may stand in its place by chance


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
    say, if they agree, then the file's name and properties. A front page prints no
    number: it has the one that is due to it where the others count from it.
    """
    made = tuple(map(understand, pages))
    said = [one.segmented.facts for one in made if one.page.layout]
    titles = {facts.title for facts in said if facts.title}
    dates = {facts.date for facts in said if facts.date}
    agreed = Facts(
        titles.pop() if len(titles) == 1 else "",
        dates.pop() if len(dates) == 1 else None,
    )
    before = _before_number(made)
    return tuple(_told(one, agreed, before=before) for one in made)


def _before_number(made: tuple[Understood, ...]) -> str | None:
    """Return what stands before a page's place in the file in each label printed.

    That is "" for 2, 3, 4 and "A" for A2, A3; None where labels do not count pages.
    """
    labels = [
        (one.segmented.facts.label, str(one.page.sequence))
        for one in made
        if one.page.layout and one.segmented.facts.label
    ]
    before = {label.removesuffix(number) for label, number in labels}
    counts = all(label.endswith(number) for label, number in labels)
    is_one = len(labels) >= LEAST_COUNTED and len(before) == 1
    found = before.pop() if counts and is_one else None
    return None if found and found[-1].isdigit() else found


def _told(made: Understood, agreed: Facts, *, before: str | None) -> Understood:
    """Return a page that was printed, with the facts that its file knows of it."""
    if not made.page.layout:
        return made
    counted = "" if before is None else f"{before}{made.page.sequence}"
    facts = made.segmented.facts.over(agreed).over(Facts(label=counted))
    facts = facts.over(hinted(made.page.hints))
    return replace(made, segmented=replace(made.segmented, facts=facts))


def chars_of(page: Understood) -> int:
    """Return how many characters, blanks not counted, a page's blocks hold."""
    blocks = [*page.segmented.furniture]
    for article in page.segmented.articles:
        blocks += article.blocks
    return sum(len("".join(block.text.split())) for block in blocks)
