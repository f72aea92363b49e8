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


_GAIN = re.compile(r"违法所得(?:(?:共|合|总)?计|金额|数额|共|为|是|人民币|[:：]){0,3}\s?[¥￥]?$")
_BOUND = re.compile(r"\s?(?:[及或]?以[上下内外]|之内|的?(?:[一二两三四五六七八九十\d]+倍|百分之)|[×xX*＊])")
_NOT_ALL = re.compile(
    "退[赔还回款出缴]|[赔交]付|上交|返还|扣除|减去|抵[扣缴减顶]|另案|违法所得[^，。；]{0,4}部分|分别|其中|上缴|估算|重新(?:核定|认定|计算)|核减"
)
# in the sentence of an amount: it is not, or not yet, what the office finds of this case
_NOT_FOUND = re.compile("称|举报|投诉|反映|主张|初步|上年|去年|此前|前次|拟|基准|标准")


@rule(
    "R09", "没收的违法所得与认定一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十八条第二款", kinds=PROPOSING,
    examples=("查明违法所得720元，决定没收违法所得270元", "查明违法所得720元，决定没收违法所得720元"),
)  # fmt: skip
def gain_as_found(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The one amount of gain that a paper tells outside its ruling is what it confiscates, unless it was paid back or divided."""
    text = unquoted(decision.text)
    gains = [
        s for s in decision.sums
        if _GAIN.search(text, max(0, s.span.start - 16), s.span.start) and not _BOUND.match(text, s.span.end)
    ]  # fmt: skip
    taken = [s for s in gains if decision.ruling and decision.ruling.holds(s.span.start)]
    if len(taken) != 1 or len(decision.parties) > 1:
        raise CannotTellError("没有写没收违法所得的数额，或者不止一项、当事人不止一个")
    own = taken[0]
    told = [s for s in gains if s != own and _is_found(text, s)]
    if not told or len({s.yuan for s in told}) > 1 or told[0].yuan == own.yuan:
        return
    if _NOT_ALL.search(text):
        raise CannotTellError("写明了退还、扣除或者分项，不能断定没收的就是认定的数额")
    yield finding(
        "R09", Severity.MAJOR, f"没收的违法所得{own.span.text}与认定的{told[0].span.text}不一致", own.span, "核对认定的数额；已退还、退赔的写明",
        expected=told[0].span.text, actual=own.span.text, related=((told[0].span.start, told[0].span.end),),
    )  # fmt: skip


def _is_found(text: str, amount: Sum) -> bool:
    """Whether the office finds an amount of gain, and does not only tell what others say or what it takes."""
    before = re.split(r"[。；\n]", text[: amount.span.start])[-1]
    return "没收" not in before[-16:] and not _NOT_FOUND.search(before)


def _turned(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers of the same length differ by two neighbouring digits that changed places."""
    a, b = f"{one.normalize():f}", f"{other.normalize():f}"
    return len(a) >= _LEAST and turned(a, b)


def _may_be_one(text: str, one: Sum, other: Sum) -> bool:
    """Whether nothing says that two amounts are of different things: a label that one lacks says nothing."""
    labels = [_LABEL.search(text[max(0, s.span.start - 12) : s.span.start]) for s in (one, other)]
    names = [m["label"] for m in labels if m]
    return len(names) < 2 or names[0][-2:] == names[1][-2:]
