"""R32: fines of several acts executed as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Sum
from assistant.review.parts.sums import parts_of
from assistant.review.rule import PENALTIES, CannotTellError, finding, rule


class _Said(Words):
    """The words of fines executed as one, as corpora/lexicon/review/merged.yaml has them."""

    FILE = "lexicon/review/merged.yaml"

    merged: re.Pattern[str]
    limited: re.Pattern[str]
    fined: re.Pattern[str]
    earlier: re.Pattern[str]
    not_a_part: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"
_NEAR = 12


@rule(
    "R32", "合并执行的罚款", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=PENALTIES,
    examples=("罚款2000元……罚款3000元……合并执行罚款6000元", "罚款2000元……罚款3000元……合并执行罚款5000元"),
)  # fmt: skip
def merged_fines(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fines decided for each act make the one that is executed."""
    said = _Said.read()
    text = unquoted(decision.text)
    marks = list(said.merged.finditer(text))
    if not marks or said.limited.search(text):
        raise CannotTellError("没有写几个行为的罚款合并执行")
    fined = [s for s in decision.sums if said.fined.search(text[max(0, s.span.start - 12) : s.span.start])]
    merged = list(_merged(fined, marks, text))
    if not merged:
        raise CannotTellError("没有读出各行为的罚款和合并后的罚款")
    for parts, whole in merged:
        total = sum((s.yuan for s in parts), start=Decimal(0))
        if total != whole.yuan:
            yield finding(
                "R32", Severity.MAJOR, f"各行为的罚款之和{total.normalize():f}元，与合并执行的罚款{whole.yuan.normalize():f}元不符", whole.span, "核对各项罚款和合计",
                expected=f"{total.normalize():f}元", actual=f"{whole.yuan.normalize():f}元", related=tuple((s.span.start, s.span.end) for s in parts),
            )  # fmt: skip


def _merged(fined: list[Sum], marks: list[re.Match[str]], text: str) -> Iterator[tuple[list[Sum], Sum]]:
    """The fines of the acts and the one they make, for each mark; of several parties each has a mark of its own."""
    behind = 0
    for mark in marks:
        parts = [s for s in fined if behind <= s.span.start < mark.start() and not _told_or_past(s, text)]
        whole = next((s for s in fined if mark.start() <= s.span.start <= mark.end() + _NEAR), None)
        if whole is None:
            continue
        if len(parts) >= 2 and not _repeats(parts):
            yield parts, whole
        behind = whole.span.end


def _told_or_past(amount: Sum, text: str) -> bool:
    """Whether an amount belongs to what was told before, to an earlier case or to a range."""
    start = max(text.rfind(mark, 0, amount.span.start) for mark in "。；\n")
    return bool(_Said.read().earlier.search(text[start + 1 : amount.span.end + 4]))


def _repeats(parts: list[Sum]) -> bool:
    """The same amount twice may be one fine told twice."""
    return len({s.yuan for s in parts}) < len(parts)


@rule(
    "R32", "其中各项之和是罚款", Severity.MAJOR, f"{_LAW}第五十九条第一款第（三）项", kinds=PENALTIES,
    examples=("罚款60000元，其中甲行为罚款30000元、乙行为罚款20000元", "罚款60000元，其中甲行为罚款40000元、乙行为罚款20000元"),
)  # fmt: skip
def divided_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine that is told to consist of at least two fines is their sum."""
    said = _Said.read()
    text = unquoted(decision.text)
    for one in decision.imposed:
        parts = parts_of(one.amount, decision.sums, text) if one.kind == "罚款" and one.amount else ()
        if len(parts) < 2 or one.amount is None:
            continue
        told = text[one.span.end : parts[-1].span.end]
        fined = all(said.fined.search(text[max(0, s.span.start - 12) : s.span.start]) for s in parts)
        total = sum((s.yuan for s in parts), start=Decimal(0))
        if fined and total != one.amount.yuan and not said.not_a_part.search(told):
            yield finding(
                "R32", Severity.MAJOR, f"其中各项之和{total.normalize():f}元，与罚款{one.amount.yuan.normalize():f}元不符", one.span, "核对各项罚款和总额", expected=f"{total.normalize():f}元", actual=f"{one.amount.yuan.normalize():f}元",
                related=tuple((s.span.start, s.span.end) for s in parts),
            )  # fmt: skip
            return
