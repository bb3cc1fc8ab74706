"""Which pages are printed: a form, a paper's habits, fonts, and how it is drawn."""

from dataclasses import dataclass, replace

from printer.extra import EXTRA
from printer.fonts import Case
from printer.forms import FORMS, styles
from printer.ink import Finish, drawn
from printer.odd_forms import ODD_FORMS
from printer.sheet import Sheet
from printer.truth import truth

PLAIN = Finish()


@dataclass(frozen=True, slots=True)
class Print:
    """One PDF to make: its name is also the seed."""

    name: str
    form: str
    style: str = "plain"
    kind: str = "cid"
    bold: str = ""
    body_bold: str = ""
    finish: Finish = PLAIN
    latin: str = ""


ALL_FORMS = {**FORMS, **ODD_FORMS, **EXTRA}
PRINTS = (
    *(Print(f"{form}-plain", form) for form in ALL_FORMS),
    Print("tabloid-tight", "tabloid", "tight"),
    Print("broadsheet-double", "broadsheet", "double", "noto"),
    Print("centered-loose", "centered", "loose", "noto"),
    Print("white-tight", "white", "tight", "noto"),
    Print("pictured-double", "pictured", "double", "noto"),
    Print("tinted-loose", "tinted", "loose"),
    Print("cornered-tight", "cornered", "tight", "noto"),
    Print("shorts-tight", "shorts", "tight", "noto"),
    Print("inset-loose", "inset", "loose"),
    Print("rounded-tight", "rounded", "tight", "noto"),
    Print("upright-double", "upright", "double", "noto"),
    Print("standing-loose", "standing", "loose", "noto"),
    Print("photo-double", "photo", "double", "noto"),
    Print("offset-bold", "tabloid", "plain", "noto", "offset", "offset"),
    Print("twice-bold", "broadsheet", "plain", "cid", "twice", "twice"),
    Print("thrice-bold", "tinted", "tight", "noto", "thrice"),
    Print("shadow-bold", "stripped", "plain", "noto", "shadow", "stroke"),
    Print("outline-bold", "inset", "double", "cid", "outline", "stroke"),
    Print("painted-twice", "cornered", "plain", "cid", finish=Finish(twice=True)),
    Print("turned-90", "pictured", "plain", "cid", finish=Finish(rotate=90)),
    Print("turned-180", "shorts", "plain", "cid", finish=Finish(rotate=180)),
    Print("turned-270", "standing", "plain", "noto", finish=Finish(rotate=270)),
    Print("shifted", "tabloid", "double", "cid", finish=Finish(shift_pt=57.0)),
    Print("in-a-form", "white", "plain", "noto", finish=Finish(is_form=True)),
    Print("shuffled", "broadsheet", "tight", "cid", finish=Finish(order="shuffled")),
    Print("by-type", "tinted", "double", "noto", finish=Finish(order="types")),
    Print("spelled", "rounded", "plain", "cid", finish=Finish(per_char=True)),
    Print("issue-double", "issue", "double", "noto"),
    Print("tabled-tight", "tabled", "tight", "noto"),
    Print("times", "pictured", "tight", "noto", latin="Times-Roman"),
    Print("helvetica", "cornered", "plain", "cid", latin="Helvetica"),
    Print("recognized", "tabloid", finish=Finish(is_hidden=True)),
    Print("radicals", "photo", "plain", "noto", finish=Finish(has_radicals=True)),
)


# pages on which there is nothing to read: without a text, or without its meaning
BLIND = (
    Print("mute", "tabloid", "plain", "noto", finish=Finish(is_mute=True)),
    Print("scanned", "tabloid", finish=Finish(is_scan=True)),
)


def sheets(one: Print) -> tuple[Sheet, ...]:
    """Return the pages of a print."""
    style = replace(
        styles()[one.style],
        case=Case(one.kind, one.latin),
        bold=one.bold,
        body_bold=one.body_bold,
    )
    made = ALL_FORMS[one.form](one.name, style)
    return made if isinstance(made, tuple) else (made,)


def made(one: Print) -> tuple[bytes, dict[str, object]]:
    """Return a PDF and its truth."""
    pages = sheets(one)
    data = drawn(pages, Case(one.kind, one.latin), one.finish)
    return data, truth(pages, rotate=one.finish.rotate)
