"""What is understood of a file for who asks without a run; a PDF's in a worker."""

from concurrent.futures import Executor
from dataclasses import dataclass

from dibao.archive.sources import Incoming
from dibao.ingest import anew
from dibao.ingest.given import read_of
from dibao.ingest.pipeline import understand_all
from dibao.ingest.work import Job, refuse_less
from dibao.model import Understood
from dibao.read import PDF, Reading, format_of


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it was read, and its pages understood."""

    incoming: Incoming
    reading: Reading
    pages: tuple[Understood, ...]


def understood(job: Job, executor: Executor) -> Made:
    """Return what is understood of a file now.

    A PDF is read by the executor's worker: its library is another's, and large; what
    breaks it breaks that process alone.

    Raises:
        DibaoError: it cannot be read, or its worker was given up.
    """
    if format_of(job.file.path) != PDF:
        return _made(job)
    return executor.submit(_made, job).result()


def _made(job: Job) -> Made:
    incoming, reading = read_of(job.file, known=job.known, told=job.told)
    kept = dict(job.kept)
    pages = understand_all(anew.with_kept(page, kept) for page in reading.pages)
    refuse_less(job.file, reading, pages)
    return Made(incoming, reading, pages)
