"""Paragraphs to lines: none begins with a closing mark or ends with an opening one."""

import re
from dataclasses import dataclass

from printer.fonts import Case

CLOSING = "，。、；：？！”’）》】〉」』…％·%)],.;:?!～"
OPENING = "（“‘《【〈「『(["
_ATOM = re.compile(
    f"[{re.escape(OPENING)}]*"
    r"(?:[A-Za-z0-9]+(?:[.,:/+%-][A-Za-z0-9%]+)*|——|……|[^\n])"
    f"[{re.escape(CLOSING)}]*"
)
SQUEEZE_EM = 0.6  # a closing mark's empty half and a little: what may be pressed in


@dataclass(frozen=True, slots=True)
class Measure:
    """The type of a text and the width of its column."""

    width_pt: float
    size_pt: float
    face: str
    case: Case

    @property
    def ems(self) -> float:
        """The column's width in ems."""
        return self.width_pt / self.size_pt

    def width(self, text: str) -> float:
        """Return a text's natural width in ems."""
        return self.case.width(text, self.face)


def lines_of(text: str, measure: Measure, *, indent_em: float = 0.0) -> list[str]:
    """Return a paragraph's lines, the first shorter by its indent."""
    lines, line, room = [], "", measure.ems - indent_em
    for atom in _ATOM.findall(text):
        wide = measure.width((line + atom).rstrip())
        slack = SQUEEZE_EM if atom[-1] in CLOSING else 0.01
        if line and wide > room + slack:
            lines.append(line.rstrip())
            line, room = atom.lstrip(), measure.ems
        else:
            line += atom
    return [*lines, line.rstrip()] if line.strip() else lines


def gap_of(line: str, measure: Measure, *, room_em: float | None = None) -> float:
    """Return what is added after every character so that a line fills its room."""
    room = measure.ems if room_em is None else room_em
    return (room - measure.width(line)) / max(1, len(line) - 1) * measure.size_pt
