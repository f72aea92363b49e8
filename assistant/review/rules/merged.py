"""R17, R32: fines of several acts executed as one; a second fine on the same act, in this paper or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

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


_AGAIN = re.compile(
    r"罚款(?:人民币)?[^。；，]{0,30}元?[^。；，]{0,16}[，,](?P<again>(?:又|再|另)(?:依据|根据|依照|按照|按)《[^》\n]{2,40}》[^。；]{0,80}?(?:处以?|给予)?罚款)"
)
_OTHER_ACT = re.compile(
    r"第[二三四五2-5]个|另一(?:个|项|违法)?行为|另外的|两个(?:违法)?行为|(?:责任人|负责人|主管人员)[^。；]{0,12}罚款"
)


@rule(
    "R17", "同一行为不按两部规范各罚一次", Severity.MAJOR, f"{_LAW}第二十九条", kinds=PROPOSING,
    examples=("罚款20000元，又依据《……条例》就该行为再处罚款5000元", "按罚款数额高的规定罚款20000元"),
)  # fmt: skip
def fined_by_two(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """In one sentence a fine by one law and again one by another, with no word of another act or person."""
    for sentence in sentences_of(unquoted(decision.text)):
        match = _AGAIN.search(sentence.text)
        if match and not _OTHER_ACT.search(match["again"]):
            start = sentence.start + match.start("again")
            yield finding(
                "R17", Severity.MAJOR, "同一行为按两部规范各处一次罚款", Span(start, start + len(match["again"]), match["again"]), "违反多个规范应当给予罚款的，按罚款数额高的规定处罚一次；确是另一行为的写明",
            )  # fmt: skip
            return


_FINED_BEFORE = re.compile(
    r"(?P<who>本机关|我局|本局|我队|我大队|本大队|该(?:局|大队|机关|支队|所|中队)|[\u4e00-\u9fff]{2,16}(?:局|大队|支队|机关|所))[^。；，]{0,6}已(?:经)?(?:于[\d年月日]{4,11})?[，,]?(?:就|因|对|针对)(?P<what>[^。；，]{4,40}?)(?:对[^。；，]{1,16})?(?:处以?|给予|作出)?罚款(?:人民币)?\s?[\d壹贰叁肆伍陆柒捌玖一二三四五六七八九]"
)
_SAME_ACT = re.compile(r"本次|这次|上述|同一|该(?:违法)?行为|本案|此次|前述")
_PARTY_ELSE = re.compile(r"责任人|负责人|主管人员|员工|职工|法定代表人|货主|车主|承运|另案")
_LIKE = 0.6


@rule(
    "R17", "同一行为此前已经罚款", Severity.MAJOR, f"{_LAW}第二十九条", kinds=PROPOSING,
    examples=("本局已就上述行为罚款5000元，现拟罚款8000元", "本局此前没有就上述行为处罚"),
)  # fmt: skip
def fined_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper tells itself that this very act was fined before, and fines it again."""
    if not any(one.kind == "罚款" for one in decision.imposed):
        raise CannotTellError("没有读出罚款")
    text = unquoted(decision.text)
    for match in _FINED_BEFORE.finditer(text):
        rest = bigrams(text[: match.start()] + "。" + text[match.end() :])
        own = bigrams(match["what"])
        same = _SAME_ACT.search(match["what"]) or len(own & rest) / max(1, len(own)) >= _LIKE
        if same and not _PARTY_ELSE.search(match["what"]):
            yield finding(
                "R17", Severity.MAJOR, "同一行为此前已经罚款，又给予罚款", Span(match.start(), match.end(), match[0]), "同一违法行为不得给予两次以上罚款；确是另一行为的写明时间、内容的区别",
                related=tuple((o.span.start, o.span.end) for o in decision.imposed if o.kind == "罚款"),
            )  # fmt: skip
            return
