"""R33–R35: number and date, blanks and slips of the pen, personal data in published papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import hidden
from assistant.review.parts.model import Decision, PartyBlock, Span
from assistant.review.parts.names import reads_as_name
from assistant.review.rule import ALL, DECISIONS_AND_NOTICES, finding, found, rule
from assistant.text.dates import NO_DAY, doubtful_dates
from assistant.text.identity import ID_NUMBER
from assistant.text.ordinary import pairs

_LAW = "《中华人民共和国行政处罚法》"
_CROSSES = re.compile(r"[×ＸxX✕]{2,}|[*＊]{2,}")
_BLANK_PLACE = re.compile(
    r"(?:路|街|巷|大道|村|镇|乡|街道|小区|公司|局|委|县|区|市|项目|工程|商店|店|年|月|日|号(?!码)|元|条|款)"
)
# who is named with a role, or in a row of names taken out: 患者李××和赵××
_PERSON_BEFORE = re.compile(
    r"(?:[者员人工生主客]|[×ＸxX✕*＊]{2,}[、和及与]|[对向由])(?P<surname>[\u4e00-\u9fff])$"
)
_BEFORE_HIDDEN = re.compile(r"[\d·A-Z]$")
_REPEATED = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)(?![用液剂器机])")  # 为其注射注射用水
# 责任保险保险单, 送达送达回证: the second word begins another noun; whether one is too many cannot be told
_COMPOUND = re.compile(r"回证|[单证书费款册表卡簿账码牌箱权率额](?!罚)|人(?![民员])")
# 对公账户, 对账单, not 公司, 账户
_OF_TWO = "公(?![司共路安民示告园益])|账(?![户号目])|联(?![合系营络])|开(?![发设展工业采挖办])|流(?![动浪通水])|面(?![包积条粉馆])|称(?![重量])|折(?!扣)|冲(?!洗)|等(?!待)|调(?![查解整取度])|价(?![格款值目])"
# a word of one character twice, not where the two belong to two words: 目的的, 行为为, 参与与, 针对对方, 存在在建
_REPEATED_ONE = re.compile(
    r"(?<![目标])的的(?![确士])|(?<!明)了了(?!解|却|结|断|事|账)|(?<=[日年月处])于于(?=[\d一二三])|(?<![存现正实内所])在在(?![建册职岗编校场线途位押逃案库产售租营读学用研驻])"
    rf"|(?<![针应面核校相反绝比配])对对(?![方象策比照应外接手立话讲虾角岸撞抗半齐]|{_OF_TWO})|(?<![于但就还总可不正都而却])是是(?![否非])"
    r"|(?<![参给])与与(?![会案])|(?<![行认作称因成视])为为(?!了)|(?<!合)并并(?![列行入案购网轨联])|(?<!给)予予|(?<!推)按按(?![摩键揿揭])|应应(?![当对急有付聘该])|及及(?!时)|将将(?![来近军领士])|，，|。。|、、|；；"
)
_LAWFUL_REPEATS = frozenset(
    [
        "研究",
        "讨论",
        "检查",
        "常常",
        "往往",
        "刚刚",
        "等等",
        "人人",
        "年年",
        "天天",
        "种种",
        "处处",
        "家家",
        "户户",
        "星星",
        "妈妈",
        "爸爸",
    ]
)
_PHONE = re.compile(r"(?:电话|手机|联系方式|号码)[^\d\n]{0,6}1[3-9]\d{9}(?!\d)")
_PLACES = r"网站|门户网|官网|网上|平台|系统|公众号|公示栏|公开栏|公告栏|信用中国|互联网|报纸|向社会"
_SHOWN_THERE = r"公示|公开|公布|发布|上传|张贴|刊登|上网"
_PUBLISHED = re.compile(
    r"公开版|公示版|公开文本|公示文本|公开本|个人信息(?:已|均)(?:作|经)[^。；\n]{0,6}(?:处理|隐去)|（公示）|(?<!政府)信息公开(?!条例|平台|网|栏|目录|办法|规定|工作|专栏|系统|指南)|网上公开|不(?:作|做|予)?(?:隐名|脱敏|隐去|遮盖)|未(?:作|经|做)?(?:隐名|脱敏|隐去|遮盖)|全文(?:已)?(?:在[^。；\n]{0,30})?(?:公开|公示|公布)|(?:已|将)在[^。；\n]{0,30}(?:网站|系统|平台|公众号)[^。；\n]{0,6}全文"
    # the whole paper, or its numbers and addresses, is shown somewhere
    rf"|(?:全文|原文|原件|扫描件)[^。；\n]{{0,40}}?(?:{_PLACES})[^。；\n]{{0,12}}?(?:{_SHOWN_THERE})|(?:{_PLACES})[^。；\n]{{0,16}}(?:{_SHOWN_THERE})[^。；\n]{{0,12}}(?:全文|原文|原件)|(?:{_SHOWN_THERE})[^。；\n]{{0,6}}(?:决定书|文书)(?:的)?(?:全文|原文|原件)|(?:全文|原文|扫描件)[^。；\n]{{0,16}}(?:{_SHOWN_THERE})"
    rf"|(?:含|包括|连同|载有|及其?)[^。；\n]{{0,14}}(?:身份证|身份号码|住址|电话)[^。；\n]{{0,40}}(?:{_SHOWN_THERE})"
    # the very text at hand bears the day on which it was shown
    rf"|^[ \t\u3000]*(?:公示|公开|发布)(?:日期|时间|期限)\s?[:：]",
    re.MULTILINE,
)
# shown with what is personal taken out
_TAKEN_OUT = re.compile(r"(?:隐去|隐名|脱敏|遮盖|去除|删除|屏蔽|不含|不包括|不(?:予|得|对外|再)?公开)(?!的)")
_NOT_TAKEN_OUT = re.compile(r"(?:不|未|没有)(?:作|做|予|经|进行)?(?:任何)?(?:隐去|隐名|脱敏|遮盖|处理)")
# （公开文本，已依法隐去个人信息）: the very text at hand is the one with what is personal taken out
_TAKEN_OUT_HERE = re.compile(
    r"(?:(?:公开|公示|上网|网上发布)(?:文本|版本?|本|稿)|本(?:公开)?(?:文书|文本|件|决定书))[^。；\n]{0,24}已(?:依法|按规定|经|作|做|全部|予以?)*[^。；，\n]{0,6}(?:隐去|隐名|脱敏|遮盖|屏蔽)"
)
_ANOTHER_TEXT = re.compile(r"另|将|附|原件|原本|留存|存档|内部|正本")
_ROLE = r"(?:举报人|投诉人|证人|顾客|消费者|患者|病人|受害人|被害人|伤者|学生|学员|未成年人|儿童|邻居|业主|租客|乘客|旅客|家长|员工|职工)"
_HOME = re.compile(
    rf"{_ROLE}(?![^（(，。]{{0,2}}某)[\u4e00-\u9fff·]{{2,4}}[（(][^）)]{{0,40}}(?:住|电话|手机|身份证|病历|门诊号|住院号|出生)[^）)]{{0,40}}[）)]|(?:病历|门诊|住院|就诊)号(?:码)?[:：为]?\s?[A-Z]?\d[\d-]{{4,}}"
)
_INFORMER = re.compile(
    r"(?:举报人|投诉人)(?![^（(，。]{0,2}某)[\u4e00-\u9fff·]{2,4}[（(][^）)]{0,40}(?:住|电话|手机|身份证)[^）)]{0,40}[）)]"
)
_OTHERS_NUMBER = re.compile(
    r"(?:身份证|公民身份|手机|电话)[^\d\n]{0,8}(?P<number>[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)"
)


@rule("R33", "文号", Severity.MAJOR, f"{_LAW}第五十九条", kinds=DECISIONS_AND_NOTICES,
      examples=("（没有文号）", "甲综执罚决字〔2026〕第12号"))  # fmt: skip
def has_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A document number in the head."""
    if decision.number is None:
        at = decision.title or Span(0, 0, "")
        yield finding("R33", Severity.MAJOR, "没有文号", Span(at.end, at.end, ""), "写明机关代字、年份和序号")


@rule("R33", "文号年份与落款年份", Severity.MAJOR, f"{_LAW}第五十九条第一款第（六）项", kinds=DECISIONS_AND_NOTICES,
      examples=("〔2024〕19号，落款2025年3月", "〔2025〕19号，落款2025年3月"))  # fmt: skip
def year_of_number(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The year in the number is that of the date; a number given at filing may be of the year before."""
    if decision.number is None or decision.number_year is None or decision.decided_on is None:
        return
    year, decided = decision.number_year, decision.decided_on.year
    filed = decision.event("立案")
    if year != decided and not (filed and filed.on.year == year):
        at = decision.decided or decision.end
        yield finding(
            "R33", Severity.MAJOR, f"文号年份{year}与落款年份{decided}不一致", decision.number, "核对文号和日期", expected=str(decided), actual=str(year),
            related=((at.start, at.end),),
        )  # fmt: skip


_OPEN_DATE = re.compile(
    r"^[^\n]{0,20}?(?:\d{4}|[二〇零一九O○]{4})年(?:\s{0,4}月\s{0,4}日|\d{1,2}月\s{1,4}日|[一二三四五六七八九十]{1,2}月\s{0,4}日|\s{1,4}月\d{0,2}日)\s*$",
    re.MULTILINE,
)


@rule("R33", "落款日期填全", Severity.MAJOR, f"{_LAW}第五十九条第一款第（六）项",
      examples=("2025年5月　日", "2025年5月12日"))  # fmt: skip
def date_whole(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A date at the foot with its day left open."""
    for match in _OPEN_DATE.finditer(decision.text):
        yield finding(
            "R33", Severity.MAJOR, "日期没有填全", Span(match.start(), match.end(), match[0]), "填写年月日"
        )


def _veiled_address(party: PartyBlock) -> bool:
    """Whether the address is taken out for publication; letters in a place name beside a whole number are a blank."""
    if party.address is None or not hidden(party.address.text):
        return False
    number = party.id_number.text if party.id_number else ""
    code = party.credit_code.text if party.credit_code else ""
    letters = re.search(r"[xX]{2,}(?:路|街|巷|村|镇|大道)", party.address.text)
    return not (letters and (re.fullmatch(r"\d{17}[\dXx]", number) or re.fullmatch(r"[0-9A-Z]{18}", code)))


@rule(
    "R34",
    "叉号占位",
    Severity.MAJOR,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("向XX路管网排放", "向青石路管网排放"),
)
def crosses(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Crosses: in a paper with other things taken out they are lawful redaction; alone they are a blank."""
    marks = list(_CROSSES.finditer(decision.text))
    open_place = any(_veiled_address(p) for p in decision.parties)
    for match in marks:
        if (
            not open_place
            and _BLANK_PLACE.match(decision.text, match.end())
            and not _BEFORE_HIDDEN.search(decision.text[max(0, match.start() - 4) : match.start()])
        ):
            at = Span(match.start(), match.end(), match[0])
            yield finding("R34", Severity.MAJOR, "疑似占位符", at, "补齐，或者说明为隐去的个人信息")
    if (
        not marks
        or len(marks) > 2
        or any(
            hidden(f.text)
            for p in decision.parties
            for f in (p.name, p.address, p.id_number, p.credit_code)
            if f
        )
    ):
        return
    for match in marks:
        before = decision.text[max(0, match.start() - 14) : match.start()]
        if re.search(r"\d$|[A-Z·]$|号码|账号|电话|证号|代码|姓名|车牌|某$", before) or re.match(
            r"[\dA-Z]", decision.text[match.end() : match.end() + 1]
        ):
            continue
        if _BLANK_PLACE.match(decision.text, match.end()):
            continue  # 上面已指出
        if _surname(decision.text[: match.start()]):
            continue
        at = Span(match.start(), match.end(), match[0])
        yield finding("R34", Severity.MAJOR, "疑似占位符", at, "补齐，或者说明为隐去的个人信息")


def _surname(before: str) -> bool:
    """Whether a text ends with a surname where a person is named: 患者李, 店员王, 甲××和赵."""
    named = _PERSON_BEFORE.search(before)
    return named is not None and reads_as_name(named["surname"] + "某")


@rule(
    "R34",
    "日期存在",
    Severity.MAJOR,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("2026年2月30日，执法人员检查发现", "2026年2月28日，执法人员检查发现"),
)
def days_exist(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Days that no calendar has; a number with 号 may be no day."""
    for doubt in doubtful_dates(unquoted(decision.text)):
        words = decision.text[doubt.start : doubt.end]
        if doubt.reason == NO_DAY and not words.endswith("号"):
            at = Span(doubt.start, doubt.end, words)
            yield finding("R34", Severity.MAJOR, f"没有“{words}”这一天", at, "核对证据后改正日期")


@rule(
    "R34",
    "词语重复",
    Severity.MAJOR,
    f"{_LAW}第五十九条",
    kinds=ALL,
    examples=("我局决定决定对你公司", "我局决定对你公司"),
)
def repeated(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A word written twice."""
    plain = unquoted(decision.text)
    for pattern in (_REPEATED, _REPEATED_ONE):
        for match in pattern.finditer(plain):
            word = match.groupdict().get("word", "")
            named = any(p.name and match[0] in p.name.text for p in decision.parties)
            if (
                word in _LAWFUL_REPEATS
                or word
                and len(set(word)) == 1
                or named
                or {"某", "每", "各"} & set(word)
            ):
                continue
            at = Span(match.start(), match.end(), match[0])
            if _COMPOUND.match(plain, match.end()) or _goes_on(plain, match, word):
                yield finding(
                    "R34", Severity.HINT, f"可能词语重复：{match[0]}", at, "核对是否多写", ground=Ground.CANNOT_TELL
                )  # fmt: skip
                continue
            yield finding(
                "R34",
                Severity.MAJOR,
                f"词语重复：{match[0]}",
                at,
                "删去多余的字",
                replacement=match[0][: len(match[0]) // 2],
            )


def _goes_on(plain: str, match: re.Match[str], word: str) -> bool:
    """Whether the last character begins the word behind (公司分公司分|别): the repetition may be chance."""
    return len(word) > 2 and plain[match.end() - 1 : match.end() + 1] in pairs()


@rule("R35", "公开文书隐去个人信息", Severity.MAJOR, f"{_LAW}第五十条", kinds=ALL,
      examples=("（公示版）身份证号330302199001011234", "（公示版）身份证号330302********1234"))  # fmt: skip
def privacy(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """In a paper for publication (it says so, or other fields are taken out) full numbers of persons stand out."""
    fields = (f for p in decision.parties for f in (p.name, p.id_number) if f)
    redacted = any(hidden(f.text) for f in fields) or any(_veiled_address(p) for p in decision.parties)
    told = _says_published(decision.text)
    if not (redacted or told):
        yield from _of_others(decision)
        return
    if told and any(p.id_number and not hidden(p.id_number.text) for p in decision.parties):
        at = Span(told.start(), told.end(), told[0])
        yield finding(
            "R35",
            Severity.MAJOR,
            "写明公开，个人的证件号码等没有隐去",
            at,
            "公开前隐去证件号码、住址、电话等个人信息",
        )
    yield from _of_others(decision)
    whole = Span(0, len(decision.text), decision.text)
    for at in found(_HOME.pattern, [whole]):
        yield finding(
            "R35",
            Severity.MAJOR,
            "公开文书写出了他人的姓名、住址或者病历等个人信息",
            at,
            "隐去姓名、住址、病历号等",
        )
    numbers = (
        at for at in found(ID_NUMBER.pattern, [whole]) if not _OF_A_PAPER.search(decision.text[: at.start])
    )
    for at in (*numbers, *found(_PHONE.pattern, [whole])):
        yield finding(
            "R35", Severity.MAJOR, "公开文书中有未隐去的个人号码", at, "隐去证件号码、电话等个人信息"
        )


# 施工许可证（编号420106202503110102）: of a paper, however many digits it has
_OF_A_PAPER = re.compile(
    r"(?:(?:许可|登记|备案|批准|资质|资格|合格|产权|不动产|执业|结算|检验|检测)[^，。；\n]{0,10}[（(，]?|发票|票据|订单|报告|合同|案件|项目|流水|文书|证书|缴款|单据?|受理)(?<!身份证)(?<!身份)(?:编号|代码|证号|单号|号码|流水号|号)(?:为|是)?[：:]?\s?$|(?<!证件)(?<!身份)[（(]编号[为：:]?\s?$"
)


def _says_published(text: str) -> re.Match[str] | None:
    """Where a paper says that it is shown to the public as it stands."""
    for match in _PUBLISHED.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        sentence = re.split("[。；\n]", text[begin:])[0]
        if _NOT_TAKEN_OUT.search(sentence) or not _TAKEN_OUT.search(sentence):
            return match
    return next((m for m in _TAKEN_OUT_HERE.finditer(text) if not _ANOTHER_TEXT.search(_line(m))), None)


def _line(match: re.Match[str]) -> str:
    start = match.string.rfind("\n", 0, match.start()) + 1
    return match.string[start:].split("\n", 1)[0]


def _of_others(decision: Decision) -> Iterator[Finding]:
    """Full numbers of witnesses, patients, complainants: what a decision need not say; whoever reported is kept secret."""
    for at in found(_INFORMER.pattern, [Span(0, len(decision.text), decision.text)]):
        yield finding(
            "R35", Severity.MAJOR, "写出了举报人（投诉人）的姓名和联系方式、住址", at, "举报人、投诉人的信息应当保密，改写为“举报人某某”",
        )  # fmt: skip
    begin = max((p.area.end for p in decision.parties if p.area), default=0)
    own = "".join(p.area.text for p in decision.parties if p.area)
    for match in _OTHERS_NUMBER.finditer(decision.text, begin):
        line = decision.text[decision.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match["number"] in own or re.search(
            r"联系人|联系方式|咨询|(?:举报|投诉|监督)(?:电话|热线)|收款|缴|本机关|我局|^\s*(?:联系)?电话",
            line[-24:],
        ):
            continue
        at = Span(match.start("number"), match.end("number"), match["number"])
        yield finding(
            "R35",
            Severity.MAJOR,
            "写出了当事人以外的人的证件号码、手机号码",
            at,
            "改用“某”和隐去的号码；确需载明的放在案卷里",
        )
