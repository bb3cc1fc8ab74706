"""Which sample page shows which artefact, and the sign by which it is seen there."""

import re
from collections.abc import Callable, Iterator

from samples import Gold, Sample, chains, inked, seen

Sign = Callable[[Sample], bool]


def shows(pattern: str) -> Sign:
    """Return a test that a page's raw text shows a pattern."""
    found = re.compile(pattern, re.MULTILINE)
    return lambda page: found.search(page.raw) is not None


def has(role: str, pattern: str = "") -> Sign:
    """Return a test that a block of a role shows a pattern."""
    found = re.compile(pattern)
    return lambda page: any(g.role == role and found.search(g.text) for g in page.gold)


def pairs(page: Sample) -> Iterator[tuple[Gold, Gold]]:
    """Return each block of an article with the next one in the file."""
    return (
        (a, b)
        for a, b in zip(page.gold, page.gold[1:], strict=False)
        if (a.page, a.article) == (b.page, b.article)
    )


def follows(before: str, after: str) -> Sign:
    """Return a test that in one article a role comes right after another."""
    return lambda page: any((a.role, b.role) == (before, after) for a, b in pairs(page))


def both(one: Sign, other: Sign) -> Sign:
    """Return a test that both signs are there."""
    return lambda page: one(page) and other(page)


def opens_with_body(page: Sample) -> bool:
    """Return whether an article begins with running text."""
    heads = {g.article: g.role for g in reversed(page.gold) if g.article}
    return "body" in heads.values()


def headless(page: Sample) -> bool:
    """Return whether an article has no headline and is no brief under a column."""
    return any(
        "headline" not in {g.role for g in page.gold if g.article == number}
        for number in {g.article for g in page.gold if g.role == "body"}
    )


def glued(before: str, after: str) -> Sign:
    """Return a test that two blocks, not always of one article, share a line."""
    return lambda page: any(
        (a.role, b.role) == (before, after) and (a.page, a.last) == (b.page, b.first)
        for a, b in zip(page.gold, page.gold[1:], strict=False)
    )


def twice(page: Sample) -> set[str]:
    """Return the roles of which text is drawn more than once."""
    return {
        block.role
        for number, lines, blocks in chains(page)
        if inked(page, number, lines) != seen("".join(b.text for b in blocks))
        for block in blocks
    }


def clean(page: Sample) -> bool:
    """Return whether nothing on the page is drawn more than once."""
    return not twice(page)


def captions_last(page: Sample) -> bool:
    """Return whether the last block that is no furniture is a caption."""
    return [g.role for g in page.gold if g.article][-1] == "caption"


def displaced(page: Sample) -> bool:
    """Return whether a crosshead stands where no paragraph goes on below it."""
    return any(a.role == "crosshead" and b.role != "body" for a, b in pairs(page))


def amid_a_paragraph(role: str) -> Sign:
    """Return a test that a block of a role parts the lines of another block."""
    return lambda page: any(
        (a.page, a.role) == (b.page, role) and b.first < a.first and a.last < b.last
        for a in page.gold
        for b in page.gold
    )


def short_articles(page: Sample) -> bool:
    """Return whether four articles or more have fewer than ninety characters."""
    sizes = {
        n: sum(len(g.text) for g in page.gold if g.article == n)
        for n in {g.article for g in page.gold if g.article}
    }
    return sum(size < 90 for size in sizes.values()) >= 4


def verse(page: Sample) -> bool:
    """Return whether four body blocks in a row are short lines that do not touch."""
    marks = "".join(
        "v" if g.role == "body" and g.first == g.last and len(g.text) < 18 else " "
        for g in page.gold
    )
    return "vvvv" in marks


HAN = "[\u4e00-\u9fff]"
ARTEFACTS: dict[str, tuple[Sign, tuple[str, ...]]] = {
    # Text drawn more than once.
    "doubled per run": (
        shows(rf"({HAN}{{3,}})\1([，。])\2"),
        ("yunpi-20240305-01", "yunpi-20230926-05", "heting-20081011-03"),
    ),
    "doubled per run, …… inside": (
        shows(rf"({HAN}+……{HAN}+)\1"),
        ("yunpi-20240305-01", "yunpi-20230926-05"),
    ),
    "doubled decimals": (
        shows(r"(\d+)\1\.\.(\d+)\2"),
        ("yunpi-20240305-01", "yunpi-20230926-05", "yanhu-20130621-01"),
    ),
    "doubled brackets": (
        shows(r"（（(.+)\1））"),
        ("yanhu-20130621-01", "yunpi-20180512-02", "yunpi-20240305-01"),
    ),
    "doubled percent signs": (
        shows(r"(\d+)\1%%"),
        ("yunpi-20240305-01", "heting-20081011-03"),
    ),
    "doubled per character": (
        shows(rf"(?:({HAN})\1){{5}}"),
        ("yanhu-20090410-03", "songbu-20101228-A03", "yunpi-20210809-06"),
    ),
    "doubled digits per character": (
        shows("114400名|22001[16]"),
        ("songbu-20160714-A04", "yanhu-20090410-03"),
    ),
    "doubled line on one line": (
        shows(rf"(?:^|\r)([^\r\n]*{HAN}[，。]{HAN}[^\r\n]*)\1(?:\r|$)"),
        ("songbu-20130716-A05", "undated-wholeline"),
    ),
    "doubled line on two lines": (
        shows(r"^(.{6,})\n\1$"),
        ("yunpi-20220617-03", "songbu-20190423-A01"),
    ),
    "tripled": (
        shows(rf"({HAN}{{2,}})\1\1"),
        ("songbu-20171109-A02", "songbu-20110315-A11"),
    ),
    "doubled box, one copy below the other": (
        shows(r"^((?:.+\n){2,})\1"),
        ("yanhu-20140905-05", "yunpi-20191206-01"),
    ),
    "doubled lead-in, clean text after it": (
        shows(rf"^\u3000*({HAN}{{4,}})\1(\W?)\2(?!\1).{{6}}"),
        ("songbu-20190423-A07", "yunpi-20230926-05", "yunpi-20180512-02"),
    ),
    "doubled captions, all else clean": (
        lambda page: twice(page) == {"caption"},
        ("yunpi-20210809-06", "undated-briefs", "songbu-20190423-A01"),
    ),
    "doubled captions glued": (
        both(glued("caption", "caption"), shows(rf"({HAN}{{5,}})\1({HAN}{{5,}})\2")),
        ("yunpi-20240305-01", "undated-briefs", "yanhu-20130621-01"),
    ),
    "doubled headline beside clean text": (
        lambda page: twice(page) == {"headline"},
        ("songbu-20130716-A05", "songbu-20110315-A11"),
    ),
    # Blanks and tears.
    "spaces of justified setting": (
        shows(rf"{HAN} \d+ {HAN}"),
        ("yunpi-20220617-03", "songbu-20180930-B03", "songbu-20110315-A11"),
    ),
    "spaces about brackets": (
        shows(r" （[^（）]+） "),
        ("yunpi-20220617-03", "songbu-20110315-A11"),
    ),
    "letter-spaced headlines": (
        shows(rf"^{HAN}([ \u3000]+){HAN}\1{HAN}"),
        ("yanhu-20090410-03", "chengpu-20000505-03", "chengpu-20030122-04"),
    ),
    "torn digits": (
        shows(r"^\d\n\d?"),
        ("songbu-20130716-A05", "yanhu-20111201-07-08", "yanhu-20130621-01"),
    ),
    "torn punctuation": (
        shows(rf"^[，。]({HAN}|\n)"),
        ("yanhu-20071018-02", "yanhu-20111201-07-08"),
    ),
    "a sentence cut by a blank line": (
        shows(rf"{HAN}\n\n{HAN}+.*[，。]"),
        ("undated-well", "yunpi-20240305-01", "yunpi-20180512-02"),
    ),
    # Characters.
    "zero-width characters": (
        shows("[\u200b\u200d\u2060]"),
        ("chengpu-20030122-04", "yanhu-20140905-05"),
    ),
    "control characters": (
        shows("[\x01-\x08\x0e-\x1f]"),
        ("yanhu-20140905-05", "yunpi-20191206-01"),
    ),
    "NUL": (shows("\x00"), ("yanhu-20111201-07-08", "yanhu-20140905-05")),
    "soft hyphens": (shows("\xad"), ("chengpu-20030122-04", "yanhu-20140905-05")),
    "BOM inside": (
        shows("[^\\f]\ufeff"),
        ("chengpu-20030122-04", "yanhu-20111201-07-08"),
    ),
    "Kangxi radicals": (
        shows("[\u2f00-\u2fdf]"),
        ("chengpu-20010918-02", "yunpi-20191206-01"),
    ),
    "CJK radicals": (
        shows("[\u2e80-\u2eff]"),
        ("chengpu-20010918-02", "yanhu-20071018-02"),
    ),
    "private-use bullets": (
        shows("[\ue000-\uf8ff]"),
        ("yanhu-20140905-05", "chengpu-20000505-03"),
    ),
    "○ years": (
        shows("二○○.年|二○○○年"),
        ("chengpu-20010918-02", "chengpu-20000505-03", "heting-20060520-02"),
    ),
    "full-width digits": (
        shows("[０-９]"),
        ("chengpu-19980612-01", "chengpu-20010918-02", "songbu-20160714-A04"),
    ),
    "other line ends": (shows("\r"), ("songbu-20110315-A11", "undated-wholeline")),
    "form feed": (shows("\f"), ("yanhu-20111201-07-08", "chengpu-19990815-02-03")),
    "traditional characters": (
        shows("[這會個]"),
        ("heting-20060520-02", "heting-20081011-03"),
    ),
    # Paragraphs.
    "paragraphs by indent": (
        shows(r"[^\n]\n\u3000\u3000"),
        ("chengpu-19980612-01", "songbu-20171109-A02"),
    ),
    "paragraphs by a short last line": (
        shows(rf"\n.{{1,9}}。\n{HAN}.{{14,}}"),
        ("songbu-20130716-A05", "yanhu-20071018-02"),
    ),
    "nothing but body": (
        lambda page: {g.role for g in page.gold} == {"body"},
        ("undated-well", "undated-bus"),
    ),
    "verse": (
        verse,
        ("yunpi-20231118-04", "chengpu-20000505-03", "heting-20081011-03"),
    ),
    # Heads.
    "kicker and deck": (
        both(follows("kicker", "headline"), follows("headline", "deck")),
        ("chengpu-19980612-01", "songbu-20171109-A02", "yunpi-20191206-01"),
    ),
    "headline after the body": (
        lambda page: opens_with_body(page) and follows("body", "headline")(page),
        ("yunpi-20210809-06", "yunpi-20191206-03"),
    ),
    "headline amid the body": (
        lambda page: opens_with_body(page) and has("headline")(page),
        ("yunpi-20240305-01", "yanhu-20071018-02", "heting-20081011-03"),
    ),
    "headline over two lines": (
        lambda page: any(g.role == "headline" and g.first < g.last for g in page.gold),
        ("chengpu-19980612-01", "yanhu-20071018-02", "songbu-20101228-A03"),
    ),
    "crossheads": (
        follows("crosshead", "body"),
        ("songbu-20130716-A05", "songbu-20190423-A07", "yanhu-20130621-01"),
    ),
    "displaced crossheads": (displaced, ("yunpi-20240305-01", "yunpi-20191206-01")),
    "article without a headline": (
        headless,
        ("undated-briefs", "undated-well", "yunpi-20240305-01"),
    ),
    # Bylines.
    "byline 本报记者": (
        has("byline", "^本报记者"),
        ("songbu-20130716-A05", "yunpi-20220617-03"),
    ),
    "byline after a mark": (
        has("byline", "^[□■●]"),
        ("yunpi-20231118-04", "yunpi-20180512-02", "yanhu-20130621-01"),
    ),
    "byline in brackets": (
        has("byline", r"^（(本报)?记者.+通讯员"),
        ("songbu-20190423-A01", "songbu-20180930-B03"),
    ),
    "bare names after the body": (
        both(has("byline", rf"^（?{HAN}\s*{HAN}"), follows("body", "byline")),
        ("chengpu-19980612-01", "undated-wholeline"),
    ),
    "本报讯 and reporters in the paragraph": (
        has("body", r"^本报讯\s*（(记者|通讯员)"),
        ("yunpi-20240305-02", "chengpu-19980612-01"),
    ),
    "dateline": (
        has("body", rf"^(新华社|本报){HAN}+\d+月\d+日电"),
        ("yunpi-20230926-05", "songbu-20101228-A03"),
    ),
    # Captions, briefs, notices, jumps.
    "captions at the page's end": (
        captions_last,
        ("yunpi-20240305-01", "undated-briefs", "yanhu-20071018-02"),
    ),
    "captions glued by blanks": (
        both(glued("caption", "caption"), shows(rf"{HAN}{{5,}} {{2,4}}{HAN}{{6,}}")),
        ("yunpi-20191206-01", "songbu-20180930-B03"),
    ),
    "caption amid a paragraph": (
        amid_a_paragraph("caption"),
        ("songbu-20180930-B03", "yanhu-20071018-02"),
    ),
    "photographer's line": (
        has("caption", "^[^，。]{1,14}摄）?$"),
        ("yunpi-20220617-03", "songbu-20190423-A01", "yanhu-20071018-02"),
    ),
    "photo news": (
        follows("headline", "caption"),
        ("yanhu-20090410-03", "chengpu-19980612-01", "yunpi-20180512-02"),
    ),
    "briefs under a column's name": (
        has("furniture", "^(一句话新闻|简明新闻|简讯)$"),
        ("yanhu-20090410-03", "chengpu-19980612-01", "yanhu-20130621-01"),
    ),
    "very short articles": (
        short_articles,
        ("chengpu-20030122-04", "yanhu-20090410-03"),
    ),
    "reader's letter": (
        has("body", "^[编編][辑輯](同志|先生)"),
        ("songbu-20190423-A07", "heting-20060520-02"),
    ),
    "advertisement's mark": (
        has("ad_mark"),
        ("yunpi-20240305-01", "songbu-20110315-A11"),
    ),
    "notices": (
        has("headline", "遗失声明|停水通知|停电通知|公告|启事"),
        ("yunpi-20240305-02", "songbu-20110315-A11", "chengpu-20010918-02"),
    ),
    "jump on a line of its own": (
        both(has("jump", "下转"), lambda page: not glued("body", "jump")(page)),
        ("yunpi-20240305-01", "songbu-20190423-A01"),
    ),
    "jump at the end of a paragraph": (
        glued("body", "jump"),
        ("yunpi-20191206-01", "songbu-20101228-A03"),
    ),
    "the other half": (
        has("jump", "上接"),
        ("yunpi-20240305-02", "yunpi-20191206-03", "songbu-20190423-A07"),
    ),
    # Furniture.
    "furniture last": (
        lambda page: page.gold[0].role != "furniture" == page.gold[-1].role,
        ("yunpi-20240305-01", "yunpi-20220617-03", "yunpi-20210809-06"),
    ),
    "furniture amid a paragraph": (
        amid_a_paragraph("furniture"),
        ("yanhu-20071018-02", "yunpi-20191206-03", "chengpu-19990815-02-03"),
    ),
    "no furniture, no date": (
        lambda page: not has("furniture")(page),
        ("undated-briefs", "undated-well", "undated-wholeline", "undated-bus"),
    ),
    # What must not change.
    "real reduplication": (
        both(clean, shows("天天|家家户户|高高兴兴|一步一步")),
        ("yunpi-20231118-04", "songbu-20150208-B02"),
    ),
    "words said twice": (
        both(clean, shows(r"([^，。！\n]{2,}[，！])\1")),
        ("songbu-20150208-B02", "songbu-20180930-B03"),
    ),
    "digits that are their own doubles": (
        both(clean, shows(r"11月11日|\b(33|44|55|66|22)")),
        ("yunpi-20231118-04", "songbu-20150208-B02"),
    ),
    "refrains and couplets": (
        shows(rf"^({HAN}{{3,4}})[，了].*\n(?:.*\n){{1,4}}\1"),
        ("yunpi-20231118-04", "heting-20081011-03"),
    ),
}
