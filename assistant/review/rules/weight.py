"""R07, R08: what the facts rest on stands in the list, what a piece proves is what such a piece can prove, no piece says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.charge_words import rests_charge
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import not_relied_on, only_mentioned
from assistant.review.parts.pieces import Piece, names_of, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.done_or_not import told_as_done
from assistant.review.rules.opposed_words import OpposedWords
from assistant.review.rules.tables import unproved_base
from assistant.text.bigrams import bigrams

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS_AND_NOTICES, "correction")
_REPORT = r"鉴别|真伪|称重|过磅|数据单|对照表|检测|监测|检验|鉴定|检定|化验|评估|审计|测试|报告|结论|意见书|认定|证书"
# what the facts rest on -> what the list must name -> how it is called
_RESTS = (
    (re.compile(r"(?<!未)(?<!不)经[^，。；、]{0,16}?(?:检测|监测|检验|鉴定|检定|化验|评估|审计|测试|认定)(?!合格|机构|人员|站)(?:[，,]|[^，。；]{0,8}(?:为|显示|结果|结论|不合格|超|达到|属于|系|未|不))|(?:检测|监测|检验|鉴定|化验)(?:结果|结论|报告)(?:显示|为|表明|：)"), re.compile(_REPORT), "检测（检验、鉴定、评估）的结论", "相应的报告"),
    (re.compile(r"(?<!未)(?<!没有)委托[^，。；]{2,24}?(?:检测|检验|鉴定|监测|测绘|评估)(?:单位|机构|公司|中心|院|站|所)[^。；]{0,30}?(?:实测|测得|检出|结果|结论|不合格|超标|平均)"), re.compile(r"(?<!复)(?:检测|检验|鉴定|监测|测绘|评估|检定)|(?<!复检)(?<!复测)(?<!整改)(?<!维修)(?<!返工)报告|鉴别|结论|意见书|数据单"), "委托检测（鉴定）的结果", "该机构的报告（复检的报告不证明当初的结果）"),
    (re.compile(r"(?<!未)中标(?!价|金额|通知|候选)[^，。；]{0,30}(?:项目|工程|标段|服务|采购)"), re.compile(r"中标|招标(?!人)|招投标|投标(?!人)|评标|标书|成交|采购|合同|备案|公告|(?<!合作)(?<!转包)(?<!分包)协议"), "中标、承揽的事实", "中标通知书、合同等材料"),
    (re.compile(r"(?<!未)(?<!不)经[^，。；]{2,24}(?:公司|中心|院|站|所|局|机构|部门|大队)[^，。；]{0,8}(?:测量|测绘|鉴定|检测|检验|鉴别|认定|评估|监测|勘测|审计|化验|检定|测试|测算)"), re.compile(r"报告|鉴定|认定|结论|意见|证书|[检监]测|检验|测绘|函|成果|鉴别|检定|评估|审计"), "有关机构的测量、鉴定、认定结论", "该机构的报告（结论、认定书）"),
    (re.compile(r"(?<!未)(?<!不)经(?:[^，。；、]{0,12})?鉴定(?!机构|人)"), re.compile(r"鉴定|鉴别|[检监]测|检验|检尺|(?<!价格)认定(?!的)|(?<!员)报告(?!人)|意见书|证书"), "鉴定的结论", "鉴定意见（报告）"),
    (re.compile(r"不符合[^，。；]{0,20}规划|违反[^，。；]{0,10}规划"), re.compile(r"规划|函|审核意见|说明|认定|套合|勘测定界"), "不符合规划", "规划图、规划审核意见或者主管部门复函"),
    (re.compile(r"(?:尚可|可以|能够|无法|不能)采取改正措施|(?<!不)符合[^，。；]{0,12}(?:总体|详细|空间|控制性)[^，。；]{0,6}规划"), re.compile(r"(?<!工程)(?<!用地)规划(?!许可|条件)|套合|复函|来函|(?<!价格)认定|审[查核]意见|(?:局|部门|科)[^，。；、]{0,6}意见"), "是否符合规划、能否采取改正措施", "规划部门的认定（复函、规划图）"),
    (re.compile(r"立木蓄积|蓄积量?[^，。；]{0,6}\d|(?:采伐|砍伐)[^，。；]{0,16}\d+\s?株"), re.compile(r"勘|检尺|鉴定|调查(?!询问|笔录)|码单|测|检量|清单"), "林木的株数、蓄积", "勘验、检尺或者鉴定材料"),
    (re.compile(r"事故调查组|事故调查报告|责任事故|一般(?:生产安全)?事故"), re.compile(r"调查报告|事故|批复|认定"), "事故的原因和责任", "事故调查报告及批复"),
    (re.compile(r"(?:局|委|部门|政府|单位|中心|所|大队)[^，。；]{0,14}(?:函复|复函|来函|回函|出具(?:说明|证明|意见|认定))"), re.compile(r"函|认定|意见|说明|证明"), "有关机关的答复", "复函（认定意见）"),
    (re.compile(r"(?<!未)(?<!不能)(?<!未能)(?<!没有)(?<!无法)(?:查验|索取|留存|取得|提供)(?!营业)[^，。；未没]{0,16}(?:发票|单据|票据|检验报告|合格证明?|进货凭证|授权书|委托书|台账)"), re.compile(r"发票|单据|票|报告|合格证|凭证|授权|委托|台账|清单|单"), "票证、单据", "发票、凭证、检验报告等"),
    (re.compile(r"测绘|勘测定界|(?:规划|用地|宗地)红线|不动产(?:权)?登记|权属"), re.compile(r"测绘|勘测|勘界|定界|红线|图|登记|产权|权属|规划|成果|复函|函"), "测绘、权属", "测绘（勘测、权属）材料"),
    (re.compile(r"(?:(?<![家金附下所直亲隶从])(?<!行为)属于?|(?<![联关体行])(?<!行为)系(?![统列])|位于)[^，。；]{0,24}(?:基本农田|耕地|林地|公益林|国有(?=土地|建设用地|农用地|用地|未利用地|林地|草[原地]|水[域面]|滩涂|荒|资源|文物|道路)|集体所有(?!制)|业主共有|全体业主|共用部分|文物保护(?:单位|范围)|水源保护区|保护区|管理范围|建设控制|禁(?:渔|猎|采|养|燃|牧)[区期]|限制[^，。；]{0,4}区|国家(?:一|二)级(?:重点)?保护|珍贵|濒危|危险废物|违法建设)"), re.compile(r"图|函|查询|划定|名录|规划|认定|鉴定|登记|不动产|产权|测绘|批复|公告|通告|台账|档案|权属|成果|红线|确认"), "地块、物品、部位的性质", "划定、鉴定、登记或者主管部门的材料"),
    (re.compile(r"(?:监控|视频|录像|行车记录仪)[^，。；]{0,8}(?:显示|拍到|拍摄到|记录到|证实)"), re.compile(r"监控|视频|录像|截图|记录仪|影像|光盘"), "监控（视频）所见", "视频资料"),
    (re.compile(r"(?:水表|电表|流量计|地磅|过磅|称重|称量|抄表|计量)"), re.compile(r"水表|电表|流量|磅|称|抄表|计量|记录|单|笔录|照片|发票|票"), "计量的数量", "计量记录"),
    (re.compile(r"合同价款?|工程造价|中标(?:价|金额)|总投资"), re.compile(r"合同|协议|发票|结算|造价|预算|决算|标书|中标|收据|转账|付款|审计|评估|认定|鉴定|投资|备案|批复|立项"), "合同价款（造价、投资额）", "合同、结算、造价等材料"),
    (re.compile(r"(?:劳动合同|拖欠[^，。；]{0,8}工资|未[^，。；]{0,8}(?:社会保险|工伤保险))"), re.compile(r"合同|花名册|考勤|工资|名单|社保|参保|名册|台账|流水|笔录|查询"), "用工的事实", "花名册、考勤、工资、参保等材料"),
)  # fmt: skip
_OWN_PAPER = re.compile(r"(?:告知书|听证通知书|送达回证|处罚决定书|审批表|回执|送达地址)")
_NOT_OWN = re.compile(r"笔录|照片|查询|报告|记录|函|单据|证明|截图|视频|录像|合同|协议|票")
_OF_CONDUCT = re.compile(
    r"未取得|未办理|未经|无证|没有(?:取得|办理)|违法(?:事实|行为)|实施|数量|面积|金额|违法所得|擅自"
)
_OF_STEP = re.compile(
    r"告知|送达|责令|程序|权利|陈述|申辩|签收|改正|整改|拟|处罚|再次|再犯|曾|前次|此前|立案|审批|批准"
)
_IDENTITY = re.compile(
    r"身份证|执照|户籍|户口|驾驶证|行驶证|运输证|车籍|护照|法人|登记|主体资格|身份|资格|许可证|资质|证照|人口|信用|居民|工商|档案|基本情况|组织机构"
)


@rule(
    "R07", "事实的来源列入证据", Severity.MAJOR, _LAW, kinds=_KINDS, needs="案卷",
    examples=("经测绘属于共用部分，证据没有测绘材料", "经测绘属于共用部分，证据有测绘成果图"),
)  # fmt: skip
def rests_on(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the facts say they rest on (a test, a survey, a register, a meter, a contract) is one of the pieces."""
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    story, names = story_of(decision), names_of(decision)
    facts = unquoted(story.text)
    base = unproved_base(decision, context)
    for told, proof, name, wanted in _RESTS:
        if base and base[-2:] in name:
            continue  # R09 tells that the base of the fine has no proof
        match = next((m for m in told.finditer(facts) if not only_mentioned(m)), None)
        if match and not proof.search(names):
            start = story.start + match.start()
            at = behind_statements(pieces)
            sure = rests_charge(match, decision, context)
            yield finding(
                "R07", Severity.MAJOR if sure else Severity.HINT, f"认定了{name}，证据中没有{wanted}", at, f"补{wanted}，或者说明这一事实由哪份证据证明",
                ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL, related=((start, start + len(match[0])), (at.start, pieces[-1].span.end)),
            )  # fmt: skip


@rule(
    "R07", "自己的文书不证明违法", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("告知书送达回证，证明当事人未取得许可证", "许可档案查询结果，证明当事人未取得许可证"),
)  # fmt: skip
def own_papers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A notice or a receipt of service shows that it was served, not the conduct."""
    for piece in pieces_of(decision):
        own = _OWN_PAPER.search(piece.name) and not _NOT_OWN.search(piece.name)
        if own and _OF_CONDUCT.search(piece.proves) and not _OF_STEP.search(piece.proves):
            yield finding(
                "R07", Severity.MAJOR, "本机关的告知、送达文书不能证明违法事实", piece.span, "换成能证明这一事实的证据（检查笔录、查询结果等）", actual=piece.proves,
            )  # fmt: skip
            return


@rule(
    "R07", "主体有证据", Severity.HINT, _LAW, kinds=_KINDS, needs="案卷",
    examples=("证据没有身份证、营业执照", "证据有身份证（营业执照）"),
)  # fmt: skip
def identity_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A list of several pieces without one on who the party is."""
    pieces = pieces_of(decision)
    if len(pieces) < 4 or decision.excerpt or decision.is_kind in ("spot_decision", "correction"):
        raise CannotTellError("没有读出证据清单")
    if not any(_IDENTITY.search(p.name + p.proves) for p in pieces):
        yield finding(
            "R07", Severity.HINT, "证据中没有当事人身份（主体资格）的材料", pieces[-1].span, "补身份证、营业执照等主体证据", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_CONTENT = re.compile(
    r"[（(](?P<bracket>[^（()）]{4,80})[）)]|(?:称|证明|证实|显示|记载|载明|反映|表示|陈述|提出|证言)(?!材料)(?P<said>[^。；\n]{3,80})"
)
_DENIED = re.compile(
    r"(?:从未|未曾|并未|未再|没有再|没再|再未|再没有|不再|未|没有|并没有|不是|并非|从没有?)(?P<act>[\u4e00-\u9fff]{2})"
)
_NO_DENIAL = re.compile(
    r"(?:未|没有)(?:取得|办理|申请|获得|领取|经|按|依|报|批准|许可|审批|登记|备案|改正|整改|陈述|申辩|要求|提出|造成|发现|下架|成年|建立|记录|履行|查验|采取|设置|佩戴|保持|公示|标明|签订|缴|支付|及时|组织|安排|配备|安装|公布|落实|告知|征得|达到|如实|收取|收)"
)
# 证明未分类的原因: the omission is what was found, the piece tells how it came about
_WHY = re.compile(r"[^，。；、）)]{0,12}的(?:原因|缘由|缘故|理由|经过|过程|来龙去脉|责任|责任人)")
_NOTHING = re.compile(
    r"(?:未见|未发现|没有发现|不存在|并无|无|已(?:经)?不在|没有)(?P<what>(?!证|照|取得|办理|经|按|依|许可|违法所得|同类|前科|违法记录|其他|异议|投诉|误|关)[\u4e00-\u9fff]{2,8})"
)
_NEGATED = re.compile(
    r"(?:未|没有|不|无|非)(?!经|取得|办理|按|依)(?:[^，。；]{0,4}|(?:委托|安排|组织|聘请)[^，。；]{0,12})$"
    r"|(?:未|没有)(?:(?:为|向|给|对|替|与)[^，。；]{2,30}|(?:按照?|依照?|在|于|及时|如期|如实|完整)[^，。；]{0,14})$|未(?:依法|按规定)?经(?:依法)?$"
)
_ANOTHER = re.compile(
    r"(?:系|由|是|为)(?P<who>[^，。；、）（]{2,16}?)(?:所(?!有权)|承租|悬挂|安装|搭建|堆放|实施|经营|购买|先动手|自行|私自|擅自|施工|操作|驾驶|饲养|种植|张贴|发布|倾倒|排放|占用|生产|销售|加工|改装|设置|建设|拆除|开办|使用|寄存|寄放|丢弃|遗留|留下|停放|开挖|砍伐|捕捞|书写|绘制)"
    r"|(?P<stored>亲戚|朋友|他人|别人)[^，。；）]{0,4}(?:寄存|寄放|存放)|代(?:为|人)?(?:保管|存放|销售|卖)"
    r"|(?:入住|接手|承租|购买|租赁|搬来)[^，。；）]{0,4}时(?:就)?(?:已|便|即)(?:经)?(?:有|存在|建)|原(?:来|本)就有|早(?:就|已)(?:有|存在|建成|停)"
    r"|与(?:其|当事人|本案|该(?:公司|单位|店|人|厂|户|企业|个体户|经营部|商行|学校|医院))无关|(?:不是|并非|非)(?:其|当事人|本人)(?:所|的)"
)
_SELF = re.compile(
    r"^(?:当事人|你|其|该|本人|本案|被处罚|违法行为人|我|同一|上述|涉案)|负责人$|法定代表人$|经营者$"
)
_ONLY = re.compile(
    r"(?:称|证言|证实|反映|显示|表示|陈述)[^。；\n]{0,20}(?:只|仅)(?:是|曾)?(?:做|进行|购|买|卖|销售|收|堆|放|从事|帮|看|路过|借|存)(?:了|过)[^，。；）]{0,16}"
)


@rule(
    "R08", "各项证据与事实不相反", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("销售明细，证明超过保质期后未再售出（事实：已售出4罐）", "销售明细，证明超过保质期后售出4罐"),
)  # fmt: skip
def says_the_opposite(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece that denies an act which the facts tell, or gives it to somebody else."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text)))
    listed = Span(decision.evidence.start, decision.evidence.end, unquoted(decision.evidence.text))
    people = "".join(f.text for p in decision.parties for f in (p.name, p.representative) if f)
    mended = OpposedWords.read().tells_of_mending(unquoted(decision.text))
    done = sorted(_as_done(listed, facts, mended=mended), key=lambda one: not one[1])
    surely = (at for at, same in done if same)
    sure = [*surely, *_contrary(listed, facts, people + facts), *_still_there(listed, facts)]
    for at in [one for one in sure if not not_relied_on(decision.text, one.start)][:1]:
        yield finding(
            "R08", Severity.MAJOR, f"列举的证据（“{at.text}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
        )  # fmt: skip
    for at, _ in done[: not sure]:
        yield finding(
            "R08", Severity.HINT, f"列举的证据（“{at.text}”）可能与认定的事实相反", at, "核对说的是不是同一事物、改正前的情况；相反的，说明采信哪一份证据和理由", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_PROOF = 4


def _as_done(listed: Span, facts: str, *, mended: bool) -> Iterator[tuple[Span, bool]]:
    """Where a piece tells as done what the facts call undone, and whether surely the same."""
    for content in _CONTENT.finditer(listed.text):
        group = "bracket" if content["bracket"] else "said"
        begin = content.start(group)
        led = listed.text[max(0, content.start() - _PROOF) : begin]
        for done, same in told_as_done(content[group], led, facts, mended=mended):
            yield _at(listed, begin + done.start(), begin + done.end()), same


def _contrary(listed: Span, facts: str, known: str) -> Iterator[Span]:
    for content in _CONTENT.finditer(listed.text):
        group = "bracket" if content["bracket"] else "said"
        begin = content.start(group)
        for nothing in _NOTHING.finditer(content[group]):
            if (
                any(nothing["what"][n : n + 2] in facts for n in range(len(nothing["what"]) - 1))
                and nothing[0][:4] not in facts
                and not _OF_LEAVE.match(content[group], nothing.end())
                and not _lacking_too(nothing["what"], facts)
                and not _no_excuse(nothing["what"], facts)
                and not OpposedWords.read().denies_another(nothing[0], facts)
                and (not _of_paper(nothing) or _is_there(nothing["what"], facts))
            ):
                yield _at(listed, begin + nothing.start(), begin + nothing.end())
        for match in _denials(content[group], facts):
            yield _at(listed, begin + match.start(), begin + match.end())
        for other in _ANOTHER.finditer(content[group]):
            who = other.groupdict().get("who") or ""
            if _of_supply(other, facts):
                continue
            if other[0][-6:] not in facts and not (who and (_SELF.search(who) or who[-4:] in known)):
                yield _at(listed, begin + other.start(), begin + other.end())
    for only in _ONLY.finditer(listed.text):
        if only[0][-4:] not in facts:
            yield _at(listed, only.start(), only.end())


_SUPPLIED = re.compile(r"(?:购买|生产|销售|加工)$")
_ON_TO = re.compile(r"[^，。；、）)]{0,6}(?:给|供|后)")


def _of_supply(other: re.Match[str], facts: str) -> bool:
    """Whether a piece tells how the party came by a thing, not who did what the facts tell: 由乙厂生产, 向亲戚购买."""
    supplied = _SUPPLIED.search(other[0])
    if supplied is None:
        return False
    return supplied[0] not in facts or _ON_TO.match(other.string, other.end()) is not None


def _denials(content: str, facts: str) -> Iterator[re.Match[str]]:
    """Acts of the facts that a piece denies; why something was left undone is no denial."""
    for match in _DENIED.finditer(content):
        if _WHY.match(content, match.end()) or _of_the_rest(match, facts):
            continue
        if _denies(match, facts) and not _paper_lacking(match, content, facts):
            yield match


def _of_the_rest(denied: re.Match[str], facts: str) -> bool:
    """Whether a piece denies the act of other things than the facts tell of: 其余板材未售出, 从未堆放过垃圾."""
    before = re.split("[，。；、]", denied.string[: denied.start()])[-1]
    about = OpposedWords.read().about(
        re.split("[，。；、）)]", denied.string[denied.end() :])[0].lstrip("过了")
    )
    return _REST.search(before) is not None or bool(about) and not any(pair in facts for pair in about)


_REST = re.compile("其余|剩余|余下|库存|其他|其它|另|部分|尾款|余款")


def _no_excuse(what: str, facts: str) -> bool:
    """Whether a piece only takes away an excuse (无自动断电故障) of which the facts do not tell."""
    return any(excuse not in facts for excuse in OpposedWords.read().excuses.findall(what))


def _of_paper(nothing: re.Match[str]) -> bool:
    """Whether what is lacking is a paper, its name read to the end: 没有车辆营运证."""
    return (
        _PAPER_OR_PERSON.search(re.split("[，。；、）和及的]", nothing.string[nothing.start("what") :])[0])
        is not None
    )


_STILL_THERE = re.compile(r"仍(?:然)?(?P<act>[挂堆停摆占放晒搭])[有着在放满][^，。；）]{0,10}")
_PAPER_OR_PERSON = re.compile(
    r"(?:证|证明|证书|执照|许可|手续|审批|审查|批准|批文|登记|备案|资质|资格|记录|档案|培训|教育|验收|人员?)$"
)
_STEPS = frozenset(("培训", "教育", "许可", "批准", "审批", "验收", "检验", "备案", "登记", "同意", "检测"))
_LACKING = re.compile(
    r"(?:(?<!从)未(?!经|按|依)|没有(?!经|按|依)|无(?!证)|未经(?=[^，。；]{0,4}$))[^，。；]{0,14}$"
)
_LACKING_BEHIND = re.compile(
    r"[^，。；]{0,12}(?:证|证明|证书|执照|许可|手续|批准|批文|登记|备案|资质|记录|档案|台账|标[志识牌]|设施|设备|培训|验收|合同|人员?)(?:材料|文件)?(?:均|都|也|一直|尚|仍|至今|全部)?(?:未(?!经|按|依)|没有|缺[失少]?|全无|不全|不存在)"
)


def _is_there(what: str, facts: str) -> bool:
    """The facts tell of a paper, called absent by a piece, that it hangs there or was obtained."""
    kind = re.escape(what[:4])
    return bool(re.search(rf"(?<!未){kind}[^，。；]{{0,4}}已(?:经)?(?:张贴|悬挂|公示|取得|办理)", facts))


def _lacking_too(what: str, facts: str) -> bool:
    """The facts themselves tell the lack of it: what a piece calls absent, they call absent in other words."""
    pairs = {what[n : n + 2] for n in range(len(what) - 1)}
    told = [m.start() for pair in pairs for m in re.finditer(re.escape(pair), facts)]
    undone = [m.start() for pair in pairs & _STEPS for m in re.finditer(pair, facts)]
    without = (re.search("未经[^，。；]{0,12}$", facts[max(0, at - 20) : at]) for at in undone)
    behind = (_LACKING_BEHIND.match(facts, at) for at in told)
    return any(_LACKING.search(facts[max(0, at - 20) : at]) for at in told) or any(without) or any(behind)


def _paper_lacking(match: re.Match[str], content: str, facts: str) -> bool:
    """A paper or a person is said to be lacking, and the facts say so too, or do not say that it is there."""
    clause = re.split("[，。；）、和及的]", content[match.start("act") :])[0]
    return bool(_PAPER_OR_PERSON.search(clause)) and (
        _lacking_too(clause, facts) or not _is_there(clause, facts)
    )


def _still_there(listed: Span, facts: str) -> Iterator[Span]:
    """A piece that finds something in its place where the facts find it gone."""
    for still in _STILL_THERE.finditer(listed.text):
        gone = re.search(rf"(?:没有|未见|已无|未发现)[^，。；]{{0,4}}{still['act']}", facts)
        if gone and not re.search(rf"仍[^，。；]{{0,4}}{still['act']}", facts):
            yield _at(listed, still.start(), still.end())


# 没有占用、挖掘许可: what is lacking is leave to do it
_OF_LEAVE = re.compile(
    r"(?:[、和及或][\u4e00-\u9fff]{2})*[^，。；、）)]{0,10}(?:许可|批准|审批|批文|批复|手续|备案|登记|证)(?:证|文件|记录|信息|材料|手续|事项)?(?=[，。；、）)\s的]|$)"
)


def _denies(match: re.Match[str], facts: str) -> bool:
    """The facts tell the act, and nowhere that it was not done; 尚未 is told of another day."""
    before, behind = match.string[: match.start()], match.string[match.end("act") :]
    if _NO_DENIAL.match(match[0]) or before.endswith(("尚", "还", "暂")) or _OF_LEAVE.match(behind):
        return False
    return match["act"] in facts and not left_undone(match["act"], facts)


def left_undone(act: str, facts: str) -> bool:
    """Whether the facts tell of an act somewhere that it was not done (未委托机构进行检测).

    Args:
        act: a verb.
        facts: the story of the paper, quoted law blanked out.
    """
    told = (m.start() for m in re.finditer(re.escape(act), facts))
    return any(_NEGATED.search(facts[max(0, at - 18) : at]) for at in told)


def _at(listed: Span, begin: int, end: int) -> Span:
    return Span(listed.start + begin, listed.start + end, listed.text[begin:end])


def behind_statements(pieces: Sequence[Piece]) -> Span:
    """Where a missing paper belongs in a list: behind the last statement, else at its end.

    Args:
        pieces: the evidence, at least one piece.
    """
    said = [piece.span for piece in pieces if re.search("笔录|陈述|证言", piece.name)]
    return said[-1] if said else pieces[-1].span


def official(piece: Piece) -> bool:
    """Whether a piece can come from who grants permits, and is no procedural paper of our own.

    Args:
        piece: one entry of the evidence.
    """
    bare = re.sub(r"[（(](?:用以|用于)?(?:证明|证实)[^（()）]*[）)]", "", piece.name)
    name = re.sub(r"身份证明|(?:主体资格|任职)证明|合同[及和]?备案表?", "", bare)
    if _NO_ANSWER.search(name):
        return False
    return bool(_OFFICIAL.search(name)) and not (_OWN_PAPER.search(name) and not _NOT_OWN.search(name))


def answers_of_permit(piece: Piece, lacked: str) -> bool:
    """Whether an official piece can tell that a permit is lacking: not one that tells where the case came from, prices or another register.

    Args:
        piece: one entry of the evidence.
        lacked: the words of the facts that tell the lack.
    """
    if not official(piece) or _ABOUT_ELSE.search(piece.name) and not _OF_PERMIT.search(piece.proves):
        return False
    if "备案" not in lacked and _REGISTERED.search(piece.name) and not _OF_LACK.search(piece.proves):
        return False
    proves = piece.proves
    of_it = bool(_OF_LACK.search(proves) and bigrams(proves) & bigrams(lacked))
    return not proves or of_it or bool(_OF_PERMIT.search(proves))


_ABOUT_ELSE = re.compile(
    r"价格认[证定]|医院|病历|气象|银行|线索|举报|投诉|改正措施|^\W*予以证明|^\W*证明\W*$|鉴定|检[验测]|监测|测绘"
)
_REGISTERED = re.compile(r"备案(?:证|表|信息表?|通知书|回执)(?!明)")
_OF_LACK = re.compile(r"未|没有|无")
_OF_PERMIT = re.compile(
    r"许可|审批|批准|批复|登记|备案|资质|资格|认证|执业|手续|同意|受理|核准|证照|未取得|未办理|未经|无证|检疫|验收|报批|环评|主体"
)
# what an office hands to everybody says nothing of this party
_NO_ANSWER = re.compile(r"办事指南|服务指南|申报指南|流程图|宣传(?:单|册|材料)|办理须知")
_OFFICIAL = re.compile(
    r"(?:许可|信息|管理|审批|登记|政务|运政|注册)[^、；。，\n]{0,4}系统[^、；。，\n]{0,8}(?:打印|截[图屏]|页面|信息|记录)|(?<!调)查询|检索|查无|(?:许可|发证|发放|审批|备案|登记|核发)[^、；。，\n]{0,8}(?:台账|档案)|未查到|没有查到|复函|函|认定|批复|批准文件|登记(?:机关|信息|情况|档案|系统|资料|证明)|备案|环评|平台|证明(?:材料|文件|书)?|情况说明|说明|移送|移交"
    r"|许可(?!证复印件|证、营运证复印件)[^、；。，\n]{0,10}(?:信息|情况|复印)|审批(?!表)"
)
