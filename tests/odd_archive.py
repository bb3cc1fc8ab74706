"""An archive in which everything meets: few characters, so that chance queries hit.

Pages are laid out as in ``house``. Traditional and full-width print, blanks that
typesetting left between Han, and words in several writings are all there.
"""

import random

import house

HAN = "桥江大工东西"
PRINTED = {"桥": "橋", "东": "東"}  # as some of the pages print them
LATIN = ("gpt", "gpt4", "GPT", "ＧＰＴ", "2023", "２０23", "12023", "a1", "A-1", "2.5")
MARKS = ("，", "。", "、", "——", "“", "”", " ", "\u3000", "(", ")", "|", "-")
TITLES = ("江东日报", "大桥报", "")
DATES = ("2022-12-31", "2023-05-01", "2023-05-20", "2024-01-02", "")
LABELS = ("1", "3", "A2", "")
SEED = 8


def words(dice, most):
    """Return a line of chance words."""
    parts = []
    for _ in range(dice.randint(1, most)):
        han = "".join(dice.choices(HAN, k=dice.randint(1, 4)))
        if dice.random() < 0.25:
            han = "".join(PRINTED.get(char, char) for char in han)
        if dice.random() < 0.2:
            han = dice.choice((" ", "\u3000")).join(han)
        parts.append(dice.choice((han, han, han, dice.choice(LATIN))))
        parts.append(dice.choice(("", "", dice.choice(MARKS))))
    return "".join(parts).strip() or "桥"


def story(dice):
    """Return an article's lines, with what few articles have all of."""
    lines = [f"引|{words(dice, 2)}"] * (dice.random() < 0.3)
    lines += [f"题|{words(dice, 3)}"] * (dice.random() < 0.9)
    lines += [f"名|本报记者 {dice.choice(('江大东', '桥西', '工工'))}"] * (
        dice.random() < 0.5
    )
    lines += [f"文|{words(dice, 6)}" for _ in range(dice.randint(1, 3))]
    lines += [f"图|{words(dice, 3)}"] * (dice.random() < 0.3)
    return lines


def pages():
    """Return the pages, the same every time."""
    dice = random.Random(SEED)
    for number in range(14):
        date = dice.choice(DATES)
        facts = house.facts(dice.choice(TITLES), date, dice.choice(LABELS))
        stories = [story(dice) for _ in range(dice.randint(1, 4))]
        stories[0][:0] = [f"头|{words(dice, 2)}"] * (dice.random() < 0.5)
        text = "\n\n".join("\n".join(lines) for lines in stories)
        yield f"{number}.txt", text, facts


def build(path):
    """Make the archive at a path, and return the path."""
    return house.build(path, tuple(pages()))
