"""What passes between the rooms: frozen things that hold, and do nothing.

Lines are numbered from 1, as a person counts them. Offsets are code points from 0,
half open, as Python slices them.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Words = Callable[[str], tuple[str, ...]]
"""Text to its words in order; ``"".join`` of them gives the text's Han back."""


class Role(StrEnum):
    """What a block is on the page."""

    KICKER = "kicker"  # 引题, above the headline
    HEADLINE = "headline"  # 主题
    DECK = "deck"  # 副题, below the headline
    CROSSHEAD = "crosshead"  # 小标题, inside the article
    BYLINE = "byline"  # 署名
    BODY = "body"  # 正文, one paragraph
    CAPTION = "caption"  # 图片说明
    JUMP = "jump"  # 下转, 上接
    AD_MARK = "ad_mark"  # 广告
    FURNITURE = "furniture"  # 报头, 版头, 版脚


class Kind(StrEnum):
    """What an article is."""

    ARTICLE = "article"
    BRIEF = "brief"  # 简讯
    PHOTO = "photo"  # 图片新闻
    AD = "ad"
    NOTICE = "notice"  # 启事, 公告
    FURNITURE = "furniture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Facts:
    """Where in print a page stands; "" and None say that it is not known."""

    title: str = ""  # 报, the newspaper's name
    date: datetime.date | None = None  # the date
    label: str = ""  # 版, as printed but without leading zeros: "3", "A12"
    section: str = ""  # 版名, such as 要闻

    def over(self, other: "Facts") -> "Facts":
        """Return these facts, with what they do not know taken from ``other``."""
        return Facts(
            self.title or other.title,
            self.date or other.date,
            self.label or other.label,
            self.section or other.section,
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page: points (1/72 inch), origin top left, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, and apart from it what ended the line."""

    text: str
    end: str = "\n"  # "\n", "\r\n", "\r", or "" for a last line without one
    box: Box | None = None
    size_pt: float | None = None
    is_vertical: bool = False  # 竖排: characters below one another
    font: str = ""  # as the file names it: tells 黑体 from 宋体, never what a line is


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed on a page beside its lines, which have boxes of their own."""

    width_pt: float
    height_pt: float
    turned: int = 0  # degrees clockwise that most print is turned, as seen: 0, 90 …
    rules: tuple[Box, ...] = ()  # 线: thin, lying or standing
    frames: tuple[Box, ...] = ()  # 框: closed rectangles, drawn or tinted
    pictures: tuple[Box, ...] = ()  # 图


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file's name and properties may say of a page: less sure than furniture."""

    names: tuple[str, ...] = ()  # may hold the paper's name and the date
    label: str = ""  # may hold the page's label


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read, never changed: the raw text is its lines and their ends."""

    lines: tuple[Line, ...]
    sequence: int = 1  # its place in its source, from 1
    facts: Facts = Facts()  # from options and the pattern only
    layout: Layout | None = None  # None where only text is known, no place in print
    hints: Hints = Hints()  # of no use any more once the page is understood

    @property
    def text(self) -> str:
        """The raw text."""
        return "".join(line.text + line.end for line in self.lines)


@dataclass(frozen=True, slots=True)
class Edit:
    """One recorded change of one line.

    ``after`` is None where a neighbor absorbed the line: it stays as an empty line
    that is no paragraph break.
    """

    rule: str
    line: int
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Seam:
    """A place in a cleaned line where one drawn run ends and an equal kind begins.

    Seen only where text was doubled; there one caption may end and the next begin.
    """

    line: int
    offset: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page after cleaning: as many lines as the page has, and how they came."""

    lines: tuple[Line, ...]
    edits: tuple[Edit, ...]  # in the order in which they were made
    seams: tuple[Seam, ...] = ()
    sequence: int = 1
    facts: Facts = Facts()
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a cleaned line that belongs to a block."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, headline, caption …: its text is its spans' text and joins.

    A join is "" or, between Latin words and between parts of a headline, one space.
    """

    role: Role
    text: str
    spans: tuple[Span, ...]
    confidence: float = 1.0
    box: Box | None = None

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line, both included."""
        numbers = [span.line for span in self.spans]
        return min(numbers), max(numbers)


@dataclass(frozen=True, slots=True)
class Article:
    """One article 篇: blocks in reading order, headline group first.

    ``confidence`` is for the whole, ``boundary`` for "a new article starts here".
    The fields after it are filled by annotate.
    """

    kind: Kind
    blocks: tuple[Block, ...]
    confidence: float = 1.0
    boundary: float = 1.0
    byline: str = ""  # as printed, without brackets and 本报讯: 记者 … 通讯员 …
    names: tuple[str, ...] = ()
    agency: str = ""  # 新华社
    place: str = ""  # dateline: 北京
    day: str = ""  # dateline, as printed: 1月17日
    jump: str = ""  # as printed: 下转第二版

    def part(self, role: Role) -> str:
        """Return the text of the blocks of one role, a space between them."""
        return " ".join(block.text for block in self.blocks if block.role == role)


@dataclass(frozen=True, slots=True)
class Segmented:
    """A page told apart into articles; furniture 报头/版头/版脚 beside them."""

    articles: tuple[Article, ...]
    furniture: tuple[Block, ...]
    sequence: int = 1
    facts: Facts = Facts()  # after annotate: what furniture says, where not known


@dataclass(frozen=True, slots=True)
class Understood:
    """A page with all that the rooms made of it: what the archive stores."""

    page: Page
    cleaned: Cleaned
    segmented: Segmented  # after annotate


_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n)|([^\r\n]+)\Z")


def lines_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a raw text; a line ends at LF, CRLF or CR, nothing else.

    >>> [(line.text, line.end) for line in lines_of("甲\r\n乙\x0b\u2028\n\n丙")]
    [('甲', '\r\n'), ('乙\x0b\u2028', '\n'), ('', '\n'), ('丙', '')]
    """
    return tuple(Line(text or last, end) for text, end, last in _LINE.findall(text))
