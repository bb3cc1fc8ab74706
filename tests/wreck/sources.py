"""Clean articles read from gold files or from JSON lines with title and body."""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from wreck.things import Source

# invisible characters that a corpus itself may hold would make the gold wrong
_NOISE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00]")
_EDITORS = re.compile(r"[（(][^（(）)]{0,20}编辑[^（(）)]*[）)]?$")
_COLUMN_TITLE = re.compile(r"联播快讯|新闻提要|^快讯")


def load(path: Path) -> tuple[Source, ...]:
    """Return the articles of a ``.jsonl[.gz]`` file or of a folder of gold files."""
    if path.is_dir():
        return tuple(
            source
            for file in sorted(path.glob("*.gold.json"))
            for source in _gold(file)
        )
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    lines = [line for line in text.split("\n") if line.strip()]
    return tuple(source for line in lines for source in _item(json.loads(line)))


def _item(item: dict[str, str]) -> Iterator[Source]:
    paragraphs = _paragraphs(item["body"].split("\n"))
    title = _clean(item.get("title", ""))
    if not paragraphs:
        return
    if not _COLUMN_TITLE.search(title):
        yield Source(title, paragraphs, retells=_retells(title, paragraphs[0]))
        return
    # a column of short items: a headline without a full stop, then its text
    for head, text in zip(paragraphs[::2], paragraphs[1::2], strict=False):
        if len(head) < 36 and head[-1] not in "。！？" and len(text) >= 24:
            yield Source(head, (text,), retells=_retells(head, text))


def _retells(title: str, lead: str) -> bool:
    """Tell whether most pairs of a title's characters stand in the lead as well."""
    pairs = [a + b for a, b in pairwise(title)]
    return sum(pair in lead for pair in pairs) > len(pairs) / 2


def _paragraphs(texts: list[str]) -> tuple[str, ...]:
    cleaned = (_clean(text) for text in texts)
    return tuple(text for text in cleaned if len(text) > 1)


def _clean(text: str) -> str:
    return " ".join(_EDITORS.sub("", _NOISE.sub("", text)).split())


def _gold(path: Path) -> Iterator[Source]:
    blocks = json.loads(path.read_text(encoding="utf-8"))
    numbers = sorted({block["article"] for block in blocks if block["article"]})
    for number in numbers:
        own = [block for block in blocks if block["article"] == number]
        body = _paragraphs([one["text"] for one in own if one["role"] == "body"])
        if not body:
            continue
        part = {one["role"]: _clean(one["text"]) for one in own}
        captions = tuple(_clean(one["text"]) for one in own if one["role"] == "caption")
        yield Source(
            part.get("headline", ""),
            body,
            part.get("kicker", ""),
            part.get("deck", ""),
            captions,
        )
