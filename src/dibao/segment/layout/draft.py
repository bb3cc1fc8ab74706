"""A block before it has spans: what compose makes of lines."""

from dataclasses import dataclass

from dibao.model import Role
from dibao.segment.layout.sheet import Strip


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines in reading order that make one block, what it is, and how sure that is."""

    strips: tuple[Strip, ...]
    role: Role
    confidence: float

    @property
    def opening(self) -> str:
        """The text of its first line."""
        return self.strips[0].text.strip()

    @property
    def ending(self) -> str:
        """The text of its last two lines: a signature may be set on two."""
        return "".join(s.text.strip() for s in self.strips[-2:])
