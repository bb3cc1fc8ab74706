"""What every template may say: the site, the messages, names as a reader sees them."""

from urllib.parse import parse_qsl, urlencode

from dibao.archive.issues import UNKNOWN
from dibao.archive.place import Place
from dibao.web.messages import MESSAGES, day
from dibao.web.reply import Ask
from dibao.web.rules import described

# What segmenting decided is at least as likely as not; below this a reader should look.
LOW_BOUNDARY = 0.7  # 9 of the 99 articles of the sample pages lie below


def context_of(ask: Ask) -> dict[str, object]:
    """Return the names that every template can use."""
    say, site = ask.say, ask.site

    def title_name(title: str) -> str:
        return title if title and title != UNKNOWN else say("unknown_title")

    def day_name(date: str) -> str:
        return day(date, site.lang) if date else say("unknown_date")

    def label_name(label: str) -> str:
        return say("page_label", label=label) if label else say("page_unlabeled")

    def where(place: Place) -> str:
        parts = (title_name(place.title), day_name(place.date), label_name(place.label))
        return " · ".join((*parts, place.section) if place.section else parts)

    def word(group: str, name: str) -> str:
        key = f"{group}_{name}"
        return say(key) if key in MESSAGES else name

    return {
        "site": site,
        "say": say,
        "lang": site.lang,
        "low_boundary": LOW_BOUNDARY,
        "title_name": title_name,
        "day_name": day_name,
        "label_name": label_name,
        "where": where,
        "word": word,
        "file_name": file_name,
        "rule": lambda name: described(name, site.lang),
        "other": other_language(ask),
    }


def file_name(path: str) -> str:
    """Return a source's path as anyone may see it: below the archive, or its name.

    >>> file_name("2024/p1.txt"), file_name("/home/wang/p1.txt"), file_name("C:/p1.txt")
    ('2024/p1.txt', 'p1.txt', 'p1.txt')
    """
    is_whole = path.startswith("/") or path[1:2] == ":"
    return path.rpartition("/")[2] if is_whole else path


def other_language(ask: Ask) -> str:
    """Return the address of this same page in the other language."""
    path, _, query = ask.address.partition("?")
    given = [pair for pair in parse_qsl(query) if pair[0] != "lang"]
    if ask.site.lang == "zh":
        given.append(("lang", "en"))
    return path + ("?" + urlencode(given) if given else "")
