"""What tests ask workers to do; here, so that another process can import it."""

import os
import signal
import tempfile
import time


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
