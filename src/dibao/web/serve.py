"""What ``dibao serve`` hands to Datasette's own command line."""

from importlib.resources import files
from pathlib import Path

from dibao.web.compat import IS_ONE

# research: with these set, arbitrary SQL, downloads, streamed dumps and slow facets
# are out of a visitor's reach, and search stays as it is
SETTINGS = {
    "default_allow_sql": "off",
    "allow_download": "off",
    "allow_csv_stream": "off",
    "suggest_facets": "off",
    "max_returned_rows": "200",
    "default_page_size": "20",
    "sql_time_limit_ms": "1000",
    "facet_time_limit_ms": "150",
    "num_sql_threads": "3",
}


def arguments(path: Path) -> list[str]:
    """Return Datasette's arguments: the archive, safe settings, the root mount."""
    settings = [part for pair in SETTINGS.items() for part in ("--setting", *pair)]
    return ["serve", str(path), *settings, *_root()]


def _root() -> list[str]:
    """Return how this Datasette is told that the reading room stands at the root."""
    if IS_ONE:
        return ["--setting", "plugins.dibao.root", "true"]
    return ["--metadata", str(files("dibao.web") / "serve.json")]
