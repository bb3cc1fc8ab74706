"""Files on their way: asked for in order, so many at once, and landing in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dibao.read import Found

if TYPE_CHECKING:
    from dibao.archive.problems import Problem
    from dibao.ingest.work import Ready

# Enough that no worker waits for the writer, which may be a second at its commit; few
# enough that what is ready fits in memory, several times its text.
PER_WORKER = 16
MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of the walk, and what was asked of it.

    ``error`` says why its bytes could not be had; ``answer`` is None where they need
    no work. Of the bytes themselves only the number is kept.
    """

    found: Found
    sha256: str = ""
    size_bytes: int = 0
    error: Exception | None = None
    answer: "Future[Ready | Problem] | None" = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.found.path


class OnItsWay(Protocol):
    """What has been asked for."""

    @property
    def size_bytes(self) -> int:
        """How much it is."""

    @property
    def answer(self) -> Future[Any] | None:
        """What has the answer, or will have it; None where none is needed."""


A = TypeVar("A", bound=OnItsWay)


def in_order(asks: Iterable[A], *, workers: int) -> Iterator[A]:
    """Yield what was asked for, in order, each when it is there or room is needed.

    The next ones are asked for meanwhile, as far as there is room.
    """
    waiting: deque[A] = deque()
    size_bytes = 0
    for asked in asks:
        waiting.append(asked)
        size_bytes += asked.size_bytes
        while waiting and (
            _is_done(waiting[0])
            or len(waiting) > workers * PER_WORKER
            or size_bytes > MOST_BYTES
        ):
            size_bytes -= waiting[0].size_bytes
            yield waiting.popleft()
    yield from waiting


def arrives(asked: OnItsWay, *, within_s: float) -> bool:
    """Tell whether an answer is there, waiting for it so long at most."""
    if asked.answer is None:
        return True
    return bool(wait((asked.answer,), max(0.0, within_s)).done)


def _is_done(asked: OnItsWay) -> bool:
    return asked.answer is None or asked.answer.done()
