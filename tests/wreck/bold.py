"""Text drawn twice or three times, as fake-bold printing leaves it."""

import re

# a run ends where the font changes: Han, then each mark by itself, then digits or
# Latin; …… is often in the font of the Han around them
RUNS = re.compile(r"(?:[\u4e00-\u9fff〇]|……)+|[0-9A-Za-z]+|\s+|.", re.DOTALL)


def doubled(text: str, mode: str, times: int = 2, spaces: str = "") -> str:
    """Return the text as it comes out when drawn ``times`` times.

    ``spaces`` is what stands before brackets and digits where runs meet.

    >>> doubled("产值7.4亿元，增55%", "run")
    '产值产值77..44亿元亿元，，增增5555%%'
    >>> doubled("塔吊", "char"), doubled("塔吊", "line")
    ('塔塔吊吊', '塔吊塔吊')
    """
    if mode == "char":
        return "".join(char if char.isspace() else char * times for char in text)
    if mode != "run":
        return text * times
    shown = ""
    for match in RUNS.finditer(text):
        run = match[0]
        gap = spaces if shown and not shown[-1].isspace() and _gaps(run, shown) else ""
        shown += run if run.isspace() else gap + run * times
    return shown


def _gaps(run: str, before: str) -> bool:
    return (
        run == "（"
        or before[-1] == "）"
        or (run[0].isdigit() and before[-1] > "\u4e00")
    )
