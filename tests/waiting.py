"""Waiting for what must come to be so, however slow the machine: never for a time."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

# What would fail waits in vain for so long; what holds waits no moment too many.
PATIENCE_S = 180
# All is waited for, as it is not where a reader waits.
SERVE = """
from dibao.cli import main
from dibao.ingest import picturing
from dibao.web import compat, darkroom
compat.READ_LIMIT_MS = 180_000
darkroom.PATIENCE_S = picturing.WALL_S = 180
main()
"""
SETTINGS = ("--setting", "sql_time_limit_ms", "180000")
TRIES = 3  # another program may take the port that was free a moment ago


def until(is_so):
    """Return once something is so; fail when it does not come to be."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.01)


@contextmanager
def served(archive):
    """Yield the address of a running ``dibao serve``, and its process."""
    for _ in range(TRIES):
        address, server = _started(archive)
        try:
            if _comes(server, address):
                yield address, server
                return
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_S)
    pytest.fail("dibao serve stopped at once")


def _started(archive):
    """Return where a server will answer, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-c", SERVE, "serve", archive, "-p", port, *SETTINGS]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return f"http://127.0.0.1:{port}", subprocess.Popen(command, **quiet)


def _comes(server, address):
    """Tell whether a server comes to answer, and does not end before."""

    def answers_or_ends():
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            return server.poll() is not None
        return True

    until(answers_or_ends)
    return server.poll() is None
