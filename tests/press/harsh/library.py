"""Which articles of a corpus the harsh press prints."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from press.corpus import ENDS, Article

_LISTS = re.compile("快讯|集锦|公告|名单|任免")


@dataclass(frozen=True, slots=True)
class Library:
    """A corpus sorted by use."""

    stories: tuple[Article, ...]
    columns: tuple[Article, ...]  # of short news
    by_tag: dict[str, tuple[Article, ...]]
    kickers: tuple[str, ...]  # titles that would do as one


def library(articles: Iterable[Article]) -> Library:
    """Return the corpus sorted by use."""
    every = tuple(articles)
    stories = tuple(article for article in every if _is_story(article))
    if not stories:
        raise ValueError("no article of 90 to 1900 characters in whole sentences")
    by_tag: dict[str, list[Article]] = defaultdict(list)
    for article in every:
        for tag in article.tags:
            by_tag[tag].append(article)
    short = (article.title for article in every if 8 <= len(article.title) <= 17)
    return Library(
        stories,
        tuple(article for article in every if "快讯" in article.title),
        {tag: tuple(found) for tag, found in by_tag.items()},
        tuple(title for title in short if not re.search("[【快讯，：]", title)),
    )


def _is_story(article: Article) -> bool:
    headline = article.head[1]
    return (
        90 <= len(article.body) <= 1900
        and not _LISTS.search(article.title)
        and all(ENDS.search(text) and len(text) >= 10 for text in article.paragraphs)
        and 7 <= len(headline) <= 46
        and "【" not in headline
    )
