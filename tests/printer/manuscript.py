"""What is printed: the samples' invented articles, dealt out anew as sentences."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wreck import phrases
from wreck.dice import Dice
from wreck.sources import load

TESTS = Path(__file__).parents[1]
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’]?")
_ODD = re.compile(r"[□■◆▲◎●★|_\u3000\ue000-\uf8ff]|^[）》”’]|^[（(]|广告|版")
FEWEST, MOST = 12, 95  # characters of a sentence that a newspaper would print
LATIN = (
    "新开的自习室接通了WiFi，借书证可以在手机App上办理。",
    "县气象台用上了X波段雷达，PM2.5的读数每小时更新一次。",
    "车间里的CNC机床是2019年从外地运来的，型号是VMC-850。",
    "培训班教大家用Word和Excel做台账，结业发证128份。",
    "上半年GDP同比增长6.3%，快递业务量突破1,200万件。",
)
_OPEN, _SHUT = "“‘（《【", "”’）》】"


@dataclass(frozen=True, slots=True)
class Stock:
    """All that pages are made of."""

    sentences: tuple[str, ...]
    titles: tuple[str, ...]


@cache
def stock() -> Stock:
    """Return the stock, from the samples' gold and the local articles."""
    sources = (*load(TESTS / "pages"), *load(TESTS / "wreck" / "local.jsonl"))
    found = [
        sentence.strip()
        for source in sources
        for paragraph in source.paragraphs
        for sentence in _SENTENCE.findall(paragraph)
    ]
    titles = [one.title.strip() for one in sources if 6 <= len(one.title.strip()) <= 26]
    return Stock(
        (*LATIN, *dict.fromkeys(filter(_is_plain, found))),
        tuple(one for one in dict.fromkeys(titles) if not _ODD.search(one)),
    )


def _is_plain(sentence: str) -> bool:
    is_whole = all(
        sentence.count(one) == sentence.count(other)
        for one, other in zip(_OPEN, _SHUT, strict=True)
    )
    is_fit = FEWEST <= len(sentence) <= MOST
    return is_whole and is_fit and not _ODD.search(sentence)


class Manuscript:
    """Texts for one issue: no sentence and no headline comes twice until all have."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self._sentences: list[str] = []
        self._titles: list[str] = []

    def sentence(self) -> str:
        """Return the next sentence."""
        if not self._sentences:
            self._sentences = self.dice.shuffled(stock().sentences)
        return self._sentences.pop()

    def paragraph(self, most: int = 3) -> str:
        """Return some sentences."""
        count = self.dice.number(1, most)
        return "".join(self.sentence() for _ in range(count))

    def title(self, most: int = 26) -> str:
        """Return a headline of so many characters at most."""
        for _ in range(2):
            for at in range(len(self._titles) - 1, -1, -1):
                if len(self._titles[at]) <= most:
                    return self._titles.pop(at)
            self._titles = self.dice.shuffled(stock().titles) + self._titles
        raise ValueError(f"no headline of {most} characters")

    def lead(self) -> str:
        """Return how a report begins: 本报讯 or an agency's dateline, or nothing."""
        form = self.dice.weighted((("own", 0.55), ("agency", 0.2), ("", 0.25)))
        if form == "own":
            return f"本报讯（{phrases.reporters(self.dice)}）"
        return phrases.agency(self.dice) if form else ""

    def brief(self) -> str:
        """Return a short report."""
        return self.sentence() + (self.sentence() if self.dice.chance(0.5) else "")

    def signed(self) -> str:
        """Return who wrote a short report, in brackets."""
        return f"（{phrases.people(self.dice, 2)}）"


def split(paragraph: str) -> list[str]:
    """Return a paragraph's sentences."""
    return _SENTENCE.findall(paragraph) or [paragraph]
