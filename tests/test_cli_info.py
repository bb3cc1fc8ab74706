"""dibao info: what an archive of this kind should have and has not."""

import datetime

from click.testing import CliRunner

from dibao.cli import main
from dibao.ingest import Given, ingest

PATTERN = "{title}/{date:%Y-%m-%d}/{page}.txt"
TEXT = "今日天气\n\n\u3000\u3000{}，县里天气晴好，晒谷场上铺满了新收的稻谷。\n"


def info(folder, *pages):
    for page in pages:
        path = folder / "pages" / f"{page}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(page), encoding="utf-8")
    archive = folder / "archive.db"
    assert (
        len(pages)
        == ingest(archive, [folder / "pages"], given=Given(pattern=PATTERN)).new
    )
    result = CliRunner().invoke(main, ["info", str(archive)])
    assert 0 == result.exit_code
    return result.output


def days(first, count, *, step):
    start = datetime.date.fromisoformat(first)
    return [start + datetime.timedelta(step * number) for number in range(count)]


def test_a_daily_that_stops_for_two_weeks_has_a_gap(tmp_path):
    issues = [*days("2024-01-01", 5, step=1), *days("2024-01-20", 5, step=1)]
    out = info(tmp_path, *(f"新城日报/{day}/1" for day in issues))
    assert "gaps (1)" in out
    assert "新城日报: no issue for 14 days, 2024-01-05 to 2024-01-20" in out


def test_a_weekly_that_skips_one_number_has_no_gap(tmp_path):
    issues = days("2024-01-01", 8, step=7)
    del issues[4]
    out = info(tmp_path, *(f"新城周报/{day}/1" for day in issues))
    assert "gaps" not in out


def test_an_issue_without_its_second_page_misses_it(tmp_path):
    out = info(tmp_path, "新城日报/2024-01-01/1", "新城日报/2024-01-01/3")
    assert "missing pages (1)\n  新城日报 2024-01-01: no page 2\n" in out


def test_lettered_pages_are_not_counted_through(tmp_path):
    out = info(tmp_path, "新城日报/2024-01-01/A1", "新城日报/2024-01-01/A3")
    assert "missing pages" not in out
