"""An archive opened to be read: what ``dibao.open_archive`` gives back."""

from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from dibao.archive import connect, detail
from dibao.archive.detail import Stored
from dibao.archive.find import Filters
from dibao.desk.answer import Answer, Slice
from dibao.desk.search import EVERYTHING, FIRST_PAGE, search
from dibao.errors import NoInputError


class Archive:
    """One archive, open until ``close()`` or the end of a ``with`` block."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Open the file; see ``open_to_read`` for what may be wrong with it."""
        self.path = Path(path)
        self._conn = connect.open_to_read(self.path)

    def search(
        self, text: str, *, filters: Filters = EVERYTHING, page: Slice = FIRST_PAGE
    ) -> Answer:
        """Return the articles in which all of a query stands, best first."""
        with connect.told(self.path):
            return search(self._conn, text, filters=filters, page=page)

    def article(self, uid: str) -> Stored:
        """Return an article whole.

        Raises:
            NoInputError: no article has this uid now; what became of it is said.
        """
        with connect.told(self.path):
            found = detail.article(self._conn, uid)
            fate = None if found else detail.fate(self._conn, uid)
        if found:
            return found
        if fate is None:
            raise NoInputError(f"{uid}: no article of {self.path} has this uid.")
        see = f" See {fate.see}." if fate.see else ""
        raise NoInputError(f"{uid}: gone from {self.path} ({fate.reason}).{see}")

    def close(self) -> None:
        """Let go of the file."""
        self._conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
