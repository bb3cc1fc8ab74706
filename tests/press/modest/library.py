"""Which articles of a corpus the modest press prints, and what it takes as captions."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from press.corpus import ENDS, Article, sentences
from press.draw import one_of
from press.modest import words

_LISTS = re.compile("快讯|集锦|短评|公告|名单")
_NOT_WITH_CROSSHEADS = re.compile("快讯|集锦|公告|名单|联播|关于|【国际")
# a line that ends on a title of office names a speaker; it is no crosshead
_OFFICE = re.compile(
    "主任|市长|主席|司司|院长|书记|研究员|教授|专家|发言人|总监|董事|经理|主管|会长|部部长"
    "|编辑|村民|市民|副|居民|局局|同志$|大使$|负责人$|委员$|代表$"
)
_SCENE = re.compile(
    "正在|灯火通明|穿上|忙着|赶制|采摘|表演|排起|亮相|参观|施工|加紧|现场|列车|驶|绽放|演出"
    "|盛开"
)
_NO_CAPTION = re.compile("[“”‘’：？！《]|他|她|表示|指出|强调|这|我")
_CAPTION_START = re.compile(
    r"^(在|\d+月\d+日|\d+日|连日来|日前|近日|清晨|上午|晚上|图)"
)


@dataclass(frozen=True, slots=True)
class Library:
    """A corpus sorted by use."""

    plain: tuple[Article, ...]
    sectioned: tuple[Article, ...]  # with crossheads of their own
    columns: tuple[Article, ...]  # of short news
    scenes: tuple[str, ...]
    scenes_by_tag: dict[str, tuple[str, ...]]


def library(articles: Iterable[Article]) -> Library:
    """Return the corpus sorted by use."""
    every = tuple(articles)
    plain = tuple(article for article in every if _is_plain(article))
    if not plain:
        raise ValueError("no article of 120 to 1500 characters in whole sentences")
    sectioned = tuple(article for article in every if _is_sectioned(article))
    by_tag: dict[str, list[str]] = defaultdict(list)
    flat: list[str] = []
    for article in every:
        scenes = list(_scenes(article))
        flat += scenes
        for scene in scenes:
            for tag in article.tags:
                by_tag[tag].append(scene)
    return Library(
        plain,
        sectioned or plain,
        tuple(article for article in every if "快讯" in article.title),
        tuple(flat),
        {tag: tuple(found) for tag, found in by_tag.items()},
    )


def _is_plain(article: Article) -> bool:
    headline = article.head[1]
    return (
        120 <= len(article.body) <= 1500
        and not _LISTS.search(article.title)
        and 8 <= len(headline) <= 40
        and not re.search(r"[【\[]", headline)
        and all(len(text) >= 12 and ENDS.search(text) for text in article.paragraphs)
    )


def _is_sectioned(article: Article) -> bool:
    texts = article.paragraphs
    heads = [text for text in texts if not ENDS.search(text)]
    return (
        article.body.count("\n") >= 5
        and len(article.body) < 2200
        and not _NOT_WITH_CROSSHEADS.search(article.title)
        and 8 <= len(article.head[1]) <= 40
        and 2 <= sum(_may_head(text) for text in heads) <= 4
        and all(8 <= len(text) <= 24 and not _OFFICE.search(text) for text in heads)
        and len(set(texts)) == len(texts)
        and bool(ENDS.search(texts[0]) and ENDS.search(texts[-1]))
    )


def _may_head(text: str) -> bool:
    return 8 <= len(text) <= 24 and not re.search("[，：；]$", text)


def _scenes(article: Article) -> Iterable[str]:
    """Yield the sentences that would do as captions."""
    for text in article.paragraphs:
        for sentence in sentences(text):
            fits = 14 <= len(sentence) <= 46 and _CAPTION_START.match(sentence)
            if fits and _SCENE.search(sentence) and not _NO_CAPTION.search(sentence):
                yield sentence


def caption(shelf: Library, article: Article, dice: random.Random) -> str:
    """Return a caption: a place, a scene of an article alike, or of any article."""
    alike = [
        scene
        for tag in article.tags
        for scene in shelf.scenes_by_tag.get(tag, ())
        if scene not in article.body
    ]
    point = dice.random()
    if point < 0.35 or not shelf.scenes:
        return dice.choice(words.PLACES) + dice.choice(words.SIGHTS)
    text = dice.choice(alike if alike and point < 0.7 else shelf.scenes)
    if dice.random() < 0.5:
        text = text.rstrip("。")
    elif dice.random() < 0.4:
        text += one_of(words.CAPTION_ENDS, dice)
    if dice.random() < 0.15 and not re.match(r"图|\d", text):
        text = "图为" + text.lstrip("在")
    return text
