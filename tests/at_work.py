"""What tests ask workers to do; here, so that another process can import it."""

import os
import signal
import tempfile
import time

from dibao.ingest.limits import Limits
from dibao.ingest.work import work


def double(number):
    return 2 * number


def who(*_):
    return os.getpid()


def fail(message):
    raise ValueError(message)


def unsendable():
    return lambda: None


def die(name):
    os.kill(os.getpid(), getattr(signal, name))
    time.sleep(60)


def leave(code):
    os._exit(code)


def hang():
    time.sleep(3600)


def late(seconds, answer):
    time.sleep(seconds)
    return answer


def refuse():
    """Never begin."""
    os._exit(3)


def tarry():
    """Begin slowly, as a worker does that loads a dictionary."""
    time.sleep(1)


class Giant:
    """What takes more memory to send than to have."""

    def __reduce__(self):
        return (bytes, (bytearray(8 << 30),))


def giant():
    return Giant()


def spin():
    while True:
        pass


def fill(size_bytes):
    return len(bytearray(size_bytes))


def write_in(folder, size_bytes):
    with open(os.path.join(folder, "large"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(bytes(size_bytes))


def temporary():
    return tempfile.mkdtemp()


def fateful(job):
    """Do the real work, but for files whose name says what befalls their worker."""
    name = job.file.path.stem
    if name.startswith("dies"):
        die("SIGSEGV")
    if name.startswith("hangs"):
        hang()
    if name.startswith("fills"):
        return fill(8 << 30)
    return work(job)


def brief(job):
    """Return limits that a test can wait for; only what hangs on purpose is hurried."""
    is_late = job.file.path.stem.startswith("hangs")
    return Limits(wall_s=1 if is_late else 180, cpu_s=60, memory_bytes=2 << 30)


def none(_):
    """Return limits that nothing keeps."""
    return Limits(wall_s=0, cpu_s=60, memory_bytes=2 << 30)
