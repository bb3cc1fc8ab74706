"""What a worker may take: time by the clock, time of the processor, memory.

Clock limits hold everywhere and are kept by the parent. The others are the system's
own (setrlimit): Linux has all of them; macOS has them but for memory, Windows has none,
and there the parent looks now and then how much memory a worker takes.
"""

import os
import sys
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# A page of 300 KB takes 1 s here; an old office PC with a busy disk is ten times as
# slow. So ten times as much again is a hang, and no patience mends it.
WALL_S, WALL_S_PER_MB = 60.0, 60.0
CPU_SHARE = 0.8  # of the clock: who burns that much hangs, whoever waits may not
# A worker with a dictionary loaded holds 400 MB of addresses; pages take 18 to 25 times
# their size until they are stored (measured on the samples, 0.1 to 6 MB). One page
# without end takes more: a single line 38 to 70 times, prose 140, short lines 220 (1 to
# 6 MB). So 8 MB of prose in one piece go in, and what is much larger ends as `memory`.
MEMORY_BYTES, MEMORY_PER_BYTE = 1 << 30, 24
# A PDF's bytes are there three times: sent, received, and opened. What its pages take
# depends on how many there are, not on its bytes, which are pictures and fonts.
PDF_MEMORY_BYTES, PDF_MEMORY_PER_BYTE = 2 << 30, 4
FILE_BYTES = 64 << 20  # a worker writes nothing but its dictionary's cache
OPEN_FILES = 64
NICE = 10  # of 19: gives way to whatever else wants the processor, yet never starves
IS_MEMORY_KEPT = resource is not None and sys.platform != "darwin"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may take: seconds by the clock and of CPU, bytes of memory."""

    wall_s: float
    cpu_s: float
    memory_bytes: int


def limits_of(size_bytes: int, *, is_pdf: bool = False) -> Limits:
    """Return what a file of this size may take."""
    wall_s = WALL_S + WALL_S_PER_MB * size_bytes / 1e6
    memory = MEMORY_BYTES + MEMORY_PER_BYTE * size_bytes
    if is_pdf:
        memory = PDF_MEMORY_BYTES + PDF_MEMORY_PER_BYTE * size_bytes
    return Limits(wall_s, wall_s * CPU_SHARE, memory)


def confine() -> None:
    """Let this process leave no core file, write nothing large, open few files.

    And let it stand back: whoever searches meanwhile, or works at the same computer,
    goes first.
    """
    if hasattr(os, "nice"):
        os.nice(NICE)
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _limit(what, most)


def allow(limits: Limits) -> None:
    """Let this process take so much from here on; what it took before does not count.

    Over the memory it meets a MemoryError, over the CPU time it is killed (SIGXCPU).
    """
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent_s = used.ru_utime + used.ru_stime
    _limit(resource.RLIMIT_CPU, int(spent_s + limits.cpu_s) + 1)
    if IS_MEMORY_KEPT:
        _limit(resource.RLIMIT_AS, limits.memory_bytes)


def takes_more(pid: int | None, most: Limits) -> bool:
    """Tell whether a process has more memory than it may; not if it cannot be seen."""
    import psutil

    try:
        return bool(psutil.Process(pid).memory_info().rss > most.memory_bytes)
    except psutil.Error:  # it is gone, or the system does not say
        return False


def _limit(what: int, most: int) -> None:
    """Set a limit as low as asked, or as low as the system already has it."""
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, hard))
