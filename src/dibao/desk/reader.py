"""An archive opened to be read: what ``dibao.open_archive`` gives back."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from dibao.archive import browse, connect, detail, report
from dibao.archive.browse import Paper
from dibao.archive.detail import Source, Stored
from dibao.archive.find import Filters
from dibao.archive.report import Gap, Hole, Run, Totals
from dibao.archive.trouble import told
from dibao.desk.answer import Answer
from dibao.desk.matching import count, known
from dibao.desk.paging import Slice
from dibao.desk.search import EVERYTHING, FIRST_PAGE, search
from dibao.errors import NoInputError
from dibao.model import lines_of
from dibao.query import parse


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive holds: papers and years, totals, what is missing, its state."""

    papers: tuple[Paper, ...]
    totals: Totals
    gaps: tuple[Gap, ...]
    holes: tuple[Hole, ...]
    last_run: Run | None
    meta: dict[str, str]


class Archive:
    """One archive, open until ``close()`` or the end of a ``with`` block."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Open the file; see ``open_to_read`` for what may be wrong with it."""
        self.path = Path(path)
        self._conn = connect.open_to_read(self.path)

    def search(
        self, text: str, *, filters: Filters = EVERYTHING, page: Slice = FIRST_PAGE
    ) -> Answer:
        """Return what a query finds, one slice of it in the order filters ask for.

        Any string is a query; ``dibao.query`` tells the language. The next slice is
        ``page=Slice(limit, after=answer.after)``, until ``answer.after`` is "".
        """
        with told(self.path), connect.one_moment(self._conn):
            return search(self._conn, text, filters=filters, page=page)

    def count(self, text: str, *, filters: Filters = EVERYTHING) -> int:
        """Return how many articles a query matches, and no more than that.

        About how many, where ``search`` would say 约.
        """
        node = parse(text).node
        if node is None:
            return 0
        with told(self.path), connect.one_moment(self._conn):
            return count(self._conn, node, known(self._conn), filters=filters)

    def article(self, uid: str) -> Stored:
        """Return an article whole.

        Raises:
            NoInputError: no article has this uid now; what became of it is said.
        """
        with told(self.path):
            found = detail.article(self._conn, uid)
            fate = None if found else detail.fate(self._conn, uid)
        if found:
            return found
        if fate is None:
            raise NoInputError(f"{uid}: no article of {self.path} has this uid.")
        see = f" See {fate.see}." if fate.see else ""
        raise NoInputError(f"{uid}: gone from {self.path} ({fate.reason}).{see}")

    def source(self, stored: Stored) -> Source:
        """Return the file an article came from."""
        with told(self.path):
            return detail.source_of(self._conn, stored.place.page_id)

    def raw_lines(self, stored: Stored) -> dict[int, str]:
        """Return the page's raw lines that an article is made of, by their number."""
        with told(self.path):
            raw = report.raw_text(self._conn, stored.place.page_id)
            absorbed = report.absorbed_lines(self._conn, stored.place.page_id)
        lines = lines_of(raw)
        wanted = set(numbers_of(stored, absorbed))
        return {
            number: line.text
            for number, line in enumerate(lines, start=1)
            if number in wanted
        }

    def holdings(self) -> Holdings:
        """Return what the archive holds, and in what state it is."""
        with told(self.path):
            return Holdings(
                browse.papers(self._conn),
                report.totals(self._conn),
                report.gaps(self._conn),
                report.holes(self._conn),
                report.last_run(self._conn),
                report.meta(self._conn),
            )

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


def numbers_of(stored: Stored, absorbed: frozenset[int]) -> Iterator[int]:
    """Yield the lines of an article's blocks and those absorbed right after them."""
    for block in stored.article.blocks:
        if block.spans:
            first, last = block.lines
            while last + 1 in absorbed:
                last += 1
            yield from range(first, last + 1)
