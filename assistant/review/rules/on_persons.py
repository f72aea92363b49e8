"""R15: who answers for a unit is fined by the share of the unit's fine that the clause sets, not by the unit's own measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.for_whom import of_units_fine
from assistant.review.parts.imposed import blanked
from assistant.review.parts.model import Decision, Imposed
from assistant.review.parts.reduction import reduced
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule


class _Said(Words):
    """How papers name who answers for a unit, as corpora/lexicon/review/on_persons.yaml has them."""

    FILE = "lexicon/review/on_persons.yaml"

    in_charge: re.Pattern[str]
    answers: re.Pattern[str]
    not_whom: re.Pattern[str]


@rule(
    "R15", "责任人员的罚款按单位罚款的比例", Severity.FATAL, "《中华人民共和国行政处罚法》第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("对单位罚款24万元，对经理也处合同价款2%的罚款24万元（条文为单位罚款数额的5%至10%）", "对单位罚款24万元，对经理处单位罚款数额5%的罚款12000元"),
)  # fmt: skip
def share_of_units_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fine on a person, beside the one on the unit, lies within the share of the latter that an invoked clause gives."""
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    ranges = [f for c in context.cited_rules for f in c.rule.fines if of_units_fine(f) and f.min and f.max]
    on_person = [one for one in fines if _is_on_person(one, decision)]
    units = [one for one in fines if one not in on_person]
    if not ranges or not on_person or len(units) != 1 or units[0].amount is None:
        raise CannotTellError("没有对责任人员按单位罚款比例的罚款，或者看不出单位的罚款")
    if not all(is_sound(v) and context.rules_at(v) for v in context.bases if context.may_impose(v)):
        raise CannotTellError("另有依据未收录或者没有读通")
    whole = units[0].amount.yuan
    limits = [(whole * Decimal(str(f.min)) / 100, whole * Decimal(str(f.max)) / 100) for f in ranges]
    for one in on_person:
        assert one.amount is not None
        yuan = one.amount.yuan
        if any(low - 1 <= yuan <= high + 1 for low, high in limits):
            continue
        if all(yuan < low for low, _ in limits) and reduced(decision) or _otherwise(yuan, context):
            continue
        told = "；".join(f"{low.normalize():f}元至{high.normalize():f}元" for low, high in limits)
        yield finding(
            "R15", Severity.FATAL, f"对责任人员罚款{yuan.normalize():f}元，不在所引条款按单位罚款数额计算的幅度内", one.span,
            f"单位罚款{whole.normalize():f}元，对责任人员应为{told}", expected=told, actual=f"{yuan.normalize():f}元",
            related=((units[0].span.start, units[0].span.end),),
        )  # fmt: skip


def _otherwise(yuan: Decimal, context: ReviewContext) -> bool:
    """Whether another clause invoked sets a fine in yuan that allows it: that of a law on the person's own duty."""
    fines = (f for c in context.cited_rules for f in c.rule.fines if f.type == "amount" and f.max)
    return any((f.min or 0) <= yuan <= (f.max or 0) for f in fines)


def _is_on_person(one: Imposed, decision: Decision) -> bool:
    """Whether the clause of a fine names a party that is a person, or one who answers for the unit."""
    said = _Said.read()
    assert decision.ruling is not None
    before = blanked(decision.text[decision.ruling.start : one.span.start])
    clause = re.split(r"[；。\n]", before)[-1]
    if "对" not in clause:
        return False
    whom = clause.rsplit("对", 1)[-1]
    whom = clause if whom.startswith(("其", "他", "她")) else whom
    charged = (m for m in said.in_charge.finditer(whom) if not said.not_whom.search(whom[: m.start()]))
    return any(name in whom for name in _persons(decision)) or any(charged)


def _persons(decision: Decision) -> set[str]:
    """The persons of the head, and those who are told to answer for the unit."""
    heads = {p.called for p in decision.parties if p.name and p.organisation is False}
    return heads | {m["name"] for m in _Said.read().answers.finditer(unquoted(decision.text))}
