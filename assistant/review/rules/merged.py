"""R17, R32: fines of several acts executed as one; a second fine on what the paper calls one act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule

_LAW = "《中华人民共和国行政处罚法》"
_MERGED = re.compile(r"合并(?:执行|处罚|决定)[^。；\n]{0,12}")
_LIMITED = re.compile(r"不超过|不得超过|限制加重|吸收|择一")
_FINED = re.compile(r"罚款(?:人民币)?[（(]?(?:大写)?[：:）)]?\s?$")
_EARLIER = re.compile(r"拟|告知|曾|此前|已于|以上|以下")


@rule(
    "R32", "合并执行的罚款", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=PENALTIES,
    examples=("罚款2000元……罚款3000元……合并执行罚款6000元", "罚款2000元……罚款3000元……合并执行罚款5000元"),
)  # fmt: skip
def merged_fines(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fines decided for each act make the one that is executed."""
    text = unquoted(decision.text)
    mark = max(_MERGED.finditer(text), key=lambda m: m.start(), default=None)
    if mark is None or _LIMITED.search(text):
        raise CannotTellError("没有写几个行为的罚款合并执行")
    fined = [s for s in decision.sums if _FINED.search(text[max(0, s.span.start - 12) : s.span.start])]
    parts = [s for s in fined if s.span.start < mark.start() and not _told_or_past(s, text)]
    whole = next((s for s in fined if s.span.start >= mark.start()), None)
    if len(parts) < 2 or whole is None or _repeats(parts):
        raise CannotTellError("没有读出各行为的罚款和合并后的罚款")
    total = sum((s.yuan for s in parts), start=Decimal(0))
    if total != whole.yuan:
        yield finding(
            "R32", Severity.MAJOR, f"各行为的罚款之和{total.normalize():f}元，与合并执行的罚款{whole.yuan.normalize():f}元不符", whole.span, "核对各项罚款和合计",
            expected=f"{total.normalize():f}元", actual=f"{whole.yuan.normalize():f}元", related=tuple((s.span.start, s.span.end) for s in parts),
        )  # fmt: skip


def _told_or_past(amount: Sum, text: str) -> bool:
    """Whether an amount belongs to what was told before, to an earlier case or to a range."""
    start = max(text.rfind(mark, 0, amount.span.start) for mark in "。；\n")
    return bool(_EARLIER.search(text[start + 1 : amount.span.end + 4]))


def _repeats(parts: list[Sum]) -> bool:
    """The same amount twice may be one fine told twice."""
    return len({s.yuan for s in parts}) < len(parts)


# only these words say that it is one act; that the words are alike, or that two laws are broken at once, does not
_NOT_ONE = r"(?<!不是)(?<!不属于)(?<!并非)(?<!不属)"
_ONE_ACT = re.compile(
    rf"{_NOT_ONE}(?:同一(?:个)?[\u4e00-\u9fff]{{0,6}}?行为|(?<!第)(?<!另)一个(?:违法)?行为|(?:该|上述)(?:违法)?行为同时)"
)
_ANEW = re.compile(
    rf"{_NOT_ONE}(?:同一|该|上述|前述|本次)(?!公司|单位|企业|店|厂|人)(?:个)?[\u4e00-\u9fff]{{0,6}}?行为[^。；\n]{{0,24}}(?:另|再|又|还)(?:各|行|依|按|处)?[^。；\n]{{0,50}}罚款"
)
_CHOSEN = re.compile(r"择一|从一|择[^，。；]{0,4}重|较高的|数额高|二十九条")
_OTHER_FINED = re.compile(
    r"责任人员|(?:责任人|负责人|主管人员)[^。；]{0,12}罚款|合并(?:执行)?[^。；]{0,6}两个|第[二三2-3]个(?:违法)?行为|另一(?:个|项)?(?:违法)?行为|两个(?:违法)?行为"
)


@rule(
    "R17", "同一行为只罚款一次", Severity.FATAL, f"{_LAW}第二十九条", kinds=PROPOSING,
    examples=("罚款20000元，又依据《……条例》就该行为再处罚款5000元", "该行为同时违反两部法律，按罚款数额高的规定罚款2万元"),
)  # fmt: skip
def fined_once(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper calls it one act and fines it more than once."""
    fines = [one for one in decision.imposed if one.kind == "罚款"]
    text = unquoted(decision.text)
    if len(decision.parties) > 1 or len(fines) < 2 or _OTHER_FINED.search(text) or _CHOSEN.search(text):
        return
    anew, said = _ANEW.search(text), _ONE_ACT.search(text)
    if anew or said:
        at = Span(anew.start(), anew.end(), anew[0]) if anew else fines[1].span
        told = ((said.start(), said.end()),) if said else ()
        yield finding(
            "R17", Severity.FATAL, f"写明是同一行为，却罚款{len(fines)}次", at, "同一个违法行为违反多个规范应当给予罚款的，按罚款数额高的规定处罚一次",
            related=(*told, *((one.span.start, one.span.end) for one in fines)),
        )  # fmt: skip
