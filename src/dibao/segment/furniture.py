"""Furniture: masthead, date, folio, section and staff lines, told by their own words.

A line is furniture when it holds nothing but furniture tokens. Every token is a row:
what it looks like, and whether one such token alone is enough.
"""

import re

from dibao.segment.names import NAMES

_WIDE = re.compile(r" {2,}|\u3000+")
PART = 16  # code points; what stands beside a date or staff line on one row is short
PAGE_LABEL = r"(?:第\s*)?[A-Za-zＡ-Ｚ]?[0-9０-９〇○一二三四五六七八九十]{1,3}\s*版"
YEAR = r"(?:[12１２][0-9０-９]{3}|[一二][〇○零一二三四五六七八九]{3})"
NUMERAL = r"[0-9０-９〇○零一二三四五六七八九十廿]{1,3}"
DATE = (
    rf"{YEAR}\s*年\s*{NUMERAL}\s*月\s*{NUMERAL}\s*[日号]"
    r"|[12][0-9]{3}\s*[-./．]\s*[0-9]{1,2}\s*[-./．]\s*[0-9]{1,2}"
)
SECTIONS = (
    "要闻 综合 综合新闻 新闻 时政 时政要闻 本地 本地新闻 本埠 本埠新闻 县区 县域 "
    "县市区 区县 乡镇 城乡 城事 经济 财经 产经 民生 社会 社会新闻 社区 文化 文体 "
    "文娱 副刊 文学 文艺 体育 体坛 国际 国内 时事 天下 教育 校园 健康 卫生 法治 "
    "法制 政法 平安 专版 专题 特刊 特别报道 深度 深度报道 调查 观察 评论 言论 "
    "理论 党建 三农 农业 农村 科技 生态 环保 旅游 交通 房产 楼市 汽车 消费 生活 "
    "服务 便民 便民服务 资讯 信息 分类信息 分类广告 视觉 图片 图片新闻 影像 周刊 "
    "周末 读者 互动 来信 公益 科教 人物 综艺 娱乐 军事 要闻速递 市县新闻 市县 "
    "地方 地方新闻 都市 都市新闻 热线 记录 焦点 重点 头版 今日要闻 "
).split()
COLUMN_HEADS = frozenset(
    (
        "简讯 短讯 快讯 简明新闻 新闻简讯 一周简讯 简报 短波 短新闻 新闻速览 "
        "一句话新闻 市井短波 新闻速递 新闻播报 新闻快递 要闻简报 本地短讯 简讯集纳 "
        "新闻集装箱 图片新闻 本版导读 今日导读 导读 "
    ).split()
)
_HEAD_STARTS = frozenset(head[0] for head in COLUMN_HEADS)
PAPER = (
    r"[\u4e00-\u9fff]{1,8}(?:日报|晚报|晨报|早报|都市报|时报|商报|导报|快报|周报|新报|"
    r"农民报|工人报|青年报|消息报|报社)"
)
STAFF = (
    r"(?:本版|值班|执行|责任|责|美术|美|图片|版式|版面|文字|组版|见习|策划|视觉)*"
    r"(?:编辑|责编|编|美编|校对|校|排版|组版|版式|设计|制作|审读|审校|主任|主编|总编|编委|"
    r"编审|终审|监制|统筹|策划|检校|视觉|组稿)"
)
STAFF_LIST = rf"{STAFF}(?:/{STAFF})?(?:\s*[:：/／]\s*|[ \u3000]+){NAMES}"

# What furniture is made of; the second word of a row tells whether one such token is
# enough for a line that holds nothing else.
TOKENS: tuple[tuple[str, bool], ...] = (
    (
        r"[A-Za-zＡ-Ｚ0０][0-9０-９]{1,2}[ \u3000]+[\u4e00-\u9fff·]{2,6}\Z",
        True,
    ),  # A05 年味
    (r"[A-Za-z][0-9]{2}(?![0-9A-Za-z])", True),  # A05 alone
    (STAFF_LIST, True),  # who made the page
    (DATE, True),
    (PAGE_LABEL, True),
    (r"星期[一二三四五六日天]|周[一二三四五六日]", True),
    (
        r"(?:农历|阴历)?[\u4e00-\u9fff]{2}年[\u4e00-\u9fff]{1,2}月(?:初|十|廿|二十|三十)?[一二三四五六七八九十]?",
        False,
    ),
    (
        r"农历[\u4e00-\u9fff]{2,10}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年",
        True,
    ),
    (r"(?:今日|本期)[0-9一二三四五六七八九十]{1,3}[个]?版", True),
    (r"(?:总)?第[\s0-9０-９〇○一二三四五六七八九十百千]{1,8}[期号]", True),
    (
        r"(?:国内)?(?:统一)?(?:连续)?(?:出版物)?(?:刊)?号?\s*[:：]?\s*CN\s*[0-9]{2}\s*[-—－]+\s*[0-9]{4}",
        True,
    ),
    (
        r"邮发代号\s*[:：]?\s*[0-9]+\s*[-—－]+\s*[0-9]+|代号\s*[:：]?\s*[0-9]+[-—－]+[0-9]+",
        True,
    ),
    (
        r"(?:新闻|报料|爆料|读者|订报|发行|广告|投诉|服务|编辑部|投稿)?(?:热线|电话|专线|QQ|邮箱|信箱)(?:电话)?\s*[:：]?\s*[0-9０-９][0-9０-９—\-－()（） 、]{4,}",
        True,
    ),
    (
        r"(?:投稿|电子|读者|本报|编辑部|新闻)?(?:邮箱|信箱|[Ee]-?mail)?\s*[:：]?\s*[\w.+-]+@[\w.-]+",
        True,
    ),
    (r"(?:本报)?(?:网址|官网|网站)?\s*[:：]?\s*(?:https?://|www\.)[\w./-]+", True),
    (
        r"本报地址\s*[:：][^。]{4,30}|邮\s*编\s*[:：]?\s*[0-9]{6}|零售[^。]{1,10}元|印刷[:：][^。]{2,14}",
        True,
    ),
    (
        r"扫(?:一扫|码)[^。，]{0,16}|扫描(?:二维码|[上下左右])[^。，]{0,14}|关注[^。，]{0,10}(?:公众号|微信|客户端|视频号)|(?:官方)?(?:微信|微博|公众号|客户端|抖音号?|视频号)\s*[:：]?[^。，]{0,12}",
        True,
    ),
    (
        r"(?:主办|主管|出版|承办|协办)(?:单位)?\s*[:：][^。]{3,24}|[\u4e00-\u9fff]{2,14}(?:主管|主办|出版)",
        True,
    ),
    (PAPER, True),
    (
        r"[A-Z][A-Z&]+(?:[ ’'.-]+[A-Z&]+)*",
        True,
    ),  # NEW CHENGPU, the name in Latin capitals
    (r"[A-Za-zＡ-Ｚ]?[0-9０-９]{1,2}", False),  # a folio alone
    (r"|".join(sorted(SECTIONS, key=len, reverse=True)), False),
    (
        r"多云|晴|阴|小雨|中雨|阵雨|气温|[-0-9]{1,3}\s*[~～—-]\s*[-0-9]{1,3}\s*[℃度]",
        False,
    ),
    (r"版", False),
    (r"[\u4e00-\u9fff]{2,6}机关报|代表作|创刊于[0-9]{4}年", True),
    (r"[\u4e00-\u9fff]{2,3}新闻\Z", False),
    (
        r"(?!预报|汇报|举报|海报|喜报|捷报|通报|简报|情报|申报)[\u4e00-\u9fff]{1,3}报\Z",
        False,
    ),
)
# A section that is in no list: words that stand apart on a line with a date or label.
SECTION = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff·]{2,6}(?![\u4e00-\u9fff])")
_TOKEN = re.compile("|".join(f"(?P<t{n}>{row[0]})" for n, row in enumerate(TOKENS)))
_BETWEEN = re.compile(r"[\s|｜/／·•・,，、:：;；()（）【】\[\]《》<>—\-–_~*★■□◆●=]+")


def strength(text: str) -> int:
    """Return 2 for a line made of furniture tokens, 1 where all are weak, else 0.

    >>> [strength(t) for t in ("2024年1月18日 星期四", "要闻", "2024年大事记")]
    [2, 1, 0]
    """
    lead = _BETWEEN.match(text)
    at, found, seen, is_dated = lead.end() if lead else 0, 0, set(), False
    if text[at : at + 1] in _HEAD_STARTS and _BETWEEN.sub("", text) in COLUMN_HEADS:
        return 2
    while at < len(text):
        match = _BETWEEN.match(text, at) or _TOKEN.match(text, at)
        if match is None and is_dated:
            match = SECTION.match(text, at)
        if match is None or not match.group():
            return 0
        if match.re is _TOKEN:
            row = int(str(match.lastgroup)[1:])
            seen.add(row)
            found = max(found, 1 + TOKENS[row][1])
            is_dated = is_dated or TOKENS[row][0] in (DATE, PAGE_LABEL)
        at = match.end()
    return 2 if len(seen) > 1 else found


def parts_strength(text: str) -> int:
    """Return 2 where wide blanks part a strong furniture token from other short words."""
    parts = _WIDE.split(text)
    if len(parts) < 2 or any(len(part) > PART or "。" in part for part in parts):
        return 0
    return 2 * any(strength(part) > 1 for part in parts)
