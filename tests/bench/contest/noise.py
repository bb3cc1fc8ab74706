"""64 KB of anything as a query: an answer, and soon."""

import random
from collections.abc import Iterator, Mapping

from contest import bed as beds
from contest.bed import Bed
from contest.clock import best_s
from contest.figure import Figure
from dibao.desk import search

SIZE_BYTES = 64 * 1024
MOST_S = 0.1

REPEATED = (
    *("\0", "\n", " ", "a", "a ", "a*", "é", "1", "1.", "１", "的", "的 ", "中国 "),
    *("1月17日", "𠀀", "👍", "。", "，的", "a|", "-a ", "(a ", "(", ")", "((a)|(", "|"),
    *('"', '"a" ', "“", "“的”", "＂", "~5 ", "a ~5 ", "headline:", "标题：的 "),
    *("date:2023 ", "-(", "\u200b", "\u3000"),
)


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield the slowest of all patterns; one that fails is named."""
    beds.say("64 KB of noise")
    conn = beds.reader(bed)
    times: dict[str, float] = {}
    failed = []
    for name, query in patterns(bed).items():
        try:
            times[name] = best_s(lambda query=query: search(conn, query))
        except Exception as error:  # whatever it is, it is a finding
            failed.append(f"{name}: {type(error).__name__}")
    slowest = max(times, key=times.__getitem__)
    broken = f"NO ANSWER to {', '.join(failed)}; " if failed else ""
    yield Figure(
        "64 KB of any bytes as a query, the slowest",
        f"< {MOST_S * 1000:.0f} ms",
        times[slowest] * 1000,
        not failed and times[slowest] < MOST_S,
        "ms",
        f"{broken}{slowest!r} of {len(times) + len(failed)} patterns",
    )


def patterns(bed: Bed) -> Mapping[str, str]:
    """Return texts of 64 KB each, by what they are."""
    rng = bed.rng("noise")
    text = "".join(one.text for one in bed.articles[:200])
    found = {one: one * (SIZE_BYTES // len(one.encode())) for one in REPEATED}
    return found | {
        "any bytes, as the command line has them": _bytes(rng, "surrogateescape"),
        "any bytes, as the web has them": _bytes(rng, "replace"),
        "any Han": "".join(chr(rng.randrange(0x4E00, 0x9FD6)) for _ in range(21845)),
        "articles": text[: SIZE_BYTES // 3],
        "articles, quoted": f'"{text[: SIZE_BYTES // 3]}"',
        "their characters, apart": " ".join(text[: SIZE_BYTES // 4]),
    }


def _bytes(rng: random.Random, errors: str) -> str:
    return rng.randbytes(SIZE_BYTES).decode("utf-8", errors)
