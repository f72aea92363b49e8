"""R06: the facts say when, where and what; an order to correct says what and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.breach import names_act
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import of_earlier_times, only_mentioned
from assistant.review.parts.story import story_of
from assistant.review.parts.voices import says_of_itself
from assistant.review.parts.whose import speaks_of_others
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS_AND_NOTICES, "correction", "seizure")
_TIME = re.compile(
    r"\d{4}\s*年|[一二〇○零]{2,4}[〇○零一二三四五六七八九]{0,2}年|\d{1,2}月\d{1,2}日|(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}(?!\d)|当日|当天|期间|以来|至今|每天"
)
_PLACE = re.compile(
    r"[省市区县镇乡旗](?!场)|[GSX]\d{2,4}|K\d{1,4}|收费站|检查站|服务区|[车东南西北]站|机场|[出入][站]?口|街道|村|(?<![线电管思门套])路|街|巷|弄|号|幢|大厦|广场|市场|(?<!的)工地|小区|园区|[河江湖海溪]|港|码头|公路|国道|大道|桥|网站|平台|APP|店铺|公众号|网店|账号|水域|林地|[村民小一二三四五六七八九十\d]组|屯|社区|地块|段|处[从堆倒设建搭摆]|(?<!的)(?<!承建)(?:项目|工程)|中支|支行|分行|分公司|支公司|营业部"
    r"|(?:当事人|你(?:单位|公司|店|校|厂|院)?|该(?:单位|公司|店|厂|校)|其|公司)(?:的|内)?(?:经营|生产|施工|办公|营业)?(?:场所|店|厂|车间|仓库|住处|家中|校区|院内|摊位|门前|门口)|(?:经营|生产|营业|办公)场所|住所|(?:对|到|进入)[^，。；]{2,20}(?:店|会所|馆|院|校|超市|中心|餐厅|网吧|幼儿园|商场|酒店|宾馆|诊所|药房)(?:进行|开展|实施)?[^，。；]{0,12}(?:检查|勘验|抽查|巡查)"
)
_HOME = re.compile(
    r"(?:到|在|于|至|进入|前往|赴)(?:该|你|当事人)(?:单位|公司|店|厂|校|院|所|站|户|家|处)?(?:内|里)?(?=[^，。；]{0,10}(?:检查|核查|勘验|巡查|调查|复查|从事|工作|做工|干活|生产|加工|经营|存放|使用))"
)
# 对该公司检查 names no place by itself; a room of its premises told with it does
_INSPECTED = re.compile(
    r"(?:发现|查明|查看)(?:该|你|当事人)(?:单位|公司|店|厂|校|院)?(?:的)?[^，。；]{0,8}(?:站|店|厂|库|车间|楼|馆|场[所地])|对(?:该|你|当事人)(?:单位|公司|店|厂|校|院|所|站|户|企业|家)?(?:进行|开展|实施)?(?:了)?[^，。；]{0,8}(?:检查|核查|巡查|勘验|督查)[^。]{0,80}?(?:车间|仓库|库房|厂区|厂房|生产线|门店|柜台|货架|后厨|厨房|包厢|机房|宿舍|病房|诊室|工地|施工现场)"
    # 发现：该公司电焊工正在二车间焊接: the party's own people in a numbered room
    r"|(?:发现|查明|查看|查实|查获)[：:，,]?\s?(?:该|你|当事人)(?:单位|公司|店|厂|校|院|所|企业)?[^，。；]{0,24}?在(?:其|本?(?:公司|单位|厂))?[^，。；在的司所局]{0,5}(?:车间|仓库|库房|厂区|厂房|生产线|后厨|厨房|机房|宿舍|锅炉房|配电[室房]|实验室|冷库)"
    # the room told in a later sentence with a position: 堆放在3号车间南侧
    r"|对(?:该|你|当事人)(?:单位|公司|店|厂|校|院|所|站|户|企业|家)(?:进行|开展|实施)?(?:了)?[^，。；]{0,8}(?:检查|核查|巡查|勘验|督查)[\s\S]{0,300}?(?:车间|仓库|库房|厂区|厂房|贮存间|锅炉房|办公楼|宿舍楼)[东南西北]?(?:内|外|旁|侧|墙|面|门口|门外|门前)"
)
# at its own counter, without a word of where that is: likely at its premises
_AT_COUNTER = re.compile(r"货架|柜台|货柜|冷柜|冰柜|展柜|橱窗|收银台|吧台|后厨|店内|店堂|陈列")
# an employer takes, keeps or withholds with those whom it employs: likely at its premises
_TO_ITS_STAFF = re.compile(
    r"(?:招用|录用|聘用|雇用|用工|劳动者|员工|职工|工人|服务员|从业人员|学徒)[^。；]{0,80}(?:收取|扣押|扣留|克扣|扣发|少发|拖欠|欠发|约定|安排|延长|解除|辞退|强迫)"
    # what it does not arrange for them: checks of their health, training, gear
    r"|(?:该|你|当事人)(?:单位|公司|店|厂|企业|院|校)?[^。；，]{0,12}(?:未|没有)(?:依法|按[^，。；]{1,8})?(?:安排|组织|培训|告知|配备|提供|发放)"
    r"|(?:劳动者|从业人员|员工|职工|工人)[^。；]{0,40}(?:未|没有)(?:接受|参加|经过?|进行)?[^。；]{0,12}(?:检查|体检|培训|考核|教育)"
)
# what a firm leaves undone in its books or towards its staff happens nowhere but with the firm
_BY_THE_FIRM = re.compile(
    r"拖欠|(?:未|没有)(?:依法|按[^，。；]{1,6}|如实|及时|足额|为[^，。；]{1,12}|[在于][^，。；]{1,16}(?:内|前)){0,3}(?:依法|如实)?(?:支付|发放|申报|报送|缴纳|签订|参加|办理[^，。；]{0,8}(?:保险|申报))"
    # a book, a file or a system that the firm does not keep is lacking nowhere but with it
    r"|(?:未|没有)(?:依法|按[^，。；]{1,12}|如实|及时|完整){0,2}(?:建立|设立|置备|编制|制定|保存|记录|登记)[^，。；]{0,14}(?:台账|账[簿册目]|档案|记录|制度|预案|登记簿|清单)"
    # 应当在某日前办理申报，逾期十六日: late with a return
    r"|应当?[^。；]{2,60}(?:申报|报送|缴纳|公示|报告|年报)[^。；]{0,80}(?:逾期|补报|补缴|补办)"
)
# from where to where something was carried; where it happened is another place
_ROUTE = re.compile(
    r"(?:自|从|由)[^，。；]{2,24}?(?:送?至|运至|运往|送往|开往|前往|驶往|到)[^，。；]{2,20}|(?:向|从)[^，。；]{2,24}?(?:收购?|购|买|进货?)(?:的|来|得|了|入)?(?=[，。；])|(?:往|运|送|拉)(?:往|到|至)?[^，。；]{2,16}?(?:送|运|拉|开)(?=[，。；])"
)
_NOT_PLACE = re.compile(
    r"[本我全]市|[本我]区(?!域)|[本我]县|[\u4e00-\u9fff]{2,20}(?:执法(?:局|大队|支队|人员)|分局|管理局|监督局|委员会)|编号|文号|证号|第[^第]{1,12}号|行政区|社会|[\u4e00-\u9fff]{2,4}(?:省|市|自治区)(?=规定|有关|的?(?:规模|地方)?标准|统一|系统|人民政府|级)|市场监督|(?:上市|市值|市价|城市管理)"
    r"|〔\d{4}〕[^，。；]{0,12}号|[\u4e00-\u9fff]{1,4}监[^，。；]{0,10}号"
    r"|[\u4e00-\u9fff]{0,12}(?:政府|机关|局|委|厅|门户|公示)(?:门户|官方)?网站|[\u4e00-\u9fff]{2,8}(?:街道|镇|乡)(?:办事处|人民政府|政府)(?!(?:门|旁|附近|对面|东|南|西|北|院|大楼|办公楼))"
    # government, systems, roads as a trade, plates, a person's home: no place of the act
    r"|[\u4e00-\u9fff]{0,8}(?:省|市|县|区|镇|乡)级?人民政府|[\u4e00-\u9fff]{2,20}(?:信息|管理|查询|出证|许可|政务)系统|道路(?=运输|客运|货运|旅客|普通|危险|货物|经营|交通)|[\u4e00-\u9fff][A-Z][A-Z0-9*×·]{4,8}号?"
    r"|(?:天然|公共|该)水域|河(?=道管理范围|[砂沙]|滩地)|号(?=[轻重中小大微]型|牌|车)|(?:项目|工程)(?=施工许可|部|经理|负责|师|款)|市场(?=价|主体|行情)|[\u4e00-\u9fff]{0,8}某[\u4e00-\u9fff]{0,6}(?:厂|公司)"
    r"|(?:[国省县乡]道|公路)(?=超限|监控|检测|桥梁|路政|养护|运输|工程|安全|管理|执法|法|条例|上(?:擅自)?行驶)|道路(?=上行驶|监控|安全)|(?:[车东南西北])?向[东南西北]|路(?=政|面|权|线|网)"
    r"|[\u4e00-\u9fff]{2,10}价格认[证定]中心|(?:现住|住址|户籍|暂住)[:：]?[\u4e00-\u9fff]{2,6}[省市县区][^，。；\n]*"
)
_VAGUE = re.compile(r"违反[^。，]{0,24}(?:有关|相关|管理的?)规定")
_BARE = re.compile(
    r"(?:存在|有|实施了?|从事了?)(?:违反)?[^。，；]{0,24}(?:违[法规][^。，；]{0,8}(?:行为|活动|情形|现象)|违反[^。，；]{0,24}规定的?行为|规定的?行为|问题|情况(?!下))|(?:发布|销售|生产|经营|使用|从事|实施)(?:了|过)?(?:违法|违规|非法|不合规|不符合规定的?)[^，。；]{0,6}|(?:存放|管理|经营|操作|施工|处置|设置)[^。，；]{0,4}(?:不规范|不到位|不当)|违反[^。，；]{0,24}规定的?行为"
)
_DONE = re.compile(r"未(?!按(?:照)?(?:有关|相关|规定))|擅自|无证|拒不|逾期|超[过出载]")
_EARLIER = re.compile(
    r"(?:此前|以前|以往|之前|曾)[^。；，]{0,30}(?:没有|未|无)|(?:没有|未发现|无)[^。；]{0,30}(?:记录|前科)"
)
_SENTENCE = re.compile(r"[^。；\n]+")
_LOOSE_TIME = re.compile(
    r"(?:[^。\n]{0,12}(?:查明|查实|核实|如下)[^。\n]{0,4}[:：，,]?\s{0,4})?(?:当事人|你(?:单位|公司|店)?)?(?:于|在)?(?P<when>近期|近日|近来|日前|前段时间|前不久|某日|某天|不久前|一段时间以?来?|(?:今|去|前)年(?:以来|期间|(?=[^\d一二三四五六七八九十]))|平时|经常)"
)
_LOOSE_ANYWHERE = re.compile(
    r"(?:[，。：:\n\u3000]|(?<=当事人)|(?<=[^职本]自)(?=近期|近日|近来|某日|某天))(?:当事人|你(?:单位|公司|店)?)?(?:于|在)?(?P<when>近期|近日|近来|前段时间|前不久|某日|某天|不久前|一段时间以来)"
)
_LOOSE_PLACE = re.compile(
    r"(?:位于|在|是)某(?:项目|工地|路段|小区|村|厂房|场所|商场|市场|仓库)(?=[的内施工，。])|[在从到往]某(?:处|地)(?![块段形区])(?=[\u4e00-\u9fff])|在(?:本|我)?(?:辖区|某地|某处|附近|外地|有关地点|相关(?:地点|场所))(?:水域|路段|地段|范围内?|内)?(?=巡查|检查|发现|从事|经营|实施|[，。])"
)
_LOOSE_CHECK = re.compile(r"(?:其后|之后|后来|事后|随后)[，,][^。；\n]{0,12}(?:复查|回查|再次检查)")
_ACTED = re.compile(
    r"未|擅自|超|无证|堆|倒|排|占|建|卖|售|用|使用|生产|经营|运|放|挖|砍|烧|设置|张贴|拒|逾|施工|饲养|接纳|雇|伪造"
)
# what papers call the party instead of 当事人
_PARTY_AS = re.compile(
    r"(?:被处罚|被检查|被告知|被通知|被责令|受处罚|违法(?:行为)?)(?:单位|企业|公司|人(?!员)|者)|(?:行政)?相对人"
)
# 实施该违法行为, 首次…, 主动…: what is told before is weighed, nothing new is told
_LOOKS_BACK = re.compile(
    r"(?:该|上述|前述|以上|此|这[一种]|本案|本次|所实施的?|自己的?)[^，。；]{0,4}(?:违[法规]|行为|问题|情况)|首次|初次|第一次|[再多]次|主动|配合|如实|供述|供认|承认|认识|认错|悔|自行|及时|积极|改正|整改|停止"
)
# the heading 处罚时间和地点 with its line
_OF_THE_PENALTY = re.compile(
    r"处罚(?:的)?(?:时间|日期)(?:(?:和|及|、|与)(?:处罚)?地点)?[ \t\u3000]*[:：｜|\n][ \t\u3000]*[^\n]*(?:\n[ \t\u3000]*处罚地点[^\n]*)?"
)
_EMPTY = re.compile(
    r"(?:^|(?<=[\n　]))[ \t]*(?P<label>(?:违法|处罚|案发|检查|发生|行为)?(?:行为)?(?:发生)?(?:时间|地点))\s{0,3}[:：][ \t\u3000]*(?=\n|$)"
)
_ORDERED = re.compile(r"(?:现|特|依法)?责令(?:你|当事人|该)?(?:单位|公司|店|户)?[^。；\n]{0,60}")
_WHAT = re.compile(
    r"拆|停止|恢复|清|补|缴|退|办理|取得|建立|设置|安装|公示|标明|移|迁|封|撤|消除|采取|按照|下架|召回|配备|培训|组织|登记|备案|整治|治理|修复|如下|以下|上述|前述|该(?:违法)?行为|违法行为|附[:：]|[：:]|支付|发放|签订|报送|提交|加装|更换|维修|改建|搬|撤除|归还|返还|交还|赔偿"
)
_WHEN = re.compile(
    r"[\d一二三四五六七八九十]\s?(?:个)?(?:工作)?(?:日|天|月|小时)|立即|当场|即日|即刻|期限|前|马上"
)


@rule(
    "R06", "违法事实要素", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("经查明，当事人违反市容管理的有关规定。", "经查明，2026年3月5日当事人在青石路12号门前堆放建筑材料8平方米。"),
)  # fmt: skip
def elements_of_fact(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The facts say when, where and what."""
    yield from _empty_fields(decision)
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("文本不完整或者没有读出事实部分")
    story = story_of(decision)
    told = _without_names(decision, story)
    if not _TIME.search(_OF_THE_PENALTY.sub("", told)) and _OF_THE_PENALTY.search(told):
        yield finding(
            "R06", Severity.HINT, "只写了处罚的时间，违法事实没有写明行为（检查发现）的时间", _first(decision.facts), "写明行为或者检查发现的年月日时分", ground=Ground.CANNOT_TELL,
        )  # fmt: skip
    for name, pattern in (("时间", _TIME), ("地点", _PLACE)):
        labelled = re.search(rf"{name}\s{{0,3}}[:：]\s{{0,3}}[^\n]{{4}}", decision.text[: decision.facts.end])
        if not labelled and not pattern.search(told) and not (name == "地点" and _at_home(decision, told)):
            likely = name == "地点" and _at_counter(decision, told)
            yield finding(
                "R06",
                Severity.HINT if likely else Severity.MAJOR,
                f"违法事实没有写明{name}",
                _first(decision.facts),
                f"写明违法行为的{name}",
                ground=Ground.CANNOT_TELL if likely else Ground.CERTAIN,
            )
    if (
        _PLACE.search(told)
        and not _PLACE.search(_ROUTE.sub("", told))
        and not _at_home(decision, told)
        and not re.search(r"地点\s{0,3}[:：]", decision.text[: decision.facts.end])
    ):
        yield finding(
            "R06", Severity.HINT, "写到的地点只是起讫的地点，没有写明查获（发生）的地点", _first(decision.facts), "写明查获或者行为发生的具体地点", ground=Ground.CANNOT_TELL,
        )  # fmt: skip
    yield from _loose(decision.facts, decision)
    yield from _bare(decision.facts, story, decision)


def _at_home(decision: Decision, told: str) -> bool:
    """Whether it happened at the party's premises, whose address the head gives."""
    return any(party.address for party in decision.parties) and bool(
        _HOME.search(told)
        or _INSPECTED.search(told)
        or _BY_THE_FIRM.search(told)
        and any(party.organisation for party in decision.parties)
    )


def _at_counter(decision: Decision, told: str) -> bool:
    """Whether a firm whose address the head gives did it at its shelves or its counter, or to those whom it employs."""
    return any(party.address and party.organisation for party in decision.parties) and bool(
        _AT_COUNTER.search(told) or _TO_ITS_STAFF.search(told)
    )


def _empty_fields(decision: Decision) -> Iterator[Finding]:
    for match in _EMPTY.finditer(decision.text):
        at = Span(match.start("label"), match.end(), match[0].strip())
        yield finding(
            "R06",
            Severity.MAJOR,
            f"“{match['label']}”一栏空着，违法事实缺少{match['label'][-2:]}",
            at,
            f"填写{match['label']}",
        )


def _first(part: Span) -> Span:
    """The first sentence of a part: where something missing is told."""
    first = next(iter(sentences_of(part.text)), part)
    return Span(part.start + first.start, part.start + first.end, first.text)


def _loose(facts: Span, decision: Decision) -> Iterator[Finding]:
    """Times and places that say nothing, where the paper tells them of the act: not of earlier times, of others, in another's words."""
    loose = _LOOSE_TIME.match(facts.text) or next(_of_the_act(_LOOSE_ANYWHERE, facts, decision), None)
    if loose and not (loose.re is _LOOSE_ANYWHERE and _is_dated(facts.text, loose)):
        at = Span(facts.start + loose.start("when"), facts.start + loose.end("when"), loose["when"])
        yield finding("R06", Severity.MAJOR, "违法行为的时间不明", at, "写明年月日（时分）")
    for pattern, message, advice in (
        (_LOOSE_PLACE, "违法行为的地点不明", "写明具体地点（路名、门牌、方位）"),
        (_LOOSE_CHECK, "复查的时间不明", "写明复查的年月日"),
    ):
        for match in _of_the_act(pattern, facts, decision):
            at = Span(facts.start + match.start(), facts.start + match.end(), match[0])
            yield finding("R06", Severity.MAJOR, message, at, advice)
            break


_DAY = re.compile(r"\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")
# the days of the office, and how it came to know
_OF_OFFICE = re.compile(
    r"检查|巡查|立案|上报|举报|投诉|反映|信访|接到?|来[电信访函]|复函|回函|评估|鉴定|检测|检验|监测|测绘|送达|责令|通知书|整改|复查|复核|调查|派员|移送|受理|交办"
)
_BY_OFFICE = re.compile(
    r"[，,]?\s?(?:本|我)(?:局|机关|委|厅|队|大队|支队|中心|办|所)|[，,]?\s?(?:接|根据|按照|执法人员|群众|市民|有(?:群众|市民|人)|媒体|网格员)"
)


def _is_dated(facts: str, loose: re.Match[str]) -> bool:
    """Whether a day of the act stands before a loose time or right behind it; a day of the office dates no act."""
    if _BY_OFFICE.match(facts, loose.end()) or _DAY.search(facts[loose.end() : loose.end() + 40]):
        return True
    clauses = re.split("[，。；\n]", facts[: loose.start()])
    told = [
        clause + "，" + behind
        for clause, behind in zip(clauses, [*clauses[1:], ""], strict=True)
        if _DAY.search(clause)
    ]
    return any(not _OF_OFFICE.search(one) for one in told)


def _of_the_act(pattern: re.Pattern[str], facts: Span, decision: Decision) -> Iterator[re.Match[str]]:
    """Matches whose sentence speaks in the office's own words, of no earlier time, and names nobody else before them."""
    for match in pattern.finditer(facts.text):
        begin = match.start("when") if "when" in pattern.groupindex else match.start()
        before = re.split("[。；\n]", facts.text[:begin])[-1]
        clause = before + re.split("[，。；\n]", facts.text[begin:])[0]
        passage = re.search(re.escape(match[0].lstrip("，。：:\n\u3000")), clause)
        if (
            (passage is None or says_of_itself(clause, passage, party_too=True))
            and not of_earlier_times(clause)
            and not only_mentioned(match)
            and not speaks_of_others(before, decision)
        ):
            yield match


def _bare(facts: Span, story: Span, decision: Decision) -> Iterator[Finding]:
    """A sentence that only says that rules were broken, where no other sentence tells what was done."""
    for part in (facts, story):
        text = unquoted(part.text)
        for match in _SENTENCE.finditer(text):
            bare = _BARE.search(match[0])
            empty = (
                bare
                and not re.search("下列|以下|如下|[：:]\\s*$", match[0])
                and not _EARLIER.search(match[0])
                and not _DONE.search(bare[0])
                and not names_act(bare[0])
                and not _ACTED.search(_plain(_BARE.sub("", match[0]), decision))
                and not (
                    _LOOKS_BACK.search(match[0])
                    and _ACTED.search(_plain(_BARE.sub("", text[: match.start()]), decision))
                )
            )
            vague = _VAGUE.search(match[0]) and not _ACTED.search(_plain(_VAGUE.sub("", text), decision))
            if empty or vague:
                at = Span(part.start + match.start(), part.start + match.end(), match[0])
                yield finding(
                    "R06",
                    Severity.MAJOR,
                    "违法行为（事实）没有写明，只说违反规定、存在违法行为",
                    at,
                    "写明做了什么、怎么做、数量和后果",
                )
                return


def _plain(text: str, decision: Decision) -> str:
    """A sentence without the party and without what officers did."""
    for party in decision.parties:
        if party.name and len(party.name.text) > 3:
            text = text.replace(party.name.text.strip(), "")
    return re.sub(
        r"(?:送达|下达|作出|制作)[^，。；]{0,30}|立案[^，。；]{0,10}|第[一二三四五六七八九十]+号", "", text
    )


def _without_names(decision: Decision, part: Span) -> str:
    """A part without party and agency, whose names hold places."""
    text = unquoted(part.text)
    for party in decision.parties:
        if party.name and len(party.name.text) > 3:
            text = text.replace(party.name.text.strip(), "当事人")
    if decision.agency:
        text = text.replace(decision.agency.text.strip(), "本机关")
    text = _PARTY_AS.sub("当事人", text)
    return _NOT_PLACE.sub("", re.sub(r"《[^》]{2,40}》|[（(][^（()）]{0,40}号[）)]", "", text))


@rule(
    "R06", "责令的内容和期限", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十八条第一款", kinds=("correction",),
    examples=("现责令你改正。", "现责令你十日内拆除加装的铁门，恢复原状。"),
)  # fmt: skip
def order_definite(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An order says what to do or by when."""
    text = unquoted(decision.text)
    orders = [
        m
        for m in _ORDERED.finditer(text)
        if not re.search(r"应当|可以|《[^》]*$", text[max(0, m.start() - 12) : m.start()])
    ]
    if not orders:
        raise CannotTellError("没有读出责令的内容")
    told = "".join(m[0] for m in orders)
    body = told.replace("责令", "")
    if (
        not _WHAT.search(body)
        and not _says_more(body)
        and not (
            _WHEN.search(body)
            and _WHAT.search(_OURS.sub("", text[orders[-1].end() : orders[-1].end() + 200]))
        )
    ):
        at = Span(orders[-1].start(), orders[-1].end(), orders[-1][0])
        yield finding(
            "R06",
            Severity.MAJOR,
            "责令改正没有写明改正的内容（要求）和期限",
            at,
            "写明停止什么、改正什么、改到什么程度和截止日期",
        )


_NO_CONTENT = re.compile(
    r"现|特|依法|你|当事人|该|单位|公司|店|户|立即|限期|于|自|在|之|起|内|前|以|收到|本|通知|通知书|[〇零一二三四五六七八九十\d]+|年|月|日|时|个|工作|改正|整改|纠正|到位|完毕|完成|违法|行为|上述|予以|进行|全面|彻底|按|规定|要求|的|并|及时|自行|认真|[^\u4e00-\u9fff]"
)
_LEAST_CONTENT = 4
# behind an order: what the agency will do, and lines with labels
_OURS = re.compile(
    r"(?:我|本)(?:局|机关|委|厅|队|大队|支队|中心|部门|会|办)[^。；\n]*|\n[^\n，。：:]{2,10}[:：][^\n]*"
)


def _says_more(order: str) -> bool:
    """Whether an order says more than whom, when and to mend, whatever its verb."""
    return len(_NO_CONTENT.sub("", order)) >= _LEAST_CONTENT
