"""Errors to problems: what a file's row in ``problems`` says."""

from collections.abc import Iterator
from types import TracebackType

from dibao import __version__
from dibao.archive.problems import Problem
from dibao.errors import DibaoError
from dibao.read import Found, Unread

ROOMS = ("read", "clean", "segment", "annotate", "analyze", "archive")
# A bug in any other program; here, what a file may do to a worker with limits.
BURSTS: tuple[tuple[type[Exception], str, str], ...] = (
    (MemoryError, "memory", "it takes more memory than a file may. Split it."),
    (RecursionError, "too-deep", "it is nested too deep."),
)
LONGEST = 400  # characters of a stranger's message; some quote the whole file


def problem_of(error: Exception, *, sha256: str = "") -> Problem:
    """Return what an error says of the file that raised it.

    One of ours has a code and a message made for people; any other is a bug, and
    says what and where, so that it can be reported.
    """
    code, message = "bug", str(error)
    burst = next((row for row in BURSTS if isinstance(error, row[0])), None)
    if isinstance(error, DibaoError):
        code = error.code
    elif burst:
        _, code, message = burst
    else:
        where = list(_frames(error.__traceback__))[-1:]
        message = f"{type(error).__name__}: {message[:LONGEST]} ({', '.join(where)})"
    return Problem(
        _stage(error.__traceback__),
        code,
        message.encode(errors="backslashreplace").decode(),  # a name may be no UTF-8
        sha256=sha256,
        version=__version__,
    )


def unread(page: Unread, sha256: str) -> Problem:
    """Return what is said of a page that could not be read, of a file that could."""
    return Problem(
        "read",
        page.code,
        page.message,
        page=page.sequence,
        sha256=sha256,
        version=__version__,
    )


def shut(found: Found) -> Problem:
    """Return what is said of a folder that the system does not open."""
    message = f"{found.path}: the system does not open this folder. Look at its rights."
    return problem_of(DibaoError(message, code=found.skipped))


def _stage(trace: TracebackType | None) -> str:
    """Return the last room that an error came through, "open" before any."""
    stage = "open"
    for place in _frames(trace):
        _, _, rest = place.partition("dibao.")
        room = rest.split(".")[0].split(":")[0]
        stage = room if room in ROOMS else stage
    return stage


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """Yield module and line of each frame, the outermost first."""
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        yield f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
