"""A small archive of invented pages, taken in as a reader would."""

from pathlib import Path

from dibao.ingest import Given, ingest

PATTERN = "{title}/{date:%Y-%m-%d}/{page}.txt"

PAGES = {
    "柳溪日报/2021-05-24/2.txt": """\
柳溪日报　2021年5月24日　星期一　第02版

望月桥昨日合龙

　　本报讯（记者 沈知秋）昨天上午，横跨柳溪的望月桥顺利合龙。大桥全长1286.5米，
双向６车道，预计年底通车。届时从城东到高新区只要8分钟，比现在少走23公里。

　　“等这座桥，我们等了20年！”家住东岸的罗师傅说：“以后卖菜不用赶早班渡船了。”

ＡＩ门诊进社区

　　本报讯　柳溪社区医院的AI门诊日前开诊，医生用iMed-3系统看片，
3分钟出结果。《居民健康手册》同时发放。
""",
    "柳溪日报/2023-11-02/1.txt": """\
柳溪日报　2023年11月2日　星期四　第1版

旧菜场改造工程完工

　　本报讯（记者 许青禾）历时半年的北门菜场改造工程昨天完工，236个摊位
全部回迁。改造后污水处理能力提高一倍，摊主们说，地面不再积水。

　　菜场改造是今年民生实事之一，总投资1,180万元，占全部工程款的65%。
""",
    "undated.txt": """\
舊橋與渡口

　　從前東岸沒有橋，來往全靠渡船。渡口的老周撐了四十年的船，記得每一位過河的人。

　　長橋通車那天，他站在岸邊看了一個上午。
""",
}


def archive_of(folder: Path, *pages: str) -> Path:
    """Return an archive of some pages, in a folder of its own."""
    paths = [folder / f"{number}.txt" for number in range(1, len(pages) + 1)]
    for path, text in zip(paths, pages, strict=True):
        path.write_text(text, encoding="utf-8")
    archive = folder / "archive.db"
    assert len(pages) == ingest(archive, paths).new
    return archive


def build(folder: Path) -> Path:
    """Return the archive made of the pages, in a folder of its own."""
    pages = folder / "pages"
    for name, text in PAGES.items():
        path = pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    archive = folder / "archive.db"
    summary = ingest(archive, [pages], given=Given(pattern=PATTERN))
    assert (len(PAGES), 0) == (summary.new, summary.problems)
    return archive
