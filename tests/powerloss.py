"""The power goes: what an ingest had written by then, as a disk may have kept it.

    python tests/powerloss.py FOLDER COUNT [SEED [lax]]

Works in FOLDER, prints one JSON object. SQLite's own file system layer is wrapped, so
that every write, truncation, sync and deletion of an ingest is on record, and when
each file was said to be in. Then the power goes at so many places: what was synced is
there; of what came later, nothing, everything, or any part, the last write perhaps
torn. With "lax" no sync counts, and there must be something lost.
"""

import _sqlite3
import ctypes
import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path

from dibao.archive.connect import open_to_read
from dibao.errors import DibaoError, NoInputError
from dibao.ingest import Way, ingest, run
from faulty import pages, unsound

FILES = 24
SECTOR = 512  # bytes that a disk writes wholly or not at all
KEPT = 0x100 | 0x800 | 0x80000  # SQLITE_OPEN_MAIN_DB, _MAIN_JOURNAL, _WAL
METHODS = 19  # words of sqlite3_io_methods, version 3: a number and 18 functions
WRITE, TRUNCATE, SYNC = 3, 4, 5  # which of the words
# A name is a pointer, for SQLite keeps it and reads past its end.
Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(ctypes.Structure):
    """sqlite3_vfs, as far as it is changed; the rest is copied."""

    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 14),
    )


@dataclass(frozen=True)
class Op:
    """Something that was done to a file, or said."""

    kind: str
    name: str
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """A file as the disk has it for sure, and what may or may not have reached it."""

    sure: bytearray | None = None  # None: there is no such file
    open_: list[Op] = field(default_factory=list)


def record(ops: list[Op]) -> list[object]:
    """Let every connection from now on note what it does; return what must live on."""
    lib = ctypes.CDLL(_sqlite3.__file__)
    lib.sqlite3_vfs_find.restype = POINTER(Vfs)
    usual = lib.sqlite3_vfs_find(None).contents
    vfs = Vfs.from_buffer_copy(usual)
    names: dict[int, str] = {}
    kept: list[object] = [lib, vfs]

    def opened(_, name, file, flags, out):
        code = Open(usual.open)(ctypes.addressof(vfs), name, file, flags, out)
        if code == 0 and flags & KEPT:
            names[file] = named(name)
            ops.append(Op("open", names[file]))
            kept.append(watched(file, names[file], ops))
        return code

    def deleted(_, name, flag):
        ops.append(Op("delete", named(name)))
        return Delete(usual.delete)(ctypes.addressof(vfs), name, flag)

    calls = Open(opened), Delete(deleted)
    vfs.name, vfs.next = b"recorded", None
    vfs.open, vfs.delete = (ctypes.cast(call, c_void_p).value for call in calls)
    lib.sqlite3_vfs_register(ctypes.byref(vfs), 1)
    return [*kept, calls, kept]


def named(pointer: int) -> str:
    """Return the last part of a path in SQLite's memory."""
    return Path(ctypes.string_at(pointer).decode()).name


def watched(file: int, name: str, ops: list[Op]) -> object:
    """Put our writing in place of a file's own; return what must live on."""
    place = ctypes.cast(file, POINTER(c_void_p))
    own = (c_void_p * METHODS).from_address(place[0])
    ours = (c_void_p * METHODS).from_buffer_copy(own)
    write, truncate, sync = Write(own[WRITE]), Truncate(own[TRUNCATE]), Sync(own[SYNC])

    def on_write(at_file, data, size, at):
        ops.append(Op("write", name, at, ctypes.string_at(data, size)))
        return write(at_file, data, size, at)

    def on_truncate(at_file, size):
        ops.append(Op("truncate", name, size))
        return truncate(at_file, size)

    def on_sync(at_file, flags):
        ops.append(Op("sync", name))
        return sync(at_file, flags)

    calls = Write(on_write), Truncate(on_truncate), Sync(on_sync)
    for at, call in zip((WRITE, TRUNCATE, SYNC), calls, strict=True):
        ours[at] = ctypes.cast(call, c_void_p).value
    place[0] = ctypes.addressof(ours)
    return ours, calls, own


def done(file: bytearray, op: Op, size: int | None = None) -> None:
    """Do to a file what was done, of a write so many bytes."""
    if op.kind == "truncate":
        del file[op.at :]
        return
    data = op.data[:size]
    file.extend(bytes(max(0, op.at - len(file))))
    file[op.at : op.at + len(data)] = data


def disks(ops: list[Op]) -> dict[str, Disk]:
    """Return every file as the disk has it after these, and what is uncertain."""
    found: dict[str, Disk] = {}
    for op in ops:
        if op.kind == "said":
            continue
        disk = found.setdefault(op.name, Disk())
        if op.kind == "open":
            disk.sure = bytearray() if disk.sure is None else disk.sure
        elif op.kind == "delete":
            found[op.name] = Disk()
        elif op.kind == "sync":
            for each in disk.open_:
                done(disk.sure, each)
            disk.open_.clear()
        else:
            disk.open_.append(op)
    return found


def chosen(open_: list[Op], chance: random.Random) -> Iterator[tuple[Op, int | None]]:
    """Yield what reached the disk of what was not synced, and how much of it."""
    share = chance.choice((0.0, 1.0, chance.random()))
    reached = [op for op in open_ if chance.random() < share]
    for op in reached:
        is_torn = op is reached[-1] and chance.random() < 0.5
        sectors = len(op.data) // SECTOR
        yield op, SECTOR * chance.randint(0, sectors) if is_torn else None


def lay(folder: Path, ops: list[Op], chance: random.Random) -> None:
    """Write the files as a disk may have them when the power goes after these."""
    for path in folder.glob("*"):
        path.unlink()
    for name, disk in disks(ops).items():
        if disk.sure is not None:
            for op, size in chosen(disk.open_, chance):
                done(disk.sure, op, size)
            (folder / name).write_bytes(disk.sure)


def verdict(archive: Path, said: set[str]) -> tuple[int, int]:
    """Return how many files are lost that were said to be in, and if it is unsound."""
    try:
        with closing(open_to_read(archive)) as conn:
            rows = conn.execute("select path from source_paths")
            lost = said - {Path(path).name for (path,) in rows}
        return len(lost), bool(unsound(archive))
    except NoInputError:  # nothing is in it, or there is none
        return len(said), 0
    except (DibaoError, sqlite3.Error):
        return 0, 1


def at_random(home: Path, count: int, seed: int, *, lax: bool) -> dict[str, int]:
    """Let the power go at so many places of one ingest; what was lost by it."""
    chance = random.Random(seed)
    ops: list[Op] = []
    _alive = record(ops)  # as long as SQLite may call it
    run.BATCH_FILES = 3
    way = Way(progress=lambda one: ops.append(Op("said", one.path.name)))
    ingest(home / "a.db", [pages(home / "pages", FILES)], way=way)
    folder = home / "disk"
    folder.mkdir()
    recorded, lost, broken = tuple(ops), 0, 0
    for _ in range(count):
        before = list(recorded[: chance.randint(1, len(recorded))])
        lay(folder, [op for op in before if not lax or op.kind != "sync"], chance)
        said = {op.name for op in before if op.kind == "said"}
        result = verdict(folder / "a.db", said)
        lost, broken = lost + result[0], broken + result[1]
    return {
        "writes": sum(op.kind == "write" for op in recorded),
        "syncs": sum(op.kind == "sync" for op in recorded),
        "power cuts": count,
        "lost": lost,
        "unsound": broken,
    }


if __name__ == "__main__":
    home, count, *more = sys.argv[1:]
    seed = int((more or ["1"])[0])
    print(json.dumps(at_random(Path(home), int(count), seed, lax="lax" in more)))
