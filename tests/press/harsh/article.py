"""An article as boxes: head, text and tail laid out, captions besides."""

import random
import re
from dataclasses import dataclass

from press.corpus import Article
from press.draw import chinese_years, filled, one_of, picked
from press.harsh import words
from press.harsh.library import Library
from press.heads import halves, retold
from press.ink import Block, Row, blanks, units, wrapped
from press.noise import BULLETS

INDENT = "\u3000"
_LOCAL = re.compile(
    r"(?:在|位于|，|、|。)((?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽"
    "|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏"
    "|宁夏|新疆)[\u4e00-\u9fff]{1,4}[市县区镇村乡州])"
)


@dataclass(eq=False, slots=True)
class Piece:
    """One block laid out; how it was doubled as a whole, if it was."""

    block: Block
    rows: list[Row]
    doubled: tuple[str, int] | None = None

    @property
    def role(self) -> str:
        return self.block.role


@dataclass(frozen=True, slots=True)
class House:
    """The style of a page."""

    style: str  # what ends a paragraph: indent, blank or short
    is_shrunk: bool  # first rows are two Han shorter
    width: int
    breaks_columns: bool
    is_circled: bool  # 〇 is drawn as ○


class Writer:
    """Lays out articles for one page; its width changes from one to the next."""

    def __init__(self, shelf: Library, house: House, dice: random.Random) -> None:
        self.shelf = shelf
        self.house = house
        self.dice = dice
        self.width = house.width

    def lay(self, number: int, role: str, text: str) -> Piece:
        """Return a block laid out as its role is."""
        block = Block(number, role, text)
        if role == "body":
            rows = self._body(block)
        elif role == "caption":
            rows = wrapped(block.inks, self.dice.choice([12, 15, 18, 22, 28]))
        elif role in ("headline", "deck"):
            rows = self._headline(block)
        else:
            rows = wrapped(block.inks, 60)
        return Piece(block, rows)

    def _body(self, block: Block) -> list[Row]:
        indented = self.house.style == "indent"
        less = 2 if indented or self.house.is_shrunk else 0
        rows = wrapped(block.inks, self.width, self.width - less)
        if indented:
            rows[0] = blanks(2, INDENT) + rows[0]
        return rows

    def _headline(self, block: Block) -> list[Row]:
        text, inks, width = block.text, block.inks, self.width
        limit = max(self.dice.choice([width - 3, width + 2, width + 8, 40]), 8)
        if len(text) <= limit:
            return [inks]
        count = -(-len(text) // limit)
        each = -(-len(text) // count) + self.dice.choice([0, 1])
        at = text.find(" ")
        if 4 <= at <= len(text) - 5 and self.dice.random() < 0.7:
            return wrapped(inks[:at], 30) + wrapped(inks[at + 1 :], 30)
        if count == 2 and self.dice.random() < 0.8:
            return halves(inks, self.dice)
        return wrapped(inks, each)

    def story(self, number: int, source: Article) -> tuple[list[Piece], list[Piece]]:
        """Return an article's head, and its text with all that hangs on it."""
        dice = self.dice
        kicker, headline, deck = source.head
        headline = retold(headline, dice)
        texts = list(source.paragraphs[: dice.choice([4, 6, 8, 10])])
        if len(texts) > 2 and dice.random() < 0.2:  # not by its lead
            texts = texts[1:]
        if self.house.is_circled:
            headline = chinese_years(headline)
            texts = [chinese_years(text) for text in texts]
        if dice.random() < 0.12 and len(texts) > 2:
            texts.insert(dice.randint(1, len(texts) - 1), dice.choice(words.SHOUTS))
        self.width = max(11, self.house.width + dice.choice([-3, -2, 0, 0, 0, 2, 5]))
        head = self._kicker(number, kicker)
        head.append(self.lay(number, "headline", headline))
        head += self._deck(number, deck, source)
        tail: list[Piece] = []
        signed = dice.random()
        if signed < 0.3:
            head.append(self.lay(number, "byline", picked(words.HEAD_BYLINES, dice)))
        elif signed < 0.5:
            tail.append(self.lay(number, "byline", picked(words.TAIL_BYLINES, dice)))
        elif signed < 0.8:
            texts[0] = self._lead() + texts[0]
        return head, self._text(number, texts, tail)

    def _kicker(self, number: int, own: str) -> list[Piece]:
        fits = own != "" and len(own) < 22
        if not fits and self.dice.random() >= 0.22:
            return []
        text = own
        if not fits:
            titles = self.shelf.kickers
            text = self.dice.choice(words.KICKERS)
            if titles and self.dice.random() < 0.5:
                text = self.dice.choice(titles)
        return [self.lay(number, "kicker", text)]

    def _deck(self, number: int, own: str, source: Article) -> list[Piece]:
        if not own and self.dice.random() >= 0.2:
            return []
        if own:
            return [self.lay(number, "deck", own)]
        alike = [
            article.title
            for tag in source.tags[:3]
            for article in self.shelf.by_tag[tag][:40]
            if 9 <= len(article.title) <= 20 and article.title != source.title
        ]
        alike = [title for title in alike if not re.search("[【快]", title)]
        stock = self.dice.random() < 0.5 or not alike
        return [
            self.lay(number, "deck", self.dice.choice(words.DECKS if stock else alike))
        ]

    def _lead(self) -> str:
        city = self.dice.choice(words.CITIES)
        date = filled("{1-12}月{1-28}日", self.dice)
        return one_of(words.LEADS, self.dice, city=city, date=date)

    def _text(self, number: int, texts: list[str], tail: list[Piece]) -> list[Piece]:
        dice = self.dice
        items = self._sections([("body", text) for text in texts])
        if len(texts) >= 4 and dice.random() < 0.1:
            bullet = dice.choice(list(BULLETS))
            items = [
                (role, bullet + text if role == "body" and 1 <= at <= 4 else text)
                for at, (role, text) in enumerate(items)
            ]
        jump = dice.random()
        before: list[Piece] = []
        if jump < 0.08:
            before = [self.lay(number, "jump", one_of(words.JUMPS_FROM, dice))]
        elif jump < 0.2:
            tail = [] if self._cut_last(items) else tail
            tail.append(self.lay(number, "jump", one_of(words.JUMPS_TO, dice)))
        body = [self._item(number, role, text) for role, text in items]
        if tail and tail[-1].role == "jump" and body[-1].role == "body":
            self._run_in(body[-1], tail)
        if dice.random() < 0.15:
            _sink_crossheads(body)
        return before + body + tail

    def _sections(self, items: list[tuple[str, str]]) -> list[tuple[str, str]]:
        dice = self.dice
        if len(items) < 3 or dice.random() >= 0.35:
            return items
        places = dice.sample(range(1, len(items)), dice.choice([1, 2]))
        items = list(items)
        for at in sorted(places, reverse=True):
            used = {text for _, text in items}
            free = [text for text in words.CROSSHEADS if text not in used]
            items.insert(at, ("crosshead", dice.choice(free)))
        return items

    def _cut_last(self, items: list[tuple[str, str]]) -> bool:
        """Cut the last text short, as where it goes on elsewhere; say whether so."""
        role, text = items[-1]
        if role != "body" or len(text) <= 40 or self.dice.random() >= 0.6:
            return False
        end = self.dice.randint(len(text) // 2, len(text) - 6)
        items[-1] = (role, text[:end].rstrip("“‘《（"))
        return True

    def _item(self, number: int, role: str, text: str) -> Piece:
        dice = self.dice
        if dice.random() < 0.05:
            self.width = max(11, self.width + dice.choice([-4, 3, 5]))
        piece = self.lay(number, role, text)
        if self.house.breaks_columns and role == "body" and dice.random() < 0.3:
            places = [
                at
                for at, row in enumerate(piece.rows[:-1], 1)
                if row[-1].char not in "。！？；”" and units(row) >= 2 * self.width - 4
            ]
            if places:
                piece.rows.insert(dice.choice(places), [])
        return piece

    def _run_in(self, last: Piece, tail: list[Piece]) -> None:
        """Print the jump on the last row of the text."""
        if self.dice.random() < 0.45:
            gap = blanks(self.dice.choice([0, 1, 2]))
            last.rows[-1] = last.rows[-1] + gap + tail.pop().rows[0]

    def captions(self, number: int, count: int, body: str) -> list[Piece]:
        """Return captions, of places that the article names where it names some."""
        dice = self.dice
        local = _LOCAL.findall(body)
        used: set[str] = set()
        pieces: list[Piece] = []
        for _ in range(count):
            template = dice.choice([one for one in words.CAPTIONS if one not in used])
            used.add(template)
            near = local and dice.random() < 0.7
            place = dice.choice(local if near else words.PLACES)
            when = dice.choice(words.WHEN)
            text = filled(template, dice, place=place, when=when) + self._caption_end()
            pieces.append(self.lay(number, "caption", text))
        return pieces

    def _caption_end(self) -> str:
        point = self.dice.random()
        if point < 0.25:
            return "。"
        if point < 0.4:
            return one_of(words.CREDITS, self.dice)
        if point < 0.5:
            return "。" + self.dice.choice(words.AFTERTHOUGHTS)
        return ""


def _sink_crossheads(body: list[Piece]) -> None:
    """Let each crosshead come after the paragraph that it heads, as some streams do."""
    for at in range(len(body) - 2):
        if body[at].role == "crosshead" and body[at + 1].role == "body":
            body[at], body[at + 1] = body[at + 1], body[at]
