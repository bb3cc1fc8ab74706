"""The boxes of a harsh page, in the order in which an extractor would give them."""

import random

from press.corpus import shorts
from press.draw import DIGITS, date, filled, one_of, picked
from press.harsh import words
from press.harsh.article import House, Piece, Writer
from press.harsh.library import Library
from press.ink import Block, Row, wrapped

# a gap is a blank row; a tuple of captions is printed side by side on one row
Item = Piece | tuple[Piece, ...] | None
GAP = None


class Stream:
    """A page's boxes being gathered."""

    def __init__(self, shelf: Library, house: House, dice: random.Random) -> None:
        self.shelf = shelf
        self.house = house
        self.dice = dice
        self.writer = Writer(shelf, house, dice)
        self.items: list[Item] = []
        self.late_heads: list[list[Piece]] = []
        self.late_captions: list[Piece] = []
        self.number = 0

    def lay(self, role: str, text: str) -> Piece:
        return self.writer.lay(self.number, role, text)

    def fill(self, count: int, order: str, *, has_gaps: bool) -> None:
        """Gather ``count`` articles or columns, what comes late, and the furniture."""
        for slot in range(count):
            point = self.dice.random()
            self.items += [GAP] if slot and has_gaps else []
            if point < 0.1 and self.shelf.columns:
                self.column(has_gaps=has_gaps)
            elif 0.1 <= point < 0.15:
                self.notices()
            elif 0.15 <= point < 0.21:
                self.photo_news()
            else:
                self.article(order, may_be_headless=0.12 if count > 1 else 0.05)
        for head in self.late_heads:
            self.items += [GAP, *head]
        self.end_captions()
        self.furniture()

    def end_captions(self) -> None:
        if len(self.late_captions) > 1 and self.dice.random() < 0.5:
            self.items += [GAP, tuple(self.late_captions)]
            return
        for piece in self.late_captions:
            self.items += [GAP, piece]

    def column(self, *, has_gaps: bool) -> None:
        """Gather short news: under headlines, signed on a row, or on the last row."""
        dice = self.dice
        news = shorts(dice.choice(self.shelf.columns))
        news = [item for item in news if sum(map(len, item)) < 240]
        dice.shuffle(news)
        mode = dice.choice(["headed", "signed", "signed on the row"])
        self.writer.width = self.house.width
        if dice.random() < 0.5:
            name = dice.choice(words.COLUMNS)
            self.items.append(self.writer.lay(0, "furniture", name))
        for head, *texts in news[: dice.randint(2, 5)]:
            self.number += 1
            self.items += self.short(mode, head, texts)
            may_part = mode != "signed on the row" and self.house.style != "blank"
            if may_part and has_gaps and dice.random() < 0.3:
                self.items.append(GAP)

    def short(self, mode: str, head: str, texts: list[str]) -> list[Item]:
        if mode == "headed":
            bodies = [self.lay("body", text) for text in texts]
            return [self.lay("headline", head), *bodies]
        if mode == "signed":
            body = self.lay("body", texts[0])
            one = self.dice.random() < 0.7
            byline = filled(
                "（{person}）" if one else "（{person} {person}）", self.dice
            )
            return [body, self.lay("byline", byline)]
        return [self.lay("body", texts[0] + one_of(words.SIGNED_ON_THE_ROW, self.dice))]

    def notices(self) -> None:
        dice = self.dice
        self.writer.width = self.house.width
        for _ in range(dice.choice([1, 2, 3])):
            self.number += 1
            self.items.append(self.lay("headline", dice.choice(words.NOTICES)))
            self.items.append(self.lay("body", one_of(words.NOTICE_TEXTS, dice)))
        if dice.random() < 0.5:
            self.items.append(self.lay("ad_mark", "广告"))

    def photo_news(self) -> None:
        """Gather a photo whose caption is the whole article, headline over or under."""
        dice = self.dice
        self.number += 1
        source = dice.choice(self.shelf.stories)
        self.writer.width = max(14, self.house.width)
        text = source.paragraphs[0] + dice.choice(["图为", "图片为"])
        text += dice.choice(words.PLACES) + dice.choice(words.SCENES) + "。"
        text += one_of(words.PHOTO_CREDITS, dice)
        head = self.lay("headline", source.head[1])
        block = Block(self.number, "caption", text)
        caption = Piece(block, wrapped(block.inks, self.writer.width))
        if dice.random() < 0.6:
            self.items += [head, caption]
        elif dice.random() < 0.6:
            self.items += [caption, head]
        else:
            self.items += [caption] if self.items[-1:] == [GAP] else [GAP, caption]
        self.items.append(GAP)

    def article(self, order: str, *, may_be_headless: float) -> None:
        dice = self.dice
        self.number += 1
        headed = dice.random() > may_be_headless
        source = dice.choice(self.shelf.stories)
        head, body = self.writer.story(self.number, source)
        if not headed:
            head = []
            self.items.append(GAP)
        order = self.order(order, body)
        self.place(order, head, body)
        if dice.random() < 0.45:
            count = dice.choice([1, 1, 2, 3, 4])
            captions = self.writer.captions(self.number, count, source.body)
            self.place_captions(captions, len(body) if order == "before" else 0)
        if dice.random() < 0.1:
            self.items.append(self.lay("ad_mark", dice.choice(words.ADS)))
        if dice.random() < 0.08:
            credit = one_of(words.LONE_CREDITS, dice)
            self.items += [GAP, self.lay("byline", credit), GAP]

    def order(self, order: str, body: list[Piece]) -> str:
        if order == "mixed":
            order = self.dice.choice(["before", "before", "after", "mid"])
        return "before" if order == "mid" and len(body) < 3 else order

    def place(self, order: str, head: list[Piece], body: list[Piece]) -> None:
        """Put the head before its text, after it, amid it or at the page's end."""
        if order == "headsend":
            self.late_heads.append(head)
            self.items += body
        elif order == "before":
            self.items += [*head, *body]
        elif order == "after":
            self.items += [*body, *head]
        else:
            at = self.dice.randint(1, len(body) - 1)
            self.items += [*body[:at], GAP, *head, GAP, *body[at:]]

    def place_captions(self, captions: list[Piece], inside: int) -> None:
        """Put captions here, at the end, on one row, or amid the last pieces."""
        dice, items = self.dice, self.items
        how = dice.choice(["here", "here", "late", "inside", "glued"])
        if how == "late":
            self.late_captions += captions
        elif how == "here":
            for caption in captions:
                items += [GAP, caption]
            items.append(GAP)
        elif how == "glued" and len(captions) > 1:
            items += [GAP, tuple(captions), GAP]
        else:
            at = len(items)
            if inside:
                at = max(1, len(items) - inside + dice.randint(0, inside - 1))
            few = [item for caption in captions[:2] for item in (caption, GAP)]
            items[at:at] = [GAP, *few]

    def furniture(self) -> None:
        """Put furniture on top, at the end, anywhere, or inside a paragraph."""
        count = self.dice.choice([0, 1, 1, 2, 3])
        texts = [_furniture(self.dice) for _ in range(count)]
        for text in dict.fromkeys(texts):
            piece = self.writer.lay(0, "furniture", text)
            point = self.dice.random()
            if point < 0.4:
                self.items.insert(0, piece)
            elif point < 0.65:
                self.items.append(piece)
            elif point < 0.85:
                self.items.insert(self.dice.randint(0, len(self.items)), piece)
            else:
                self.intrude(piece)

    def intrude(self, furniture: Piece) -> None:
        long = [
            item
            for item in self.items
            if isinstance(item, Piece) and item.role == "body" and len(item.rows) > 3
        ]
        if not long:
            self.items.append(furniture)
            return
        rows = self.dice.choice(long).rows
        at = self.dice.randint(1, len(rows) - 1)
        around: list[Row] = [[]] if self.house.style == "blank" else []
        rows[at:at] = [*around, *furniture.rows, *around]


def _furniture(dice: random.Random) -> str:
    known = date(dice, 1985)
    page = dice.randint(1, 24)
    known |= {
        "page": f"{page}",
        "page02": f"{page:02}",
        "page_in_chinese": DIGITS[page % 9 + 1],
        "weekday": "星期" + dice.choice("一二三四五六日"),
        "section": dice.choice(words.SECTIONS),
        "of": dice.choice("县市区"),
        "paper": dice.choice(words.PAPERS),
    }
    return picked(words.FURNITURE, dice, **known)
