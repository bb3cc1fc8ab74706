"""How an article is cited 引文: the line that leads back to the printed page."""

from dibao.archive.detail import Stored

MOST_NAMES = 3  # GB/T 7714-2015, 8.1.2: up to three, then 等


def citation(stored: Stored) -> str:
    """Return the reference in the form of GB/T 7714-2015, as far as it is known.

    ``作者. 题名[N]. 报名, 2024-01-18(3).`` What is not known is left out; "" when
    there is neither a headline nor a paper to cite.
    """
    place = stored.place
    names = ", ".join(stored.article.names[:MOST_NAMES])
    if len(stored.article.names) > MOST_NAMES:
        names += ", 等"
    headline = stored.headline.rstrip(".。")
    label = f"({place.label})" if place.label else ""
    issue = ", ".join(part for part in (place.title, place.date) if part)
    parts = (
        names,
        f"{headline}[N]" if headline else "",
        issue + label if issue else "",
    )
    if not (headline or place.title):
        return ""
    return " ".join(f"{part}." for part in parts if part)
