"""How far a long piece of work is: it is told here, and shown by who asked for it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told which step it is at, how far, and of how many; 0 where that is not known."""


def nobody(_step: str, _done: int, _total: int) -> None:
    """Hear it, where nobody asked."""
