"""Jump lines 下转 and 上接: where an article goes on. Texts in normal form."""

import re

from dibao.annotate.labels import LABEL, label_of
from dibao.annotate.words import BLANK

_JUMP = (
    rf"(?:下{BLANK}?转|上{BLANK}?接|紧{BLANK}?接|续{BLANK}?接|转{BLANK}?接|转|接)"
    rf"{BLANK}*+(?:本报|今日)?{BLANK}*+第?{BLANK}*+{LABEL}{BLANK}*+[版页叠]?"
)
_SIGNED = re.compile(
    _JUMP.replace("|转|接)", ")")
)  # without brackets: plain 转 is a verb
_OPENS = re.compile(rf"\s*[（(【\[]\s*(?P<jump>{_JUMP}[^）)】\]]{{0,20}})[）)】\]]")
_CLOSES = re.compile(
    rf"[（(【\[]\s*(?P<jump>{_JUMP}[^（(）)】\]]{{0,20}}?)\s*[）)】\]]\s*\Z"
    rf"|[►▶▷→>》]+\s*(?P<arrow>{_JUMP})\s*[►▶▷→>》]*\s*\Z"
)


def find_jump(text: str) -> tuple[int, int] | None:
    """Return where in a jump line its words stand, without brackets and arrows."""
    match = _SIGNED.search(text) or re.search(_JUMP, text)
    if not match:
        return None
    rest = re.match(r"[^）)】\]►▶▷→>]{0,20}", text[match.end() :])
    end = match.end() + len((rest[0] if rest else "").rstrip())
    return match.start(), end


def is_jump(text: str) -> bool:
    """Say whether a bracket's content is a jump."""
    return bool(re.match(rf"\s*{_JUMP}", text))


def opening_jump(text: str) -> tuple[int, int] | None:
    """Return where a text's opening bracket says 上接.

    >>> text = "（上接第一版）老街上的铺子"
    >>> text[slice(*opening_jump(text))]
    '上接第一版'
    """
    match = _OPENS.match(text)
    return match.span("jump") if match else None


def closing_jump(text: str) -> tuple[int, int] | None:
    """Return where a text's closing bracket says 下转.

    >>> text = "人更多了。（下转A03版）"
    >>> text[slice(*closing_jump(text))]
    '下转A03版'
    """
    match = _CLOSES.search(text)
    return match.span("jump" if match["jump"] else "arrow") if match else None


def jump_target(jump: str) -> str:
    """Return the label of the page that a jump names, as Facts have it; or "".

    >>> jump_target("下转第二版"), jump_target("上接A03版"), jump_target("下转")
    ('2', 'A3', '')
    """
    match = re.search(LABEL, jump)
    return label_of(match[0]) if match else ""
