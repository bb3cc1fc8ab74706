"""The words that bylines are made of, in normal form (simplified, half width)."""

HAN = "[\u4e00-\u9fff〇]"
BLANK = "[ \t\u3000]"
MARKS = "□■◎●○▲△◆◇★☆▶►▷◁◄※"

# Before names: who wrote, or in what office.
OFFICES = "记者|通讯员|实习生|作者|评论员|撰稿人|特派员"
# What stands before an office, or is left between two.
AFFIXES = (
    "本报|本刊|本网|本台|本社|新华社|中新社|人民网|特约|首席|见习|实习|资深|全媒体|"
    "融媒体|融媒|新媒体|特派|读者|市民|居民|村民|网友"
)
# Behind names, or before them with a slash or colon: what they did. No name ends so.
WORKS = (
    "摄影报道|摄影|摄|供图|图片|供稿|特稿|报道|报导|图文|文图|综合|整理|采写|编译|编写|"
    "撰文|撰稿|专稿|通讯|特写|综述|电"
)
# The same in one character. 文 and 图 may be the end of a name: only when alone.
WORKS_ALONE = frozenset("文图摄编译画绘诗")

# Agencies, and papers whose datelines other papers print.
AGENCIES = (
    "新华社|新华网|新华每日电讯|中新社|中新网|中国新闻社|中国新闻网|人民日报|人民网|"
    "光明日报|经济日报|科技日报|法制日报|法治日报|工人日报|农民日报|中国青年报|解放军报|"
    "央视新闻|央视网|央广网|中央社|路透社|法新社|美联社|合众国际社|合众社|塔斯社|俄塔社|"
    "俄新社|共同社|时事社|韩联社|朝中社|德新社|埃菲社|安莎社|国际文传电讯社"
)
OWN = "本报|本刊|本网|本台|本社"  # the paper itself: no agency

# What stands in a bracket behind an article and names no writer.
ASIDE = (
    "作者单位|作者系|作者为|作者是|作者单位系|编者|完$|全文完|未完|待续|续完|连载|下同|"
    "图为|略$|见图|附图|原载|原题|责任编辑|责编|编辑|题图|插图"
)
# 公宣, 湖法轩: the office that sent it in signs like a person.
SENDERS = f"{HAN}{{1,4}}[宣轩萱讯]"
SOURCES = "据|摘自|摘编自|来源|转自|原载|选自"
