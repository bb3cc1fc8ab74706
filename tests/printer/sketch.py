"""Invented pictures: hills under a sun, drawn by chance."""

import math
import random
from functools import cache

from PIL import Image, ImageDraw


@cache
def sketch(number: int, *, wide: int, high: int) -> Image.Image:
    """Return a drawn picture of so many pixels; a number gives the same one again."""
    chance = random.Random(number)
    wide, high = max(8, wide), max(8, high)
    image = Image.new("L", (wide, high), 225)
    draw = ImageDraw.Draw(image)
    x, y, r = chance.random() * wide, high * 0.25, high * 0.1
    draw.ellipse((x - r, y - r, x + r, y + r), fill=250)
    swell = high / 30
    for depth in range(4):
        base = high * (0.4 + 0.15 * depth)
        waves = [(chance.random() * 6, 1 + chance.random() * 4) for _ in range(3)]
        ridge = [
            (
                at,
                base + sum(math.sin(p + f * at / wide * 6) for p, f in waves) * swell,
            )
            for at in range(0, wide + 4, 4)
        ]
        draw.polygon([*ridge, (wide + 4, high), (0, high)], fill=190 - 45 * depth)
    return image
