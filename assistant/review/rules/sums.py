"""R09, R32: what a paper works out comes out right; the reading is text/reckoning, here only the findings are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.rule import ALL, PENALTIES, CannotTellError, finding, rule
from assistant.text.reckoning import Reckoned, Relation, reckonings

_LAW = "《中华人民共和国行政处罚法》第四十条"
_YUAN = "元"
_AMOUNTS = (Relation.TOTAL, Relation.PRICE, Relation.CHANGE)
_OTHERS = (
    Relation.RATE, Relation.STOCK, Relation.EXCESS, Relation.BEYOND, Relation.REST, Relation.SIZE, Relation.BODY,
    Relation.SHARE, Relation.MEAN, Relation.PORTION,
)  # fmt: skip
_QUOTED = 30


def _wrong(decision: Decision, id: str, *relations: Relation, money: bool | None = None) -> Iterator[Finding]:
    """The reckonings of some relations that do not come out; ``money`` only those of money, or only others.

    Raises:
        CannotTellError: nothing is certainly wrong, but something that does not fit could not be told.
    """
    own = [
        one
        for one in reckonings(unquoted(decision.text))
        if one.relation in relations and (money is None or (one.stated.unit == _YUAN) is money)
    ]
    wrong = [one for one in own if one.wrong]
    yield from (_told(decision, id, one) for one in wrong)
    unclear = next((one for one in own if one.doubt and not one.right), None)
    if unclear and not wrong:
        quote = decision.text[unclear.start : unclear.end][-_QUOTED:]
        raise CannotTellError(f"“{quote}”：{unclear.doubt}")


def _told(decision: Decision, id: str, one: Reckoned) -> Finding:
    at = Span(one.stated.start, one.stated.end, decision.text[one.stated.start : one.stated.end])
    return finding(
        id, Severity.MAJOR, f"{one.relation}不符：按文中的数应为{one.expected}", at, "核对每一个数，重新计算", expected=one.expected, actual=at.text,
        related=((one.start, one.end),),
    )  # fmt: skip


@rule(
    "R09", "写出的算式", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("货值金额120元（22罐×5元）", "货值金额110元（22罐×5元）"),
)  # fmt: skip
def written_out(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A product, sum, difference or quotient that is written out is its result."""
    yield from _wrong(decision, "R09", Relation.WRITTEN)


@rule(
    "R09", "逐笔相加", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("分别为1200元、1200元、1280元，共计3860元", "分别为1200元、1200元、1280元，共计3680元"),
)  # fmt: skip
def added_up(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Amounts one after the other are what their total says."""
    yield from _wrong(decision, "R09", Relation.TOTAL, money=True)


@rule(
    "R09", "单价、数量与总额", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("12箱，每箱30元，货值400元", "12箱，每箱30元，货值360元"),
)  # fmt: skip
def counted(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A count, a price each and their product, of one or of several goods."""
    yield from _wrong(decision, "R09", Relation.PRICE, money=True)


@rule(
    "R09", "收入、成本与违法所得", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("销售款5000元，扣除成本3000元，违法所得3000元", "销售款5000元，扣除成本3000元，违法所得2000元"),
)  # fmt: skip
def gained(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What was taken less what was paid is the gain, what is due less what was paid is still owed."""
    yield from _wrong(decision, "R09", Relation.CHANGE, money=True)


@rule(
    "R09", "数量之间的算术", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("占地326.4平方米，其中耕地210.4平方米、其他农用地126.0平方米", "占地326.4平方米，其中耕地210.4平方米、其他农用地116.0平方米"),
)  # fmt: skip
def quantities_agree(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Parts make the whole, excess and limit the total, length by width the area, so many packs of so much their sum."""
    yield from _wrong(decision, "R09", *_OTHERS)
    yield from _wrong(decision, "R09", *_AMOUNTS, money=False)


@rule(
    "R32", "表格和清单的合计", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("第一期20000、第二期20000，合计50000", "第一期20000、第二期20000，合计40000"),
)  # fmt: skip
def table_total(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Rows and columns of tables, a line 合计 under lines with numbers, “以上共计” under numbered lines with sums."""
    yield from _wrong(decision, "R32", Relation.ROW, Relation.COLUMN)


_INSTALMENT = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:期|次|笔)[^。；\n第]{0,40}$")
_OWED = re.compile(r"罚款[^。；]{0,10}$")


@rule(
    "R09", "分期之和", Severity.MAJOR, _LAW, kinds=("deferral",),
    examples=("罚款30000元，分三期各12000元", "罚款30000元，分三期各10000元"),
)  # fmt: skip
def instalments(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The instalments together are the fine that is owed."""
    text = unquoted(decision.text)
    own = _instalments(decision, text)
    rest = (s for s in decision.sums if s not in own)
    fine = next((s for s in rest if _OWED.search(text[max(0, s.span.start - 14) : s.span.start])), None)
    if len(own) < 2 or fine is None:
        raise CannotTellError("没有读出分期和罚款总额")
    yield from _unequal("R09", own, fine)


@rule(
    "R32", "分期缴纳之和", Severity.MAJOR, _LAW, kinds=PENALTIES,
    examples=("罚款50000元，第一期缴纳30000元，第二期缴纳10000元", "罚款50000元，第一期缴纳30000元，第二期缴纳20000元"),
)  # fmt: skip
def instalments_of_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision that lets its one fine be paid in parts: the parts make the fine."""
    begin = decision.ruling.start if decision.ruling else len(decision.text)
    own = [s for s in _instalments(decision, unquoted(decision.text)) if s.span.start >= begin]
    fines = [o.amount for o in decision.imposed if o.kind == "罚款" and o.amount and o.amount not in own]
    if len(own) < 2 or len(fines) != 1 or len(decision.imposed) > 1 and _with_money(decision):
        raise CannotTellError("没有写分期缴纳，或者应缴的款项不止一项")
    yield from _unequal("R32", own, fines[0])


def _with_money(decision: Decision) -> bool:
    """Whether gain is confiscated beside the fine: the parts may be of both."""
    return any(one.kind == "没收违法所得" for one in decision.imposed)


def _instalments(decision: Decision, text: str) -> list[Sum]:
    """The amounts behind 第一期, 第二期, each once."""
    return [
        s
        for s in decision.sums
        if (told := _INSTALMENT.search(text[max(0, s.span.start - 46) : s.span.start]))
        and not re.search(r"元|累计|剩余|尚欠", told[0])
    ]


def _unequal(id: str, parts: list[Sum], whole: Sum) -> Iterator[Finding]:
    total = sum((s.yuan for s in parts), start=whole.yuan * 0)
    if total != whole.yuan:
        yield finding(
            id, Severity.MAJOR, f"各期之和{total.normalize():f}元，与应缴罚款{whole.yuan.normalize():f}元不符", parts[-1].span, "核对各期金额", expected=f"{whole.yuan:f}元", actual=f"{total:f}元",
            related=((whole.span.start, whole.span.end),),
        )  # fmt: skip
