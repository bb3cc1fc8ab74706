"""What a worker does with one file: all that needs no archive."""

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
from dibao.ingest.given import NOTHING, Opened, pages_of
from dibao.ingest.limits import Limits, limits_of
from dibao.ingest.pipeline import chars_of, understand
from dibao.ingest.trouble import problem_of
from dibao.model import Facts, Page, Segmented, Understood
from dibao.read import Told, refuse_loss


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
    encoding: str = ""
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
    """A file as it will be stored; no pages where it is in, read as it would be now."""

    incoming: Incoming
    pages: tuple[PreparedPage, ...]


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
    made = understand if job.is_current else _cleaned
    pages = tuple(map(made, job.pages))
    with using(_own(job.dictionary)):
        return prepared(pages, sha256=job.sha256)


def allowed(job: Job | Remake) -> Limits:
    """Return what a worker may take for a job."""
    return limits_of(job.size_bytes)


def _cleaned(page: Page) -> Understood:
    """Return a page that is not current: its edits, and no articles."""
    nothing = Segmented((), (), sequence=page.sequence, facts=page.facts)
    return Understood(page, clean(page), nothing)


def _ready(job: Job) -> Ready:
    incoming, raw = pages_of(job.file, known=job.known, told=Told(job.encoding))
    given = tuple(map(anew.raw_page, raw))
    if (incoming.encoding, given) == (job.is_read_as, job.raw):
        return Ready(incoming, ())
    kept = dict(job.kept)
    pages = tuple(understand(anew.with_kept(page, kept)) for page in raw)
    chars = sum(map(chars_of, pages))
    refuse_loss(job.file.data, chars, name=str(job.file.path))
    with using(_own(job.dictionary)):
        return Ready(incoming, prepared(pages, sha256=incoming.sha256))


@lru_cache(maxsize=1)
def _own(dictionary: str) -> UserWords:
    return user_words(dictionary, name="the dictionary")
