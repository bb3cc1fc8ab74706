"""Tokens to a tree: blanks mean and, ``|`` means or, brackets hold together.

    query = all { "|" all }
    all   = { ["-"] atom [ "~N" atom ] }
    atom  = word | phrase | field value | "(" query ")"

There is no string without a tree or a reason: what makes no sense is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from dibao.query import nodes
from dibao.query.lexer import Sign, Token, tokens
from dibao.query.nodes import Node, Query, Term
from dibao.query.period import stretch
from dibao.query.values import kind_of, label_of

MOST_WORD_CHARS = 200  # a headline typed whole is below 60
MOST_PHRASE_CHARS = 2000  # a pasted paragraph
MOST_TERMS = 20
MOST_TOKENS = 400  # twenty terms with all that may stand around them
DEEPEST = 20  # brackets within brackets

TERMS_NOTE = f"查询太长：只用了前 {MOST_TERMS} 个词。"
WORDS_NOTE = f"查询太长：只用了前 {MOST_WORD_CHARS} 个字；要找整段文字，请加引号。"
PHRASE_NOTE = f"引号内太长：只用了前 {MOST_PHRASE_CHARS} 个字。"
NEAR_NOTE = "“~数字”两边各要有一个词或引号：这一处没有用上。"
DEPTH_NOTE = f"括号套得太深：最多 {DEEPEST} 层。"


@dataclass(slots=True)
class Reading:
    """What is still to be read, and how much room is left; the parser's own state."""

    left: list[Token]
    notes: dict[str, None] = field(default_factory=dict)
    terms: set[Term] = field(default_factory=set)
    word_room: int = MOST_WORD_CHARS
    phrase_room: int = MOST_PHRASE_CHARS
    depth: int = 0

    def next_is(self, *signs: Sign) -> bool:
        """Tell whether the next token is one of these."""
        return bool(self.left) and self.left[-1].sign in signs

    def note(self, text: str) -> None:
        """Remember what to tell the reader, once."""
        self.notes[text] = None


def parse(text: str) -> Query:
    r"""Return the query that a text is; there is no text that is none.

    >>> query = parse('铝都 "新城（东区）" -旧址')
    >>> [(term.text, term.is_exact) for term in query.terms]
    [('铝都', False), ('新城（东区）', True)]
    >>> query.node.nodes[-1]
    Not(node=Term(text='旧址', is_exact=False, is_prefix=False))
    """
    read = list(islice(tokens(text), MOST_TOKENS + 1))
    reading = Reading(_telling(read[:MOST_TOKENS], text)[::-1])
    if len(read) > MOST_TOKENS:
        reading.note(TERMS_NOTE)
    node = _query(reading)
    while reading.left:  # a bracket closed that was never opened
        reading.left.pop()
        node = _all_of([node, _query(reading)])
    return Query(text, node, tuple(reading.notes))


def _telling(read: list[Token], text: str) -> list[Token]:
    """Return the tokens; unquoted punctuation counts only where nothing else stands."""
    said = [one for one in read if one.sign is not Sign.WORD or _tells(one.text)]
    if any(one.sign in (Sign.WORD, Sign.PHRASE) for one in said):
        return said
    parts = text[: MOST_WORD_CHARS + 1].split()
    return [Token(Sign.WORD, part) for part in parts if part.strip('"“”＂')]


def _tells(word: str) -> bool:
    return any(map(str.isalnum, word))


def _query(reading: Reading) -> Node | None:
    """Return what stands up to the end, or to a bracket that closes."""
    choices = [_all(reading)]
    while reading.next_is(Sign.OR):
        reading.left.pop()
        choices.append(_all(reading))
    found = tuple(dict.fromkeys(choice for choice in choices if choice is not None))
    return found[0] if len(found) == 1 else nodes.Any(found) if found else None


def _all(reading: Reading) -> Node | None:
    found: list[Node | None] = []
    while reading.left and not reading.next_is(Sign.OR, Sign.CLOSE):
        if reading.next_is(Sign.NEAR):
            near = int(reading.left.pop().text)
            left = found.pop() if found else None
            found += _near(reading, left, _atom(reading), chars=near)
        else:
            found.append(_atom(reading))
    return _all_of(found)


def _all_of(found: list[Node | None]) -> Node | None:
    """Return the conjunction of what is there, each once."""
    kept = tuple(dict.fromkeys(one for one in found if one is not None))
    return kept[0] if len(kept) == 1 else nodes.All(kept) if kept else None


def _near(
    reading: Reading, left: Node | None, right: Node | None, *, chars: int
) -> list[Node | None]:
    """Return two terms as near each other, or as they are where they are no terms."""
    if isinstance(left, Term) and isinstance(right, Term):
        return [nodes.Near(left, right, chars)]
    reading.note(NEAR_NOTE)
    return [left, right]


def _atom(reading: Reading) -> Node | None:
    """Return one word, phrase, field or bracket; None for what says nothing."""
    if not reading.left or reading.next_is(Sign.OR, Sign.CLOSE):
        return None
    token = reading.left.pop()
    if token.sign is Sign.NOT:
        denied = _atom(reading)
        return denied and nodes.Not(denied)
    if token.sign is Sign.OPEN:
        return _bracket(reading)
    if token.sign is Sign.FIELD:
        return _field(reading, token.text)
    return _term(reading, token) if token.sign is not Sign.NEAR else None


def _bracket(reading: Reading) -> Node | None:
    """Return what stands in a bracket; one that is too deep is left out."""
    if reading.depth == DEEPEST:
        reading.note(DEPTH_NOTE)
        return None
    reading.depth += 1
    found = _query(reading)
    reading.depth -= 1
    if reading.next_is(Sign.CLOSE):
        reading.left.pop()
    return found


def _term(reading: Reading, token: Token) -> Term | None:
    """Return a token as a term, cut to the room that is left."""
    is_exact = token.sign is Sign.PHRASE
    text = token.text[: reading.phrase_room if is_exact else reading.word_room]
    if text != token.text:
        reading.note(PHRASE_NOTE if is_exact else WORDS_NOTE)
    term = Term(text, is_exact, token.is_prefix and text == token.text)
    if text and term not in reading.terms and len(reading.terms) == MOST_TERMS:
        reading.note(TERMS_NOTE)
        return None
    if is_exact:
        reading.phrase_room -= len(text)
    else:
        reading.word_room -= len(text)
    if text:
        reading.terms.add(term)
    return term if text else None


def _field(reading: Reading, name: str) -> Node | None:
    """Return what a field asks of an article's part, or of where it is from."""
    if name in list(nodes.Field):
        inner = _atom(reading)
        return inner and nodes.Within(nodes.Field(name), inner)
    if not reading.next_is(Sign.WORD, Sign.PHRASE):
        return None
    value = reading.left.pop().text
    found = _FACTS[name](value)
    if found is None:
        reading.note(f"看不懂“{name}:{value[:40]}”，没有按它筛选。")
    return found


def _dated(value: str) -> Node | None:
    ends = stretch(value)
    return nodes.Dated(*ends) if ends else None


def _kinded(value: str) -> Node | None:
    kind = kind_of(value)
    return nodes.Kinded(kind) if kind else None


_FACTS: dict[str, Callable[[str], Node | None]] = {
    "title": nodes.Titled,
    "page": lambda value: nodes.Paged(label_of(value)),
    "kind": _kinded,
    "date": _dated,
}
