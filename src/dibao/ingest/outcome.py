"""What became of each file of a run, and of all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dibao.archive.problems import Problem
from dibao.read import BLANK


class Status(StrEnum):
    """What became of a file."""

    NEW = "new"  # or read anew, in another encoding
    UNCHANGED = "unchanged"  # its bytes were in; a further path may have been added
    PROBLEM = "problem"
    SKIPPED = "skipped"  # not a file for us: no reader, a link, a device


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, said only once it is durable."""

    path: Path
    status: Status
    pages: int = 0
    articles: int = 0  # furniture is none
    problem: Problem | None = None
    lacking: tuple[Problem, ...] = ()  # of pages of a file that is in
    note: str = ""  # why it was skipped; "withdrawn" where known bytes are that


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files a run saw: ``seen == new + unchanged + problems``, always."""

    new: int = 0
    unchanged: int = 0
    problems: int = 0
    skipped: int = 0  # not seen, only passed over
    pages: int = 0
    articles: int = 0
    unread: int = 0  # pages that could not be read, of files that are in
    blank: int = 0  # pages on which nothing is printed, of such files: no fault
    interrupted: int = 0  # the exit code that says by what; 0: by nothing

    @property
    def seen(self) -> int:
        """How many files there were to ingest."""
        return self.new + self.unchanged + self.problems


def summed(outcomes: Iterable[Outcome], *, start: Summary) -> Summary:
    """Return a summary with these outcomes added."""
    rows = tuple(outcomes)
    count = Counter(outcome.status for outcome in rows)
    lacking = [problem.code for outcome in rows for problem in outcome.lacking]
    blank = lacking.count(BLANK)
    return Summary(
        start.new + count[Status.NEW],
        start.unchanged + count[Status.UNCHANGED],
        start.problems + count[Status.PROBLEM],
        start.skipped + count[Status.SKIPPED],
        start.pages + sum(outcome.pages for outcome in rows),
        start.articles + sum(outcome.articles for outcome in rows),
        start.unread + len(lacking) - blank,
        start.blank + blank,
        start.interrupted,
    )
