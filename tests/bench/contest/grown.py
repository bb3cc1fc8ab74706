"""A corpus grown to a size: further articles of its own sentences, shuffled.

What is said of peers at one size need not hold at another. Made articles are distinct
texts, but of a corpus' own words: their grams are as common as they were, in more
articles.
"""

import random
from collections.abc import Iterator, Sequence
from operator import attrgetter

from contest.corpus import Item

MADE = "made"  # the brief of a made article: nobody wrote about it
MB = 1_000_000


def to_size(items: tuple[Item, ...], mb: int, *, seed: int) -> tuple[Item, ...]:
    """Return a corpus of at least so many megabytes, by rising date, undated first.

    As it is where it is as large already.
    """
    missing = mb * MB - bytes_of(items)
    if missing <= 0:
        return items
    grown = list(items)
    for item in made(items, random.Random(f"{seed} grown")):
        grown.append(item)
        missing -= bytes_of((item,))
        if missing <= 0:
            break
    return tuple(sorted(grown, key=attrgetter("date")))


def made(items: Sequence[Item], rng: random.Random) -> Iterator[Item]:
    """Yield articles until somebody has enough, no two of one text.

    Each has the title and date of one of the corpus, and as many sentences as that,
    each drawn from all there are.
    """
    every = [one for item in items for one in sentences(item)]
    seen = {item.body for item in items}
    while True:
        like = rng.choice(items)
        body = "".join(rng.choice(every) for _ in sentences(like))
        if body not in seen:
            seen.add(body)
            yield Item(like.title, body, like.date, MADE)


def sentences(item: Item) -> list[str]:
    """Return an article's sentences; a paragraph's last one ends its line.

    >>> sentences(Item("", "新桥通车。市民冒雨前来\\n桥长二百米。", "", ""))
    ['新桥通车。', '市民冒雨前来\\n', '桥长二百米。']
    """
    return item.body.replace("。", "。\0").replace("\n", "\n\0").strip("\0").split("\0")


def bytes_of(items: Sequence[Item]) -> int:
    """Return how many bytes of UTF-8 titles and bodies are."""
    return sum(len(f"{one.title}\n{one.body}".encode()) for one in items)


def told(items: Sequence[Item]) -> str:
    """Return what a table's head says of the corpus."""
    count = sum(one.brief == MADE for one in items)
    of_which = f", {count:,} of them made of its sentences" if count else ""
    return f"{len(items):,} articles, {bytes_of(items) / MB:.1f} MB{of_which}"
