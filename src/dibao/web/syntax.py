"""The query language on the page: what may be typed, as examples to press."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """Something to type, and what it finds."""

    typed: str
    meaning: str


# typed, what it means, typed by an English reader, what it means in English
EXAMPLES: tuple[tuple[str, str, str, str], ...] = (
    (
        "学校 医院",
        "几个词都要出现，先后不论",
        "学校 医院",
        "both words, in any order",
    ),
    (
        "“开工建设，”",
        "引号里的逐字查找，标点、数字、字母都算",
        "“开工建设，”",
        "letter for letter, punctuation and digits included",
    ),
    (
        "学校 -中学",
        "减号后的词不要出现",
        "学校 -中学",
        "without the word after the minus",
    ),
    (
        "水库 | 水电站",
        "有一个就行；空格比竖线结合得紧",
        "水库 | 水电站",
        "one of them; blanks bind closer than the bar",
    ),
    (
        "(水库 | 水电站) 移民",
        "括号里的先算",
        "(水库 | 水电站) 移民",
        "brackets hold together",
    ),
    (
        "大桥 ~5 通车",
        "两处相隔不超过5个字，先后不论",
        "大桥 ~5 通车",
        "at most 5 characters between them, in either order",
    ),
    (
        "gpt*",
        "字母或数字这样开头的词",
        "gpt*",
        "words of letters or digits that begin so",
    ),
    (
        "标题:开工",
        "只在引题、主题、副题里找",
        "headline:开工",
        "in kicker, headline or deck",
    ),
    ("作者:记者", "只在署名里找", "byline:记者", "in the byline"),
    ("图片:现场", "只在图片说明里找", "caption:现场", "in captions"),
    (
        "报:日报 版:1 会议",
        "报名里有“日报”，第1版",
        "title:日报 page:1 会议",
        "papers named so, page 1",
    ),
    (
        "类别:广告 招聘",
        "文章、简讯、图片、广告、启事、版头、其他",
        "kind:ad 招聘",
        "article, brief, photo, ad, notice, furniture or other",
    ),
    (
        "日期:2023-01..2023-06 会议",
        "从哪一年、月、日到哪一年、月、日；只写一头也行",
        "date:2023-01..2023-06 会议",
        "from a year, month or day to another; either may be left out",
    ),
)


def examples(lang: str) -> tuple[Example, ...]:
    """Return the whole query language by examples.

    >>> examples("en")[7]
    Example(typed='headline:开工', meaning='in kicker, headline or deck')
    """
    at = 0 if lang == "zh" else 2
    return tuple(Example(*row[at : at + 2]) for row in EXAMPLES)
