"""What is told on the way of something that was not asked for, such as an upgrade."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[str], None] | None] = ContextVar(
    "_listener", default=None
)


@contextmanager
def heard_by(listener: Callable[[str], None]) -> Iterator[None]:
    """Give what is told inside to a listener; elsewhere nobody hears it."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(message: str) -> None:
    """Tell whoever listens."""
    listener = _listener.get()
    if listener:
        listener(message)
