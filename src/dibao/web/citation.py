"""The citation of an article, or what is missing to give one."""

from dibao.archive.detail import Stored

MOST_NAMES = 3  # GB/T 7714-2015, 8.1.2: up to three, then 等


def citation(stored: Stored) -> str:
    """Return the reference in GB/T 7714-2015 form, "" when a part is not known.

    ``作者. 题名[N]. 报名, 2024-01-18(3).`` An article without a byline begins with
    its headline, as the standard has it.
    """
    if missing(stored):
        return ""
    place = stored.place
    names = ", ".join(stored.article.names[:MOST_NAMES])
    if len(stored.article.names) > MOST_NAMES:
        names += ", 等"
    author = f"{names}. " if names else ""
    headline = stored.headline.rstrip(".。")
    return f"{author}{headline}[N]. {place.title}, {place.date}({place.label})."


def missing(stored: Stored) -> tuple[str, ...]:
    """Return which of headline, title, date and label are not known."""
    parts = {
        "headline": stored.headline,
        "title": stored.place.title,
        "date": stored.place.date,
        "label": stored.place.label,
    }
    return tuple(name for name, value in parts.items() if not value)
