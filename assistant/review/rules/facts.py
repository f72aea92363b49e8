"""R06–R10: the facts, the evidence for them, sums and their arithmetic, automatic monitoring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal as Number

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.sums import sums_in
from assistant.review.rule import DECISIONS, PENALTIES, CannotTellError, finding, found, rule

_LAW = "《中华人民共和国行政处罚法》"
_TIME = re.compile(
    r"\d{4}\s*年|[一二〇○零]{2,4}[〇○零一二三四五六七八九]{0,2}年|\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}|当日|当天|期间|以来|至今|每天"
)
_PLACE = re.compile(
    r"[省市区县镇乡]|街道|村|(?<![线电管思门套])路|街|巷|弄|号|幢|大厦|广场|市场|工地|小区|园区|[河江湖海溪]|港|码头|公路|国道|大道|桥|网站|平台|APP|店铺|公众号|网店|账号|水域|林地|[村民小一二三四五六七八九十\d]组|屯|社区|地块|段|处[从堆倒设建搭摆]|项目|工程|中支|支行|分行|分公司|支公司|营业部"
)
_VAGUE = re.compile(r"违反[^。，]{0,24}(?:有关|相关|管理的?)规定")
_ACTED = re.compile(
    r"未|擅自|超|无证|堆|倒|排|占|建|卖|售|用|使用|生产|经营|运|放|挖|砍|烧|设置|张贴|拒|逾|施工|饲养|接纳|雇|伪造"
)
_LACKS_PERMIT = re.compile(
    r"(?:未|没有|无)(?:依法|按规定)?(?:取得|办理|经[^，。]{0,12}(?:批准|许可|审批|同意)|申请领取|申领|领取|报批)[^，。；]{0,30}(?:许可|证|批准|审批|手续|执照|备案|登记)|未经[^，。；]{0,16}(?:批准|许可|审批|审查|验收|同意)"
)
_OFFICIAL_PERMIT_PROOF = re.compile(
    r"许可|审批|批复|(?<!调)查询|复函|函|认定|档案|登记|备案|环评|证明(?:材料|文件|书)|情况说明|移送|移交|批准"
)
_OVER = re.compile(
    r"超标|超过[^，。；]{0,16}(?:标准|限值|限量)|不(?:合格|符合[^，。；]{0,16}标准)|超出[^，。]{0,12}(?:限值|标准)"
)
_TESTED = re.compile(r"检测|监测|检验|鉴定|检定|化验|采样|抽样|报告|测试|测量|勘验|测绘")
_STATEMENT = re.compile(r"询问笔录|陈述|证言|自述|谈话")
_OTHER_PROOF = re.compile(
    r"现场|检查笔录|勘[验察查]|照片|录像|视频|截图|监测|检测|检验|鉴定|合同|票据|发票|账|流水|执照|身份证|证明|函|报告|记录(?!人)|单|物证|许可|通知书|凭证"
)
_AGAINST = re.compile(
    r"(?:称|证实|证明|表示|反映)?[^。；，（(]{0,10}(?:从未|未曾|并未|没有)(?:见|发现|看到|发生|实施|堆|倒|排)[^。；）)]{0,20}|与[^。；]{2,30}(?:不一致|相反|相矛盾|不符)|相互矛盾"
)
_MONITOR = re.compile(
    r"电子技术监控|电子监控设备|监控设备[^，。；]{0,6}(?:自动|抓拍)|自动抓拍|抓拍(?:记录|照片|图片)|电子警察|自动监控|电子眼"
)
_PRODUCT = re.compile(
    r"(?P<a>(?<![\d,，.])\d[\d,，]{0,15}(?:\.\d{1,6})?)\s*(?P<ua>万?)[^\d×xX*＊=＝+＋\n]{0,10}[×xX*＊]\s*(?P<b>(?<![\d,，.])\d[\d,，]{0,15}(?:\.\d{1,6})?)\s*(?P<pb>[%％]?)(?P<ub>万?)[^\d×xX*＊=＝+＋\n]{0,10}[=＝]\s*(?P<c>(?<![\d,，.])\d[\d,，]{0,15}(?:\.\d{1,6})?)\s*(?P<uc>万?)"
)
_SHARE = re.compile(r"裁量(?:比例|百分值|系数|幅度)[^\d]{0,8}(?P<share>\d{1,3}(?:\.\d+)?)\s*[%％]")
_TOTAL = re.compile(r"(?:合计|共计|总计|合并|以上两项|以上各项)[^，。；\d]{0,14}$")
_BASE_TOLD = re.compile(
    r"(?:货值|违法所得|造价|价款|总投资|投资额|营业额|经营额|销售额|面积|所需费用|应缴|价值|销售金额|收入)[^，。；]{0,24}\d|\d[^，。；]{0,8}(?:平方米|㎡|亩|吨|立方米|株|公斤|只|辆)"
)


@rule(
    "R06", "违法事实要素", Severity.MAJOR, f"{_LAW}第四十条", kinds=DECISIONS,
    examples=("经查明，当事人违反市容管理的有关规定。", "经查明，2026年3月5日当事人在青石路12号门前堆放建筑材料8平方米。"),
)  # fmt: skip
def elements_of_fact(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The facts say when, where and what."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("文本不完整或者没有读出事实部分")
    text = _without_names(decision)
    for name, pattern in (("时间", _TIME), ("地点", _PLACE)):
        if not pattern.search(text):
            yield finding(
                "R06", Severity.MAJOR, f"违法事实没有写明{name}", decision.facts, f"写明违法行为的{name}",
            )  # fmt: skip
    vague = _VAGUE.search(text)
    if vague and not _ACTED.search(_VAGUE.sub("", text)):
        at = Span(decision.facts.start, decision.facts.end, decision.facts.text)
        yield finding(
            "R06",
            Severity.MAJOR,
            "违法行为没有写明，只说违反有关规定",
            at,
            "写明做了什么、怎么做、数量和后果",
        )


def _without_names(decision: Decision) -> str:
    """The facts without party and agency, whose names hold places."""
    text = unquoted(decision.facts.text) if decision.facts else ""
    for party in decision.parties:
        if party.name and len(party.name.text) > 3:
            text = text.replace(party.name.text.strip(), "当事人")
    if decision.agency:
        text = text.replace(decision.agency.text.strip(), "本机关")
    return re.sub(
        r"[\u4e00-\u9fff]{2,20}(?:执法(?:局|大队|支队|人员)|分局|管理局|监督局|委员会)|编号|文号|证号|第[^第]{1,12}号|行政区|社会",
        "",
        text,
    )


@rule(
    "R07", "要件有证据", Severity.MAJOR, f"{_LAW}第四十条、第四十六条", kinds=DECISIONS, needs="案卷",
    examples=("事实：未取得许可证；证据：现场照片", "证据：许可机关的查询证明、现场照片"),
)  # fmt: skip
def evidence_for_elements(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Lack of a permit is shown by who grants it, an excess by a test."""
    if decision.evidence is None or decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    proofs = decision.evidence.text
    facts = unquoted(decision.facts.text)
    if _LACKS_PERMIT.search(facts) and not _OFFICIAL_PERMIT_PROOF.search(proofs):
        yield finding(
            "R07", Severity.MAJOR, "认定没有许可（审批、登记），证据中没有许可机关的查询或者证明材料", decision.evidence,
            "补许可机关的查询结果或者认定函", related=((decision.facts.start, decision.facts.end),),
        )  # fmt: skip
    if _OVER.search(facts) and not _TESTED.search(proofs):
        yield finding(
            "R07", Severity.MAJOR, "认定超过标准或者不合格，证据中没有检测（检验、鉴定）材料", decision.evidence, "补有资质机构的检测报告",
            related=((decision.facts.start, decision.facts.end),),
        )  # fmt: skip


@rule(
    "R08", "孤证", Severity.MAJOR, f"{_LAW}第四十条", kinds=PENALTIES, needs="案卷",
    examples=("以上事实，有当事人询问笔录为证。", "以上事实，有现场检查笔录、照片、询问笔录为证。"),
)  # fmt: skip
def lone_statement(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Statements alone do not carry a penalty."""
    if decision.evidence is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    proofs = decision.evidence.text
    if _STATEMENT.search(proofs) and not _OTHER_PROOF.search(_STATEMENT.sub("", proofs)):
        yield finding(
            "R08",
            Severity.MAJOR,
            "证据只有陈述（孤证），没有其他证据印证",
            decision.evidence,
            "补现场笔录、照片、书证等印证",
        )


@rule(
    "R08", "证据相互矛盾", Severity.MAJOR, f"{_LAW}第四十条", kinds=PENALTIES,
    examples=("证人廖某证言（称从未见过）", "证人廖某证言证实堆放的时间和数量"),
)  # fmt: skip
def contradicting(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece listed as proof that says the opposite."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    for at in found(_AGAINST.pattern, [decision.evidence]):
        yield finding(
            "R08",
            Severity.MAJOR,
            "列举的证据与认定的事实相反，存在矛盾",
            at,
            "核实后说明采信哪一份证据和理由",
        )


@rule(
    "R09", "算术", Severity.MAJOR, f"{_LAW}第四十条", kinds=PENALTIES,
    examples=("697㎡×11元/㎡=7767元", "697㎡×11元/㎡=7667元"),
)  # fmt: skip
def arithmetic(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Products written out come out right."""
    for match in _PRODUCT.finditer(decision.text):
        product = _n(match["a"], match["ua"]) * _n(match["b"], match["ub"]) / (100 if match["pb"] else 1)
        told = _n(match["c"], match["uc"])
        if abs(product - told) > max(Number("0.5"), told / 200):
            at = Span(match.start(), match.end(), match[0])
            yield finding(
                "R09",
                Severity.MAJOR,
                f"计算结果不对：应为{product.normalize():f}",
                at,
                "重新计算",
                expected=f"{product.normalize():f}",
                actual=match["c"],
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
        kinds = {fine.type for fine in cited.rule.fines}
        fined = next((one for one in decision.imposed if one.kind == "罚款"), None)
        if (
            fined
            and kinds
            and kinds <= {"percent", "multiple", "per_unit"}
            and not _BASE_TOLD.search(unquoted(decision.text))
        ):
            base = next((fine.base for fine in cited.rule.fines if fine.base), "基数")
            if re.fullmatch(r"每?[次日天人个]", base):
                continue
            yield finding(
                "R09",
                Severity.MAJOR,
                f"罚款按{base}计算，没有写明{base}及其认定依据",
                fined.span,
                "写明基数、认定依据和计算过程",
            )
            return


@rule(
    "R09", "合计", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=PENALTIES,
    examples=("罚款2000元、罚款3000元，合计6000元", "罚款2000元、罚款3000元，合计5000元"),
)  # fmt: skip
def totals(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A total is the sum of the amounts before it in the ruling."""
    if decision.ruling is None:
        return
    sums = sums_in(decision.text, decision.ruling.start, decision.ruling.end)
    plain = unquoted(decision.ruling.text)
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
            if re.search(r"罚款|没收|处", decision.text[max(0, s.span.start - 16) : s.span.start])
        ]
        if _TOTAL.search(before) and len(parts) >= 2 and "×" not in before:
            expected = sum((s.yuan for s in parts), Number(0))
            if expected != amount.yuan:
                yield finding(
                    "R09",
                    Severity.MAJOR,
                    f"合计不对：各项之和为{expected:f}元",
                    amount.span,
                    "重新计算合计",
                    expected=f"{expected:f}",
                    actual=f"{amount.yuan:f}",
                )


@rule(
    "R10", "电子监控证据", Severity.MAJOR, f"{_LAW}第四十一条", kinds=PENALTIES,
    examples=("电子监控设备抓拍记录", "电子监控设备（经法制和技术审核，设置地点已公布）抓拍记录"),
)  # fmt: skip
def monitoring(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Automatic monitoring is reviewed, marked and published."""
    where = [span for span in (decision.evidence, decision.facts) if span]
    for at in found(_MONITOR.pattern, where):
        if not re.search(r"(?:法制|技术)[^，。；]{0,6}审核", decision.text) or not re.search(
            r"公布|公示|公告", decision.text
        ):
            yield finding(
                "R10", Severity.MAJOR, "使用电子监控证据，没有写明监控设备经法制和技术审核、设置地点已公布", at,
                "补审核材料和公布情况；未经审核公布的不得作为证据",
            )  # fmt: skip
            return


def _n(digits: str, unit: str = "") -> Number:
    return Number(re.sub("[,，]", "", digits)) * (10_000 if unit else 1)
