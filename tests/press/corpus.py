"""Articles read from JSON lines, and how their text is taken apart."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

ENDS = re.compile(r"[。！？][”’」』）]*$")
_BLANKS = re.compile("[\u200c\u00a0\u3000]")
_KICKER = re.compile(r"^【([^】]{2,24})】(.{4,})$")
_DECK = re.compile(r"^(.{6,26})(——.{5,32})$")
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’]?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the corpus: body as it came, paragraphs cleaned."""

    title: str
    body: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def head(self) -> tuple[str, str, str]:
        """Return kicker, headline and deck, as 【…】 and —— part them in the title."""
        kicker, headline, deck = "", self.title, ""
        if found := _KICKER.match(headline):
            kicker, headline = found.groups()
        if found := _DECK.match(headline):
            headline, deck = found.groups()
        return kicker.replace("——", " "), headline.strip(), deck


def load(path: Path) -> tuple[Article, ...]:
    """Return the articles of a ``.jsonl[.gz]`` file of title, body and maybe tags."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    items = (json.loads(line) for line in text.split("\n") if line.strip())
    return tuple(
        Article(
            _BLANKS.sub(" ", item["title"]).strip(),
            item["body"],
            tuple(item.get("tags", ())),
            _paragraphs(item["body"]),
        )
        for item in items
    )


def _paragraphs(body: str) -> tuple[str, ...]:
    cleaned = (_paragraph(text) for text in body.split("\n"))
    return tuple(text for text in cleaned if text)


def _paragraph(text: str) -> str:
    # blanks in a long text without Latin words are leavings; in a short one they part
    is_chinese = len(text) > 26 and not re.search("[A-Za-z]", text)
    return re.sub(r"\s+", "" if is_chinese else " ", _BLANKS.sub(" ", text)).strip()


def sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def shorts(article: Article) -> list[list[str]]:
    """Return the items of a column of short news, each a headline and its texts."""
    items: list[list[str]] = []
    for text in article.paragraphs:
        if len(text) <= 30 and not ENDS.search(text):
            items.append([text])
        elif items:
            items[-1].append(text)
    return [item for item in items if len(item) > 1]
