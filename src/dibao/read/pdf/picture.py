"""One page of a PDF as pictures: what a reader of the archive sees of the print.

pdfium gives up on some files and takes the process with it, so this is for a worker
with limits; and only one document is open at a time, for pdfium knows no threads.
"""

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING

from dibao.errors import DataError
from dibao.read.reading import Source

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

# As high as four pages side by side are wide: a column torn out of a page still has it
# all, and no box that a file claims makes more than 31 MB of pixels.
MOST_HEIGHTS = 4
QUALITY = 60
# Pillow's ``method``: 4 makes a tenth less of the small one and takes 60 ms; of the
# large one it would take 0.3 s more (measured on broadsheets, research).
METHODS = {True: 0, False: 4}
WHITE = (255, 255, 255, 255)


def render(
    source: Source, sequence: int, *, widths: tuple[int, ...]
) -> dict[int, bytes]:
    """Return a page as WebP, by width in pixels; it is drawn once, at the widest.

    The page is turned as it is seen, on white. One that is very high for its width
    comes out narrower than asked, in the same proportions.

    Raises:
        DataError: the file cannot be opened, has no such page, or the page no size;
            ``code`` is "no-picture".
    """
    import pypdfium2 as pdfium

    from dibao.read.pdf.opening import opened

    try:
        with opened(source) as (document, _):
            large = _drawn(document[sequence - 1], max(widths))
    except (DataError, pdfium.PdfiumError, IndexError) as error:
        raise DataError(
            f"page {sequence} cannot be drawn: {error}", code="no-picture"
        ) from error
    return {width: _packed(large, width, max(widths)) for width in widths}


def scale_of(width_pt: float, height_pt: float, *, width: int) -> float:
    """Return how many pixels a point is, for a picture of this width and no higher.

    Half a pixel less than asked, for the next whole number is taken.

    >>> round(scale_of(799.75, 1000, width=1600), 3)
    2.0
    >>> round(14e6 * scale_of(1, 14e6, width=1600))
    6400

    Raises:
        DataError: it is no size.
    """
    if not (0 < width_pt < float("inf") and 0 < height_pt < float("inf")):
        raise DataError(f"a page of {width_pt} × {height_pt} pt", code="no-picture")
    return min(
        (width - 0.5) / width_pt,
        (MOST_HEIGHTS * width - 0.5) / height_pt,
    )


def _drawn(page: "PdfPage", width: int) -> "Image":
    """Return a page as pixels."""
    width_pt, height_pt = page.get_size()
    scale = scale_of(width_pt, height_pt, width=width)
    with (
        closing(page),
        closing(
            page.render(scale=scale, fill_color=WHITE, rev_byteorder=True)
        ) as bitmap,
    ):
        drawn: Image = bitmap.to_pil()
        return drawn.copy()  # the bitmap's memory goes with it


def _packed(large: "Image", width: int, widest: int) -> bytes:
    """Return an image as WebP, made smaller in the same proportions."""
    from PIL import Image

    packed = BytesIO()
    made = large
    if width < widest:
        size = [max(1, round(side * width / widest)) for side in large.size]
        made = large.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    made.save(packed, "WEBP", quality=QUALITY, method=METHODS[width == widest])
    return packed.getvalue()
