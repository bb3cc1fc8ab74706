"""Pictures made when a reader asks for them, where the page's file is at hand.

One page at a time, in a process of its own with limits; who asks for a page that is
being made waits for the same picture. What failed is not tried again while the server
runs. Where the folder beside the archive cannot be written, the last pictures are kept
in memory.
"""

import asyncio
import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from dibao.archive import gallery
from dibao.archive.originals import Original, is_likely

T = TypeVar("T")
Pictures = dict[int, bytes]
Key = tuple[Path, Original]
"""An archive, and a page of it."""

# A page takes half a second: who is the last of so many waits a quarter of a minute.
MOST_WAITING = 32
MOST_HELD = 48  # pages whose pictures are kept in memory: 30 MB
PATIENCE_S = 20.0  # of a reader; what is made later is there at the next visit
LOOK_S = 1.0  # a disk that does not say by then if a file is there, is not asked again


@dataclass(frozen=True, slots=True, eq=False)
class Darkroom:
    """What is under way and what came of it, for as long as this process lives."""

    executor: list[Executor] = field(default_factory=list)  # one, once it is needed
    making: dict[Key, "Future[Pictures]"] = field(default_factory=dict)
    held: dict[Key, Pictures] = field(default_factory=dict)
    failed: dict[Key, str] = field(default_factory=dict)
    silent: set[Path] = field(default_factory=set)  # folders that did not answer


ROOM = Darkroom()


def has(archive: Path, original: Original) -> bool:
    """Tell whether a page has a picture, or may have one as soon as it is asked for."""
    key = archive, original
    if key in ROOM.held or gallery.has(archive, original):
        return True
    return key not in ROOM.failed and any(
        _is_at_hand(path, original.size_bytes) for path in original.paths
    )


def is_full() -> bool:
    """Tell whether so many wait already that nobody else should."""
    return len(ROOM.making) >= MOST_WAITING


def found(archive: Path, original: Original, width: int) -> bytes | None:
    """Return a picture that is made already."""
    key = archive, original
    if key in ROOM.held:
        return ROOM.held[key].get(width)
    return gallery.kept(archive, original, width=width)


async def made(archive: Path, original: Original, width: int) -> bytes | None:
    """Return a picture, made now; None where it cannot be, or not in time."""
    key = archive, original
    if key in ROOM.failed:
        return None
    if key not in ROOM.making:
        from dibao.ingest.picturing import expose  # brings all readers along

        making = _executor().submit(expose, original)
        ROOM.making[key] = making
        making.add_done_callback(partial(_settle, key))
    waiting = asyncio.wrap_future(ROOM.making[key])
    done, _ = await asyncio.wait((waiting,), timeout=PATIENCE_S)
    if not done:
        waiting.add_done_callback(lambda late: late.exception())
        return None
    return None if waiting.exception() else waiting.result().get(width)


def _executor() -> Executor:
    """Return who draws, started when first needed and ended with this process.

    Python itself would ask it to end, which it does not hear, and wait for it for good.
    """
    if not ROOM.executor:
        from dibao.ingest.picturing import darkroom

        ROOM.executor.append(darkroom(1))
        atexit.register(ROOM.executor[0].shutdown, cancel_futures=True)
    return ROOM.executor[0]


def _settle(key: Key, making: "Future[Pictures]") -> None:
    """Keep what was made for whoever asks next; in the thread that asked the worker."""
    error = making.exception()
    if error:
        ROOM.failed[key] = str(error)
    else:
        _keep(key, making.result())
    ROOM.making.pop(key, None)


def _keep(key: Key, pictures: Pictures) -> None:
    try:
        gallery.keep(*key, pictures=pictures)
    except OSError:
        while len(ROOM.held) >= MOST_HELD:
            ROOM.held.pop(next(iter(ROOM.held)), None)
        ROOM.held[key] = pictures


def _is_at_hand(path: Path, size_bytes: int) -> bool:
    """Tell whether there is such a file, as far as the disk says so at once."""
    if path.parent in ROOM.silent:
        return False
    answer = _within(LOOK_S, lambda: is_likely(path, size_bytes))
    if answer is None:
        ROOM.silent.add(path.parent)
    return bool(answer)


def _within(seconds: float, look: Callable[[], T]) -> T | None:
    """Return what a look says; None where it takes too long, and goes on alone."""
    answers: list[T] = []
    thread = threading.Thread(target=lambda: answers.append(look()), daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else None
