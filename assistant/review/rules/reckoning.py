"""R09, R15: sums told in prose come out right, and a fine by share, multiple or unit lies in its range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal as Number

from assistant.law.penalty_model import Fine
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Imposed, Sum
from assistant.review.parts.reduction import reduced
from assistant.review.parts.sums import is_price, told_before, whole_of
from assistant.review.parts.tiers import opened
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.reckoning import SHARE, share_of

_LAW = "《中华人民共和国行政处罚法》第四十条"
_SURCHARGE = re.compile(r"加处|每日|逾期|裁量|利息|滞纳")
# ＝655.20元（三年平均产值）: the name of an amount in brackets behind it
_LABEL_BEHIND = re.compile(r"\s?[（(](?![^（()）]*\d)[\u4e00-\u9fff、]{2,24}[）)]")
_LABEL_DONE = re.compile(r"^.*元\s?[（(][^（()）]*[）)]|^[^（()）]*[）)](?=[，,、＝=])")
_ROUND = Number("1")


@rule(
    "R09", "倍数、比例与罚款数额", Severity.MAJOR, _LAW, kinds=PROPOSING,
    examples=("货值3000元，处货值金额二倍罚款9000元", "货值3000元，处货值金额二倍罚款6000元"),
)  # fmt: skip
def multiplied(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The share or multiple that the ruling names, of a base that the paper gives, is the fine."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if decision.ruling is None or not fines:
        raise CannotTellError("没有读出处罚内容")
    for one in fines:
        yield from _multiplied(one, decision, context)


def _multiplied(one: Imposed, decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    clause, amount = _clause(decision, one), one.amount
    match = SHARE.search(clause)
    share = share_of(match) if match else None
    if match is None or share is None or amount is None or _SURCHARGE.search(clause):
        return
    if not reduced(decision):
        yield from _share_outside(match, one, clause, context)
    bases = {
        s.yuan
        for s in decision.sums
        if s.yuan >= 1 and (s.yuan != amount.yuan or _is_base(s, share, decision))
    }
    if bases and not any(abs(base * share - amount.yuan) <= max(_ROUND, amount.yuan / 200) for base in bases):
        base = _named_base(clause[: match.start()], decision)
        expected = f"：{base.normalize():f}元的{match[0]}应为{(base * share).normalize():f}元" if base else ""
        yield finding(
            "R09", Severity.MAJOR, f"罚款数额与所写的倍数（比例）算不上{expected}", one.span, "核对基数、倍数（比例）和罚款数额",
            actual=f"{amount.yuan:f}元",
        )  # fmt: skip


def _is_base(amount: Sum, share: Number, decision: Decision) -> bool:
    """Whether a sum like the fine is that of which the fine is the simple: told with the facts, not as a fine."""
    before = decision.text[max(0, amount.span.start - 12) : amount.span.start]
    facts = decision.facts is not None and decision.facts.holds(amount.span.start)
    return share == 1 and facts and "罚款" not in before


def _share_outside(
    match: re.Match[str], one: Imposed, clause: str, context: ReviewContext
) -> Iterator[Finding]:
    """The share or multiple named in the ruling lies outside those of every invoked rule with that base."""
    kind, value = ("multiple", share_of(match)) if match["times"] else ("percent", share_of(match))
    if value is None:
        return
    value = value if kind == "multiple" else value * 100
    ranges = [
        (Number(str(f.min or 0)), Number(str(f.max)))
        for c in context.applied_rules
        for f in c.rule.fines
        if f.type == kind and f.max and f.base and f.base[-2:] in clause
    ]
    if ranges and not any(low <= value <= high for low, high in ranges):
        told = "；".join(
            f"{low.normalize():f}至{high.normalize():f}{'倍' if kind == 'multiple' else '%'}"
            for low, high in ranges
        )
        yield finding(
            "R15",
            Severity.FATAL,
            f"处罚的{'倍数' if kind == 'multiple' else '比例'}{match[0]}不在所引条款的幅度内",
            one.span,
            f"法定幅度：{told}",
            expected=told,
            actual=match[0],
        )


def _clause(decision: Decision, fine: Imposed) -> str:
    """What the ruling says right before the fine."""
    text = unquoted(decision.text)
    start = max(text.rfind(mark, 0, fine.span.start) for mark in "。；\n：")
    return text[max(start + 1, fine.span.start - 80) : fine.span.start]


def _named_base(before: str, decision: Decision) -> Number | None:
    """The amount that stands behind the noun of the base (货值金额, 违法所得, 合同价款, 总投资)."""
    nouns = re.findall(r"货值|违法所得|合同价款|工程造价|总投资|投资总额|造价|评估价|销售额|价款", before)
    for noun in reversed(nouns):
        for amount in decision.sums:
            if noun in decision.text[max(0, amount.span.start - 16) : amount.span.start]:
                whole = whole_of(amount, decision.sums, decision.text)
                return whole.yuan if whole else None
    return None


@rule(
    "R15", "按基数计算的罚款在幅度内", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文为合同价款百分之一至百分之二，合同价款100万元，罚款3万元", "合同价款100万元，罚款15000元"),
)  # fmt: skip
def within_share(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine measured by a base that the paper states once and plainly."""
    rules = context.applied_rules
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    ranges = opened([fine for cited in rules for fine in cited.rule.fines], decision)
    scaled = [fine for fine in ranges if fine.type in ("percent", "multiple") and fine.max]
    if len(fines) != 1 or not scaled or len(scaled) != len(ranges) or not all(c.rule.complete for c in rules):
        raise CannotTellError("罚款不按基数计算，或者罚则未收录、没有全部读通")
    allowed = [span for fine in scaled for base in _bases(fine, decision) for span in [_span_of(fine, base)]]
    if len(allowed) != len(scaled):
        raise CannotTellError("没有读出罚款的基数，或者基数不止一个")
    assert fines[0].amount is not None
    yuan = fines[0].amount.yuan
    if any(low - 1 <= yuan <= high + 1 for low, high in allowed):
        return
    below = all(yuan < low for low, _ in allowed)
    if below and re.search(r"减轻(?:行政)?处罚|予以减轻", unquoted(decision.text)):
        return
    told = "；".join(f"{low.normalize():f}元至{high.normalize():f}元" for low, high in allowed)
    yield finding(
        "R15", Severity.FATAL, f"罚款{yuan:f}元不在所引条款按{scaled[0].base}计算的幅度内", fines[0].span, f"按文中的基数，幅度为{told}",
        expected=told, actual=f"{yuan:f}元",
    )  # fmt: skip


def _bases(fine: Fine, decision: Decision) -> tuple[Number, ...]:
    """The one amount that the paper gives for the base; none when there are several."""
    noun = re.sub(r"^(?:违法生产经营的|建设|工程|违法)", "", fine.base)[-4:]
    text = unquoted(decision.text)
    told = {
        whole.yuan
        for s in decision.sums
        if noun
        and _is_called(noun, s, text)
        and not is_price(s, text)
        and not re.search(r"不足|以上|以下", decision.text[s.span.start - 4 : s.span.end + 3])
        and (whole := whole_of(s, decision.sums, text))
    }
    return tuple(told) if len(told) == 1 else ()


def _is_called(noun: str, amount: Sum, text: str) -> bool:
    """Whether an amount is told to be the base: in its own line before it, or in brackets behind it, not behind another one."""
    label = _LABEL_BEHIND.match(text, amount.span.end)
    if label and (noun in label[0] or "罚款" in label[0]):
        return noun in label[0]
    before = re.split(r"[。；\n]", told_before(amount, text))[-1][-14:]
    return noun in _LABEL_DONE.sub("", before)


def _span_of(fine: Fine, base: Number) -> tuple[Number, Number]:
    scale = Number(100) if fine.type == "percent" else Number(1)
    low, high = Number(str(fine.min or 0)), Number(str(fine.max))
    return base * low / scale, base * high / scale
