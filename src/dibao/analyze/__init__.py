"""analyze: text to its normal form, its words and its grams.

The only room that knows jieba, rjieba and the table of variant characters. Nothing
here is loaded before it is used.
"""

import hashlib

from dibao.analyze.engine import (
    ENGINES,
    cut_by,
    cutter,
    dictionary,
    engine_in_use,
    using,
)
from dibao.analyze.entry import IndexEntry, index_entry
from dibao.analyze.gram import BLANKS, Gram, grams, has_blanks, needed_grams
from dibao.analyze.normal import FORM_VERSION, is_normal, normalize, origins, variants
from dibao.analyze.userwords import NO_WORDS, UserWords, user_words
from dibao.analyze.word import index_words, words

__all__ = [
    "BLANKS",
    "ENGINES",
    "NO_WORDS",
    "Gram",
    "IndexEntry",
    "UserWords",
    "cut_by",
    "cutter",
    "engine_in_use",
    "fingerprint",
    "grams",
    "has_blanks",
    "index_entry",
    "index_words",
    "is_normal",
    "needed_grams",
    "normalize",
    "origins",
    "user_words",
    "using",
    "words",
]


def fingerprint(own: UserWords = NO_WORDS) -> str:
    """Return what the two indexes depend on, the same for both engines.

    jieba's version and dictionary, the user's dictionary, the normal form.
    """
    table = hashlib.sha256(variants().encode()).hexdigest()
    return f"jieba {dictionary()} user {own.digest} form {FORM_VERSION:d} {table[:16]}"
