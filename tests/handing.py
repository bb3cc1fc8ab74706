"""Hand files to the command line as a person would, and look what became of them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dibao.cli import main

GOOD = """\
柳溪日报　2021年5月24日　星期一　第02版

望月桥昨日合龙

　　本报讯（记者 沈知秋）昨天上午，横跨柳溪的望月桥顺利合龙。大桥全长1286.5米，
双向６车道，预计年底通车。届时从城东到高新区只要8分钟，比现在少走23公里。

　　“等这座桥，我们等了20年！”家住东岸的罗师傅说：“以后卖菜不用赶早班渡船了。”
"""


@dataclass(frozen=True)
class Handed:
    """What became of a folder: its archive, the sum, code by name, what was said."""

    archive: Path
    total: dict
    codes: dict
    output: str

    def rows(self, sql, *values):
        with closing(sqlite3.connect(self.archive)) as conn:
            return conn.execute(sql, values).fetchall()

    def raw(self, name):
        """Return the raw text of the current pages of a file."""
        found = self.rows(
            "select pages.raw from pages join source_paths using (source_id) "
            "where path = ? and is_current and superseded_by is null "
            "order by sequence",
            f"in/{name}",
        )
        return "".join(text for (text,) in found)


def dibao(*arguments):
    """Return the result of a command; colors stay in, as on a terminal."""
    return CliRunner().invoke(main, [str(one) for one in arguments], color=True)


def fill(folder, files):
    """Write files, a good one beside them, into a folder called "in"; return it."""
    home = folder / "in"
    home.mkdir()
    for name, content in {"good.txt": GOOD, **files}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (home / name).write_bytes(data)
    return home


def handed(home, *options):
    """Ingest a folder and return what became of it; what holds of any is checked."""
    archive = home.parent / "archive.db"
    result = dibao("ingest", archive, home, "--json", *options)
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output
    assert "a bug in dibao" not in result.output
    total = json.loads(result.stdout)
    parts = ("new", "unchanged", "problems")
    assert total["seen"] == sum(total[part] for part in parts)
    assert bool(result.exit_code) == bool(total["problems"] or total["unread"])
    listed = dibao("problems", archive, "--json").stdout.splitlines()
    noted = [json.loads(line) for line in listed]
    codes = {Path(one["path"]).name: one["code"] for one in noted}
    assert total["problems"] + total["unread"] == len(noted)
    found = Handed(archive, total, codes, result.output)
    assert found.raw("good.txt") == GOOD
    return found


def given(folder, **files):
    """Hand in files, "_" in their names standing for the dot; return what became."""
    return handed(fill(folder, {k.replace("_", "."): v for k, v in files.items()}))


def found(archive, query):
    """Return the headlines of the articles that a query finds."""
    answer = json.loads(dibao("search", archive, query, "--json").stdout)
    return [hit["headline"] for hit in answer["hits"]]
