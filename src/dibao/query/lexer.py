"""What was typed, cut into tokens: words, phrases and operators, in either width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    NEAR = "near"
    NOT = "not"
    OR = "or"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``text`` is what stood in it, without marks of its own."""

    sign: Sign
    text: str = ""
    is_prefix: bool = False


FIELDS = {
    "headline": "headline",
    "标题": "headline",
    "標題": "headline",
    "byline": "byline",
    "作者": "byline",
    "caption": "caption",
    "图片": "caption",
    "圖片": "caption",
    "title": "title",
    "报": "title",
    "報": "title",
    "page": "page",
    "版": "page",
    "kind": "kind",
    "类别": "kind",
    "類別": "kind",
    "date": "date",
    "日期": "date",
}
_NAMES = "|".join(sorted(FIELDS, key=len, reverse=True))
# An operator stands at the beginning of a word: 2023-05, a~b and 10:30 hold none.
_AT_START = r"(?<![^\s(（|｜\-－:：])"
_TOKEN = re.compile(
    r'"(?P<straight>[^"]*)(?:"|\Z)'
    r"|“(?P<curly>[^”]*)(?:”|\Z)"
    r"|＂(?P<wide>[^＂]*)(?:＂|\Z)"
    r"|(?P<open>[(（])|(?P<close>[)）])|(?P<or>[|｜])"
    rf"|{_AT_START}[~～](?P<near>[0-9０-９]{{1,3}})(?=\s|\Z)"
    rf"|{_AT_START}(?P<not>[-－])(?=[^\s\-－])"
    rf"|{_AT_START}(?P<field>{_NAMES})[:：]\s*(?=\S)"
    r'|(?P<word>[^\s"“＂()（）|｜]+)',
    re.IGNORECASE,
)
PHRASES = ("straight", "curly", "wide")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, in order; a phrase that is not closed runs on.

    >>> [(token.sign.value, token.text) for token in tokens("标题：“新城 西路” -旧（")]
    [('field', 'headline'), ('phrase', '新城 西路'), ('not', ''), ('word', '旧'), ('open', '')]
    """  # noqa: E501 - an example is one thing
    for match in _TOKEN.finditer(text):
        name = match.lastgroup or ""
        found = match[name]
        if name in PHRASES:
            yield Token(Sign.PHRASE, found)
        elif name == "word":
            bare = found.rstrip("*＊")
            yield Token(Sign.WORD, bare or found, is_prefix=bare not in ("", found))
        elif name == "field":
            yield Token(Sign.FIELD, FIELDS[found.lower()])
        elif name == "near":
            yield Token(Sign.NEAR, str(int(found)))
        else:
            yield Token(Sign(name))
