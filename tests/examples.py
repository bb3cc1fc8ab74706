"""How many examples a law is tried on: few in the checks, as many as wanted by hand.

DIBAO_EXAMPLES=20000 pytest tests/test_laws_search.py
"""

import os

from hypothesis import settings

WANTED = int(os.environ.get("DIBAO_EXAMPLES", "0"))


def free(count):
    """Return settings for so many examples, or as many as are wanted, without haste."""
    return settings(deadline=None, max_examples=WANTED or count)
