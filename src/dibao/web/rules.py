"""What each cleaning rule does, in the words a reader sees beside a changed line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Described:
    """A rule's name and reason."""

    name: str
    reason: str


# rule: (name, reason, English name, English reason)
RULES: dict[str, tuple[str, str, str, str]] = {
    "invisible": (
        "去隐形字符",
        "印出来看不见的字符，会把词隔断，也查不到。",
        "invisible",
        "Nobody saw these characters in print, and they break words and searches.",
    ),
    "blanks": (
        "统一空白",
        "宽窄不同的空白都是空白，段首空两格照旧。",
        "blanks",
        "A blank of another width is still a blank.",
    ),
    "radicals": (
        "部首还原成字",
        "看着是字，编码却是部首，不还原就查不到。",
        "radicals",
        "A radical's code point looks like the character and is not found as it.",
    ),
    "turned": (
        "竖排标点转正",
        "竖排用的标点是横排的转了个方向，不转正，照常打的标点就查不到。",
        "turned",
        "Marks of standing print are the marks of lying print, turned a quarter.",
    ),
    "composed": (
        "合并声调符号",
        "字母和声调符号分成了两个字符，看着一样，却查不到。",
        "composed",
        "A letter and its accent apart look like the letter and are not found as it.",
    ),
    "bullets": (
        "还原项目符号",
        "符号字体的私用编码，离开那种字体就没有意义。",
        "bullets",
        "A symbol font's code means nothing without the font.",
    ),
    "undouble": (
        "去叠字",
        "仿粗体把同一个字印了两三遍，只留一遍；天天、看看之类本来的叠词不动。",
        "undouble",
        "Fake-bold printing draws each run or character twice or three times.",
    ),
    "torn": (
        "接回断开的数字和标点",
        "数字、标点单独落在一行，接回原来的句子。",
        "torn",
        "Digits and punctuation on lines of their own belong to the line they left.",
    ),
    "spaces": (
        "去排版空格",
        "两端对齐、字距加宽留下的空格，不是作者写的。",
        "spaces",
        "Justified setting and letter-spacing put blanks into words.",
    ),
    "zero": (
        "圈改〇",
        "汉字年份里的零，铅字没有〇，用了圈或字母 O。",
        "zero",
        "A year in Han numerals has 〇, for which many founts had only a circle.",
    ),
}


def described(rule: str, lang: str) -> Described:
    """Return what a rule does; its bare name where this table does not know it.

    >>> described("rule-of-tomorrow", "zh")
    Described(name='rule-of-tomorrow', reason='')
    """
    if rule not in RULES:
        return Described(rule, "")
    name, reason, english, english_reason = RULES[rule]
    return (
        Described(name, reason) if lang == "zh" else Described(english, english_reason)
    )
