"""What a reader may write for a kind of article or the number of a page."""

import re

from dibao.analyze import normalize
from dibao.model import Kind

KINDS = {
    "文章": Kind.ARTICLE,
    "简讯": Kind.BRIEF,
    "图片": Kind.PHOTO,
    "图片新闻": Kind.PHOTO,
    "广告": Kind.AD,
    "启事": Kind.NOTICE,
    "公告": Kind.NOTICE,
    "版头": Kind.FURNITURE,
    "版脚": Kind.FURNITURE,
    "版头版脚": Kind.FURNITURE,
    "其他": Kind.OTHER,
}
_LABEL = re.compile(r"第?([a-z]*)0*([0-9a-z]+?)版?")


def kind_of(text: str) -> Kind | None:
    """Return the kind that a word means, in Chinese or English; None for no kind.

    >>> kind_of("廣告"), kind_of("Brief"), kind_of("诗")
    (<Kind.AD: 'ad'>, <Kind.BRIEF: 'brief'>, None)
    """
    normal = normalize(text)
    if normal in KINDS:
        return KINDS[normal]
    return Kind(normal) if normal in list(Kind) else None


def label_of(text: str) -> str:
    """Return a page's label as pages carry it, in normal form.

    >>> label_of("第03版"), label_of("Ａ02"), label_of("12")
    ('3', 'a2', '12')
    """
    match = _LABEL.fullmatch(normalize(text.strip()))
    return match[1] + match[2] if match else normalize(text.strip())
