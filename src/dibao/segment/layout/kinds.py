"""What kind of article a region holds: its place and its marks say more than words."""

import re

from dibao.model import Block, Kind, Role
from dibao.segment import marks
from dibao.segment.build import kind_of

# What an advertisement asks of its readers. News gives a number now and then, never
# with so few sentences.
ASKS = re.compile(
    r"热线|电话|地址|咨询|加盟|订购|抢购|钜惠|优惠|招商|开盘|盛大|扫码|乘车路线"
)
REPORTS = re.compile(r"本报讯|记者|通讯员|新华社|[^。]{8,}。[^。]{8,}。")


def kind_printed(blocks: tuple[Block, ...]) -> Kind:
    """Return what kind of article the blocks of one region are.

    An advertisement's mark 广告 stands inside its own region. Without one, its text
    asks for calls and visits, and tells nothing in sentences.
    """
    if any(block.role is Role.AD_MARK for block in blocks):
        return Kind.AD
    kind = kind_of(blocks)
    text = "".join(block.text for block in blocks)
    if kind in (Kind.ARTICLE, Kind.BRIEF, Kind.OTHER) and not REPORTS.search(text):
        return Kind.AD if ASKS.search(text) else kind
    return kind


def is_ad_mark(text: str) -> bool:
    """Tell whether a line is the mark 广告 and nothing else."""
    return "告" in text and bool(marks.AD_MARK.fullmatch(text.strip()))
