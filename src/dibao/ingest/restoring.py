"""Undoing a withdrawal: articles made again from the raw pages that stayed."""

from pathlib import Path

from dibao.archive import correct, sources, writer
from dibao.archive.connect import open_to_write
from dibao.archive.correct import Corrected
from dibao.archive.preparing import prepared
from dibao.archive.transaction import commit
from dibao.errors import UsageError
from dibao.ingest.pipeline import understand_all


def restore(archive: Path, source: str) -> Corrected:
    """Put a withdrawn source's articles back, under their uids; no file is needed.

    A source that is not withdrawn stays as it is.

    Raises:
        NoInputError: there is no such archive or source.
        UsageError: its file holds other bytes by now.
        DibaoError: the archive cannot be written; see ``open_to_write``.
    """
    with open_to_write(archive) as conn:
        source_id = correct.named(conn, source, archive)
        if sources.is_withdrawn(conn, source_id):
            if not sources.has_path(conn, source_id):
                raise UsageError(
                    f"{source}: its file holds something else by now. Hand in a copy "
                    "of what it held, then restore that."
                )
            pages = correct.pages_of(conn, source_id)
            made = prepared(understand_all(pages), sha256="")
            writer.restore(conn, source_id, made)
            commit(conn)
        return correct.result_of(conn, source_id)
