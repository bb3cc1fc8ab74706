"""How an article is cited 引文: the line that leads back to the printed page."""

from dibao.archive.detail import Stored

MOST_NAMES = 3  # GB/T 7714-2015, 8.1.2: up to three, then 等


def citation(stored: Stored) -> str:
    """Return how an article is cited; see ``reference``."""
    place = stored.place
    printed = (place.title, place.date, place.label)
    return reference(stored.headline, stored.article.names, place=printed)


def reference(
    headline: str, names: tuple[str, ...], *, place: tuple[str, str, str]
) -> str:
    """Return the reference in the form of GB/T 7714-2015, as far as it is known.

    ``place`` is paper, date and page label. What is not known is left out; "" when
    there is neither a headline nor a paper to cite.

    >>> reference("大桥通车。", ("沈知秋",), place=("柳溪日报", "2024-01-18", "3"))
    '沈知秋. 大桥通车[N]. 柳溪日报, 2024-01-18(3).'
    """
    title, date, label = place
    if not (headline or title):
        return ""
    named = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        named += ", 等"
    bare = headline.rstrip(".。")
    issue = ", ".join(part for part in (title, date) if part)
    parts = (
        named,
        f"{bare}[N]" if bare else "",
        issue + (f"({label})" if label else "") if issue else "",
    )
    return " ".join(f"{part}." for part in parts if part)
