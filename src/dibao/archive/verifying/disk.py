"""The files that were handed in, as they lie on the disk now, if they do."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dibao.archive.verifying.finding import BROKEN, Finding
from dibao.archive.verifying.given import Tell

PATHS = """
select s.id, s.sha256, sp.path_bytes, sp.path
from source_paths sp
join sources s on s.id = sp.source_id
where sp.is_current
order by sp.id
"""
OF_PAGE = """
select s.sha256, s.encoding, sp.path_bytes
from pages p
join sources s on s.id = p.source_id
join source_paths sp on sp.source_id = s.id
where p.id = ?
order by sp.is_current desc, sp.id desc
"""
VANISHED = "is not there any more; what it held is in the archive"
CHANGED = "holds other bytes than went in; those are in the archive"


def of_files(conn: sqlite3.Connection, archive: Path, tell: Tell) -> Iterator[Finding]:
    """Yield a note for every file that vanished or holds other bytes by now."""
    for number, (source_id, sha256, name, shown) in enumerate(conn.execute(PATHS)):
        state = state_of(located(name, archive), sha256)
        if state:
            yield Finding(
                "sources", str(source_id), state, is_damage=False, path=str(shown)
            )
        tell(number)


def state_of(path: Path, sha256: str) -> str:
    """Return what is to be said of a file; "" where it is as it was."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return VANISHED
    except (OSError, ValueError) as error:
        return f"cannot be read: {error}"
    return "" if found == sha256 else CHANGED


def source_of(conn: sqlite3.Connection, archive: Path, page_id: str) -> tuple[str, str]:
    """Return the file that still holds the bytes of a page's source, its encoding.

    Both are "" where there is none.
    """
    try:
        for sha256, encoding, name in conn.execute(OF_PAGE, (page_id,)):
            path = located(name, archive)
            if state_of(path, sha256) == "":
                return str(path), str(encoding)
    except BROKEN:
        pass
    return "", ""


def located(name: object, archive: Path) -> Path:
    """Return where a file lies that the archive names so."""
    data = name if isinstance(name, bytes) else str(name).encode()
    return archive.absolute().parent / os.fsdecode(data)
