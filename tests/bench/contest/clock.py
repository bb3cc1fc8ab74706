"""Time as it is compared: the best of a few, by quantiles over all questions."""

import statistics
import time
from collections.abc import Callable, Sequence

BEST_OF = 3  # what a loaded machine adds to one run, it seldom adds to all


def best_s(call: Callable[[], object]) -> float:
    """Return the shortest time that a call takes, in seconds."""
    times = []
    for _ in range(BEST_OF):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def p50(times: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """Return what 95 of 100 do not exceed."""
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]


def ms(seconds: float) -> str:
    """Return seconds as milliseconds with three figures.

    >>> ms(0.00012345), ms(0.0456), ms(0.104)
    ('0.123 ms', '45.6 ms', '104 ms')
    """
    number = f"{seconds * 1000:#.3g}".rstrip(".")
    return f"{number} ms"
