"""People's names in bylines. All texts here are in normal form."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dibao.annotate.surnames import COMPOUND, NOT_NAMES, SURNAMES
from dibao.annotate.words import AFFIXES, HAN, MARKS, OFFICES, WORKS, WORKS_ALONE

# 甘先生, 昨日: a person spoken of, a word of time.
_NO_NAME = re.compile(
    "(?:先生|女士|小姐|太太|师傅|老师|同志|大爷|大妈|阿姨|某|某某|们|[一二三四五六七八九十两][首则]|"
    "日前|近日|昨日|今日|获悉|等)$"
)
# 农业局, 公司: an office. No word is taken for one that a family name opens: 甘科.
_NO_PERSON = re.compile(
    "(?:公司|集团|中心|局|委|院|部|县|市|省|办|所|校|社|队|厅|团|镇|乡|村|站|台|报|网|室|处|科|组)$"
)
_HAN_ONLY = re.compile(f"{HAN}+")
_DOTTED = re.compile(f"{HAN}{{1,8}}(?:[·•・]{HAN}{{1,10}}){{1,3}}")
_SEPARATORS = re.compile(rf"[\s、，,；;：:。.()（）【】\[\]/／|｜&＆{MARKS}—-]+")
_OFFICE = re.compile(f"(?:{OFFICES})")
_AFFIX_AHEAD = re.compile(f"^(?:{AFFIXES})+|(?:{AFFIXES})+$")
_WORK = re.compile(f"(?:{WORKS})$")
_FAMILY = "".join(sorted(SURNAMES))
# A name of two characters set as wide as one of three, or any name letter-spaced.
_SPREAD = re.compile(
    rf"(?<!{HAN})([{_FAMILY}])[ \u3000]+({HAN})(?!{HAN}|[ \u3000]*[/／])"
    rf"(?:[ \u3000]+((?![{_FAMILY}文图摄]){HAN})(?!{HAN}|[ \u3000]*[/／]))?"
)
_SPREAD_PEN_NAME = re.compile(rf"(?<!{HAN})({HAN})[ \u3000]+({HAN})\s*\Z")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a byline's text holds."""

    names: tuple[str, ...]  # in order, each once
    rest: tuple[str, ...]  # words that are neither a name nor a known word
    has_office: bool  # 记者, 通讯员 …: then it is a byline whatever else it holds


def read_credit(text: str, *, sure: bool = False) -> Credit:
    r"""Return the names in a byline, and what else it holds.

    Where it is ``sure`` that this is a byline, or an office says so, a word that no
    table knows may be a name.

    >>> read_credit("记者 甘霖 通讯员 陶\u3000然").names
    ('甘霖', '陶然')
    >>> read_credit("文/甘霖 图/阿依古丽·买买提").names
    ('甘霖', '阿依古丽·买买提')
    >>> read_credit("甘霖欧阳小雨 县文联").rest
    ('县文联',)
    """
    text = _SPREAD.sub(r"\1\2\3", text)
    words, has_office = _words(_SPREAD_PEN_NAME.sub(r"\1\2", text) if sure else text)
    names: list[str] = []
    rest: list[str] = []
    for word in words:
        found = split_names(word) or (
            (word,) if (sure or has_office) and _may_name(word) else ()
        )
        names += [name for name in found if name not in names]
        if not found:
            rest.append(word)
    return Credit(tuple(names), tuple(rest), has_office)


def split_names(word: str) -> tuple[str, ...]:
    """Return the names that a word is made of, or none.

    Where an extractor lost the blanks, family names show where a name begins; the
    reading with the fewest names wins, and then the one with commoner families.

    >>> split_names("甘小霖陶然"), split_names("阿依古丽·买买提")
    (('甘小霖', '陶然'), ('阿依古丽·买买提',))
    >>> split_names("下同"), split_names("江苏")
    ((), ())
    """
    if _DOTTED.fullmatch(word):
        return (word,)
    if not _HAN_ONLY.fullmatch(word) or len(word) > 24:  # six names or so
        return ()
    return _split(word) or ()


def is_name(word: str) -> bool:
    """Say whether a word of Han characters is one person's name."""
    if word in NOT_NAMES or _NO_NAME.search(word):
        return False
    if word[:2] in COMPOUND:
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in SURNAMES


@lru_cache(4096)
def _split(word: str) -> tuple[str, ...] | None:
    """Return the likeliest names a word is made of, () for no word, None for no way."""
    if not word:
        return ()
    ways = []
    for size in (3, 2, 4):
        if len(word) >= size and is_name(word[:size]):
            others = _split(word[size:])
            ways += [] if others is None else [(word[:size], *others)]
    return min(ways, key=_unlikeliness, default=None)


def _unlikeliness(names: tuple[str, ...]) -> tuple[int, int]:
    """Return the count of names, and how rare their family names are."""
    ranks = (0 if name[:2] in COMPOUND else SURNAMES[name[0]] for name in names)
    return len(names), sum(ranks)


def _may_name(word: str) -> bool:
    """Say whether a word behind 记者 may be a name that no table knows."""
    return (
        bool(_HAN_ONLY.fullmatch(word))
        and 2 <= len(word) <= 4
        and word not in NOT_NAMES
        and not _NO_NAME.search(word)
        and not _NO_PERSON.search(word)
    )


def _words(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the words that may be names, and whether an office stands among them."""
    words: list[str] = []
    has_office = False
    for chunk in _SEPARATORS.split(text):
        first, *others = _OFFICE.split(chunk)
        if others:  # what stands right before the first office says whose it is
            has_office = True
        else:
            others = [first]
        words += filter(None, map(_bare, others))
    return tuple(words), has_office


def _bare(word: str) -> str:
    """Return a word without what was done and for whom; "" if nothing is left."""
    word = _AFFIX_AHEAD.sub("", word)
    if word in WORKS_ALONE:
        return ""
    bare = _WORK.sub("", word)
    if bare != word and not split_names(bare):  # 北京报道: where from, not who
        return ""
    return bare
