"""How a line begins and how it ends, by kind."""

import re

NO_START = "，。、；：？！）》」』】”’…%％·,.;:?!)]}"
NO_END = "（《「『【“‘([{"
BULLETS = "●■◆◇□•▪➢★☆○◎△"
OPENERS: tuple[str, ...] = (
    r"本报[\u4e00-\u9fff]{0,6}讯",
    r"(?:据)?(?:新华社|中新社|人民网|央视|新华网|中新网)[\u4e00-\u9fff]{0,8}?"
    r"(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日)?(?:电|讯|专电|消息)",
    r"本报[\u4e00-\u9fff]{2,6}[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:电|讯)",
    r"(?:本报)?(?:记者|通讯员)[^。，]{2,24}报道",
    r"[（(]\s*(?:本报)?(?:见习|实习)?(?:记者|通讯员)\s*[^）)。]{2,30}[）)]",
)
DATED = (
    r"(?:当地时间|北京时间|本周|上周|截至|[今昨前]天|[今昨]日|近日|日前)"
    r"|[0-9０-９]{1,2}(?:月[0-9０-９]{1,2})?[日号]|[0-9０-９]{4}年"
)
# Words that begin paragraphs far more often than they begin lines.
OPENING = (
    "据|近日|日前|记者|目前|此外|同时|今年|近年|“|会议|其中|连日来|当天|昨日|昨天|今天"
    "|本报|随着|与此|下一步|一是|二是|三是|四是|首先|其次"
)
# What a line may begin with, the first that holds; a name with _ for the cue's -.
STARTS: tuple[tuple[str, str], ...] = (
    ("dateline", "|".join(OPENERS)),  # as only an article begins
    ("caption", r"[▲▼△▽◀◁▶▷►◄]|图为|图[①-⑩]|[（(]?[上下左右]图[：:为]"),
    ("bullet", f"[{BULLETS}]"),
    ("dash", "——|－－"),
    ("bracket", "[（(]"),
    ("no_start", f"[{re.escape(NO_START)}]"),
    (
        "number",
        r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[0-9]{1,2}[、.．](?![0-9])"
        r"|第[一二三四五六七八九十]+[章节、]|之[一二三四五六七八九十]\b",
    ),
    ("date", DATED),
    ("opening", OPENING),
)
_START = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in STARTS))
_ENDS = dict.fromkeys(NO_END, "open") | {
    "，": "comma",
    "、": "comma",
    ",": "comma",
    "：": "colon",
    ":": "colon",
    "；": "semicolon",
    ";": "semicolon",
}


def start_of(text: str) -> str:
    """Return the kind of a line's beginning: the first that holds.

    >>> start_of("（记者 甘霖）"), start_of("——柳林乡见闻"), start_of("渠水")
    ('dateline', 'dash', 'plain')
    """
    match = _START.match(text)
    return str(match.lastgroup).replace("_", "-") if match else "plain"


def end_of(text: str) -> str:
    """Return the kind of a line's last character.

    >>> end_of("通水，"), end_of("全长40"), end_of("干渠")
    ('comma', 'digit', 'plain')
    """
    last = text[-1]
    return _ENDS.get(last) or ("digit" if last.isdigit() else "plain")
