"""What else a page prints: briefs, photo news, notices, advertisements."""

from wreck import phrases, stock
from wreck.dice import Dice
from wreck.things import Piece, Source, Story


def briefs(sources: tuple[Source, ...], number: int, dice: Dice) -> tuple[Story, ...]:
    """Return a column 简讯 of short items, each with its writer behind it."""
    signed = dice.chance(0.85)
    stories = []
    for place, source in enumerate(sources):
        body = Piece(number + place, "body", source.paragraphs[0])
        flow = [body]
        if signed:
            text = f"（{phrases.people(dice, 2)}）"
            flow.append(Piece(number + place, "byline", text, tail=dice.chance(0.8)))
        stories.append(Story(number + place, "brief", (), tuple(flow)))
    mark = dice.pick(("简讯", "简 讯", "短讯", "一句话新闻", "新闻速递", "快讯", ""))
    if not mark:
        return tuple(stories)
    return (Story(0, "mark", (Piece(None, "furniture", mark),), ()), *stories)


def photo(source: Source, number: int, dice: Dice) -> Story:
    """Return 图片新闻: a short text that explains the picture over it."""
    text = source.paragraphs[0]
    if dice.chance(0.6):
        text += f"图为{dice.pick(stock.SCENES)}。"
    head = (Piece(number, "headline", source.title),) if dice.chance(0.6) else ()
    pieces = [Piece(number, "caption", text)]
    form = dice.weighted(
        (("{p} 摄", 3), ("（{p}）", 2), ("本报记者 {p} 摄", 1), ("", 2))
    )
    if form:
        name = form.format(p=phrases.person(dice))
        pieces.append(Piece(number, "caption", name, tail=True))
    return Story(number, "photo", head, (), (tuple(pieces),))


def notice(number: int, dice: Dice) -> Story:
    """Return 遗失声明 or another notice, every item a paragraph."""
    title = dice.pick(("遗失声明", "公告", "声明", "注销公告", "遗失启事", "寻人启事"))
    make = _lost if "遗失" in title or title == "声明" else _public
    items = [make(dice) for _ in range(dice.number(1, 4) if make is _lost else 1)]
    flow = [Piece(number, "body", text) for text in items]
    return Story(number, "notice", (Piece(number, "headline", title),), tuple(flow))


def _lost(dice: Dice) -> str:
    owner = phrases.person(dice) if dice.chance(0.6) else _company(dice)
    code = "".join(str(dice.number(0, 9)) for _ in range(dice.number(8, 15)))
    paper = dice.pick(stock.DOCUMENTS)
    return dice.pick((
        f"{owner}遗失{paper}，编号：{code}，声明作废。",
        f"{owner}不慎遗失{paper}，证号{code}，特此声明。",
        f"遗失{paper}，户名{owner}，号码{code}，声明作废。",
    ))  # fmt: skip


def _public(dice: Dice) -> str:
    company, name = _company(dice), phrases.person(dice)
    days = dice.pick(("十", "三十", "四十五"))
    return dice.pick((
        f"{company}经股东会决议，拟向登记机关申请注销，请债权人自本公告之日起{days}日内申报债权。"
        f"联系人：{name}。",
        f"因道路施工需要，{phrases.place(dice)}至{phrases.place(dice)}段自本月"
        f"{dice.number(1, 28)}日起封闭{days}日，过往车辆请绕行。特此公告。",
        f"{name}，男，{dice.number(60, 85)}岁，于本月{dice.number(1, 28)}日走失，身穿蓝色上衣，"
        f"有知情者请与家人联系，必有重谢。",
    ))  # fmt: skip


def ad(number: int, dice: Dice) -> Story:
    """Return an advertisement: its mark before or behind its text."""
    company, goods = _company(dice), dice.pick(stock.GOODS)
    lines = [
        dice.pick(
            (
                f"买{goods}，到{company}！",
                f"{company}{goods}厂价直销",
                f"{goods}节火热开启",
            )
        ),
        dice.pick(
            (f"全场{dice.number(5, 9)}折起，送货上门。", "老客户到店有礼，先到先得。")
        ),
        f"地址：{phrases.place(dice)}{dice.pick(stock.PLACE_A)}{dice.pick(stock.PLACE_B)}路"
        f"{dice.number(1, 300)}号",
        f"电话：{dice.number(2, 8)}{dice.number(100000, 999999)}",
    ]
    flow = [Piece(number, "body", text) for text in lines[: dice.number(2, 4)]]
    mark = Piece(number, "ad_mark", dice.pick(("广告", "广 告", "·广告·")))
    flow.insert(0 if dice.chance(0.7) else len(flow), mark)
    return Story(number, "ad", (), tuple(flow))


def classified(number: int, dice: Dice) -> Story:
    """Return classified lines under 分类信息."""
    flow = []
    for _ in range(dice.number(2, 5)):
        phone = f"1{dice.number(3, 9)}{dice.number(100000000, 999999999)}"
        what = dice.pick(
            (
                "急转旺铺一间，接手可营业",
                "招保安数名，包吃住",
                "空调移机加氟，随叫随到",
                "厂房出租一千平方米，水电齐全",
                "招缝纫工，计件月结",
            )
        )
        flow.append(Piece(number, "body", f"{what}。电话：{phone}"))
    head = Piece(number, "headline", dice.pick(("分类信息", "便民信息", "分类广告")))
    return Story(number, "ad", (head,), tuple(flow))


def _company(dice: Dice) -> str:
    kind = dice.pick(
        ("商贸有限公司", "建材有限公司", "农业专业合作社", "餐饮店", "家居广场")
    )
    brand = dice.pick(stock.PLACE_A) + dice.pick(
        ("泰", "和", "源", "盛", "隆", "达", "鑫", "利")
    )
    return f"{phrases.place(dice, unit=False)}{brand}{kind}"
