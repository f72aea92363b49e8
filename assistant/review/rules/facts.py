"""R07–R10: the evidence for them, sums and their arithmetic, automatic monitoring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal as Number
from itertools import combinations

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.lacks import got_since, lacks_permit, may_be_witnessed
from assistant.review.parts.model import Decision, Imposed, Span, Sum
from assistant.review.parts.of_concern import not_relied_on, only_mentioned
from assistant.review.parts.pieces import names_of, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.parts.sums import sums_in, with_total
from assistant.review.parts.voices import own_words
from assistant.review.rule import (
    DECISIONS_AND_NOTICES,
    NOTICES,
    PENALTIES,
    PROPOSING,
    CannotTellError,
    finding,
    found,
    rule,
)
from assistant.review.rules.monitored import less_case_review
from assistant.review.rules.opposed_words import OpposedWords
from assistant.review.rules.weight import answers_of_permit, behind_statements, official
from assistant.text.reckoning import Relation, reckonings

_LAW = "《中华人民共和国行政处罚法》"
_LACKS_PERMIT = re.compile(
    r"(?:未|没有|尚未|还没有?)(?:依法|按规定|登记|能|实际)*(?:领到|领得|持有?(?:有效的?)?|办妥|办好|办成|办下|具备|申领到|拿到|登记取得)[^，。；]{0,24}(?:许可|证(?![据明人])|批准|审批|手续|执照|备案|登记)|(?<!有)无(?:有效的?)?《[^》]{2,30}[证照]》|(?:许可证|执照|证书)》?(?:正在|尚在|仍在|还在)(?:申请|办理|审批)|(?:许可证?|(?:登记|资格|营运|备案|采矿|执业|检疫|准运)证|执照|批准(?:文件|书)|证书|批复|审批手续|备案(?:手续|证明)?)》?(?:申请)?[^，。；、]{0,4}(?:尚未|还未|仍未|均未|未|没有|还没有?)(?:依法)?(?:核发|颁发|下发|发放|取得|办理|办妥|办好|办下来|批准|领取|获批|批复|批下来|通过审批)|(?:申请|审批|许可)[^，。；]{0,10}(?:尚未|还未|未)(?:获得?)?(?:批准|通过|核准|同意)|(?:未|没有|无)(?:依法|按规定)?(?:取得|获得|办理|经[^，。]{0,12}(?:批准|许可|审批|同意)|申请领取|申领|领取|报批)[^，。；]{0,30}(?:许可|证|批准|审批|手续|执照|备案|登记|影响报告[书表]|评价文件)|(?:未能?|不能|无法)(?:现场|当场)?(?:出示|提供)[^，。；]{0,14}(?:许可证|执业许可|经营许可|批准文件|审批手续|资质证书)|未经[^，。；]{0,16}(?:批准|许可|审批|审查|验收|同意|安全检查|检验|检疫|备案|登记)|(?:未|没有)(?:事先)?(?:报经|报请|征得)[^，。；]{0,24}(?:批准|审批|审核|同意)"
)
_UNPERMITTED = re.compile(
    r"未(?:依法)?(?:取得|经|办理|领取|申请|报批|报经|获得|备案|登记)|无证|擅自|没有(?:取得|办理)|非法"
)
_OVER = re.compile(
    r"(?<![未不])(?<!没有)超标(?!准[收计]费)|超过(?!保质期|期限)[^，。；]{0,16}(?:标准|限值|限量)|不(?:合格(?!的?(?:供应商|供货商|供货者|经营者|企业|单位|公司|人员|机构|承包|分包|商家|从业))|符合[^，。；]{0,16}标准)|超出[^，。]{0,12}(?:限值|标准)"
)
_NOT_OVER = re.compile(r"(?:未|没有|并无|不)(?:再|能|曾)?$")
_BY_LOOKING = re.compile(
    r"(?:技术|消防|设置|设计|建设|安全|容貌|管理|规划|配备|建造)[^，。；]{0,4}(?:标准|规范)"
)
_LOOKED = re.compile(r"检查(?:笔录|记录)|对照|勘[验察]|平面图|草图")
# a sample taken is no result
_TESTED = re.compile(r"检测|监测|检验|鉴定|检定|化验|报告|测试|测量|勘验|测绘")
_STATEMENT = re.compile(r"询问笔录|调查(?:询问)?笔录|陈述|证言|自述|谈话")
_NO_WEIGHT = re.compile(
    r"营业执照|身份证|许可证|资格证|行驶证|驾驶证|营运证|主体资格|身份证明|委托书|户口簿|户籍|任职|告知书|通知书|送达|回证|决定书|以上|上述|序号"
)
_OTHER_PROOF = re.compile(
    r"现场|检查笔录|勘验|照片|录像|视频|截图|监测|检测|检验|鉴定|合同|票据|账|流水|送货单|物证"
)
_THIRD = re.compile(r"证人|举报|投诉|顾客|消费者|邻居|群众|员工|职工|工人|业主|货主|车主|学员|患者|家长")
_AGAINST = re.compile(
    r"(?:称|证实|证明|表示|反映)?[^。；，（(]{0,10}(?:从未|未曾|并未|没有)(?:见|发现|看到|发生|实施|堆|倒|排)[^。；）)]{0,20}|与[^。；]{2,30}(?:不一致|相反|相矛盾|不符)|相互矛盾"
)
_MONITOR = re.compile(
    r"技术监控(?:设备|系统|设施)|(?:不停车|动态)(?:超限)?(?:检测|称重)(?:设备|系统|点)|电子技术监控|电子监控(?:设备|抓拍)|在线监(?:控|测)设备|监控[^，。；]{0,4}抓拍|监控设备[^，。；]{0,6}(?:自动|抓拍)|自动抓拍|抓拍(?:记录|照片|图片)|电子警察|自动监控|电子眼|(?:外场|路面|固定式?|治超|非现场)[^，。；、]{0,4}监控(?:设备|设施|系统)|(?:球机|枪机|卡口|高空瞭望)[^，。；]{0,6}(?:记录|拍|抓|识别|发现)"
)
_SHARE = re.compile(r"裁量(?:比例|百分值|系数|幅度)[^\d]{0,8}(?P<share>\d{1,3}(?:\.\d+)?)\s*[%％]")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|合并(?:执行|处罚)?[，,]?|以上两项|以上各项|[两三]项合并)[^。；\d]{0,20}$"
)
_SET_OFF = re.compile(r"折抵|抵扣|抵缴|扣除|减去|已缴|预缴")
_MOST_PARTS = 8
_UNIT = re.compile(r"(?<=一)[名人个台辆头只株件次处户艘吨]|^[名人台辆头只株件次处户艘吨天日月]")
_NO_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{1,2}月(?=至)|(?<=至)\d{1,2}月")
_BASE_TOLD = re.compile(
    r"(?:货值|违法所得|造价|价款|总投资|投资额|营业额|经营额|销售额|面积|所需费用|应缴|价值|销售金额|收入)[^，。；]{0,24}\d|\d[^，。；]{0,8}(?:平方米|㎡|亩|吨|立方米|株|公斤|只|辆)"
)


@rule(
    "R07", "要件有证据", Severity.MAJOR, f"{_LAW}第四十条、第四十六条", kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("事实：未取得许可证；证据：现场照片", "证据：许可机关的查询证明、现场照片"),
)  # fmt: skip
def evidence_for_elements(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Lack of a permit is shown by who grants it, an excess by a test."""
    if decision.evidence is None or decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    pieces, proofs = pieces_of(decision), decision.evidence.text
    facts = unquoted(decision.facts.text)
    lacks = [match for match in _LACKS_PERMIT.finditer(facts) if lacks_permit(match, decision)]
    if (
        lacks
        and _permit_is_the_point(decision, context)
        and pieces
        and not any(official(piece) for piece in pieces)
        and not any(got_since(match, pieces) for match in lacks)
    ):
        may = may_be_witnessed(pieces)
        yield finding(
            "R07", Severity.HINT if may else Severity.MAJOR, "认定没有许可（审批、登记），证据中没有许可机关的查询或者证明材料", _denial_of(decision) or behind_statements(pieces),
            "补许可机关的查询结果或者认定函", ground=Ground.CANNOT_TELL if may else Ground.CERTAIN, related=((decision.facts.start, decision.facts.end), (decision.evidence.start, decision.evidence.end)),
        )  # fmt: skip
    told = unquoted(story_of(decision).text)
    over = [
        m[0] for m in _OVER.finditer(told) if not (_NOT_OVER.search(told[: m.start()]) or only_mentioned(m))
    ]
    built, named = all(_BY_LOOKING.search(words) for words in over), names_of(decision) or proofs
    if over and not _TESTED.search(named) and not (built and _LOOKED.search(proofs)):
        yield finding(
            "R07", Severity.MAJOR, "认定超过标准或者不合格，证据中没有检测（检验、鉴定）材料", behind_statements(pieces) if pieces else decision.evidence, "补有资质机构的检测报告",
            related=((decision.facts.start, decision.facts.end),),
        )  # fmt: skip


_OF_A_TEST = re.compile(r"检[验疫测定]|验收|健康|安全检查|培训|备案|登记")


@rule(
    "R07", "没有许可的材料说的是这一许可", Severity.HINT, f"{_LAW}第四十条、第四十六条", kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("未报批环评文件；证据：投资项目备案证，证明项目内容", "证据：环评审批系统查询结果，证明未经审批"),
)  # fmt: skip
def answer_is_of_this_permit(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Official pieces are listed, and by what each is said to prove none tells that this permit is lacking: a hint."""
    if decision.evidence is None or decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    pieces = pieces_of(decision)
    lack = _LACKS_PERMIT.search(unquoted(story_of(decision).text))
    if (
        lack is None
        or _OF_A_TEST.search(lack[0])
        or not pieces
        or not _permit_is_the_point(decision, context)
    ):
        return
    plainly = _LACKS_PERMIT.search(unquoted(decision.facts.text)) and not any(official(p) for p in pieces)
    if not plainly and not any(answers_of_permit(piece, lack[0]) for piece in pieces):
        yield finding(
            "R07", Severity.HINT, f"认定“{lack[0]}”，证据清单中没有看到许可（审批）机关的查询或者证明材料", _denial_of(decision) or behind_statements(pieces), "补许可机关的查询结果或者认定函，或者写明由哪份证据证明",
            ground=Ground.CANNOT_TELL,
        )  # fmt: skip


@rule(
    "R08", "孤证", Severity.MAJOR, f"{_LAW}第四十条", kinds=(*PENALTIES, *NOTICES, "correction"), needs="案卷",
    examples=("以上事实，有当事人询问笔录为证。", "以上事实，有现场检查笔录、照片、询问笔录为证。"),
)  # fmt: skip
def lone_statement(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Statements alone do not carry a penalty."""
    if decision.evidence is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    pieces = [p for p in pieces_of(decision) if p.bare]
    said = [p for p in pieces if _STATEMENT.search(p.bare)]
    rest = [p for p in pieces if p not in said and not _NO_WEIGHT.search(p.bare) and len(p.bare) > 1]
    mixed = any(_OTHER_PROOF.search(_STATEMENT.sub("", p.bare)) for p in said)
    third = any(_THIRD.search(p.bare) for p in said) and len(said) > 1
    if said and not rest and not mixed and not third:
        at = Span(
            said[0].span.start, said[-1].span.end, decision.text[said[0].span.start : said[-1].span.end]
        )
        yield finding(
            "R08",
            Severity.MAJOR,
            "证据只有陈述（孤证），没有其他证据印证",
            at,
            "补现场笔录、照片、书证等印证",
        )


def _permit_is_the_point(decision: Decision, context: ReviewContext) -> bool:
    """Whether what is punished is to act without a permit, by the clause invoked, else by the words of the charge."""
    conducts = [cited.rule.conduct for cited in context.cited_rules]
    if conducts:
        return any(_UNPERMITTED.search(conduct) for conduct in conducts)
    text = unquoted(decision.text)
    charge = [*charged_in(text), *re.findall(r"案由[:：][^\n]{4,40}|涉嫌[^，。\n]{4,40}", text)]
    return any(_UNPERMITTED.search(words) for words in charge)


def _denial_of(decision: Decision) -> Span | None:
    """The piece that is said to prove the lack of a permit."""
    return next((p.span for p in pieces_of(decision) if _LACKS_PERMIT.search(p.proves)), None)


@rule(
    "R08", "证据相互矛盾", Severity.MAJOR, f"{_LAW}第四十条", kinds=PENALTIES,
    examples=("证人廖某证言（称从未见过）", "证人廖某证言证实堆放的时间和数量"),
)  # fmt: skip
def contradicting(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece listed as proof that says the opposite."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    # what does not agree may be the offence itself: a label with the goods, a register with the site
    mismatch = bool(
        re.search(
            "不符|不一致", unquoted(story_of(decision).text) + "。".join(charged_in(unquoted(decision.text)))
        )
    )
    for at in found(_AGAINST.pattern, [decision.evidence]):
        if mismatch and at.text.endswith(("不符", "不一致")) or not_relied_on(decision.text, at.start):
            continue
        if OpposedWords.read().denies_another(at.text, unquoted(story_of(decision).text)):
            continue
        yield finding(
            "R08",
            Severity.MAJOR,
            "列举的证据与认定的事实相反，存在矛盾",
            at,
            "核实后说明采信哪一份证据和理由",
        )


@rule(
    "R09", "裁量比例与罚款数额", Severity.MAJOR, f"{_LAW}第三十四条", kinds=PENALTIES,
    examples=("裁量比例24%，罚款45200元（幅度2万至20万）", "裁量比例14%，罚款45200元（幅度2万至20万）"),
)  # fmt: skip
def share_of_range(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A share of discretion fits the fine: of the maximum, or between minimum and maximum."""
    match = _SHARE.search(decision.text)
    fines = [one for one in decision.imposed if one.amount]
    ranges = {
        (f.min, f.max) for c in context.cited_rules for f in c.rule.fines if f.type == "amount" and f.max
    }
    if match is None or len(fines) != 1 or not ranges or fines[0].amount is None:
        return
    share = Number(match["share"]) / 100
    fine = fines[0].amount.yuan
    fits = [v for low, high in ranges for v in _shares(Number(str(low or 0)), Number(str(high)), share)]
    if not any(abs(value - fine) <= max(Number(1), value / 100) for value in fits):
        yield finding(
            "R09", Severity.MAJOR, f"裁量比例{match['share']}%与罚款{fine:f}元计算不符", Span(match.start(), match.end(), match[0]),
            f"按该比例应为{'或者'.join(f'{v.normalize():f}元' for v in sorted(set(fits)))}，核对比例和数额",
            related=((fines[0].span.start, fines[0].span.end),),
        )  # fmt: skip


def _shares(low: Number, high: Number, share: Number) -> tuple[Number, Number]:
    return low + (high - low) * share, high * share


@rule(
    "R09", "罚款基数", Severity.MAJOR, f"{_LAW}第四十条", kinds=PENALTIES,
    examples=("处总投资额百分之一的罚款5万元，没有写总投资额", "总投资500万元，处百分之一的罚款5万元"),
)  # fmt: skip
def base_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine by share, multiple or unit states its base."""
    if not decision.imposed or decision.excerpt:
        raise CannotTellError("没有读出处罚内容，或者文本不完整")
    for cited in context.cited_rules:
        fines = context.fines_of(cited)
        kinds = {fine.type for fine in fines}
        fined = next((one for one in decision.imposed if one.kind == "罚款"), None)
        if (
            fined
            and kinds
            and kinds <= {"percent", "multiple", "per_unit"}
            and not _BASE_TOLD.search(unquoted(decision.text))
        ):
            base = next((fine.base for fine in fines if fine.base), "基数")
            if re.search(rf"{re.escape(base[-4:])}[^，。；]{{0,16}}\d", unquoted(decision.text)):
                continue
            if re.fullmatch(r"每?[次日天人个]", base) or _worked_out(decision, fined, base):
                continue
            yield finding(
                "R09",
                Severity.MAJOR,
                f"罚款按{base}计算，没有写明{base}及其认定依据",
                fined.span,
                "写明基数、认定依据和计算过程",
            )
            return


def _worked_out(decision: Decision, fined: Imposed, base: str) -> bool:
    """Whether the paper works out the fine, or counts every unit that the fine is reckoned by (每名每月: 两名、5个月)."""
    end = max(fined.span.end, decision.ruling.end if decision.ruling else 0)
    text = unquoted(decision.text[:end])
    fine = fined.amount.yuan if fined.amount else None
    written = (one for one in reckonings(text) if one.relation is Relation.WRITTEN)
    if any(one.stated.value == fine and one.right for one in written):
        return True
    units = [_UNIT.search(part) for part in base.split("每")[1:]]
    return bool(units) and all(
        unit and re.search(rf"[\d一二三四五六七八九十两](?:个)?{unit[0]}(?![\d份])", _NO_DAY.sub("", text))
        for unit in units
    )


@rule(
    "R09", "合计", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=PROPOSING,
    examples=("罚款2000元、罚款3000元，合计6000元", "罚款2000元、罚款3000元，合计5000元"),
)  # fmt: skip
def totals(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A total is the sum of the amounts before it in the ruling."""
    if decision.ruling is None:
        return
    stop = with_total(decision.text, decision.ruling)
    sums = sums_in(decision.text, decision.ruling.start, stop)
    plain = unquoted(decision.text[decision.ruling.start : stop])
    inside = [
        s
        for s in sums
        if plain[s.span.start - decision.ruling.start : s.span.end - decision.ruling.start].strip()
    ]
    for place, amount in enumerate(inside):
        before = decision.text[max(0, amount.span.start - 24) : amount.span.start]
        parts = [
            s
            for s in inside[:place]
            if re.search(
                r"罚款|没收|处|退[回还赔缴]|追缴|补缴",
                decision.text[max(0, s.span.start - 16) : s.span.start],
            )
            and not re.match(
                r"(?:的)?\s{0,2}(?:[\d.]{1,6}\s{0,2}[%％倍]|百分之|[一二三四五六七八九十]{1,3}倍)",
                decision.text[s.span.end :][:12],
            )
        ]
        alone = len(parts) == 1 and _SEVERAL_TOLD.search(decision.text[parts[0].span.end : amount.span.start])
        if _TOTAL.search(before) and (len(parts) >= 2 or alone) and "×" not in before:
            expected = sum((s.yuan for s in parts), Number(0))
            if not _is_some_of(parts, amount) and not _SET_OFF.search(plain):
                yield finding(
                    "R09",
                    Severity.MAJOR,
                    f"合计不对：各项之和为{expected:f}元",
                    amount.span,
                    "重新计算合计",
                    expected=f"{expected:f}",
                    actual=f"{amount.yuan:f}",
                )


# 以上两项合计, 罚没款合计: said of several where one stands before it
_SEVERAL_TOLD = re.compile(
    r"罚没款?项?(?:合计|共计|总计)|(?:以上|上述)(?:[两二三四\d、]{1,6}项|各项|罚没)[^。；\d]{0,6}(?:合计|共计|总计)"
)


def _is_some_of(parts: list[Sum], total: Sum) -> bool:
    """Whether some of the amounts before a total make it: it may be of the fines alone, of one party's, or of the words where the figures of one are wrong (R32 tells that)."""
    if sum((s.yuan if s.capital_yuan is None else s.capital_yuan for s in parts), Number(0)) == total.yuan:
        return True
    few = parts[-_MOST_PARTS:]
    chosen = (some for size in range(2, len(few) + 1) for some in combinations(few, size))
    return any(sum((s.yuan for s in some), Number(0)) == total.yuan for some in chosen)


@rule(
    "R10", "电子监控证据", Severity.MAJOR, f"{_LAW}第四十一条", kinds=PROPOSING,
    examples=("电子监控设备抓拍记录", "电子监控设备（经法制和技术审核，设置地点已公布）抓拍记录"),
)  # fmt: skip
def monitoring(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Automatic monitoring is reviewed, marked and published."""
    where = [span for span in (decision.evidence, decision.facts) if span]
    by_system = any(found(_BY_SYSTEM, [story_of(decision)]))
    filmed = [piece.span for piece in pieces_of(decision) if by_system and _FILMED.search(piece.name)]
    for at in (*found(_MONITOR.pattern, where), *filmed):
        if not _affirmed(
            r"(?:法制|技术)[^，。；]{0,6}审核", less_case_review(decision.text)
        ) or not _affirmed(
            r"(?:地点|位置|点位|监控)[^，。；]{0,40}(?:公布|公示|公告)|(?:公布|公示|公告)[^，。；]{0,10}(?:地点|位置|点位)",
            decision.text,
        ):
            yield finding(
                "R10", Severity.MAJOR, "使用电子监控证据，没有写明监控设备经法制和技术审核、设置地点已公布", at,
                "补审核材料和公布情况；未经审核公布的不得作为证据",
            )  # fmt: skip
            return


# the office's own system found it, and what it filmed is the proof
_BY_SYSTEM = r"(?:本|我)(?:局|机关|委|厅|队|大队|支队|中心)[^，。；]{0,4}(?:智慧|智能|数字|非现场|在线)[^，。；]{0,8}(?:系统|平台)[^，。；]{0,6}(?:发现|识别|抓拍|预警|报警)"
_FILMED = re.compile("监控|抓拍|视频截图")
_DEVICE = "(?:监控|抓拍|摄像|探头|电子眼)(?:设备|设施|系统|探头|点位)?|(?<![^。；，\\n])(?:该|上述|此)(?:套|台|处)?设备"
_UNREVIEWED_MONITOR = (
    rf"(?:{_DEVICE})(?:[^。；，\n]{{0,16}}，)?[^。；，\n]{{0,4}}(?:未|没有)(?:经过?|通过|进行|作|报|送)?(?:法制[^，。；\n]{{0,6}}|技术|有关|任何)?审核"
    rf"|(?:{_DEVICE}|(?<![^。；，\n])(?:且|其|但)?)(?:的)?(?:设置|安装)(?:的)?(?:地点|位置)[^。；，\n]{{0,4}}(?:未|没有)[^，。；\n]{{0,8}}(?:公布|公示|公告)"
)
_ANY_MONITOR = re.compile(r"监控|抓拍|摄像|探头|电子眼|电子警察")


@rule(
    "R10", "电子监控写明未经审核公布", Severity.MAJOR, f"{_LAW}第四十一条", kinds=PROPOSING,
    examples=("监控设备拍下货车。该设备尚未审核，设置地点没有公布", "监控设备经法制和技术审核，设置地点已公布"),
)  # fmt: skip
def monitoring_unreviewed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says itself that the device was not reviewed or that its place was not published."""
    text = unquoted(decision.text)
    for at in own_words(re.compile(_UNREVIEWED_MONITOR), text):
        if _ANY_MONITOR.search(text[max(0, at.start - 120) : at.end]):
            yield finding(
                "R10", Severity.MAJOR, "写明监控设备没有经过审核，或者设置地点没有公布", at, "未经审核公布的监控记录不得作为证据；补其他证据",
            )  # fmt: skip
            return


def _affirmed(pattern: str, text: str) -> bool:
    """Whether a paper says so, and not that it was left undone."""
    return any(
        not re.search(r"(?:未|没有|无)[^，。；]{0,6}$", text[: m.start()][-8:])
        and not re.search("未|没有|尚待|待报|准备|拟(?:于|在)", m[0])
        for m in re.finditer(pattern, text)
    )
