"""Text far smaller than its file is a loss that nobody saw, not a success."""

import re

from dibao.errors import DataError

# Bytes of one character at most, in any encoding we read: counted so, a file never
# seems to hold more than it does.
BYTES_PER_CHAR = 4
# Of the characters so counted. The least of what is right is a page in characters of
# four bytes that fake bold printed three times: a third. Half of that and some more.
LEAST_SHARE = 0.2
# Blanks and NULs, with which files are padded; the ideographic space of UTF-8, GB18030
# and Big5, and the no-break and other spaces of UTF-8.
_BLANK = re.compile(
    rb"[\s\0]+|\xe3\x80\x80|\xa1[\xa1\x40]|\xc2\xa0|\xe2\x80[\x80-\x8b]|\xef\xbb\xbf"
)


def refuse_loss(data: bytes, chars: int, *, name: str) -> None:
    """Raise a DataError where far fewer characters came out of a file than are in it.

    ``chars`` counts those of its articles and furniture, without blanks.
    """
    if chars >= LEAST_SHARE * len(data) / BYTES_PER_CHAR:  # no need to look closer
        return
    least = LEAST_SHARE * len(_BLANK.sub(b"", data)) / BYTES_PER_CHAR
    if chars < least:
        raise DataError(
            f"{name}: {len(data):,} bytes, but only {chars:,} characters came out, and "
            f"at least {least:,.0f} should. Look what is odd about it: dibao clean "
            "--diff",
            code="lossy",
        )
