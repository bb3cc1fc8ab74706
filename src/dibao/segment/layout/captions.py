"""Captions 图片说明: which lines say what a picture shows."""

from collections.abc import Iterable

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment import marks
from dibao.segment.layout.columns import Column
from dibao.segment.layout.part import along, grouped
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import Type

NEAR_EM = 1.4  # blank between a picture and its caption, of the text's size
LONGEST = 6  # lines; what is longer under a picture is text
SLACK_PT = 4.0  # a caption may stand out a little from under its picture


def is_at(box: Box, picture: Box, em: float) -> bool:
    """Tell whether lines stand right under, over, beside or on a picture."""
    across = shared(box.left, box.right, picture.left, picture.right)
    along = shared(box.top, box.bottom, picture.top, picture.bottom)
    under = across > 0.9 * (box.right - box.left) - SLACK_PT
    beside = along > 0.9 * (box.bottom - box.top) - SLACK_PT
    near = -NEAR_EM * em
    return (under and along > near) or (beside and across > near)


def captions_of(
    columns: Iterable[Column], pictures: tuple[Box, ...], type_: Type
) -> tuple[Column, ...]:
    """Return the columns that are captions: at a picture, and in another type.

    They are read row by row, as the pictures of a series are. Set in the text's own
    type, one is told by its words: 图为 …, … 摄.
    """
    found = [
        column
        for column in columns
        if len(column.strips) <= LONGEST
        and any(is_at(column.box, one, type_.size_pt) for one in pictures)
        and (_is_set_apart(column.strips, type_) or _says_so(column.strips))
    ]
    rows = grouped(found, lambda column: along(column.box))
    return tuple(c for row in rows for c in sorted(row, key=lambda c: c.box.left))


def is_caption_at(strip: Strip, pictures: tuple[Box, ...], type_: Type) -> bool:
    """Tell whether a line over a headline is no kicker but a picture's caption.

    A kicker is never smaller than the text.
    """
    if strip.is_vertical or not (type_.is_smaller(strip) or _says_so((strip,))):
        return False
    return any(is_at(strip.box, one, type_.size_pt) for one in pictures)


def _is_set_apart(strips: tuple[Strip, ...], type_: Type) -> bool:
    return all(
        type_.is_smaller(s) or (type_.is_other(s) and not type_.is_larger(s))
        for s in strips
    )


def _says_so(strips: tuple[Strip, ...]) -> bool:
    text = "".join(s.text.strip() for s in strips)
    return marks.is_caption(text) or bool(marks.PHOTO_CREDIT.fullmatch(text))
