"""Who cuts Han into words: rjieba where it is installed, else jieba.

Both come late: loading a dictionary takes longer than a search. This module is the
only one that knows either, and jieba's habits: it caches in the shared temporary
folder, where a stranger could change its dictionary, and it talks on stderr.
"""

import hashlib
import logging
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import metadata, util
from pathlib import Path

from dibao.errors import MissingError

Cut = Callable[[str], list[str]]


@cache
def cutter(name: str = "") -> Cut:
    """Return the function that cuts a run of Han, by name or the fastest there is."""
    if name == "rjieba" or (not name and util.find_spec("rjieba")):
        return _rjieba()
    return _jieba()


@cache
def dictionary() -> str:
    """Return jieba's version and the start of its dictionary's SHA-256."""
    with dictionary_path().open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{metadata.version('jieba')} {digest[:16]}"


def dictionary_path() -> Path:
    """Return where jieba's dictionary lies.

    Raises:
        MissingError: jieba is not installed.
    """
    spec = util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise MissingError("jieba is not installed: pip install jieba")
    return Path(spec.origin).with_name("dict.txt")


def _rjieba() -> Cut:
    """Return rjieba's precise mode, its dictionary loaded."""
    import rjieba

    cut: Cut = rjieba.cut
    cut("载入")
    return cut


def _jieba() -> Cut:
    """Return the precise mode of a jieba tokenizer of our own, dictionary loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources, invalid escapes: not ours
        import jieba

    jieba.setLogLevel(logging.CRITICAL + 1)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_private_folder())
    tokenizer.cache_file = f"jieba {dictionary()}.cache".replace(" ", "-")
    tokenizer.initialize()
    cut: Cut = tokenizer.lcut
    return cut


def _private_folder() -> Path:
    """Return this user's own cache folder, made where it can be.

    Where it cannot be made jieba finds no cache, writes none, and loads slowly.
    """
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "dibao"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
