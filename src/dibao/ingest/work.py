"""What a worker does with one file: all that needs no archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dibao.analyze import UserWords, user_words, using, words
from dibao.archive.correct import RawPage
from dibao.archive.preparing import PreparedPage, prepared
from dibao.archive.problems import Problem
from dibao.archive.sources import Incoming
from dibao.clean import clean
from dibao.errors import UsageError
from dibao.ingest import anew
from dibao.ingest.given import NOT_TOLD, NOTHING, Opened, read_of
from dibao.ingest.limits import Limits, limits_of
from dibao.ingest.pipeline import chars_of, understand_all
from dibao.ingest.trouble import problem_of, unread
from dibao.model import Facts, Page, Segmented, Understood
from dibao.read import PDF, Reading, Told, format_of, refuse_loss


@dataclass(frozen=True, slots=True)
class Job:
    """A file's bytes, and all that is known of them.

    ``known`` is what options and pattern say; ``kept`` what the archive holds of each
    page; ``is_read_as`` the encoding in which it is in already, "" if it is not, and
    ``raw`` its pages as they are stored.
    ``dictionary`` is the text of the archive's own words.
    """

    file: Opened
    known: Facts = NOTHING
    kept: tuple[tuple[int, Facts], ...] = ()
    told: Told = NOT_TOLD
    is_read_as: str = ""
    raw: tuple[RawPage, ...] = ()
    dictionary: str = ""

    @property
    def size_bytes(self) -> int:
        """How much there is to do."""
        return len(self.file.data)


@dataclass(frozen=True, slots=True)
class Remake:
    """The raw pages of a source that is in; only current ones have articles."""

    pages: tuple[Page, ...]
    sha256: str
    is_current: bool
    dictionary: str = ""

    @property
    def size_bytes(self) -> int:
        """How much there is to do: three bytes a character, as Han takes."""
        return 3 * sum(len(line.text) for page in self.pages for line in page.lines)


@dataclass(frozen=True, slots=True)
class Ready:
    """A file as it will be stored; no pages where it is in, read as it would be now.

    ``lacking`` is what there is to say of pages of it that cannot be read.
    """

    incoming: Incoming
    pages: tuple[PreparedPage, ...]
    lacking: tuple[Problem, ...] = ()


def warm_up() -> None:
    """Load the dictionary, so that its time does not count as a file's."""
    words("先载入")


def work(job: Job) -> Ready | Problem:
    """Return a file ready to be stored, or why it does not go in.

    Raises:
        UsageError: there is no such encoding.
    """
    try:
        return _ready(job)
    except UsageError:
        raise
    except Exception as error:  # the worker's door: on record, and on to the next
        return problem_of(error, sha256=job.file.sha256)


def remake(job: Remake) -> tuple[PreparedPage, ...]:
    """Return what is understood now of a source's raw pages, ready to be stored."""
    pages = understand_all(job.pages) if job.is_current else _cleaned(job.pages)
    with using(_own(job.dictionary)):
        return prepared(pages, sha256=job.sha256)


def allowed(job: Job | Remake) -> Limits:
    """Return what a worker may take for a job."""
    is_pdf = isinstance(job, Job) and format_of(job.file.path) == PDF
    return limits_of(job.size_bytes, is_pdf=is_pdf)


def refuse_less(file: Opened, reading: Reading, pages: tuple[Understood, ...]) -> None:
    """Raise a DataError where far less came out of a file than is in it.

    Of a PDF that is the text which was read: its bytes are pictures and fonts.
    """
    data = file.data
    if reading.format == PDF:
        data = b"".join(page.text.encode() for page in reading.pages)
    refuse_loss(data, sum(map(chars_of, pages)), name=str(file.path))


def _cleaned(pages: Iterable[Page]) -> tuple[Understood, ...]:
    """Return pages that are not current: their edits, and no articles."""
    return tuple(
        Understood(
            page,
            clean(page),
            Segmented((), (), sequence=page.sequence, facts=page.facts),
        )
        for page in pages
    )


def _ready(job: Job) -> Ready:
    incoming, reading = read_of(job.file, known=job.known, told=job.told)
    lacking = tuple(unread(one, incoming.sha256) for one in reading.unread)
    raw = tuple(map(anew.raw_page, reading.pages))
    if (incoming.encoding, raw) == (job.is_read_as, job.raw):
        return Ready(incoming, (), lacking)
    kept = dict(job.kept)
    pages = understand_all(anew.with_kept(page, kept) for page in reading.pages)
    refuse_less(job.file, reading, pages)
    with using(_own(job.dictionary)):
        made = prepared(pages, sha256=incoming.sha256)
    return Ready(incoming, made, lacking)


@lru_cache(maxsize=1)
def _own(dictionary: str) -> UserWords:
    return user_words(dictionary, name="the dictionary")
