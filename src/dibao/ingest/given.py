"""What the person who hands in files says about them."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dibao.analyze import user_words
from dibao.archive.sources import Incoming
from dibao.errors import DataError, DiskError, NoInputError
from dibao.ingest.outcome import Outcome
from dibao.model import Facts
from dibao.read import PDF, Reading, Told, format_of, pattern, read

NOTHING = Facts()
NOT_TOLD = Told()
DENIALS = ((FileNotFoundError, "vanished"), (PermissionError, "permission"))
# 64 MB: a file is read whole and its pages take 18 to 25 times their size in memory,
# until they are stored (see ``dibao.ingest.limits``), so this takes 1.1 to 1.6 GB, as
# much as an office PC can spare. It is some 2,000 printed pages in one file; what is
# larger is hardly text.
MOST_BYTES = 64_000_000
# A PDF is mostly pictures, which are never unpacked: a scanned issue of 100 MB takes
# what its pages of text take.
MOST_PDF_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """What options say of every file: facts, a pattern for paths, how it is read.

    ``retry`` tries again what has failed too often to be tried by itself; ``again``
    reads PDFs that are in anew, which another version may read otherwise. A
    ``dictionary`` is the text of the user's words that a new archive is cut with, and
    any other must be; None: whatever it has.
    """

    facts: Facts = NOTHING
    pattern: str = ""
    encoding: str = ""
    retry: bool = False
    dictionary: str | None = None
    password: str = ""
    again: bool = False

    def reads_anew(self, path: Path) -> bool:
        """Tell whether a file that is in is read all the same.

        That is where an encoding is declared, for only reading tells if it is another.
        """
        return bool(self.encoding) or (self.again and format_of(path) == PDF)

    @property
    def told(self) -> Told:
        """How a file is to be read; "" where that is for the reader to find out."""
        return Told(self.encoding, self.password)

    def told_by_path(self) -> Callable[[Path], Facts]:
        """Return what tells the facts from a path; by the path alone, not options.

        Raises:
            UsageError: the pattern cannot be understood.
        """
        if not self.pattern:
            return lambda _: NOTHING
        facts = pattern.compile(self.pattern)
        # From the root: the folder one stands in may be the paper's.
        return lambda path: facts(path.absolute())


NOTHING_SAID = Given()


def _unheard(_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a run goes about it.

    ``workers`` is the number of processes that read and understand; 0: this one does,
    without limits. ``wait`` waits for another writer to end. ``progress`` is told of
    each file's outcome once what is said of it is durable; ``warn`` what a person
    should know meanwhile.
    """

    workers: int = 0
    wait: bool = False
    progress: Callable[[Outcome], None] = _unheard
    warn: Callable[[str], None] = _unheard


HERE = Way()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's bytes, and the digest by which the archive knows them."""

    path: Path
    data: bytes
    sha256: str


def opened(path: Path) -> Opened:
    """Return a file's bytes, read once and whole.

    Raises:
        DataError: it has more than a file of its name may; none of them is read then.
        DiskError: it cannot be read, or changed meanwhile; ``code`` says which.
    """
    most_bytes = most_of(path)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            refuse_large(path, before.st_size)
            data = file.read(most_bytes + 1)  # it may grow, or have no size at all
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        code = next((c for kind, c in DENIALS if isinstance(error, kind)), "unreadable")
        raise DiskError(f"{path}: cannot be read: {error}", code=code) from error
    if (before.st_mtime_ns, len(data)) != (after.st_mtime_ns, after.st_size):
        raise DiskError(
            f"{path}: changed while it was read. Hand it in again.", code="changing"
        )
    return Opened(path, data, hashlib.sha256(data).hexdigest())


def dictionary_of(path: Path) -> str:
    """Return the text of a user's dictionary.

    Raises:
        NoInputError: there is no such file.
        DiskError: it cannot be read.
        DataError: it is no UTF-8, or a line is not as jieba's format has it.
    """
    if not path.exists():
        raise NoInputError(f"{path}: no such file.")
    data = opened(path).data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: not UTF-8 (byte {data[error.start]:#x} at {error.start}). A "
            f"dictionary is UTF-8 text, a word a line. If it is GB 18030: iconv -f "
            f"gb18030 -t utf-8 {path}",
            code="not-utf8",
        ) from error
    user_words(text, name=str(path))
    return text


def most_of(path: Path) -> int:
    """Return how many bytes a file of this name may have."""
    return MOST_PDF_BYTES if format_of(path) == PDF else MOST_BYTES


def refuse_large(path: Path, size_bytes: int) -> None:
    """Raise a DataError for a file that is too large to be read whole."""
    most_bytes = most_of(path)
    if size_bytes > most_bytes:
        raise DataError(
            f"{path}: {size_bytes / 1e6:,.0f} MB, too large (at most "
            f"{most_bytes / 1e6:,.0f} MB a file). Split it, between two pages.",
            code="too-large",
        )


def read_of(file: Opened, *, known: Facts, told: Told) -> tuple[Incoming, Reading]:
    """Return a file's pages, and what the archive keeps of the file itself.

    A PDF is not kept: it is large, and stays where it is; its pages are.

    Raises:
        DataError: it cannot be read as what it seems to be.
    """
    reading = read(file.data, str(file.path), known=known, told=told)
    incoming = Incoming(
        file.sha256,
        len(file.data),
        reading.format,
        reading.encoding,
        reading.reader,
        data=b"" if reading.exact or reading.format == PDF else file.data,
    )
    return incoming, reading
