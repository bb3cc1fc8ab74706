"""For tests of faults: pages enough to be stopped amid, and if an archive is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dibao.analyze import using
from dibao.archive import digest, wording
from dibao.archive.connect import open_to_read
from dibao.archive.preparing import tokens_of
from dibao.errors import NoInputError

PAGE = """山前日报 2024年1月{day}日 第{label}版
第{number}号

长桥第{number}座桥墩浇筑完成
本报讯（记者 林一舟）昨日上午，长桥北引桥第{number}座桥墩浇筑完成，这是全线控制性工程。
施工人员告诉记者，桥面铺装将于{number}天后开始，预计明年通车。

湖西茶场迎来第{number}批客人
本报讯（通讯员 路青）春茶开采以来，湖西茶场已接待{number}批客人，鲜叶收购价稳中有升。
"""
ARTICLES = """
select a.id, a.digest, a.kicker || char(10) || a.headline || char(10) || a.deck, x.text
from articles a
join texts x on x.article_id = a.id
"""


def pages(folder: Path, count: int) -> Path:
    """Write so many pages, all different, and return the folder."""
    folder.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        text = PAGE.format(number=number, day=number % 28 + 1, label=number % 8 + 1)
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def unsound(archive: Path) -> list[str]:
    """Return what does not fit together; nothing of what is not there."""
    found = []
    try:
        conn = open_to_read(archive)
    except NoInputError:
        return []
    with closing(conn):
        (checked,) = conn.execute("pragma integrity_check").fetchone()
        if checked != "ok":
            found.append(checked)
        words, grams = indexed(conn, "articles_fts"), indexed(conn, "articles_grams")
        with using(wording.user_words_of(conn)):
            for article_id, seal, heading, text in conn.execute(ARTICLES):
                if digest.of_article(conn, article_id) != seal:
                    found.append(f"article {article_id}")
                *both, pairs = (set(one.split()) for one in tokens_of(heading, text))
                if both[0] | both[1] != words.pop(article_id, set()):
                    found.append(f"words of {article_id}")
                if pairs != grams.pop(article_id, set()):
                    found.append(f"grams of {article_id}")
        found += [f"ghosts {sorted(one)[:3]}" for one in (words, grams) if one]
        half = (
            "select count(*) from sources where id not in (select source_id from pages)"
        )
        if conn.execute(half).fetchone() != (0,):
            found.append("a source without pages")
    return found


def indexed(conn: sqlite3.Connection, table: str) -> dict[int, set[str]]:
    """Return what an index says that each article holds."""
    found: dict[int, set[str]] = {}
    with closing(sqlite3.connect(":memory:")) as own:
        path = conn.execute("pragma database_list").fetchone()[2]
        own.execute("attach ? as archive", (path,))
        own.execute(
            f"create virtual table temp.v using fts5vocab(archive, {table}, instance)"
        )
        for doc, term in own.execute("select doc, term from temp.v"):
            found.setdefault(doc, set()).add(term)
    return found
