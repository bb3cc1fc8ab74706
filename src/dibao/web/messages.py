"""How the pages speak: every word of their own, Chinese first, English if asked."""

import datetime
from collections.abc import Callable

from dibao.web.phrases_page import PAGE
from dibao.web.phrases_search import SEARCH

Say = Callable[..., str]

EVERYWHERE: dict[str, tuple[str, str]] = {
    # every page
    "site": ("邸报", "Dibao"),
    "tagline": ("报纸档案", "newspaper archive"),
    "colon": ("：", ": "),
    "skip": ("跳到正文", "Skip to content"),
    "home": ("首页", "Home"),
    "data": ("数据表", "Data tables"),
    "other_language": ("English", "中文"),
    "search": ("检索", "Search"),
    "search_label": ("检索全文", "Search the full text"),
    "search_hint": (
        "几个词用空格隔开，都要出现；加引号“……”则逐字查找。",
        "All words must occur; “quotation marks” find letter for letter.",
    ),
    "unknown_title": ("未注明报名", "Paper not stated"),
    "unknown_date": ("日期不详", "Date not known"),
    "undated": ("未注明日期", "Undated"),
    "you_are_here": ("所在位置", "You are here"),
    "page_label": ("第{label}版", "page {label}"),
    "page_unlabeled": ("未注明版次", "page not numbered"),
    "year": ("{year}年", "{year}"),
    "no_headline": ("（无题）", "(no headline)"),
    "n_articles": ("{n}篇", "{n} articles"),
    "chars": ("{n}字", "{n} characters"),
    "about": (
        "每篇文章都由版面原文整理而来，原文一字未改，可逐行对照。",
        "Every article is drawn from a page's raw text, which is kept unchanged "
        "and shown beside it line by line.",
    ),
    # what went wrong
    "error_title": ("没有这一页", "No such page"),
    "no_article": (
        "没有编号为“{uid}”的文章。可能地址抄漏了字：编号是十个字母或数字。",
        "There is no article “{uid}”. A letter may be missing: it has ten.",
    ),
    "gone": (
        "编号“{uid}”的文章已不在档案里：来源文件改过，新的版本里没有这一篇。",
        "The article “{uid}” is gone: its file changed, and it is not in the new one.",
    ),
    "withdrawn": (
        "编号“{uid}”的文章已从档案中撤下。",
        "The article “{uid}” was withdrawn from the archive.",
    ),
    "no_paper": ("档案里没有报纸“{title}”。", "No paper “{title}” is in this archive."),
    "no_issue": (
        "档案里没有《{title}》{date}的报纸。可能那天没有出版，也可能还没有收录。",
        "No {title} of {date} is here: not printed, or not added yet.",
    ),
    "no_page": (
        "档案里没有《{title}》{date}的“{name}”版。",
        "No page “{name}” of {title}, {date}, is here.",
    ),
    "no_such_address": (
        "这个地址没有对应的页面。",
        "There is no page at this address.",
    ),
    "what_next": (
        "可以回到首页看看收录了哪些报纸，或者直接检索。",
        "See on the home page what is here, or search.",
    ),
    "forbidden_title": ("不能查看", "Not allowed"),
    "forbidden": (
        "这份档案不对所有人开放。请向管理员要权限，或先登录。",
        "This archive is not open to everyone. Ask whoever runs it, or log in.",
    ),
    "slow_title": ("检索太慢", "Too slow"),
    "slow": (
        "这次检索超过了时限。请再加一个词，或选定报纸、年份，再试一次。",
        "This search took too long. Add a word, or choose a paper or a year.",
    ),
    "broken_title": ("出错了", "Something went wrong"),
    "broken": (
        "读取档案时出错。请稍后再试；还不行，请管理员运行 dibao verify 检查。",
        "The archive could not be read. Try again, or have it checked: dibao verify.",
    ),
}

MESSAGES = {**EVERYWHERE, **SEARCH, **PAGE}
WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


def speaker(lang: str) -> Say:
    """Return the function that says a message in this language.

    >>> speaker("zh")("count", n=1234), speaker("en")("count", n=1234)
    ('共1,234篇', 'Articles found: 1,234')
    """
    column = 0 if lang == "zh" else 1

    def say(key: str, **values: object) -> str:
        shown = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in values.items()
        }
        return MESSAGES[key][column].format(**shown)

    return say


def day(date: str, lang: str) -> str:
    """Return an ISO date as a reader would write it.

    >>> day("2024-01-18", "zh"), day("2024-01-18", "en"), day("2024-01", "zh")
    ('2024年1月18日 星期四', 'Thu 18 Jan 2024', '2024-01')
    """
    try:
        then = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    if lang != "zh":
        return f"{then:%a} {then.day} {then:%b %Y}"
    weekday = WEEKDAYS[then.weekday()]
    return f"{then.year}年{then.month}月{then.day}日 星期{weekday}"
