"""R09: where the base of a fine comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision
from assistant.review.parts.pieces import names_of, pieces_of
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_BASE_PROOF = re.compile(
    r"合同|造价|评估|认定|账|票|价|审计|发票|销售|进货|流水|财务|报表|投资|鉴定|测量|测绘|收[费款入据]|交易|订单|明细|转账|支付记录|台账|称[重量]|核算"
)
# 草原工作站出具产值认定书: a paper on the value told with the facts, above a list of what else there is
_VALUED = re.compile(
    r"(?:价格|价值|产值|造价|资产|金额|数额|货值|损失)(?:认定|评估|鉴定|审计|核定|测算)[^，。；\n]{0,6}(?:书|报告|意见|结论)"
)


@rule(
    "R09", "罚款基数有依据", Severity.MAJOR, _LAW, kinds=PROPOSING, needs="法规库",
    examples=("按合同价款处罚，证据中没有合同", "按合同价款处罚，证据有施工合同"),
)  # fmt: skip
def base_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine by share or multiple has a paper behind its base."""
    if decision.evidence is None or decision.excerpt:
        raise CannotTellError("没有读出证据部分，或者文本不完整")
    fined = next((one for one in decision.imposed if one.kind == "罚款"), None)
    base = unproved_base(decision, context)
    if fined and base:
        yield finding(
            "R09",
            Severity.MAJOR,
            f"罚款按{base}计算，证据中没有认定{base}的材料",
            decision.evidence,
            "补合同、票据、账册或者价格认定等材料",
            related=((fined.span.start, fined.span.end),),
        )


def unproved_base(decision: Decision, context: ReviewContext) -> str:
    """What the cited law reckons the fine by and no piece of evidence shows; "" if there is no such thing."""
    pieces = pieces_of(decision)
    listed = names_of(decision) or (decision.evidence.text if decision.evidence else "")
    if (
        _BASE_PROOF.search(listed)
        or _VALUED.search(decision.facts.text if decision.facts else "")
        or not any(one.kind == "罚款" for one in decision.imposed)
    ):
        return ""
    for cited in context.cited_rules:
        types = {fine.type for fine in cited.rule.fines}
        base = next((fine.base for fine in cited.rule.fines if fine.base), "基数")
        if (
            types
            and types <= {"percent", "multiple"}
            and not any(base[-4:] in piece.proves for piece in pieces)
        ):
            return base
    return ""
