"""Write src/dibao/analyze/variants.txt from the data of the OpenCC project.

Run by hand in an environment of its own that has the package ``opencc``:

    python tests/tools/make_variants.py src/dibao/analyze/variants.txt
"""

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

Fold = Callable[[str], str]
HAN = ((0x2E80, 0x2FD5), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
HEADER = """\
# Traditional and variant characters, folded to simplified ones: first the
# character that stays, then after one space those that become it.
# Made by tests/tools/make_variants.py from OpenCC {opencc} (opencc.byvoid.com,
# Apache License 2.0), character by character, and from Unicode {unicode}
# (radicals and compatibility ideographs).
"""


def characters() -> Iterator[str]:
    for first, last in HAN:
        yield from map(chr, range(first, last + 1))


def in_simplified_use(char: str) -> bool:
    """Tell whether simplified writing has this character as its own (GB 2312)."""
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def single(convert: Fold, char: str) -> str:
    folded = convert(char)
    return folded if len(folded) == 1 else char


def table() -> dict[str, str]:
    """Return every character that is folded, and to what, before chains are closed."""
    import opencc  # only here: the tests that look through this folder lack it

    main = opencc.OpenCC("t2s").convert
    # Regional and Japanese forms only where simplified Chinese has no such character:
    # 芸 is not 艺 there, and 著 has a life beside 着.
    others = [opencc.OpenCC(name).convert for name in ("tw2s", "hk2s", "jp2t")]
    folds = {}
    for char in characters():
        plain = unicodedata.normalize("NFKC", char)
        start = plain if len(plain) == 1 else char
        end = single(main, start)
        for other in others:
            if end == start and not in_simplified_use(start):
                end = single(main, single(other, start))
        if end != char:
            folds[char] = end
    return folds


def closed(folds: dict[str, str]) -> dict[str, str]:
    """Return the table with every chain followed to its end."""
    ends = {}
    for char in folds:
        end, seen = folds[char], {char}
        while end in folds and end not in seen:
            seen.add(end)
            end = folds[end]
        if end in folds:
            raise ValueError(f"{char} goes round in a circle: {sorted(seen)}")
        ends[char] = end
    return ends


def main(target: Path) -> None:
    groups = defaultdict(list)
    for char, end in closed(table()).items():
        groups[end].append(char)
    header = HEADER.format(
        opencc=version("opencc"), unicode=unicodedata.unidata_version
    )
    rows = (f"{end} {''.join(sorted(groups[end]))}\n" for end in sorted(groups))
    target.write_text(header + "".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
