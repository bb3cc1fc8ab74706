"""What is drawn beside text: rules 线, frames 框, pictures 图."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dibao.model import Box
from dibao.read.pdf.pieces import framed, joined, whole_pictures
from dibao.read.pdf.place import Place, Point, place_of

THIN_PT = 3.5  # a rule is thinner; printers' rules go to 3 points
LONG_PT = 12.0  # and longer: shorter strokes are parts of signs
FRAME_PT = 30.0  # a frame holds at least a few lines
PICTURE_PT = 20.0
PAGE_SHARE = 0.85  # what covers more of the page is its ground
WHITE = 250  # of 255: paper
MOST_OBJECTS = 20_000  # of a page; a drawing with more is a picture, not a page's rules
MOST_POINTS = 400  # of a path, for the same reason
MOST_DEPTH = 6  # forms in forms

_Matrix = tuple[float, float, float, float, float, float]
SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that is drawn on a page but text, as seen; frames and pictures each once."""

    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    objects: int = 0  # paths that leave ink, whatever they show
    pictured: float = 0.0  # pictures' share of the page, its ground's too; 1 at most


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """Return a page's rules, frames and pictures."""
    place = place_of(page)
    shapes: list[Box] = []
    pictures: list[Box] = []
    objects = 0
    for one, matrix in _objects(page):
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_seen(_corners_of(one, matrix), place))
        elif kind == raw.FPDF_PAGEOBJ_PATH and _shows(one):
            objects += 1
            shapes += (_seen(part, place) for part in _parts(one, matrix))
    return sorted_out(shapes, pictures, place, objects=objects)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, _Matrix]]:
    """Yield a page's objects, those in forms too, each with its form's matrix."""
    number = raw.FPDFPage_CountObjects(page.raw)
    waiting = [
        (raw.FPDFPage_GetObject(page.raw, n), SAME, 0) for n in reversed(range(number))
    ]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        one, matrix, depth = waiting.pop()
        if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_FORM:
            yield one, matrix
        elif depth < MOST_DEPTH:
            inner = _times(_matrix_of(one), matrix)
            count = raw.FPDFFormObj_CountObjects(one)
            waiting += (
                (raw.FPDFFormObj_GetObject(one, n), inner, depth + 1)
                for n in reversed(range(count))
            )


def _matrix_of(one: object) -> _Matrix:
    held = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, held)
    return held.a, held.b, held.c, held.d, held.e, held.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that does the inner first."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _at(x: float, y: float, matrix: _Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners_of(one: object, matrix: _Matrix) -> list[Point]:
    """Return the corners of an image: it fills the unit square of its matrix."""
    whole = _times(_matrix_of(one), matrix)
    return [_at(x, y, whole) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def _seen(points: Iterable[Point], place: Place) -> Box:
    """Return the box of points, on the page as seen and no larger than it."""
    at = [place.point(x, y) for x, y in points]
    across = [min(max(x, 0.0), place.width_pt) for x, _ in at]
    along = [min(max(y, 0.0), place.height_pt) for _, y in at]
    edges = min(across), min(along), max(across), max(along)
    return Box(*(round(edge, 1) for edge in edges))


def _shows(one: object) -> bool:
    """Tell whether a path leaves ink: a stroke, or a fill that is not paper's white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one, fill, stroke)
    if stroke.value:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(one, red, green, blue, alpha)
    is_white = min(red.value, green.value, blue.value) >= WHITE
    return bool(fill.value) and alpha.value > 0 and not is_white


def _parts(one: object, matrix: _Matrix) -> Iterator[list[Point]]:
    """Yield the points of each part of a path, from one move of the pen to the next."""
    whole = _times(_matrix_of(one), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[Point] = []
    for n in range(min(raw.FPDFPath_CountSegments(one), MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(one, n)
        is_move = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        if is_move and part:
            yield part
            part = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        part.append(_at(x.value, y.value, whole))
    if part:
        yield part


def sorted_out(
    shapes: list[Box], pictures: list[Box], place: Place, *, objects: int
) -> Drawn:
    """Return which shapes are rules, which frames; the page's ground is neither."""
    whole = place.width_pt * place.height_pt
    most = PAGE_SHARE * whole
    rules = joined({box for box in shapes if _is_rule(box)})
    frames = {
        box
        for box in shapes
        if min(_wide(box), _high(box)) >= FRAME_PT and _wide(box) * _high(box) < most
    }
    pictured = sum(_wide(box) * _high(box) for box in set(pictures))
    return Drawn(
        tuple(box for box in rules if max(_wide(box), _high(box)) >= LONG_PT),
        tuple(sorted(frames | set(framed(rules, least_pt=FRAME_PT)), key=_order)),
        tuple(
            sorted(
                whole_pictures(pictures, least_pt=PICTURE_PT, most_area=most),
                key=_order,
            )
        ),
        objects,
        min(pictured / whole, 1.0) if whole else 0.0,
    )


def _is_rule(box: Box) -> bool:
    return min(_wide(box), _high(box)) < THIN_PT


def _wide(box: Box) -> float:
    return box.right - box.left


def _high(box: Box) -> float:
    return box.bottom - box.top


def _order(box: Box) -> Point:
    return box.top, box.left
