"""What else a page prints: briefs, photo news, notices, advertisements, verse."""

from collections.abc import Callable

from wreck import forms, phrases, stock
from wreck.dice import Dice
from wreck.forms import Style
from wreck.heads import short
from wreck.things import Piece, Source, Story


def briefs(
    sources: tuple[Source, ...], number: int, dice: Dice, style: Style
) -> tuple[Story, ...]:
    """Return a column 简讯 of short items, each with its writer behind it."""
    marked = dice.step("briefs_ornament")
    titled = not marked and dice.step("briefs_titled")
    headed = not marked and not titled and dice.step("briefs_headed")
    # a brief without any sign could not be told from a paragraph
    signed = not headed and dice.chance(0.7 if marked or titled else 0.97)
    stories = []
    for place, source in enumerate(sources):
        text = (style.bullet if marked else "") + source.paragraphs[0]
        length = 0
        if titled and source.title:
            text, length = f"{source.title}\u3000{text}", len(source.title)
        flow = [Piece(number + place, "body", text, bold_length=length or 10_000)]
        if signed:
            name = f"（{phrases.people(dice, 2)}）"
            tail = dice.chance(0.85)
            flow.append(Piece(number + place, "byline", name, tail=tail))
        head = (Piece(number + place, "headline", short(source.title, dice)),)
        head = head if headed and source.title else ()
        stories.append(Story(number + place, "brief", head, tuple(flow)))
    if dice.chance(0.15):
        return tuple(stories)
    mark = Piece(None, "furniture", dice.pick(stock.BRIEF_MARKS))
    column = Story(0, "mark", (mark,), ())
    return (*stories, column) if dice.chance(0.1) else (column, *stories)


def photo(source: Source, number: int, dice: Dice) -> Story:
    """Return 图片新闻: a short text that explains the picture over it."""
    text = source.paragraphs[0]
    if dice.chance(0.6):
        text += f"图为{phrases.scene(dice)}。"
    head = (Piece(number, "headline", source.title),) if dice.chance(0.6) else ()
    pieces = [Piece(number, "caption", text)]
    form = dice.weighted(forms.PHOTO_CREDIT)
    if form:
        name = form.format(p=phrases.person(dice))
        pieces.append(Piece(number, "caption", name, tail=dice.chance(0.8)))
    return Story(number, "photo", head, (), (tuple(pieces),))


def notice(number: int, dice: Dice) -> Story:
    """Return 遗失声明 or another notice, an item a paragraph, who and when behind."""
    title = dice.pick(stock.NOTICES)
    lost = "遗失" in title or title == "声明"
    make = _lost if lost else _public
    items = [make(dice) for _ in range(dice.number(1, 4) if lost else 1)]
    flow = [Piece(number, "body", text) for text in items]
    if not lost and dice.chance(0.6):
        day = f"{dice.number(2001, 2026)}年{dice.number(1, 12)}月{dice.number(1, 28)}日"
        flow.append(Piece(number, "byline", f"{_company(dice)} {day}"))
    return Story(number, "notice", (Piece(number, "headline", title),), tuple(flow))


def _lost(dice: Dice) -> str:
    owner = phrases.person(dice) if dice.chance(0.6) else _company(dice)
    code = "".join(str(dice.number(0, 9)) for _ in range(dice.number(8, 15)))
    form = dice.pick(
        (
            "{o}遗失{d}，编号：{c}，声明作废。",
            "{o}不慎遗失{d}，证号{c}，特此声明。",
            "遗失{d}，户名{o}，号码{c}，声明作废。",
            "{o}的{d}遗失，声明作废。",
        )
    )
    return form.format(o=owner, d=dice.pick(stock.DOCUMENTS), c=code)


def _public(dice: Dice) -> str:
    form = dice.pick(
        (
            "{f}经股东会决议，拟向登记机关申请注销，请债权人自本公告之日起{n}日内申报债权。"
            "联系人：{p}。",
            "因道路施工需要，{a}至{b}段自本月{k}日起封闭{n}日，过往车辆请绕行。特此公告。",
            "{p}，男，{y}岁，本月{k}日走失，身穿蓝色上衣，知情者请与家人联系，必有重谢。",
            "根据有关规定，现将{a}等{k}处地块的规划方案予以公示，公示期为{n}日。",
        )
    )
    return form.format(
        f=_company(dice),
        p=phrases.person(dice),
        n=dice.pick(("十", "三十", "四十五")),
        a=phrases.place(dice),
        b=phrases.place(dice),
        k=dice.number(2, 28),
        y=dice.number(60, 85),
    )


def ad(number: int, dice: Dice) -> Story:
    """Return an advertisement: its mark before or behind it, how to reach it last."""
    goods, company = dice.pick(stock.GOODS), _company(dice)
    title = dice.pick(stock.AD_TITLES).format(g=goods, c=company)
    lines = dice.some(stock.AD_LINES, dice.number(1, 2))
    body = "".join(lines).format(k=dice.number(5, 9), g=goods, c=company)
    street = dice.pick(stock.PLACE_A) + dice.pick(stock.PLACE_B)
    where = f"地址：{phrases.place(dice)}{street}路{dice.number(1, 300)}号"
    phone = f"电话：{dice.number(2, 8)}{dice.number(100000, 999999)}"
    contact = dice.pick((phone, f"{where} {phone}", f"{company} {phone}"))
    mark = Piece(number, "ad_mark", dice.pick(("广告", "广 告", "·广告·", "广告")))
    head = [Piece(number, "headline", title)]
    flow = [Piece(number, "body", body), Piece(number, "byline", contact)]
    if dice.chance(0.7):
        return Story(number, "ad", (mark, *head), tuple(flow))
    return Story(number, "ad", tuple(head), (*flow, mark))


def classified(number: int, dice: Dice) -> Story:
    """Return classified lines under 分类信息."""
    flow = []
    for what in dice.some(stock.SMALL_ADS, dice.number(2, 5)):
        phone = f"1{dice.number(3, 9)}{dice.number(100000000, 999999999)}"
        flow.append(Piece(number, "body", f"{what}。电话：{phone}"))
    title = dice.pick(stock.SMALL_AD_TITLES)
    return Story(number, "ad", (Piece(number, "headline", title),), tuple(flow))


def service(number: int, dice: Dice) -> Story:
    """Return a small item under a short headline: weather, a correction, a lost dog."""
    title, *texts = dice.pick(stock.SERVICES).split("/")
    body = dice.pick(texts).format(
        a=phrases.place(dice),
        b=phrases.place(dice),
        p=phrases.person(dice),
        d=dice.number(1, 28),
        k=dice.number(3, 30),
    )
    head = (Piece(number, "headline", title),)
    return Story(number, "notice", head, (Piece(number, "body", body),))


def verse(number: int, dice: Dice) -> Story:
    """Return verse: its lines stay lines, whatever the column would hold."""
    title = dice.pick(stock.VERSE_TITLES)
    lines = dice.pick(stock.VERSES).split("/")
    if dice.chance(0.7):  # free verse, seldom with marks
        lines = list(dice.some(stock.VERSE_LINES, dice.number(4, 14)))
        lines = [line + "，" for line in lines] if dice.chance(0.2) else lines
    form = dice.pick(("□ {p}", "{p}", "{p}", "□{p}"))
    byline = Piece(number, "byline", form.format(p=phrases.person(dice)))
    flow = tuple(Piece(number, "body", line) for line in lines)
    return Story(number, "verse", (Piece(number, "headline", title), byline), flow)


def _company(dice: Dice) -> str:
    brand = dice.pick(stock.PLACE_A) + dice.pick(stock.BRANDS)
    return phrases.place(dice, unit=False) + brand + dice.pick(stock.FIRMS)


MAKERS: dict[str, Callable[[int, Dice], Story]] = {
    "notice": notice,
    "ad": ad,
    "classified": classified,
    "service": service,
    "verse": verse,
}
