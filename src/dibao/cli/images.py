"""Pictures of pages, taken once the pages are in: what became of each, and a sum."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dibao.cli.progress import shown
from dibao.cli.screen import counted, say, visible
from dibao.cli.way import way_of


def pictured(
    archive: Path, paths: tuple[Path, ...], how: Mapping[str, object]
) -> dict[str, int]:
    """Picture the pages that have none yet; return how many have and have not.

    A page without a picture is still in, and can be read: it is said, and no problem.
    """
    from dibao.ingest import picture, unpictured

    quiet, password = bool(how["quiet"]), str(how["password"])
    total = 0 if quiet else unpictured(archive, paths)
    seen = {"images_new": 0, "images_kept": 0, "images_failed": 0}
    shots = picture(archive, paths, workers=way_of(how).workers, password=password)
    with (
        shown("images 版面图", one="page", total=total, is_quiet=quiet) as step,
        closing(shots),
    ):
        for shot in shots:
            kind = "new" if shot.is_new else "failed" if shot.problem else "kept"
            seen[f"images_{kind}"] += 1
            if kind != "kept":
                step(seen["images_new"] + seen["images_failed"], total)
            if shot.problem:
                where = f"{shot.path}, page {shot.sequence}"
                say(visible(f"{where}: in, but without a picture: {shot.problem}"))
    return seen


def images_told(seen: Mapping[str, int]) -> str:
    """Return the line for pictures."""
    new, kept, failed = seen.values()
    without = f", {counted(failed, 'page')} without" if failed else ""
    return f"images: {new:,} new, {kept:,} there before{without}"
