"""R09: the amount that a fine is reckoned from is the one that the facts tell, not one with two digits turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.imposed import is_base
from assistant.review.parts.model import Decision, Sum
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.slips import turned

_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,4}?)(?:为|是|共|计|约|合计|共计|总额|人民币|：){0,3}$")
_LEAST = 3


@rule(
    "R09", "计罚的基数与事实一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING,
    examples=("事实写合同价款3680000元，按合同价款3860000元的1.2%罚款", "事实和计算都写合同价款3860000元"),
)  # fmt: skip
def base_as_found(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A base of the ruling that the facts do not tell, where they tell an amount with two neighbouring digits turned."""
    if decision.ruling is None or decision.facts is None:
        raise CannotTellError("没有读出决定部分或者事实部分")
    text = unquoted(decision.text)
    told = [s for s in decision.sums if decision.facts.holds(s.span.start)]
    known = {s.yuan for s in told}
    for base in decision.sums:
        if (
            not decision.ruling.holds(base.span.start)
            or not is_base(text, base.span.end)
            or base.yuan in known
        ):
            continue
        near = next((s for s in told if _turned(s.yuan, base.yuan) and _may_be_one(text, s, base)), None)
        if near:
            yield finding(
                "R09", Severity.MAJOR, f"计罚的基数{base.span.text}与事实认定的{near.span.text}不一致", base.span, "核对证据后统一，重新计算罚款",
                expected=near.span.text, actual=base.span.text, related=((near.span.start, near.span.end),),
            )  # fmt: skip
            return


def _turned(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of the same length differ by two neighbouring digits that changed places."""
    a, b = f"{one.normalize():f}", f"{other.normalize():f}"
    return len(a) >= _LEAST and turned(a, b)


def _may_be_one(text: str, one: Sum, other: Sum) -> bool:
    """Whether nothing says that two amounts are of different things: a label that one lacks says nothing."""
    labels = [_LABEL.search(text[max(0, s.span.start - 12) : s.span.start]) for s in (one, other)]
    names = [m["label"] for m in labels if m]
    return len(names) < 2 or names[0][-2:] == names[1][-2:]
