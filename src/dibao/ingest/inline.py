"""An executor that does what it is asked at once, in this very process.

No limits hold here; it is for tests, for small runs from Python, and for looking into
a trouble with a debugger.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Inline(Executor):
    """A class, for ``Executor`` is one."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """Return the answer, or the error, as a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # whoever asks the future gets it
            future.set_exception(error)
        return future
