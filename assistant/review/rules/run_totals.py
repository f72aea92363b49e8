"""R09: hints of sums: a run of like amounts before its total, a rate told right behind the difference that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.rule import DECISIONS, NOTICES, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS, *NOTICES)
_TOTAL = re.compile(r"(?:合计|共计|总计)(?:人民币|为)?$")
_CUT = re.compile("[，、；]")
_LEAST = 3


@rule(
    "R09", "同类各项与合计", Severity.HINT, _LAW, kinds=_KINDS,
    examples=("多收床费100元，多收药费200元，多收氧费300元，损失合计500元", "多收床费100元，多收药费200元，多收氧费300元，损失合计600元"),
)  # fmt: skip
def like_items(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """At least three amounts in neighbouring clauses that begin alike, and right behind them a total: only a hint."""
    text = unquoted(decision.text)
    for sentence in sentences_of(text):
        inside = [s for s in decision.sums if sentence.holds(s.span.start)]
        for place, total in enumerate(inside):
            if not _TOTAL.search(text[: total.span.start][-8:]):
                continue
            parts = _run(text, inside[:place])
            made = sum((s.yuan for s in parts), Decimal(0))
            if len(parts) >= _LEAST and made != total.yuan:
                yield finding(
                    "R09", Severity.HINT, f"前面各项之和为{made:f}元，合计写{total.yuan:f}元", total.span, "核对各项和合计；另有其他项目的写明", ground=Ground.CANNOT_TELL,
                    expected=f"{made:f}元", actual=total.span.text, related=tuple((s.span.start, s.span.end) for s in parts),
                )  # fmt: skip


def _run(text: str, amounts: list[Sum]) -> list[Sum]:
    """The last amounts whose clauses begin with the same two characters."""
    heads = [_CUT.split(re.split("[：:]", text[: s.span.start])[-1])[-1].strip()[:2] for s in amounts]
    found = [
        s for s, head in zip(amounts, heads, strict=True) if heads and head == heads[-1] and len(head) == 2
    ]
    return found if found == amounts[len(amounts) - len(found) :] else []


_RATE = re.compile(
    r"(?:多报|少报|虚报|瞒报|漏报|超出|短缺|短少|相差|差额)(?:为|了)?(?P<part>\d[\d,.]*)(?P<unit>万?元|吨|公斤|千克|立方米|平方米|人|件)[，,](?:差错|误差|超[额出报载]|偏差|短缺|虚报|瞒报)(?:率|比例)(?:为|达到?|是)?(?P<rate>\d+(?:\.\d+)?)\s?[%％]"
)


@rule(
    "R09", "差额与所写的比率", Severity.HINT, _LAW, kinds=_KINDS,
    examples=("应报4000万元，多报1000万元，差错率为35%", "应报4000万元，多报1000万元，差错率为25%"),
)  # fmt: skip
def rate_of_difference(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A rate right behind a difference is its share of some whole of the same line: of none, as the line stands; only a hint."""
    text = unquoted(decision.text)
    for match in _RATE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        wholes = re.findall(rf"(\d[\d,.]*){match['unit']}", line)
        part, rate = _number(match["part"]), _number(match["rate"])
        digits = Decimal(1).scaleb(-len(match["rate"].partition(".")[2]))
        shares = {(part * 100 / whole).quantize(digits) for w in wholes if (whole := _number(w)) > part}
        if shares and all(abs(share - rate) > digits for share in shares):
            at = Span(match.start("rate"), match.end(), text[match.start("rate") : match.end()])
            told = "或者".join(f"{share}%" for share in sorted(shares)[:3])
            yield finding(
                "R09", Severity.HINT, f"所写的比率{at.text}，按文中的数应为{told}", at, "核对分子、分母和比率", ground=Ground.CANNOT_TELL, actual=at.text,
            )  # fmt: skip


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("."))
