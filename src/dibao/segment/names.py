"""How Chinese newspapers write who wrote: names, offices, credits."""

import re

HAN = "[\u4e00-\u9fff]"
# The commonest family names; a bracket of two to four characters is a name only if it
# begins with one, or （下同） and （待续） would be writers.
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符"
    "舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司"
    "卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙"
    "荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满"
    "闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普"
    "阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居"
    "揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由傅常赖洪丘诸钮荀莘贡郗宓濮贲郦蒯宦逄"
)
COMPOUND = "(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|独孤|呼延|轩辕)"
STAFF_WORDS = "编辑|责编|美编|校对|版式|组版|排版|设计|制作|审读|主编|总编|统筹|组稿|编审|电话|邮箱|热线|记者|通讯"
NOT_A_FIELD = rf"(?!{HAN}{{0,3}}[ \u3000]*[:：])"  # 校对：is no name
HAN_NAME = (
    rf"(?!{STAFF_WORDS})(?:{HAN}{{2,4}}(?:·{HAN}{{2,6}})*|{HAN}[ \u3000]{{1,2}}{HAN}(?!{HAN}))"
    rf"{NOT_A_FIELD}"
)
NAMES = rf"{HAN_NAME}(?:[ \u3000、，]+{HAN_NAME})*"
OFFICE = (
    rf"(?:本报|本刊|本台|新华社|中新社|人民网|见习|首席|特派|驻{HAN}{{2,4}})*"
    r"(?:全媒体|融媒体)?(?:特约|实习|见习|首席)?"
    r"(?:特约记者|实习记者|特约通讯员|记者|通讯员|实习生|作者|报道组|评论员)"
)
CREDIT = r"(?:摄影|供图|摄|文/图|图/文|文并摄|图文|文|图|绘|制图|漫画)"
BARE_NAME = rf"(?:{COMPOUND}{HAN}{{1,2}}|[{SURNAMES}]{HAN}{{1,2}}|[{SURNAMES}][ \u3000]{{1,2}}{HAN})"
_BARE_NAMES = re.compile(rf"{BARE_NAME}(?:[ \u3000、]+{BARE_NAME}){{0,4}}")
_PEOPLE = re.compile(
    rf"(?:{OFFICE}[ \u3000:：]*)?{NAMES}(?:[ \u3000]+{OFFICE}[ \u3000:：]*{NAMES})*"
    rf"(?:[ \u3000]*[/／]?[ \u3000]*{CREDIT}(?:[ \u3000]*[/／][ \u3000]*{CREDIT})?)?"
)
_OFFICE = re.compile(OFFICE)
_FAMILY = re.compile(rf"(?:{COMPOUND}|[{SURNAMES}])")


def are_names(text: str) -> bool:
    r"""Tell whether a text is people's names, with or without their offices.

    >>> are_names("记者 甘霖 通讯员 陶然"), are_names("甘霖\u3000陶\u3000然"), are_names("下同")
    (True, True, False)
    """
    text = text.strip()
    if not _PEOPLE.fullmatch(text):
        return False
    return bool(_OFFICE.match(text) or _FAMILY.match(text))


def are_bare_names(text: str) -> bool:
    """Tell whether a line may be nothing but names, each with a family name.

    >>> are_bare_names("甘霖 陶然"), are_bare_names("更正")
    (True, False)
    """
    return bool(_BARE_NAMES.fullmatch(text))
