"""For tests of faults: pages enough to be stopped amid, and if an archive is whole."""

from pathlib import Path

from dibao.archive.verifying import verify
from dibao.errors import NoInputError

PAGE = """山前日报 2024年1月{day}日 第{label}版
第{number}号

长桥第{number}座桥墩浇筑完成
本报讯（记者 林一舟）昨日上午，长桥北引桥第{number}座桥墩浇筑完成，这是全线控制性工程。
施工人员告诉记者，桥面铺装将于{number}天后开始，预计明年通车。

湖西茶场迎来第{number}批客人
本报讯（通讯员 路青）春茶开采以来，湖西茶场已接待{number}批客人，鲜叶收购价稳中有升。
"""


def pages(folder: Path, count: int) -> Path:
    """Write so many pages, all different, and return the folder."""
    folder.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        text = PAGE.format(number=number, day=number % 28 + 1, label=number % 8 + 1)
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def unsound(archive: Path) -> list[str]:
    """Return what ``dibao verify`` finds damaged; nothing of what is not there."""
    try:
        found = verify(archive, with_sources=False)
        return [f"{one.table} {one.key}: {one.what}" for one in found if one.is_damage]
    except NoInputError:
        return []
