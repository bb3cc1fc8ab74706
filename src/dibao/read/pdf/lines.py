"""Glyphs to lines: along a baseline, cut where a column ends."""

from collections import Counter, defaultdict

from dibao.model import Box, Line
from dibao.read.pdf.drawn import rounded
from dibao.read.pdf.glyphs import Glyph

BIN = 20


def lines_of(glyphs: list[Glyph], rules: tuple[Box, ...]) -> tuple[Line, ...]:
    """Return the lines of glyphs, from the top down and from the left."""
    stands = _standing(glyphs)
    lying = [g for g, v in zip(glyphs, stands, strict=True) if not v]
    upright = [g for g, v in zip(glyphs, stands, strict=True) if v]
    posts = [r for r in rules if r.bottom - r.top > r.right - r.left]
    lines = [_line(run, is_vertical=False) for run in _rows(lying, posts)]
    lines += [_line(run, is_vertical=True) for run in _columns(upright)]
    return tuple(sorted(lines, key=lambda l: (l.box.top, l.box.left)))


def _line(run: list[Glyph], *, is_vertical: bool) -> Line:
    size = Counter(round(g.size_pt, 1) for g in run).most_common(1)[0][0]
    top, bottom = min(g.top for g in run), max(g.bottom for g in run)
    if not is_vertical:
        top, bottom = run[0].y - 0.88 * size, run[0].y + 0.15 * size
    box = rounded(min(g.left for g in run), top, max(g.right for g in run), bottom)
    return Line("".join(g.char for g in run), "\n", box, size, is_vertical)


def _standing(glyphs):
    cell = defaultdict(list)
    for i, c in enumerate(glyphs):
        cell[int(c.x // BIN), int(c.y // BIN)].append(i)
    dirs = [0] * len(glyphs)
    for i, c in enumerate(glyphs):
        fs = c.size_pt
        cx, cy = (c.left + c.right) / 2, (c.top + c.bottom) / 2
        bh = bv = 9.0
        for j in _around(cell, c, 1.7):
            d = glyphs[j]
            if j == i or abs(d.size_pt - fs) > 0.15 * fs:
                continue
            ex = abs((d.left + d.right) / 2 - cx) / fs
            ey = abs((d.top + d.bottom) / 2 - cy) / fs
            if ey < 0.35 and ex < bh:
                bh = ex
            if ex < 0.25 and ey < bv:
                bv = ey
        dirs[i] = 1 if bv < 1.2 and bv + 0.12 < bh else -1 if bh < 1.35 else 0
    return [_vote(glyphs, cell, dirs, c) > 0 for c in glyphs]


def _vote(glyphs, cell, dirs, c):
    reach = 1.7 * c.size_pt
    return sum(
        dirs[j]
        for j in _around(cell, c, 1.6)
        if abs(glyphs[j].size_pt - c.size_pt) <= 0.15 * c.size_pt
        and abs(glyphs[j].x - c.x) < reach
        and abs(glyphs[j].y - c.y) < reach
    )


def _around(cell, c, em):
    reach = max(1, int(c.size_pt * em // BIN) + 1)
    bx, by = int(c.x // BIN), int(c.y // BIN)
    for ax in range(bx - reach, bx + reach + 1):
        for ay in range(by - reach, by + reach + 1):
            yield from cell.get((ax, ay), ())


def _rows(glyphs, posts):
    groups = []
    for g in sorted(glyphs, key=lambda g: (g.y, g.x)):
        if groups and g.y - groups[-1][-1].y <= 1.2:
            groups[-1].append(g)
        else:
            groups.append([g])
    for group in groups:
        group.sort(key=lambda g: g.left)
        run = []
        for g in group:
            if run and _parts(run[-1], g, posts):
                yield run
                run = []
            run.append(g)
        yield run


def _parts(p, c, posts):
    gap = c.left - p.right
    fs = min(c.size_pt, p.size_pt)
    if gap > 0.8 * fs:
        return True
    if abs(c.size_pt - p.size_pt) > 0.22 * max(c.size_pt, p.size_pt):
        return True
    return gap > 0.15 * fs and any(
        p.right - 1 <= r.left <= c.left + 1 and r.top <= c.y - fs * 0.5 <= r.bottom
        for r in posts
    )


def _columns(glyphs):
    columns = []
    for c in sorted(glyphs, key=lambda g: (round((g.left + g.right) / 2), g.top)):
        cx = (c.left + c.right) / 2
        for col in reversed(columns[-6:]):
            k = col[-1]
            if (
                abs((k.left + k.right) / 2 - cx) < 0.3 * c.size_pt
                and abs(k.size_pt - c.size_pt) < 0.15 * c.size_pt
                and -0.4 * c.size_pt < c.top - k.bottom < 0.8 * c.size_pt
            ):
                col.append(c)
                break
        else:
            columns.append([c])
    return columns
