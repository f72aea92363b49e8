"""R09, R15: a share or multiple by which the paper says it reckons the fine, against base, fine and clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.law.penalties.text import yuan_range
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.reduction import reduced
from assistant.review.parts.sums import is_price, told_before, whole_of
from assistant.review.parts.tiers import opened
from assistant.review.rule import NOTICES, PROPOSING, CannotTellError, finding, rule
from assistant.text.numerals import value_of
from assistant.text.reckoning import SHARE, read_terms, share_of

_BASE = (
    r"合同价款?|工程造价|造价|(?:项目)?总?投资额?|货值(?:金额)?|违法所得|销售(?:额|金额|收入)|营业额|经营额|应缴[^，。；、\d]{0,8}?费|罚款(?:数额|金额|额)?"
    r"|评估价(?:值|格)?|市场价(?:值|格)?|木材价值|价值|工程款|中标(?:金额|价)|项目金额|租金|收入|所需费用|应补偿[^，。；、\d]{0,6}|少缴(?:的)?税款|税款|进货总额|年收入|广告费用|违法经营额|非法经营额|票款|运费|(?:造成的?)?损失(?:金额|数额)?|滥伐林木价值|盗伐林木价值|林木价值"
)
_USED = re.compile(
    rf"(?P<base>{_BASE})[^，。；、\d]{{0,6}}?(?:[\d,.]{{1,12}}\s?[万亿]?元)?(?:的)?\s?(?P<share>{SHARE.pattern})(?!\s?(?:以上|以下|至|到|[-－—~～]|的?(?:比例)?(?:以上|以下)))"
)
_BEFORE_NOT = re.compile(
    r"(?:不低于|不高于|不超过|不足|至|到|以上|以下)[^，。；]{0,4}$|每[日天][^，。；]{0,8}$|加处"
)
# 罚款倍数由六倍调整为五倍: the multiple of the fine's base, and one that was given up
_MULTIPLE_OF_FINE = re.compile(r"^罚款(?:数额|金额|额)?的?(?:倍数|倍率|比例|比率|百分比|标准|幅度|档次|基数)")
_GIVEN_UP = re.compile(
    r"^[^，。；\d]{0,6}(?:调整|调低|调减|下调|降低|降|减|减少|变更|更改|改)(?:至|到|为|成)"
)
_REPLACED = re.compile(r"按\s?$")
_OTHER_USE = re.compile(
    r"退|赔|补[偿缴交]|返|偿还|支付|给付|提成|分成|抽[取成]|收取|优惠|折[旧扣价]|让利|预付|抵扣|占(?!用|地)|利润|毛利|利息|滞纳|保证金|定金|佣金|手续费|税率"
)
_RECKONS = re.compile(r"计算|确定|计罚|核算|裁量")
_FINES = re.compile(r"(?:^|并)(?:再|另)?处(?:以)?|计罚")
_UNIT_FINE = re.compile(r"罚款")


@dataclass(frozen=True, slots=True)
class ShareUse:
    """A share of a base that the paper uses: where, the noun of the base, the factor, and whether it is a multiple."""

    at: Span
    noun: str
    factor: Decimal
    multiple: bool


def share_uses(decision: Decision) -> Iterator[ShareUse]:
    """Each share by which the reasons or the ruling reckon a fine."""
    for sentence in sentences_of(unquoted(decision.text)):
        if "罚" not in sentence.text or "加处" in sentence.text:
            continue
        for match in _USED.finditer(sentence.text):
            factor = share_of(match)
            before = sentence.text[max(0, match.start() - 12) : match.start()]
            if (
                factor is None
                or _BEFORE_NOT.search(before)
                or _not_in_force(match)
                or not _of_the_fine(match)
            ):
                continue
            start = sentence.start + match.start()
            yield ShareUse(
                Span(start, sentence.start + match.end(), match[0]),
                match["base"],
                factor,
                bool(match["times"]),
            )


def _not_in_force(match: re.Match[str]) -> bool:
    """Whether a share is named as one of another base, or as one that another took the place of."""
    return bool(_MULTIPLE_OF_FINE.match(match[0]) or _GIVEN_UP.match(match.string[match.end() :]))


def _of_the_fine(match: re.Match[str]) -> bool:
    """Whether the clause of a share speaks of a fine, or the next one reckons it: not what is repaid, paid on or split."""
    text = match.string
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；、：\n") + 1
    rest = re.split(r"[，。；\n]", text[match.end() :])
    clause = text[start : match.end()] + rest[0]
    if _OTHER_USE.search(clause.replace(match["base"], "", 1)):
        return False
    reckons = _RECKONS.search(clause) and len(rest) > 1 and "罚" in rest[1][:16]
    return "罚" in clause or bool(_FINES.search(text[start : match.start()])) or bool(reckons)


def _bases(use: ShareUse, decision: Decision, fines: list[Imposed]) -> set[Decimal]:
    """Amounts that the paper gives for the noun; for a share of the fine, the fines."""
    if _UNIT_FINE.match(use.noun):
        return {f.amount.yuan for f in fines if f.amount}
    text = unquoted(decision.text)
    named = re.compile(rf"{re.escape(use.noun[:4])}[^。；\d]{{0,12}}$")
    own = {f.span for f in fines}
    return {
        whole.yuan
        for s in decision.sums
        if s.yuan > 1
        and s.span not in own
        and not is_price(s, text)
        and (
            named.search(told_before(s, text)[-18:])
            or _REPLACED.search(text[max(0, s.span.start - 3) : s.span.start])
        )
        and (whole := whole_of(s, decision.sums, text))
    }


# 拟按……的1.5%罚款, 由……的1.5%调整为: the share of the notice, from which the decision went away
_INTENDED = re.compile(r"拟[^。；]{0,120}$")
_MOVED_ON = re.compile(r"[^，。；]{0,8}(?:调整|调低|调减|下调|降低|降|减|变更|改)(?:为|至|到)")


def _given_up(use: ShareUse, decision: Decision) -> bool:
    """Whether a decision tells a share only as what was intended before it."""
    if decision.is_kind in NOTICES:
        return False
    text = decision.text
    before = text[max(0, use.at.start - 130) : use.at.start]
    return bool(_INTENDED.search(before) or _MOVED_ON.match(text, use.at.end))


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(Decimal(1), other / 200)


@rule(
    "R09", "所写比例、倍数与罚款", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING,
    examples=("合同价款648万元，按合同价款的1.2%罚款71280元", "合同价款648万元，按合同价款的1.2%罚款77760元"),
)  # fmt: skip
def reckoned(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Base times share is one of the fines."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    uses = list(share_uses(decision))
    if not fines or not uses:
        raise CannotTellError("没有写按比例、倍数确定罚款，或者没有读出罚款")
    sums = {use: {base * use.factor for base in _bases(use, decision, fines)} for use in uses}
    known = {f.amount.yuan for f in fines if f.amount}
    settled = {use.noun for use, values in sums.items() if any(_near(v, y) for v in values for y in known)}
    explained = {y for y in known for values in sums.values() for v in values if _near(v, y)}
    for use, values in sums.items():
        if not values or any(_near(v, y) for v in values for y in known):
            continue
        if use.noun in settled and _given_up(use, decision):
            continue
        odd = next((f for f in fines if f.amount and f.amount.yuan not in explained), None)
        expected = "或者".join(f"{v.normalize():f}元" for v in sorted(values)[:3])
        at = odd.span if odd else use.at
        yield finding(
            "R09", Severity.MAJOR, f"罚款与“{use.at.text}”计算不符：应为{expected}", at, "核对基数、比例（倍数）和罚款数额", expected=expected, actual=at.text,
            related=((use.at.start, use.at.end),),
        )  # fmt: skip
        return


_PER_UNIT = re.compile(
    r"每(?P<unit>平方米|立方米|㎡|亩|吨|株|只|头|辆|人|条|台|公斤|千克|米|日|天)[^。；，\d]{0,6}?(?P<sum>[\d,.]{1,12}|[一二三四五六七八九十百千万]{1,6})\s?元(?![^。；，]{0,6}(?:以上|以下|至|到))"
)


@rule(
    "R15", "按单位计的罚款在幅度内", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文为每平方米一百元以上一千元以下，按每平方米1200元罚款", "按每平方米200元罚款"),
)  # fmt: skip
def per_unit(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine for each unit lies in the range of the invoked rules for that unit."""
    ranges = [f for c in context.applied_rules for f in c.rule.fines if f.type == "per_unit" and f.max]
    if decision.ruling is None:
        raise CannotTellError("没有读出处罚内容")
    if not ranges:
        yield from _outside_told(decision)
        return
    for match in _PER_UNIT.finditer(unquoted(decision.ruling.text)):
        own = [f for f in ranges if match["unit"][:2] in f.base or f.base[-2:] in match["unit"]]
        value = value_of(match["sum"].rstrip(",.，"))
        if own and value is not None and not any(f.allows(float(value)) for f in own):
            at = Span(decision.ruling.start + match.start(), decision.ruling.start + match.end(), match[0])
            told = "；".join(f"每{f.base}{f.min or 0:g}元至{f.max:g}元" for f in own)
            yield finding(
                "R15",
                Severity.FATAL,
                f"“{match[0]}”不在所引条款的罚款幅度内",
                at,
                f"法定幅度：{told}",
                expected=told,
                actual=match[0],
            )
            return


_NUMBER = r"[\d,.]{1,12}|[一二两三四五六七八九十百千万]{1,6}"
_TOLD_RANGE = re.compile(
    r"每(?P<unit>平方米|立方米|㎡|亩|吨|株|只|头|辆|人|条|台|公斤|千克|米)[^。；，\d]{0,8}?"
    + yuan_range(_NUMBER)
)


def _outside_told(decision: Decision) -> Iterator[Finding]:
    """Where the library has no range, the one range for the unit that the paper itself gives from the law."""
    assert decision.ruling is not None
    for match in _PER_UNIT.finditer(unquoted(decision.ruling.text)):
        told = {m[0]: m for m in _TOLD_RANGE.finditer(decision.text) if m["unit"] == match["unit"]}
        limits = {(value_of(m["low"]), value_of(m["high"])) for m in told.values()}
        value = value_of(match["sum"].rstrip(",.，"))
        if len(limits) != 1 or value is None or reduced(decision):
            continue
        (low, high), source = next(iter(limits)), next(iter(told.values()))
        if low is not None and high is not None and not low <= value <= high:
            at = Span(decision.ruling.start + match.start(), decision.ruling.start + match.end(), match[0])
            yield finding(
                "R15", Severity.FATAL, f"“{match[0]}”不在文书所引的罚款幅度（{source[0]}）内", at, f"法定幅度：{source[0]}", expected=source[0], actual=match[0],
                related=((source.start(), source.end()),),
            )  # fmt: skip
            return


@rule(
    "R15", "所写比例、倍数在幅度内", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文为合同价款百分之一至百分之二，按合同价款的3%确定罚款", "按合同价款的1.5%确定罚款"),
)  # fmt: skip
def share_allowed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The share lies in a range of the invoked rules that has this base."""
    fines = [f for c in context.applied_rules for f in c.rule.fines]
    ranges = [f for f in opened(fines, decision) if f.type in ("percent", "multiple") and f.max and f.base]
    if not ranges:
        raise CannotTellError("罚则未收录，或者幅度不按比例、倍数计算")
    for use in share_uses(decision):
        value = use.factor if use.multiple else use.factor * 100
        scale = Decimal(1) if use.multiple else Decimal(100)
        own = [f for f in ranges if use.noun[:2] in f.base or f.base[-2:] in use.noun]
        limits = [
            tuple(Decimal(str(v or 0)) * scale / (100 if f.type == "percent" else 1) for v in (f.min, f.max))
            for f in own
        ]
        if not limits or any(low <= value <= high for low, high in limits):
            continue
        if all(value < low for low, _ in limits) and reduced(decision):
            continue
        unit = "倍" if use.multiple else "%"
        told = "；".join(f"{low.normalize():f}{unit}至{high.normalize():f}{unit}" for low, high in limits)
        yield finding(
            "R15", Severity.FATAL, f"“{use.at.text}”不在所引罚则的幅度内，罚款超出幅度", use.at, f"法定幅度：{told}；低于下限的须有减轻处罚的事由并写明", expected=told, actual=use.at.text,
        )  # fmt: skip
        return


@rule(
    "R09", "按单位计的罚款与数量", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING,
    examples=("占地620平方米，按每平方米200元罚款142000元", "占地620平方米，按每平方米200元罚款124000元"),
)  # fmt: skip
def units_times_sum(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine for each unit times the one quantity of that unit that the paper tells is the fine."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if decision.ruling is None or len(fines) != 1 or fines[0].amount is None:
        raise CannotTellError("没有读出罚款，或者罚款不止一项")
    text = unquoted(decision.text)
    for match in _PER_UNIT.finditer(unquoted(decision.ruling.text)):
        value, fine = value_of(match["sum"].rstrip(",.，")), fines[0].amount.yuan
        told = {q.value / q.factor for q in read_terms(text) if q.shown == match["unit"]}
        if (
            match["unit"] in ("日", "天")
            or value is None
            or len(told) != 1
            or not _FINED_BY.search(match.string[match.end() :][:12])
        ):
            continue
        expected = value * next(iter(told))
        if not _near(expected, fine):
            yield finding(
                "R09", Severity.MAJOR, f"按单位计的罚款计算不对：应为{expected.normalize():f}元", fines[0].span, "核对数量、每单位的罚款和总额",
                expected=f"{expected.normalize():f}元", actual=f"{fine:f}元",
            )  # fmt: skip
            return


_FINED_BY = re.compile("[^。；，]{0,6}(?:罚款|处罚|处以|计算|计罚)")
