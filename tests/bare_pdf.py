"""PDFs written object by object, sound and broken, in a font that needs no file."""

import io
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>]>>"
)
BOX = "[0 0 600 840]"
TEXT = "昨天新桥通车，市民在桥上走了一天，说这是多年来最好的消息。"
MANY = "".join(chr(0x4E00 + 7 * n) for n in range(400))  # no text, but all of them Han


def pdf(*objects, trailer=""):
    """Return a file of objects, the first its catalog."""
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        body = one if isinstance(one, bytes) else one.encode()
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def stream(content, extra="", *, packed=0):
    """Return a stream object, packed so many times."""
    data = content if isinstance(content, bytes) else content.encode()
    for _ in range(packed):
        data = zlib.compress(data)
    filters = f"/Filter[{'/FlateDecode' * packed}]" if packed else ""
    head = f"<<{extra}{filters}/Length {len(data)}>>\nstream\n"
    return head.encode() + data + b"\nendstream"


def put(text, left, top, *, size=10, mode=0):
    """Draw a text whose baseline is ``top`` points below the upper edge of BOX."""
    coded = text.encode("utf-16-be").hex()
    return f"BT {mode} Tr /F {size} Tf {left} {840 - top} Td <{coded}> Tj ET\n"


def issue(*contents, resources="", more=(), box=BOX, catalog=CATALOG):
    """Return a file of pages, each as its content stream; ``more`` objects are from 4.

    The pages' own objects come behind them.
    """
    objects, kids = list(more), []
    for content in contents:
        body = content if isinstance(content, bytes) else stream(content)
        at = 4 + len(objects)
        kids.append(f"{at + 1} 0 R")
        objects += (
            body,
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents {at} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{resources}>>>>",
        )
    tree = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return pdf(catalog, tree, FONT, *objects)


def locked(user="", owner="owner"):
    """Return a page that the user's password opens, and the owner's."""
    held = io.BytesIO()
    lock = StandardEncryption(user, ownerPassword=owner, canPrint=0, strength=128)
    canvas = Canvas(held, encrypt=lock)
    canvas.drawString(72, 700, "Harbor office opens on Monday")
    canvas.showPage()
    canvas.save()
    return held.getvalue()
