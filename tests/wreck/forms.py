"""Set phrases of newspapers, each with how often it is met beside the others."""

from typing import NamedTuple

from wreck.dice import Dice

Table = tuple[tuple[str, float], ...]


def table(rows: str) -> Table:
    """Return the forms of "form weight|form weight".

    >>> table("（{p}） 5|本报{r} 0.5")
    (('（{p}）', 5.0), ('本报{r}', 0.5))
    """
    pairs = (row.rsplit(" ", 1) for row in rows.split("|"))
    return tuple((form.replace("_", " "), float(weight)) for form, weight in pairs)


# {p} people, {r} 记者 … 通讯员 …, {c} a place, {m} month, {d} day; _ is a space
BYLINE_TOP = table(
    "本报记者_{p} 4|□本报记者_{p} 2|□_本报记者_{p} 1|□{p} 1|本报{r} 2|"
    "文/本报记者_{p} 0.5|{p}_文/图 1|■本报记者_{p} 0.5|◎{p} 0.5|通讯员_{p} 0.5|"
    "{p} 1|记者_{p} 1|本报讯员_{p} 0.2|□_{p} 1|作者：{p} 0.2|首席记者_{p} 0.3|"
    "{p}_报道 0.3"
)
BYLINE_TAIL = table(
    "（{p}） 5|（{r}） 2|（本报{r}） 0.7|（通讯员_{p}） 0.7|（{p}_文/图） 0.5|"
    "本报{r} 0.4|（据新华社） 0.3|（{c}融媒_{p}） 0.3|□{p} 0.3|"
    "（来源：{c}发布） 0.3|读者_{p} 0.4|市民_{p} 0.3|{c}县供电局 0.3|"
    "{c}市气象台 0.2|（{p}作） 0.2"
)
RUN_IN = table(
    "本报讯（{r}） 5|本报讯（{p}） 1|本报{c}讯（{r}） 0.6|本报讯_ 0.8|【本报讯】 0.3|"
    "本报{c}{m}月{d}日电（{r}） 0.4|本报讯（{c}融媒记者_{p}） 0.3|（{r}） 0.3|"
    "本报讯_记者{p}报道： 0.3|{c}讯（{r}） 0.3|本报讯_（{r}） 1"
)
CREDIT = table(
    "{p}_摄 4|{p}/摄 2|（{p}_摄） 1|本报记者_{p}_摄 2|（资料图片） 1|通讯员_{p}_摄 1|"
    "摄影：{p} 0.5|新华社发（{p}_摄） 0.5|{p}摄 1|图/{p} 0.5|记者{p}摄 0.5|"
    "（{p}供图） 0.4|受访者供图 0.3"
)
CAPTION = table(
    "{w}{s} 3|{s} 2|{s}。 1|图为{s}。 2|▲{s} 1|▲{w}{s}。 1|{d}，{w}{s}。 2|"
    "日前，{w}，{s}。 0.7|↑{s} 0.2|左图：{s} 0.3|◀{s}。 0.2|（图为{s}） 0.2|"
    "{d}，{s}，一派繁忙景象。 0.5"
)
# {t} is what the article is about
CAPTION_ON = table(
    "{t}现场 1|图为{t}现场。 1|人们在议论{t} 0.7|▲{t}一角 0.5|{c}的{t} 0.7|"
    "{m}月{d}日，记者采访{t}。 0.7|{t}引来不少人驻足。 0.7|关于{t}的展板前人头攒动 0.6|"
    "与{t}有关的老照片 0.4|（图为{t}示意图） 0.3|{t}效果图 0.5|工作人员在介绍{t}。 0.7"
)
PHOTO_CREDIT = table("{p}_摄 3|（{p}） 2|本报记者_{p}_摄 1|{p}/摄 1| 2")
DATE = table(
    "{y}年{m}月{d}日_星期{w} 4|{y}.{m}.{d}星期{w} 1|{y}-{m:02}-{d:02} 1|"
    "{y}年{m}月{d}日 2|星期{w}_{y}年{m}月{d}日 1|{c}年{m}月{d}日_星期{w} 1|"
    "{y}/{m}/{d} 0.5|{y}年{m:02}月{d:02}日/星期{w} 1|{c}年{h}月{i}日_星期{w} 0.7|"
    "{y}.{m:02}.{d:02}_星期{w} 1|{y}年{m}月{d}日_第{k}期 0.7|"
    "{y}年{m}月{d}日_星期{w}_农历{h}月初{x} 0.7"
)
FOLIO = table(
    "{n:02}_{s} 2|第{n:02}版 1|第{h}版_{s} 1|{s} 1|{n}_{s} 1|A{n:02}_{s} 1|"
    "{s}_{n:02} 1|{n} 0.5|第{n}版 0.5|{s}·{n:02}版 0.5|{n:02} 0.5|A{n:02} 0.4|"
    "{s}_第{n:02}版 0.5|{n}版·{s} 0.4"
)
EDITORS = table(
    "责任编辑：{0}_美编：{1} 1|责编：{0}_版式：{1}_校对：{2} 1|"
    "责任编辑_{0}_校对_{1} 1|编辑：{0} 1|本版编辑_{0}_美编_{1}_校对_{2} 1|"
    "责任编辑：{0}/版式设计：{1}/文字校对：{2}_{3} 1|值班编委：{0}_责编：{1} 0.5|"
    "组稿：{0} 0.3|□责任编辑_{0}_□版式_{1} 0.5|责编/{0}_版式/{1} 0.5|"
    "责任编辑：{0}_电话：{t} 0.5|美术编辑_{0} 0.4"
)
SERVICE = table(
    "新闻热线：{t} 2|热线电话：{t} 1|广告热线_{t} 1|"
    "国内统一连续出版物号_CN_00-{k:04} 1|扫一扫_关注我们 0.7|扫码看视频 0.5|"
    "投稿邮箱：news@example.com 1|今日{e}版_总第{k}期 1|主办：{c}融媒体中心 0.7|"
    "邮发代号_00-{k} 0.5|本版图片由本报记者{c}摄 0.3|"
    "天气：多云转阴_{l}℃～{u}℃ 0.5|网址：www.example.com 0.5"
)
JUMP_TO = table(
    "（下转第{n}版） 4|（下转{n}版） 2|下转第{n}版 2|▶▶下转{n}版 1|"
    "（下转A{a:02}版） 1|（紧转第{n}版） 0.3"
)
JUMP_FROM = table(
    "（上接第{n}版） 4|上接{n}版 1|（上接{n}版） 2|（上接A{a:02}版） 1|"
    "◀◀上接第{n}版 0.4"
)


class Style(NamedTuple):
    """What a paper always does the same way."""

    top: str
    tail: str
    run_in: str
    credit: str
    bullet: str  # an ornament before paragraphs of lists and before briefs
    parted: bool  # blank lines part its boxes, so that an article needs no headline
    lines: tuple[str, ...]  # lines that may stand over its articles and their parts


def style(dice: Dice, *, parted: bool, lines: tuple[str, ...] = ()) -> Style:
    """Return the set phrases of one paper."""
    bullet = dice.weighted(table("● 3|■ 2|▲ 2|◆ 1"))
    return Style(
        dice.weighted(BYLINE_TOP),
        dice.weighted(BYLINE_TAIL),
        dice.weighted(RUN_IN),
        dice.weighted(CREDIT),
        bullet,
        parted,
        lines,
    )
