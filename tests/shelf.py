"""A shelf of invented papers: enough of them that lists grow long and years apart."""

import house

WORDS = ("新桥通车", "堤防加固", "学校扩建", "集市开张", "春灯上街", "粮仓落成")
PAPERS = 14  # two more than a list shows at first
YEARS = (1961, 1962, 1978, 1979, 1980, 1986)  # with gaps that an axis must not hide
PARTS = 9  # pages with labels of their own


def pages():
    """Yield pages with one article each, all of which have the same word 河湾."""
    for number in range(60):
        word = WORDS[number % len(WORDS)]
        title = f"河湾{chr(0x7532 + number % PAPERS)}报"
        year = YEARS[number % 7 % len(YEARS)]
        date = f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = (
            f"题|{word}第{number}号\n名|本报记者 沈知秋\n"
            f"文|　　昨天，河湾镇{word}，镇上的人都来看。河湾人说：等了{number}年。"
        )
        known = house.facts(title, date, str(number % PARTS + 1))
        yield f"{number}.txt", text, known


def build(path):
    """Make the archive at a path, and return the path."""
    return house.build(path, tuple(pages()))
