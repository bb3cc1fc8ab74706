"""Whether a file lies on a network share, where SQLite's log cannot be used.

Readers and the writer meet in shared memory beside the log (WAL), and two computers
have none in common. There the archive is written with a rollback journal instead, and
readers wait for each commit.
"""

import sqlite3
import sys
from functools import lru_cache
from pathlib import Path

# What the systems call the file systems of other computers, or of a virtual machine's
# host; "fuse." may stand before each.
NETWORK = frozenset(
    (
        *(
            "9p",
            "afpfs",
            "afs",
            "ceph",
            "cifs",
            "davfs",
            "drvfs",
            "glusterfs",
            "lustre",
        ),
        *("ncpfs", "nfs", "nfs3", "nfs4", "prl_fs", "rclone", "smb2", "smb3", "smbfs"),
        *("sshfs", "vboxsf", "vmhgfs", "vmhgfs-fuse", "webdav"),
    )
)


def path_of(conn: sqlite3.Connection) -> Path:
    """Return where a connection's archive lies."""
    _, _, path = conn.execute("pragma database_list").fetchone()
    return Path(path)


def is_on_share(path: Path) -> bool:
    """Tell whether a file lies on another computer's disk."""
    whole = path.absolute()
    if sys.platform == "win32" and whole.drive.startswith("\\\\"):
        return True
    return is_shared(whole.parent)


@lru_cache(maxsize=8)
def is_shared(folder: Path) -> bool:
    """Return the same of a folder; asked once, for it is asked at every transaction."""
    import psutil  # heavy, and only a writer needs it

    below = [
        one
        for one in psutil.disk_partitions(all=True)
        if folder.is_relative_to(one.mountpoint)
    ]
    if not below:
        return False
    *_, nearest = sorted(below, key=lambda one: len(one.mountpoint))
    kind = nearest.fstype.lower().removeprefix("fuse.")
    return kind in NETWORK or "remote" in nearest.opts.split(",")
