"""What can go wrong, and the exit code that says so.

    DibaoError           70  a bug of ours, unless a kind below says otherwise
    ├── UsageError       64  the command was not understood
    ├── DataError        65  bad data in a file or an archive
    ├── NoInputError     66  no such file, archive or uid
    ├── MissingError     69  a capability that is not installed
    ├── CannotWriteError 73  the archive cannot be written
    ├── DiskError        74  input or output failed
    └── LockedError      75  another writer is at work; try again

The numbers are those of BSD sysexits. A message says what happened, where, and
what to try.
"""


class Terminated(KeyboardInterrupt):
    """The system asked us to end (SIGTERM): like Ctrl-C, with its own exit code."""

    exit_code = 143  # 128 + SIGTERM, as shells report it


class DibaoError(Exception):
    """The base of every error we raise ourselves.

    ``code`` is the short machine word that a row of ``problems`` and ``--json``
    carry; ``exit_code`` is what the command line ends with.
    """

    exit_code = 70
    code = "bug"

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        if code:
            self.code = code


class UsageError(DibaoError):
    """The command was not understood."""

    exit_code = 64
    code = "usage"


class DataError(DibaoError):
    """A file or an archive holds what it should not."""

    exit_code = 65
    code = "bad-data"


class NoInputError(DibaoError):
    """There is no such file, archive or uid."""

    exit_code = 66
    code = "no-input"


class MissingError(DibaoError):
    """Something that is not installed is needed."""

    exit_code = 69
    code = "missing"


class CannotWriteError(DibaoError):
    """The archive cannot be made or written."""

    exit_code = 73
    code = "cannot-write"


class DiskError(DibaoError):
    """Input or output failed."""

    exit_code = 74
    code = "disk"


class LockedError(DibaoError):
    """Another writer is at work on this archive."""

    exit_code = 75
    code = "locked"
