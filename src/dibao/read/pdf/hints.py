"""What a PDF's name and properties may say of its pages: for ``annotate`` to tell."""

from pathlib import PurePath

import pypdfium2 as pdfium

from dibao.model import Hints


def hints_of(document: pdfium.PdfDocument, n: int, name: str) -> Hints:
    """Return the hints of a page, counted from 0.

    A file's name tells a page's label only if the page is its only one; of others the
    file itself may have labels.
    """
    stem = PurePath(name).stem
    label = document.get_page_label(n) if len(document) > 1 else stem
    return Hints((stem, document.get_metadata_value("Title")), label)
