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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from dibao.analyze.userwords import NO_WORDS, UserWords
from dibao.errors import MissingError

if TYPE_CHECKING:
    from jieba import Tokenizer

Cut = Callable[[str], list[str]]

ENGINES = ("rjieba", "jieba")  # the first that is installed is used

_own = ContextVar("_own", default=NO_WORDS)
_name = ContextVar("_name", default="")
_NO_WORD = "\ue000\ue000"


def cutter(name: str = "") -> Cut:
    """Return the function that cuts a run of Han, by name or the fastest there is.

    It knows the user's words where ``using`` says so.
    """
    own, name = _own.get(), name or _name.get()
    return _loaded(name, own) if own.words else _plain(name)


@contextmanager
def cut_by(name: str) -> Iterator[None]:
    """Cut with one engine, wherever this thread cuts words inside; "": the fastest.

    One that is not installed is not asked: the fastest stands in for it.
    """
    token = _name.set(name if name and util.find_spec(name) else "")
    try:
        yield
    finally:
        _name.reset(token)


@cache
def engine_in_use() -> str:
    """Return which engine cuts, and its version."""
    from importlib import metadata

    name = next(name for name in ENGINES if util.find_spec(name))
    return f"{name} {metadata.version(name)}"


@contextmanager
def using(own: UserWords) -> Iterator[None]:
    """Cut with a user's words too, wherever this thread cuts words inside."""
    token = _own.set(own)
    try:
        yield
    finally:
        _own.reset(token)


@cache
def dictionary() -> str:
    """Return jieba's version and the start of its dictionary's SHA-256."""
    from importlib import metadata  # heavy, and no search needs it

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


@cache  # apart, for it is asked at every run of Han
def _plain(name: str) -> Cut:
    """Return an engine's precise mode with jieba's dictionary alone."""
    return _loaded(name, NO_WORDS)


@lru_cache(maxsize=4)  # dictionaries are large, and more than two at once are rare
def _loaded(name: str, own: UserWords) -> Cut:
    """Return an engine's precise mode, its dictionaries loaded."""
    if name == "rjieba" or (not name and util.find_spec("rjieba")):
        return _rjieba(own)
    return _jieba(own)


def _rjieba(own: UserWords) -> Cut:
    """Return rjieba's precise mode; a user's words weigh there as much as in jieba."""
    import rjieba

    cut: Cut = rjieba.cut
    if own.words:
        engine = rjieba.Jieba()
        for word, frequency in _weighed(own).items():
            engine.add_word(word, frequency, "")
        cut = engine.cut
    cut("载入")
    return cut


def _jieba(own: UserWords) -> Cut:
    """Return the precise mode of a jieba tokenizer of our own."""
    tokenizer = _tokenizer()
    for word, frequency in own.words:
        tokenizer.add_word(word, frequency)
    cut: Cut = tokenizer.lcut
    return cut


def _tokenizer() -> "Tokenizer":
    """Return a jieba tokenizer of our own, its dictionary loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources, invalid escapes: not ours
        import jieba

    jieba.setLogLevel(logging.CRITICAL + 1)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_private_folder())
    tokenizer.cache_file = f"jieba {dictionary()}.cache".replace(" ", "-")
    tokenizer.initialize()
    return tokenizer


def _weighed(own: UserWords) -> dict[str, int]:
    """Return the frequency of each of a user's words as jieba reckons it.

    jieba adds to the total, by which all is weighed, even for a word it knew, and
    rjieba does not: there a word that stands in no text makes up for it. (Without, and
    with frequencies as rjieba finds them, the two may differ; so, they cut 64,000 runs
    of news alike with eight dictionaries of 500 words drawn from them.)
    """
    tokenizer = _tokenizer()
    known, total = tokenizer.FREQ.copy(), tokenizer.total
    for word, frequency in own.words:
        tokenizer.add_word(word, frequency)
    weights = {word: tokenizer.FREQ[word] for word, _ in own.words}
    total += sum(weight - known.get(word, 0) for word, weight in weights.items())
    if tokenizer.total > total:
        weights[_NO_WORD] = tokenizer.total - total
    return weights


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
