"""Filling a modest page: articles row after row, columns of short news, captions."""

import random

from press.corpus import shorts
from press.draw import filled, one_of, picked
from press.heads import halves
from press.ink import Block, Row, blanks, units, wrapped
from press.modest import words
from press.modest.library import Library, caption
from press.modest.plan import Plan
from press.modest.setting import Setter, column_break, fitting, paragraph
from press.modest.story import Story, begin, furnish, turned
from press.noise import spaced
from press.page import Page


class Press(Setter):
    """A page being filled with articles."""

    def __init__(self, plan: Plan, shelf: Library, dice: random.Random) -> None:
        super().__init__(plan, dice)
        self.shelf = shelf
        self.number = 0
        self.late: list[tuple[int, str]] = []  # captions that come after all text

    def printed(self) -> Page:
        plan, dice, page = self.plan, self.dice, self.page
        if plan.spot == "top" and plan.furniture:
            self.put_furniture()
            if plan.is_roomy:
                page.blank()
        for slot in range(1, plan.count + 1):
            width = max(12, plan.width + dice.choice([0, 0, 0, -2, 2, 4]))
            if plan.has_gaps or plan.headless in (slot, slot - 1):
                page.blank()
            if slot == plan.column and self.shelf.columns:
                self.column(width)
            else:
                self.article(slot, width)
        self.late_captions()
        if self.pending:
            if dice.random() < 0.5:
                page.blank()
            self.put_furniture()
        return page

    def late_captions(self) -> None:
        for number, text in self.late:
            self.page.blank()
            width = self.dice.choice([14, 18, 22, 26])
            rows = wrapped(Block(number, "caption", text).inks, width)
            self.put(rows, bold=self.plan.scope in ("page", "captions"))

    def column(self, width: int) -> None:
        """Set a column of short news, each an article of its own."""
        dice, page = self.dice, self.page
        items = shorts(dice.choice(self.shelf.columns))
        items = [item for item in items if sum(map(len, item[1:])) < 260]
        dice.shuffle(items)
        items = items[: dice.randint(2, 5)]
        headed = dice.random() < 0.6
        if dice.random() < 0.5:
            name = Block(0, "furniture", dice.choice(words.COLUMNS))
            page.rows.append(name.inks)
            self.space()
        for item in items:
            self.number += 1
            if headed:
                self.short_headed(item, width)
            else:
                self.short_signed(item[1], width)

    def short_headed(self, item: list[str], width: int) -> None:
        head, *texts = item
        inks = Block(self.number, "headline", head).inks
        half = (len(head) + 1) // 2 + 1
        self.put([inks] if len(head) <= width + 6 else wrapped(inks, half))
        if self.is_blank and self.dice.random() < 0.7:
            self.page.blank()
        for text in texts:
            self.short_text(text, width)
        if self.dice.random() < 0.5 and not self.is_blank and self.plan.has_gaps:
            self.page.blank()

    def short_signed(self, text: str, width: int) -> None:
        self.short_text(text, width)
        self.page.unblank()
        one = self.dice.random() < 0.7
        self.byline(filled("（{name}）" if one else "（{name} {name}）", self.dice))

    def short_text(self, text: str, width: int) -> None:
        style = self.plan.style
        block = Block(self.number, "body", fitting(text, style, width))
        self.put(paragraph(block, style, width))
        self.space()

    def byline(self, text: str) -> None:
        self.page.rows.append(Block(self.number, "byline", text).inks)
        self.space()

    def article(self, slot: int, width: int) -> None:
        plan, dice = self.plan, self.dice
        self.number += 1
        story = begin(plan, self.shelf, dice, place=(self.number, slot, width))
        mixed = plan.order == "mixed"
        order = dice.choice(["before", "after"]) if mixed else plan.order
        headed = slot != plan.headless
        if order == "before" and headed:
            self.head(story)
        self.continued(story)
        furnish(story, plan, self.shelf, dice)
        if "capend" in plan.on and slot in (plan.photo, plan.count):
            count = dice.choice([1, 2, 3])
            drawn = [caption(self.shelf, story.source, dice) for _ in range(count)]
            self.late += [(story.number, text) for text in drawn]
        for at in range(len(story.texts)):
            self.text(story, at)
        self.tail(story)
        if order == "after" and headed:
            self.space()
            self.head(story)
        self.after(story)

    def head(self, story: Story) -> None:
        for role, text in story.head:
            rows = self.head_rows(story, role, text)
            wide = "spaces" in self.plan.on and self.dice.random() < 0.3
            if wide and len(text) <= 12 and text.isalpha():
                rows = [spaced(row, self.dice, "letters") for row in rows]
            heads = self.plan.scope == "heads" and role in ("headline", "deck")
            self.put(rows, bold=story.is_doubled or heads)
            if self.is_blank and self.dice.random() < 0.3:
                self.page.blank()
        self.space()

    def head_rows(self, story: Story, role: str, text: str) -> list[Row]:
        inks, at = story.block(role, text).inks, text.find(" ")
        width = self.head_width(story, role, text)
        wraps = "headwrap" in self.plan.on
        if role == "headline" and at >= 0 and wraps and self.dice.random() < 0.6:
            return wrapped(inks[:at], 20) + wrapped(inks[at + 1 :], 20)
        rows = wrapped(inks, width)
        if len(rows) > 1 and units(rows[-1]) <= 6:  # no widow in a headline
            return halves(inks, self.dice)
        if role == "headline" and len(rows) == 2 and self.dice.random() < 0.8:
            return halves(inks, self.dice)
        return rows

    def head_width(self, story: Story, role: str, text: str) -> int:
        if role in ("byline", "kicker"):
            return 99
        if "headwrap" in self.plan.on or len(text) > 26:
            return max(8, story.width - self.dice.randint(2, 6))
        return max(story.width + 4, 20)

    def continued(self, story: Story) -> None:
        story.goes_on = story.slot == self.plan.jump and self.dice.random() < 0.4
        if story.goes_on:
            text = one_of(words.JUMPS_FROM, self.dice)
            self.page.rows.append(story.block("jump", text).inks)
            if self.is_blank and self.dice.random() < 0.5:
                self.page.blank()

    def text(self, story: Story, at: int) -> None:
        role, text = story.texts[at]
        if role == "crosshead":
            self.crosshead(story, text)
            return
        self.body(story, at, fitting(text, self.plan.style, story.width))
        self.space()
        if at in story.captions:
            bold = story.is_doubled or self.plan.scope == "captions"
            self.put_captions(story.number, story.captions[at], bold=bold)
            if self.is_blank or not story.is_last(at):
                self.page.blank()

    def crosshead(self, story: Story, text: str) -> None:
        if self.page.rows and self.page.rows[-1] and self.dice.random() < 0.3:
            self.page.blank()
        bold = story.is_doubled or self.plan.scope == "cross"
        self.put([story.block("crosshead", text).inks], bold=bold)
        self.space()

    def body(self, story: Story, at: int, text: str) -> None:
        dice, plan = self.dice, self.plan
        text = story.bullet + text if at in story.bulleted else text
        turns = story.slot == plan.jump and not story.goes_on and story.is_last(at)
        cut = turns and dice.random() < 0.4 and len(text) > 40
        if cut:
            end = dice.randint(len(text) // 2, len(text) - 8)
            text = text[:end].rstrip("“‘《（")
        rows = paragraph(story.block("body", text), plan.style, story.width)
        if turns:
            turned(story, rows, dice, cut=cut)
        if plan.scope == "leadin" and at:
            self.bold_lead_in(rows, text, story.width)
        if "colbreak" in plan.on:
            rows = column_break(rows, story.width, dice)
        self.put_around_furniture(story, at, rows)

    def tail(self, story: Story) -> None:
        if story.signed not in ("tail", "baretail"):
            return
        if self.is_blank and not self.page.rows[-1] and self.dice.random() < 0.5:
            self.page.unblank()
        if story.signed == "tail":
            self.byline(picked(words.BYLINES, self.dice))
        else:
            self.byline(one_of(words.BARE_BYLINES, self.dice))

    def after(self, story: Story) -> None:
        """Put a photo with a credit on its own row, and the mark 广告."""
        page, dice = self.page, self.dice
        if "credit" in self.plan.on and story.slot == self.plan.photo:
            page.blank()
            text = caption(self.shelf, story.source, dice).split(" ")[0].split("（")[0]
            self.put(wrapped(story.block("caption", text).inks, 18))
            credit = one_of(words.CREDITS, dice)
            page.rows.append(story.block("byline", credit).inks)
            page.blank()
        if "ad" in self.plan.on and dice.random() < 0.6:
            # the row may begin with a space
            indent = dice.choice([[], blanks()])
            page.rows.append(
                indent + story.block("ad_mark", dice.choice(words.ADS)).inks
            )
            self.space()
