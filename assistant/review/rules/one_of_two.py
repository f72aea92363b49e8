"""R15: of penalties between which the clause lets one choose only one is imposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Imposed
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

_KINDS = {"警告": "警告", "通报批评": "通报批评", "行政拘留": "拘留", "罚款": "罚款"}
_CHOICES = (
    ("警告", "罚款", re.compile(r"警告或者?(?:处以?|给予)?[^，。；并]{0,30}罚款|罚款或者?(?:给予)?警告")),
    ("行政拘留", "罚款", re.compile(r"拘留或者?(?:处以?)?[^，。；并]{0,30}罚款|罚款或者?[^，。；]{0,8}拘留")),
    ("警告", "通报批评", re.compile(r"警告或者?通报批评|通报批评或者?警告")),
)
_DENIED = re.compile(
    r"(?:不予?|不再|免予|免于|不作|没有|未)(?:给予|处以?|作出|单独|另行|同时|并处|适用|再){0,2}$"
)
_BEFORE = 10
_OF_ITS_ACT = re.compile(r"对[^，。；\n]{2,40}?(?:行为|问题|事实|情形)")


@rule(
    "R15", "选罚的不并罚", Severity.FATAL, "《中华人民共和国行政处罚法》第四条、第三十八条第一款", kinds=PROPOSING, needs="法规库",
    examples=("条文为处警告或者五百元以下罚款，决定警告并罚款200元", "决定罚款200元"),
)  # fmt: skip
def one_of_two(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only clause invoked sets 警告或者罚款 and nothing that adds one to the other, and the ruling imposes both."""
    if len(decision.parties) > 1:
        raise CannotTellError("当事人不止一个，各受一种处罚的可能是不同的人")
    places = {v.citation.start for v in context.bases if context.may_impose(v)}
    if len(places) != 1 or not context.cited_rules or not all(c.rule.complete for c in context.cited_rules):
        raise CannotTellError("罚则不止一条、未收录或者没有读通")
    law = "\n".join({cited.paragraph for cited in context.cited_rules})
    for one, other, choice in _CHOICES:
        both = [next((p for p in decision.imposed if p.kind == kind), None) for kind in (one, other)]
        if (
            not all(both)
            or _apart([p for p in both if p], decision.text)
            or not choice.search(law)
            or _adds(law, one, other)
        ):
            continue
        first, second = (p for p in both if p)
        yield finding(
            "R15", Severity.FATAL, f"条文规定{one}或者{other}择一处罚，决定既{one}又{other}", second.span, f"在{one}与{other}之间选择一种", actual=f"{one}、{other}",
            related=((first.span.start, first.span.end),),
        )  # fmt: skip
        return


def _apart(both: Sequence[Imposed], text: str) -> bool:
    """Whether one of the two is denied, or each is for an act of its own."""
    first, second = sorted((one.span for one in both), key=lambda span: span.start)
    denied = any(_DENIED.search(text[max(0, at.start - _BEFORE) : at.start]) for at in (first, second))
    return denied or _OF_ITS_ACT.search(text[first.end : second.start]) is not None


def _adds(law: str, one: str, other: str) -> bool:
    """Whether some part of the clause lets both be imposed: 警告，可以并处罚款."""
    a, b = _KINDS[one], _KINDS[other]
    return bool(
        re.search(
            rf"{a}[^。；]{{0,40}}并[处给][^。；]{{0,30}}{b}|{b}[^。；]{{0,40}}并[处给][^。；]{{0,30}}{a}|并处",
            law,
        )
    )
