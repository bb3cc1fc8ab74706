"""ingest: paths to archive, the corridor between the rooms and the store."""

from dibao.ingest.dry import Origin, Preview, PreviewPage, dry_run
from dibao.ingest.given import HERE, Given, Way, dictionary_of
from dibao.ingest.outcome import Outcome, Status, Summary
from dibao.ingest.picturing import Shot, picture, unpictured
from dibao.ingest.rebuilding import Rebuilt, rebuild
from dibao.ingest.restoring import restore
from dibao.ingest.run import ingest

__all__ = [
    "HERE",
    "Given",
    "Origin",
    "Outcome",
    "Preview",
    "PreviewPage",
    "Rebuilt",
    "Shot",
    "Status",
    "Summary",
    "Way",
    "dictionary_of",
    "dry_run",
    "ingest",
    "picture",
    "rebuild",
    "restore",
    "unpictured",
]
