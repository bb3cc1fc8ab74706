"""A small archive for the tests of its pages: invented papers, every kind of address.

Pages are laid out by hand, a block a line, so that what is shown does not hang on how
well pages are told apart; only cleaning is real.
"""

import datetime
import hashlib
from pathlib import Path

from dibao.archive import connect, writer
from dibao.archive.preparing import prepared
from dibao.archive.sources import Incoming, located
from dibao.archive.transaction import commit
from dibao.clean import clean
from dibao.model import (
    Article,
    Block,
    Facts,
    Kind,
    Page,
    Role,
    Segmented,
    Span,
    Understood,
    lines_of,
)

ROLES = {
    "引": Role.KICKER,
    "题": Role.HEADLINE,
    "副": Role.DECK,
    "小": Role.CROSSHEAD,
    "名": Role.BYLINE,
    "文": Role.BODY,
    "图": Role.CAPTION,
    "转": Role.JUMP,
    "头": Role.FURNITURE,
}
POISON = '<script>alert(1)</script><img src=x onerror="alert(2)">'

FRONT = """头|山前日报 2024年1月18日 星期四 第01版 要闻

引|冬日抓项目
题|铝铝都都新新城城开开工工建建设设
副|总投资八十亿元
名|本报记者 高小芸
文|　　昨天上午，铝都新城在山前区开工建设，首批项目三十三个，总投资八十亿元。
小|三年建成
文|　　新城计划三年建成，建成后可容纳五万人居住。
图|图为铝都新城开工现场。
转|（下转第二版）

题|河滩公园迎来候鸟
文|　　近日，上千只候鸟飞抵河滩公园越冬，市民可到观鸟台观赏。

文|　　简讯：山前区图书馆本周六照常开放，欢迎市民前来借阅。"""
SECOND = """头|山前日报 2024年1月18日 第02版

题|铝都新城开工建设
转|（上接第一版）
文|　　新城东区将建学校两所、医院一所，铝都大道同步改造。"""
POISONED = f"""题|{POISON}
文|　　正文里也有 {POISON} 和候鸟。"""
NEXT_DAY = """题|河滩公园候鸟增至两千只
文|　　观鸟台记录到候鸟两千余只。"""
OLD = """题|水库蓄水
文|　　青石水库开始蓄水。"""
LOOSE = """题|集市重开
文|　　停办多年的古镇集市重新开张，候鸟一样的小贩又回来了。"""


def understood(text, facts, *, sequence=1):
    """Return a page laid out as above; blank lines part articles."""
    marked = [line.partition("|")[::2] for line in text.split("\n")]
    page = Page(lines_of("\n".join(raw for _, raw in marked) + "\n"), sequence)
    cleaned = clean(page)
    articles, furniture, blocks = [], [], []
    for number, (mark, _) in enumerate([*marked, ("", "")], start=1):
        if not mark:
            articles += [blocks] if blocks else []
            blocks = []
            continue
        line = cleaned.lines[number - 1].text
        text = line.strip()
        start = line.index(text)
        span = Span(number, start, start + len(text))
        kept = furniture if mark == "头" else blocks
        kept.append(Block(ROLES[mark], text, (span,)))
    made = tuple(article(blocks, number) for number, blocks in enumerate(articles))
    return Understood(page, cleaned, Segmented(made, tuple(furniture), sequence, facts))


def article(blocks, number):
    """Return an article; the third of a page is one whose boundary is doubtful."""
    byline = " ".join(block.text for block in blocks if block.role == Role.BYLINE)
    return Article(
        Kind.BRIEF if blocks[0].text.startswith("简讯") else Kind.ARTICLE,
        tuple(blocks),
        confidence=0.9,
        boundary=0.3 if number == 2 else 0.9,
        byline=byline,
        names=tuple(byline.removeprefix("本报记者 ").split()),
        jump=next((block.text for block in blocks if block.role == Role.JUMP), ""),
    )


def facts(title="", date="", label="", section=""):
    day = datetime.date.fromisoformat(date) if date else None
    return Facts(title, day, label, section)


PAGES = (
    ("front.txt", FRONT, facts("山前日报", "2024-01-18", "1", "要闻")),
    ("second.txt", SECOND, facts("山前日报", "2024-01-18", "2")),
    ("poisoned.txt", POISONED, facts("山前日报", "2024-01-18", "2", POISON)),
    ("next.txt", NEXT_DAY, facts("山前日报", "2024-01-19", "1")),
    ("old.txt", OLD, facts("青石报", "1998-06-01", "A10")),
    ("loose.txt", LOOSE, facts()),
    ("dateless.txt", LOOSE.replace("集市", "庙会"), facts("青石报")),
)


def build(path, pages=PAGES):
    """Make an archive of these pages at a path, and return the path."""
    with connect.open_to_write(Path(path), create=True) as conn:
        conn.execute("begin immediate")
        for name, text, known in pages:
            add(conn, path, name, (text, known))
        commit(conn)
    return path


def add(conn, path, name, page):
    """Store one page as a file of this name; the counter goes up as after an ingest."""
    text, known = page
    data = text.encode()
    incoming = Incoming(
        hashlib.sha256(data).hexdigest(), len(data), "text", "utf-8", "text 1"
    )
    location = located(Path(path).parent / name, Path(path))
    ready = prepared((understood(text, known),), sha256=incoming.sha256)
    writer.admit(conn, incoming, ready, location=location)
    conn.execute("update meta set value = value + 1 where key = 'counter'")
