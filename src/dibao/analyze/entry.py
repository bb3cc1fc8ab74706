"""What the two indexes need to know of an article, made in one go."""

from dataclasses import dataclass

from dibao.analyze.gram import grams_of
from dibao.analyze.normal import normalize
from dibao.analyze.word import index_words_of


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an article is ranked by and found by, words and grams parted by spaces."""

    headline_words: str
    body_words: str
    grams: str


def index_entry(heading: str, text: str) -> IndexEntry:
    """Return what an article's two indexes hold of its heading and its text.

    The same as ``index_words`` of both and ``grams`` of the text.

    >>> entry = index_entry("全面开工", "全面开工。")
    >>> entry.headline_words, entry.body_words, entry.grams
    ('全面 开工', '全面 开工', '全面 面开 开工 工')
    """
    normal = normalize(text)
    words = index_words_of(normalize(heading))
    return IndexEntry(words, index_words_of(normal), grams_of(normal))
