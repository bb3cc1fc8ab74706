"""Addresses of the reading room. They are promises: what is here stays.

Every link in every page comes from here; nothing a visitor sent is echoed unquoted.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dibao.archive.issues import UNKNOWN
from dibao.archive.place import Place

UNDATED = "undated"
WINDOW = 1000  # lines of a page beside each other at once: 1.5 MB of HTML at most


@dataclass(frozen=True, slots=True)
class Site:
    """Where the reading room stands: ``root`` ends in a slash."""

    root: str
    data: str  # Datasette's own page of the database
    stylesheet: str
    icon: str
    lang: str = "zh"

    def at(self, *parts: str, **args: str) -> str:
        """Return the address with these parts and arguments; empty ones are left out.

        >>> Site("/", "/archive", "", "").at("search", q="铝都 <b>", to="")
        '/search?q=%E9%93%9D%E9%83%BD+%3Cb%3E'
        """
        lang = {} if self.lang == "zh" else {"lang": self.lang}
        given = {key: value for key, value in {**args, **lang}.items() if value}
        path = self.root + "/".join(quote(part, safe="") for part in parts)
        return path + ("?" + urlencode(given) if given else "")

    def search(self, **args: str) -> str:
        """Return the address of a search."""
        return self.at("search", **args)

    def article(self, uid: str, *, form: str = "", **state: str) -> str:
        """Return an article's address; ``form`` is "", ".json" or ".txt".

        With the state of a search, it is shown as one of the search's hits.
        """
        return self.at("a", uid + form, **state)

    def paper(self, title: str, *, year: str = "") -> str:
        """Return a newspaper's address.

        >>> Site("/", "/archive", "", "").paper("")
        '/p/unknown/'
        """
        return self.at("p", title or UNKNOWN, "", year=year)

    def issue(self, title: str, date: str) -> str:
        """Return the address of one day's paper; of its undated pages for ""."""
        return self.at("p", title or UNKNOWN, date or UNDATED, "")

    def undated(self, title: str, *, page: int) -> str:
        """Return the address of one page of the list of undated pages."""
        number = str(page) if page > 1 else ""
        return self.at("p", title or UNKNOWN, UNDATED, "", page=number)

    def picture(self, sha256: str, sequence: int, *, width: int) -> str:
        """Return the address of a page's picture, the same in every language.

        >>> Site("/", "/archive", "", "").picture("3f09", 2, width=320)
        '/i/3f09-2-320.webp'
        """
        return f"{self.root}i/{sha256}-{sequence}-{width}.webp"

    def page(self, place: Place, line: int = 0) -> str:
        """Return a page's address, at a line of its text when one is given."""
        window = (line - 1) // WINDOW if line else 0
        parts = ("p", place.title or UNKNOWN, place.date or UNDATED, place.name, "")
        address = self.at(*parts, line=str(window * WINDOW + 1) if window else "")
        return f"{address}#l{line}" if line else address
