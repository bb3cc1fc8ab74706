"""What every template may say: the site, the messages, names as a reader sees them."""

from functools import partial
from urllib.parse import urlencode

from dibao.archive.issues import UNKNOWN
from dibao.archive.place import Place
from dibao.web.messages import MESSAGES, Say, day
from dibao.web.reply import Ask
from dibao.web.rules import described

# What segmenting decided is at least as likely as not; below this a reader should look.
LOW_BOUNDARY = 0.7  # 9 of the 99 articles of the sample pages lie below


def context_of(ask: Ask) -> dict[str, object]:
    """Return the names that every template can use."""
    return {
        "site": ask.site,
        "say": ask.say,
        "lang": ask.site.lang,
        "low_boundary": LOW_BOUNDARY,
        "title_name": partial(title_name, ask.say),
        "day_name": partial(day_name, ask),
        "label_name": partial(label_name, ask.say),
        "where": partial(where, ask),
        "word": partial(word, ask.say),
        "file_name": file_name,
        "rule": partial(described, lang=ask.site.lang),
        "other": other_language(ask),
    }


def title_name(say: Say, title: str) -> str:
    """Return a newspaper's name as a reader sees it."""
    return title if title and title != UNKNOWN else say("unknown_title")


def day_name(ask: Ask, date: str) -> str:
    """Return a date as a reader sees it."""
    return day(date, ask.site.lang) if date else ask.say("unknown_date")


def label_name(say: Say, label: str) -> str:
    """Return a page's printed number as a reader sees it."""
    return say("page_label", label=label) if label else say("page_unlabeled")


def where(ask: Ask, place: Place) -> str:
    """Return paper, date, page and section, as they stand under a headline."""
    parts = (
        title_name(ask.say, place.title),
        day_name(ask, place.date),
        label_name(ask.say, place.label),
        place.section,
    )
    return " · ".join(filter(None, parts))


def word(say: Say, group: str, name: str) -> str:
    """Return what a kind or role is called; its own name where there is no word."""
    key = f"{group}_{name}"
    return say(key) if key in MESSAGES else name


def file_name(path: str) -> str:
    """Return a source's path as anyone may see it: below the archive, or its name.

    >>> file_name("2024/p1.txt"), file_name("/home/wang/p1.txt"), file_name("C:/p1.txt")
    ('2024/p1.txt', 'p1.txt', 'p1.txt')
    """
    is_whole = path.startswith("/") or path[1:2] == ":"
    return path.rpartition("/")[2] if is_whole else path


def other_language(ask: Ask) -> str:
    """Return the address of this same page in the other language."""
    path = ask.address.partition("?")[0]
    given = {key: value for key, value in ask.args.items() if key != "lang" and value}
    if ask.site.lang == "zh":
        given["lang"] = "en"
    return path + ("?" + urlencode(given) if given else "")
