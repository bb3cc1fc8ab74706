"""An archive as JSON lines: what a line is, and how it is known to be whole.

Every line is an object with a ``type``, and ends with ``check``: sixteen hex digits of
the SHA-256 of all that stands before it, with the brace that would close it. So every
change of a line is seen, whatever it says; who edits one takes its check out.
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass

FORMAT = 1
FIRST = "archive"  # the type of the first line
DIGITS = 16
# In the order of the file: what a line names stands above it.
TYPES = ("run", "source", "issue", "page", "article", "uid", "problem")

Said = dict[str, object]
"""A line as it is read."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line: what the whole is, and how many lines of each type follow."""

    dibao: str
    schema: int
    counter: int
    dictionary: str
    lines: dict[str, int]
    digest: str  # see ``dibao.archive.digest.of_content``


_CHECK = re.compile(rb',"check":"([0-9a-f]{%d})"\}\s*\Z' % DIGITS)
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def written(kind: str, said: Said) -> bytes:
    r"""Return a line, its end included.

    >>> written("uid", {"uid": "abc"})
    b'{"type":"uid","uid":"abc","check":"6655295c503aceee"}\n'
    """
    body = _json.encode({"type": kind, **said}).encode()
    return body[:-1] + b',"check":"%s"}\n' % _check(body).encode()


def read(line: bytes) -> tuple[str, Said]:
    """Return a line's type, and what else it says.

    Raises:
        ValueError: it is not whole.
    """
    found = _CHECK.search(line)
    if found and _check(line[: found.start()] + b"}").encode() != found[1]:
        raise ValueError("it was changed: its check does not fit")
    said = json.loads(line)
    if not isinstance(said, dict):
        raise TypeError("it is no object")
    said.pop("check", None)
    return str(said.pop("type")), said


def told(head: Head) -> bytes:
    """Return the first line."""
    return written(FIRST, {"format": FORMAT, **asdict(head)})


def head_of(said: Said) -> Head:
    """Return what a first line says.

    Raises:
        KeyError, TypeError, ValueError: it does not say it.
    """
    count = said["lines"]
    if not isinstance(count, dict) or set(count) != set(TYPES):
        raise ValueError("it does not say how many lines there are")
    dibao, dictionary, digest = (
        str(said[name]) for name in ("dibao", "dictionary", "digest")
    )
    schema, counter = (int(str(said[name])) for name in ("schema", "counter"))
    numbers = {str(kind): int(number) for kind, number in count.items()}
    return Head(dibao, schema, counter, dictionary, numbers, digest)


def _check(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:DIGITS]
