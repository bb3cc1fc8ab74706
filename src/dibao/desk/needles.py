"""From terms to needles: what must stand in a text, letter for letter once folded."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dibao.analyze import BLANKS, Gram, needed_grams, normalize, origins
from dibao.analyze.runs import HAN, Run, is_han, runs
from dibao.archive.keys import HAS_BLANKS, IS_FOLDED
from dibao.desk.vocabulary import Counts, cut
from dibao.query import Term

_NUMBER = re.compile(r"[0-9][.,:/-][0-9]")  # 27.4, 1,180, 10:30 are one number
_TWO_HAN = re.compile(f"[{HAN}]{{2}}")
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}])(?=[{HAN}])")
BLANKS_BETWEEN = f"[{BLANKS}]*"
BLANK = " "  # stands for "no letter here"; it parts runs and is in none


@dataclass(frozen=True, slots=True)
class Needle:
    """A string to find. ``text`` is in normal form.

    With ``starts_word`` no letter or digit may stand before it, with ``ends_word``
    none after it: "2023" typed without marks is not found in 12023.
    """

    text: str
    starts_word: bool = False
    ends_word: bool = False

    @property
    def grams(self) -> tuple[Gram, ...]:
        """What every text that holds the needle has in the index."""
        return needed_grams(
            BLANK * self.starts_word + self.text + BLANK * self.ends_word
        )

    @property
    def is_decided_by_grams(self) -> bool:
        """Whether a text with all the grams holds the needle for certain."""
        found = tuple(runs(self.text))
        if [self.text] != [run.text for run in found]:
            return False
        if self.starts_word or self.ends_word:
            is_whole = self.starts_word and self.ends_word
            return is_whole and Gram(self.text) in self.grams
        return len(self.text) <= 2  # one gram

    @property
    def as_word(self) -> str:
        """The FTS5 expression of articles that hold it as one of their words."""
        found = tuple(runs(self.text))
        is_word = [self.text] == [run.text for run in found] and found[0].is_han
        return f'"{self.text}"' if is_word else ""

    @property
    def unlike(self) -> int:
        """Bits of the states of texts where it may stand, but not letter for letter.

        No other character folds to those of 。“，”, and no blanks are passed over.
        """
        folds = not origins().keys().isdisjoint(self.text)
        return IS_FOLDED * folds | HAS_BLANKS * bool(_TWO_HAN.search(self.text))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the needle stands in a text as printed, also over itself."""
        sought, at = pattern(self.text), 0
        while match := sought.search(text, at):
            at = match.start() + 1
            if not (
                (self.starts_word and ends_in_letter(text[: match.start()][-1:]))
                or (self.ends_word and ends_in_letter(text[match.end() :][:1]))
            ):
                yield match.span()

    @property
    def unparted(self) -> str:
        """The longest piece of it in which no blanks are passed over.

        >>> Needle("今天，3月8日").unparted
        '天，3月8日'
        """
        return max(_BETWEEN_HAN.split(self.text), key=len)

    def is_in(self, text: str, *, whole: str = "") -> bool:
        """Return whether the needle stands in a text as printed.

        Where ``whole`` is a piece of it that must stand there letter for letter, to
        look for that settles most of it: some hundred times as fast as the pattern.
        """
        if self.text in text:
            if not (self.starts_word or self.ends_word):
                return True
        elif whole and (whole == self.text or whole not in text):
            return False
        return any(True for _ in self.places(text))


def needles(term: Term, counts: Counts) -> tuple[Needle, ...]:
    """Return what one term asks for: a phrase as it is, an unquoted one in words."""
    normal = normalize(term.text)
    if term.is_exact:
        return (Needle(normal),)
    found = tuple(dict.fromkeys(map(whole_word, _pieces(normal, counts))))
    if term.is_prefix and found:
        last = Needle(found[-1].text, found[-1].starts_word)
        found = (*found[:-1], last)
    return found or (Needle(normal),)  # punctuation alone


def needles_of(terms: Iterable[Term], counts: Counts) -> tuple[Needle, ...]:
    """Return all that these terms ask for, each once, in the order typed."""
    return tuple(dict.fromkeys(one for term in terms for one in needles(term, counts)))


def whole_word(text: str) -> Needle:
    """Return the needle of an unquoted word: letters and digits at its ends are whole.

    >>> whole_word("2023年")
    Needle(text='2023年', starts_word=True, ends_word=False)
    """
    return Needle(text, ends_in_letter(text[:1]), ends_in_letter(text[-1:]))


def ends_in_letter(char: str) -> bool:
    """Return whether a character is a letter or digit, but not Han."""
    return any(not run.is_han for run in runs(normalize(char)))


@lru_cache(maxsize=1024)  # readers come with ever new ones
def pattern(normal: str) -> re.Pattern[str]:
    """Return what finds, in a text as printed, all that folds to a normal form.

    Blanks that typesetting put between Han do not stop it. A class of characters for
    each character runs ten times as fast as folding the text would (measured: 200 to
    350 million characters a second against 21).
    """
    others: Mapping[str, str] = origins()
    found = ""
    for at, char in enumerate(normal):
        if at and is_han(normal[at - 1]) and is_han(char):
            found += BLANKS_BETWEEN
        either = f"[{re.escape(char + others[char])}]" if char in others else ""
        found += either or re.escape(char)
    return re.compile(found)


def _pieces(normal: str, counts: Counts) -> Iterator[str]:
    """Yield an unquoted term's words.

    What no word of the archive covers stays together with the numbers and letters it
    touches: 1月17日 is one piece, so is a name nobody has in a dictionary.
    """
    piece, end = "", 0
    for run in runs(normal):
        between = normal[end : run.start]
        if _NUMBER.fullmatch(f"{piece[-1:]}{between}{run.text[0]}"):
            piece += between
        elif piece and between:
            yield piece
            piece = ""
        for word, is_known in _parts(run, counts):
            if is_known:
                yield from filter(None, (piece, word))
                piece = ""
            else:
                piece += word
        end = run.start + len(run.text)
    if piece:
        yield piece


def _parts(run: Run, counts: Counts) -> Iterable[tuple[str, bool]]:
    """Yield the words of one run, each with whether a dictionary would have it."""
    if not run.is_han:
        return ((run.text, False),)
    return ((word, len(word) > 1) for word in cut(run.text, counts))
