"""R15: what the clause imposes together — a warning, a confiscation, the fine — and the decision leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.law.penalty_model import Penalty, PenaltyRule
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Sum
from assistant.review.parts.reduction import reduced
from assistant.review.rule import NOTICES, PENALTIES, CannotTellError, finding, rule

_TIERED = re.compile("逾期|拒不|不改正|严重|较重|后果|再次|较轻")
_GOODS = re.compile(r"(?:未售出?|尚未(?:售|销)|待售|库存|剩余|扣押|登记保存)[^。；]{0,30}\d|(?:未售出|待售)")
_EITHER = re.compile("警告或者?通报批评|通报批评或者?警告")
_NAMED = {"警告": "警告", "没收非法财物": "没收(?!违法所得|非法所得)|追缴|收缴"}


@rule(
    "R15", "应当并处的没有遗漏", Severity.MAJOR, "《中华人民共和国行政处罚法》第四条、第三十八条第一款", kinds=("decision", *NOTICES), needs="法规库",
    examples=("条文为给予警告，可以并处罚款，决定只有罚款", "决定给予警告，并处罚款"),
)  # fmt: skip
def beside_the_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A warning or a confiscation that the only clause invoked imposes unconditionally beside the fine."""
    rules = [cited.rule for cited in context.cited_rules]
    places = {verdict.citation.start for verdict in context.bases if context.may_impose(verdict)}
    fined = next((one for one in decision.imposed if one.kind == "罚款"), None)
    if (
        len(places) != 1
        or not rules
        or not all(r.complete and not r.references for r in rules)
        or fined is None
    ):
        raise CannotTellError("罚则不止一条、未收录或者没有读通，或者没有读出罚款")
    if decision.ruling is None or reduced(decision):
        return
    for kind in _owed(rules):
        goods = kind != "没收非法财物" or _GOODS.search(
            unquoted(decision.facts.text if decision.facts else "")
        )
        instead = _instead(kind, [cited.article.text for cited in context.cited_rules])
        wanted = f"{_NAMED[kind]}|{instead}" if instead else _NAMED[kind]
        if goods and not re.search(wanted, unquoted(decision.text[decision.ruling.start :])):
            yield finding(
                "R15", Severity.MAJOR, f"所引条款应当并处“{kind}”，决定没有写", fined.span, "核对条文：应当并处的一并写明，不并处的写明法定理由", expected=kind,
            )  # fmt: skip


def _instead(kind: str, articles: Sequence[str]) -> str:
    """The penalty that the clause lets one choose for a warning, 警告或者通报批评; "" where it lets one choose none."""
    other = kind == "警告" and any(_EITHER.search(text) for text in articles)
    return "通报批评" if other else ""


def _owed(rules: Sequence[PenaltyRule]) -> list[str]:
    """Kinds that every rule of the clause has without condition or choice, where the fine only comes on top."""
    fines = [p for rule in rules for p in rule.penalties if p.kind == "罚款"]
    if not fines or any(p.relation != "并处" or _TIERED.search(p.condition) for p in fines):
        return []
    return [kind for kind in _NAMED if all(any(_must(p, kind) for p in rule.penalties) for rule in rules)]


def _must(penalty: Penalty, kind: str) -> bool:
    return (
        penalty.kind == kind
        and penalty.party != "责任人员"
        and not penalty.discretionary
        and not penalty.condition
        and penalty.relation == "处"
    )


@rule(
    "R15", "应当并处的没有漏", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十八条第二款", kinds=PENALTIES, needs="法规库",
    examples=("条文没收违法所得并处罚款，查明违法所得3000元，只决定罚款", "决定没收违法所得3000元，并处罚款"),
)  # fmt: skip
def gain_and_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Unlawful gain that was found is confiscated when the clause says so without choice; a fine that must come too comes."""
    rules = context.applied_rules
    if not rules:
        yield from _gain_by_quote(decision)
    if decision.ruling is None or decision.excerpt or len(rules) != 1 or not rules[0].rule.complete:
        raise CannotTellError("罚则未收录、没有全部读通，或者处罚内容没有读出")
    kinds = {one.kind for one in decision.imposed}
    penalty = rules[0].rule.penalties
    bound = {p.kind for p in penalty if not p.discretionary and p.condition in ("", "有违法所得")}
    gain = _gain(decision)
    if (
        gain is not None
        and "没收违法所得" in bound
        and "没收违法所得" not in kinds
        and not re.search(r"退赔|退还|退回", decision.text)
    ):
        yield finding(
            "R15", Severity.MAJOR, "条文应当没收违法所得，查明有违法所得，决定中没有没收", decision.imposed[-1].span if decision.imposed else decision.ruling,
            "补没收违法所得，或者写明没有违法所得、已退赔", related=((gain.span.start, gain.span.end),),
        )  # fmt: skip
    fines = rules[0].rule.fines
    must = fines and all(f.relation == "并处" and not f.discretionary and not f.condition for f in fines)
    if (
        must
        and "罚款" not in kinds
        and kinds & {"没收违法所得", "没收非法财物", "警告"}
        and "减轻" not in decision.text
    ):
        yield finding(
            "R15", Severity.MAJOR, "条文应当并处罚款，决定中没有罚款", decision.imposed[-1].span,
            "补罚款，或者写明减轻、不予罚款的法定理由",
        )  # fmt: skip


_QUOTED_GAIN = re.compile(r"“(?P<before>[^“”]{4,200}?)没收(?:其)?(?:违法|非法)所得(?P<behind>[^“”]{0,200})”")
_CHOSEN = re.compile(r"可以|严重|逾期|拒不|有违法所得的|没收$")


def _gain_by_quote(decision: Decision) -> Iterator[Finding]:
    """The library does not hold the clause; the paper quotes it, and it takes the gain without condition or choice."""
    match = _QUOTED_GAIN.search(decision.text)
    gain, fined = _gain(decision), next((one for one in decision.imposed if one.kind == "罚款"), None)
    if match is None or gain is None or fined is None or "罚款" not in match["behind"]:
        return
    kinds = {one.kind for one in decision.imposed}
    told = unquoted(decision.text[match.end() :])
    if _CHOSEN.search(match["before"]) or "没收违法所得" in kinds or re.search("没收|退[赔还回]|追缴", told):
        return
    yield finding(
        "R15", Severity.MAJOR, "文书引用的条文应当没收违法所得，查明有违法所得，决定中没有没收", fined.span, "补没收违法所得，或者写明没有违法所得、已退赔",
        related=((gain.span.start, gain.span.end), (match.start(), match.end())),
    )  # fmt: skip


def _gain(decision: Decision) -> Sum | None:
    """The unlawful gain that the facts state."""
    facts = decision.facts
    if facts is None:
        return None
    for amount in decision.sums:
        before = decision.text[max(0, amount.span.start - 12) : amount.span.start]
        inside = facts.start <= amount.span.start < facts.end
        if inside and re.search(r"(?:违法所得|获利|非法所得)[^，。；]{0,8}$", before) and amount.yuan > 0:
            return amount
    return None
