"""The pages that list: home, a newspaper, one day's paper, pages without a date."""

import re
from sqlite3 import Connection

from dibao.archive import browse
from dibao.archive.browse import Paper
from dibao.archive.issues import UNKNOWN
from dibao.web.context import title_name
from dibao.web.printed import state, thumbs
from dibao.web.reply import Ask, Reply, trouble

UNDATED_AT_ONCE = 50  # pages a list of undated ones shows
NEWEST_AT_ONCE = 10
MOST_HELD = 4  # archives whose papers are remembered


_HELD: dict[tuple[str, str], tuple[Paper, ...]] = {}


def papers(conn: Connection) -> tuple[Paper, ...]:
    """Return every newspaper; counted once for each state of an archive.

    Counting 200,000 articles takes 150 ms; the counter says that nothing has changed.
    """
    path = str(conn.execute("pragma database_list").fetchone()[2])
    key = (path, browse.counter(conn))
    if key not in _HELD:
        while len(_HELD) >= MOST_HELD:
            _HELD.pop(next(iter(_HELD)), None)
        _HELD[key] = browse.papers(conn)
    return _HELD[key]


def home(conn: Connection, ask: Ask) -> Reply:
    """Return what the archive holds."""
    every = papers(conn)
    years: dict[int, int] = {}
    for paper in every:
        for year, count in paper.years:
            years[year] = years.get(year, 0) + count
    dates = [date for paper in every for date in (paper.first, paper.last) if date]
    context = {
        "page_title": ask.say("home_title"),
        "papers": every,
        "totals": {
            "papers": sum(bool(paper.name) for paper in every),
            "issues": sum(paper.issues for paper in every),
            "pages": sum(paper.pages for paper in every),
            "articles": sum(paper.articles for paper in every),
        },
        "first": min(dates, default=""),
        "last": max(dates, default=""),
        "newest": browse.newest(conn, NEWEST_AT_ONCE),
    }
    return Reply("home.html", context)


def paper(conn: Connection, ask: Ask) -> Reply:
    """Return one newspaper: its years, and the issues of one of them."""
    title = named(ask.path["title"])
    held = next((one for one in papers(conn) if one.name == title), None)
    if held is None:
        return trouble(ask, ask.say("no_paper", title=title_name(ask.say, title)))
    year = wanted_year(held, ask.args.get("year", ""))
    found = browse.issues(conn, title, first=f"{year}-01-01", last=f"{year}-12-31")
    context = {
        "page_title": title_name(ask.say, title),
        "paper": held,
        "year": year,
        "issues": found if year else (),
    }
    return Reply("paper.html", context)


def wanted_year(held: Paper, asked: str) -> str:
    """Return the year asked for, or the latest one; "" where no date is known."""
    if re.fullmatch(r"[0-9]{4}", asked):
        return asked
    return f"{held.years[-1][0]:04d}" if held.years else ""


def issue(conn: Connection, ask: Ask) -> Reply:
    """Return one day's paper: its pages, their articles in order."""
    title, date = named(ask.path["title"]), ask.path["date"]
    leaves = browse.issue(conn, title, date)
    if not leaves:
        said = ask.say("no_issue", title=title_name(ask.say, title), date=date)
        return trouble(ask, said)
    before, after = browse.days_around(conn, title, date)
    pictures = thumbs(conn, ask, leaves)
    context = {
        "page_title": title_name(ask.say, title),
        "title": title,
        "date": date,
        "leaves": leaves,
        "thumbs": pictures,
        "before": before,
        "after": after,
    }
    return Reply("issue.html", context, state=state(sorted(pictures)))


def undated(conn: Connection, ask: Ask) -> Reply:
    """Return a newspaper's pages without a date."""
    title = named(ask.path["title"])
    held = next((one for one in papers(conn) if one.name == title), None)
    if held is None or not held.undated:
        said = ask.say("no_paper", title=title_name(ask.say, title))
        return trouble(ask, said)
    number = page_number(ask.args.get("page", ""))
    offset = (number - 1) * UNDATED_AT_ONCE
    context = {
        "page_title": title_name(ask.say, title),
        "title": title,
        "total": held.undated,
        "number": number,
        "numbers": -(-held.undated // UNDATED_AT_ONCE),
        "addresses": lambda to: ask.site.undated(title, page=to),
        "leaves": browse.undated(conn, title, limit=UNDATED_AT_ONCE, offset=offset),
    }
    return Reply("undated.html", context)


def named(part: str) -> str:
    """Return a newspaper's name as the archive has it from its part of an address."""
    return "" if part == UNKNOWN else part


def page_number(asked: str) -> int:
    """Return which page of a list was asked for, from 1.

    >>> page_number("3"), page_number("-1"), page_number("9" * 50)
    (3, 1, 1)
    """
    return max(1, int(asked)) if re.fullmatch(r"[0-9]{1,6}", asked) else 1
