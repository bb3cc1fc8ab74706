"""The page wrecker's own promises: its gold is what was printed, and it repeats."""

import unicodedata
from collections import Counter, defaultdict

import pytest

from wreck import Gold, Source, Wreck, wreck, wreck_page
from wreck.bold import doubled
from wreck.noise import BULLETS, INVISIBLE, RADICALS
from wreck.steps import STEPS
from wreck.things import Ink

TEXTS = (
    "青溪桥头的修鞋摊摆了二十八年，摊主不收现金，只收“下次再来”的话。",
    "昨天上午9时，12名志愿者把1.5万株水杉苗送上了船。船开得不快，岸上的人一路跟着走。"
    "7月的河面上漂着细碎的花。“慢点，慢点！”有人喊。这批树苗要种到下游三十里外的沙洲上。",
    "去年，全镇的枇杷卖了486.6万元，同比增长41.5%。今年雨水多，果子个头小，价钱却好。",
    "“我就想把这门手艺留下来。”他说，“不为别的，就为灯亮起来的那一下。”",
    "二〇〇八年的那场大雪压塌了半边屋顶。后来大家凑钱，用旧梁旧瓦把它修了起来，一块砖也没换。",
)
NAMES = ("上滩村", "铁匠巷", "北门码头", "旧粮站")
SOURCES = (
    *(
        Source(
            f"{name}办起了自己的博物馆，钥匙就挂在门口",
            TEXTS[n:] + TEXTS[:n],
            retells=n % 2 == 0,
        )
        for n, name in enumerate(NAMES)
    ),
    Source("公交7路改道", (TEXTS[0],)),
    Source("图书馆夜里也开门", (TEXTS[4],)),
)
PAGES = [wreck_page(SOURCES[n % 4 :], f"test{n}") for n in range(120)]
_INVISIBLE = frozenset("".join(map("".join, INVISIBLE.values()))) | frozenset()
_BACK = {new: old for table in (RADICALS, BULLETS) for old, new in table.items()}


def bare(text: str) -> str:
    return "".join(text.split())


def without_noise(text: str) -> str:
    kept = (char for char in text if char not in _INVISIBLE)
    return bare("".join(kept).translate(_BACK).replace("○", "〇"))


def is_print_of(ink: Ink) -> bool:
    shown, clean = without_noise(ink.shown), ink.clean
    if shown == bare(clean) or not clean:
        return True
    return any(
        shown == bare(doubled(clean[:cut], mode, times) + clean[cut:])
        for mode in ("run", "char", "line")
        for times in (2, 3)
        for cut in range(1, len(clean) + 1)
    )


@pytest.mark.parametrize("page", PAGES[:60])
def test_undoing_the_steps_gives_each_block_its_text(page: Wreck) -> None:
    printed: dict[int, str] = defaultdict(str)
    for row in page.rows:
        for ink in row.inks:
            printed[ink.into if ink.into >= 0 else ink.key] += ink.clean
    found = Counter(bare(text) for text in printed.values())
    assert Counter(bare(block["text"]) for block in page.gold) == found


@pytest.mark.parametrize("page", PAGES[:60])
def test_what_is_printed_is_the_clean_text_or_a_doubling_of_it(page: Wreck) -> None:
    assert [] == [ink for row in page.rows for ink in row.inks if not is_print_of(ink)]


@pytest.mark.parametrize("page", PAGES[:60])
def test_every_printed_line_lies_within_the_lines_of_a_block(page: Wreck) -> None:
    covered: set[int] = set()
    for block in page.gold:
        first, last = block["lines"]
        covered |= set(range(first, last + 1))
    lines = page.text.split("\n")
    printed = {number for number, line in enumerate(lines, 1) if line.strip()}
    assert set() == printed - covered


def test_a_name_on_the_last_row_of_a_text_belongs_to_the_text() -> None:
    shared = [
        block
        for page in PAGES
        for block in page.gold
        for other in page.gold
        if block["role"] == "byline" and other["role"] == "body"
        if block["lines"][0] == other["lines"][1]
    ]
    assert [] == shared


def test_a_jump_is_a_block_also_on_the_last_row_of_a_text() -> None:
    ends = {block["role"] for page in PAGES for block in shared_rows(page)}
    assert "jump" in ends


def shared_rows(page: Wreck) -> list[Gold]:
    ends = {one["lines"][1] for one in page.gold if one["role"] == "body"}
    return [one for one in page.gold if one["lines"][0] in ends]


def test_the_same_seed_gives_the_same_page() -> None:
    assert wreck(SOURCES, 7) == wreck(SOURCES, 7)


def test_another_seed_gives_another_page() -> None:
    assert wreck(SOURCES, 7) != wreck(SOURCES, 8)


def test_only_leaves_every_other_artefact_out() -> None:
    only = frozenset({"crossheads"})
    used = {name for n in range(30) for name in wreck_page(SOURCES, n, only=only).steps}
    assert {"crossheads", "paste"} == used


def test_every_step_happens_on_some_page() -> None:
    used = {name for page in PAGES for name in page.steps}
    rare = {name for name, share in STEPS.items() if share < 0.1}
    assert set() == set(STEPS) - used - rare - {"kicker_in_title"}


def test_the_radicals_are_those_that_compatibility_folding_knows() -> None:
    kangxi = {new: old for old, new in RADICALS.items() if chr(new) < "\u2fd6"}
    folded = {
        unicodedata.normalize("NFKC", chr(new)) for new in kangxi if new >= 0x2F00
    }
    assert folded <= {chr(old) for old in RADICALS}
