"""analyze: text to its normal form, its words and its grams.

The only room that knows jieba, rjieba and the table of variant characters. Nothing
here is loaded before it is used.
"""

import hashlib

from dibao.analyze.engine import cutter, dictionary
from dibao.analyze.entry import IndexEntry, index_entry
from dibao.analyze.gram import BLANKS, Gram, grams, has_blanks, needed_grams
from dibao.analyze.normal import FORM_VERSION, is_normal, normalize, origins, variants
from dibao.analyze.word import index_words, words

__all__ = [
    "BLANKS",
    "Gram",
    "IndexEntry",
    "cutter",
    "fingerprint",
    "grams",
    "has_blanks",
    "index_entry",
    "index_words",
    "is_normal",
    "needed_grams",
    "normalize",
    "origins",
    "words",
]


def fingerprint() -> str:
    """Return what the two indexes depend on, the same for both engines.

    jieba's version and dictionary, the user's dictionary (none yet), the normal form.
    """
    table = hashlib.sha256(variants().encode()).hexdigest()
    return f"jieba {dictionary()} user none form {FORM_VERSION:d} {table[:16]}"
