"""What the modest press prints besides articles; papers, places and people invented."""

from press.draw import listed

CROSSHEADS = listed("""
从“等活干”到“抢着干”|小院坝里话变迁|把“冷资源”变成“热产业”|一张清单管到底
老手艺闯出新天地|田间地头的“土专家”|桥通了，心也近了|服务半径缩短了，办事效率提高了
强基础 补短板|让数据多跑路|“小积分”兑出“大文明”|山还是那座山，路不是那条路
产业兴：荒坡变成花果山|家门口有了“新饭碗”|守住一江碧水|不落一户 不漏一人|夜色里的守护
“账本”越算越明白|一根网线牵出新日子|既要面子，更要里子|听得见的变化|人才是最大的底气
从“单打独斗”到“抱团发展”|一子落 满盘活|啃下最硬的那块骨头|谁来种地？怎么种好地？
算好生态账|老街坊的新生活|接力棒传下去|不等不靠，自己动手|把课堂搬到车间|“慢”下来的古镇
风雨里的坚守|攻坚：一天也不能耽误|破题：钱从哪里来|落子：路往哪里走|久久为功 善作善成
出门见绿 推窗见景|“店小二”上门来|新农人返乡记
""")
DECKS = listed("""
——来自基层一线的调查|——一个山区乡镇的十年|——我市推进重点工作综述
——走进老旧小区改造现场|——写在项目投产之际|首批名单已经公布|有关部门：将持续跟进
多项指标创近年新高|专家提醒：不必过度恐慌|惠及城乡居民逾万户|本报记者探访一线
下一步将扩大试点范围
""")
KICKERS = listed("""
走基层·听民声|聚焦民生实事|一线直击|新闻追踪|高质量发展调研行|乡村振兴进行时|回访
坚定信心 真抓实干|本报独家报道|今日关注|我市召开专题会议部署|数说变化
""")
PLACES = listed("""
石桥镇|青龙湾|沙坪埠|柳林村|白塔社区|南湖公园|东风渠|老龙口水库|文昌路|金沙大桥
双溪乡|凤凰岭|滨江大道|五里铺|莲花坞|新港码头|大河坎|梅园小区
""")
SIGHTS = listed("""
新貌|一角|施工现场|鸟瞰图|效果图|夜景|改造前后对比|生产车间|的金色稻田
的孩子们在上体育课|志愿者清理河道|晒秋的村民
""")
PAPERS = listed("汐州晚报|江岭日报|新桐埠|竹城报|菱溪日报|澜东时报")
SECTIONS = listed("要闻|综合新闻|民生|经济|社会|县区新闻|科教文卫|时事|专题|国际")
COLUMNS = listed("简讯|短讯|简明新闻|快讯")
CITIES = listed("北京|上海|武汉|成都|杭州|兰州|石家庄")
ADS = listed("广告|广告|·广告·")

BYLINES = listed("""
本报记者 {name}|本报记者 {name} {name}|本报记者 {name} 通讯员 {name}
□ 本报记者 {name}|□{name}|□ {name} {name}|（记者 {name} 通讯员 {name}）|（记者 {name}）
记者 {name}|本报通讯员 {name}|新华社记者 {name} {name}|文/本报记者 {name}
■ 本报记者 {name}|见习记者 {name}
""")
BARE_BYLINES = listed("{name}|{name} {name}")
CREDITS = listed(
    "{name}/摄|本报记者 {name} 摄|{name} 摄|新华社记者 {name} 摄|摄影 {name}"
)
CAPTION_ENDS = (" {name} 摄", "（{name} 摄）", " 本报记者 {name} 摄", " {name}/摄")
LEADS = (
    "本报讯（记者 {name}）",
    "本报讯 （记者 {name} 通讯员 {name}）",
    "本报讯 ",
    "据新华社{city}{1-12}月{day}日电 ",
    "新华社{city}{1-12}月{day}日电（记者 {name} {name}）",
    "本报{city}{day}日讯（记者{name}）",
)
JUMPS_FROM = listed(
    "（上接第{1-4}版）|（上接第{一/二/三/四}版）|（上接01版）|上接A{1-9}版"
)
JUMPS_TO = listed(
    "（下转第{2-8}版）|（下转第{二/三/四/五/六}版）|（下转A{2-9:02}版）|下转{2-8}版"
)

_WEEKDAY = "星期{一/二/三/四/五/六/日}"
DATES = (
    "{year}年{month}月{day}日 " + _WEEKDAY,
    "{year}.{month}.{day}" + _WEEKDAY,
    "{year}年{month}月{day}日 " + _WEEKDAY + " 第{page02}版",
    "{year}-{month02}-{day02}",
    "{chinese} " + _WEEKDAY,
)
FOLIOS = listed(
    "{page02} {section}|{section} {page}|第{page}版 {section}|A{page02} {section}"
)
STAFF = listed("""
责任编辑：{name} 版式设计：{name}|本版编辑 {name} 校对 {name}
责编：{name}  美编：{name}  校对：{name} {name}|编辑：{name} /版式：{name} /校对：{name}
""")
IMPRINTS = listed("""
{paper}|国内统一刊号CN{11-65}-{1000-9999}|总第{800-9000}期|新闻热线：{2000000-8999999}
www.{jlr/lingx/lxdail}.test
""")
