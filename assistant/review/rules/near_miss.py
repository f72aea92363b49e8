"""R09: sums to which a paper cannot be held and which come out but for two digits, or nearly: hints to look again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.reckoning import Reckoned, Relation, reckonings
from assistant.text.reckoning.words import load_words

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS_AND_NOTICES, "correction")
_NEAR = Decimal("0.1")
_AT_SO_MUCH = re.compile(r"以?每[^，。；\d]{1,4}[\d.]+元")
_PARTS = re.compile("其中|包括|由")
_MOST_PRODUCTS, _LEAST_DIGITS = 24, 3


@rule(
    "R09", "与算出的数只差一点", Severity.HINT, _LAW, kinds=_KINDS,
    examples=("合同价款386万元，其中土建300万元、安装68万元", "合同价款368万元，其中土建300万元、安装68万元"),
)  # fmt: skip
def nearly_right(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What cannot be held to come out, but misses by two digits turned round, or parts that nearly make their whole."""
    text = unquoted(decision.text)
    for one in reckonings(text):
        if one.doubt and not one.right and not one.stated.loose and _looks_slipped(text, one):
            at = Span(one.stated.start, one.stated.end, decision.text[one.stated.start : one.stated.end])
            yield _hint(
                at, f"{one.relation}：按文中的数似应为{one.expected}", one.expected, (one.start, one.end)
            )


def _hint(at: Span, message: str, expected: str, related: tuple[int, int]) -> Finding:
    return finding(
        "R09", Severity.HINT, message, at, "核对每一个数；另有其他项目或者算法的写明", ground=Ground.CANNOT_TELL, expected=expected, actual=at.text, related=(related,),
    )  # fmt: skip


def _looks_slipped(text: str, one: Reckoned) -> bool:
    stated, made = one.stated.value, one.computed.value
    if turned(stated, made) or one.relation is Relation.BEYOND:
        return True
    if one.relation is Relation.STOCK:
        told = _AT_SO_MUCH.sub("", text[one.start : one.end])
        return not load_words().stock_otherwise.search(told)
    parts = one.relation is Relation.TOTAL and one.stated.start < min(t.start for t in one.terms)
    between = text[one.stated.end : min(t.start for t in one.terms)] if parts else ""
    return parts and bool(_PARTS.search(between)) and abs(made - stated) <= stated * _NEAR


def turned(one: Decimal, other: Decimal) -> bool:
    """Whether two different numbers have the same digits, two of them in each other's place."""
    a, b = (f"{n.normalize():f}" for n in (one, other))
    differ = [n for n in range(min(len(a), len(b))) if a[n] != b[n]]
    long_enough = len(a.replace(".", "").strip("0")) + 1 >= _LEAST_DIGITS and len(a) >= _LEAST_DIGITS
    return len(a) == len(b) and len(differ) == 2 and sorted(a) == sorted(b) and long_enough


_YUAN = r"(?P<yuan>(?<![\d.])\d[\d,]{0,14}(?:\.\d{1,2})?)\s?元"
_PRICE = re.compile(
    rf"每(?P<of>[\u4e00-\u9fff]{{1,2}}?)(?:[售进零][价售])?[为是约]?(?:人民币)?{_YUAN}|{_YUAN}\s?[/／](?P<each>[\u4e00-\u9fff]{{1,2}})".replace(
        "(?P<yuan>", "(?P<one>", 1
    ).replace("(?P<yuan>", "(?P<two>", 1)
)
_STATED = re.compile(
    rf"(?:货值|金额|收入|货款|价款|得款|收款|所得|获利|共计|合计|共?(?:支付|收取)|运费|租金)[^，。；\d（(]{{0,6}}{_YUAN}"
)


@rule(
    "R09", "单价乘数量只差数字次序", Severity.HINT, _LAW, kinds=_KINDS,
    examples=("购进30只，每只168元，货值金额5400元", "购进30只，每只168元，货值金额5040元"),
)  # fmt: skip
def digits_turned(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An amount of a line that no count at its price makes, and one does but for two digits that changed places."""
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    facts = unquoted(decision.facts.text)
    right = {one.stated.value for one in reckonings(facts) if one.right}
    for line in re.finditer(r"[^\n]+", facts):
        made = _products(line[0])
        for match in _STATED.finditer(line[0]):
            stated = _number(match["yuan"])
            near = next((value for value in sorted(made) if turned(stated, value)), None)
            if near is not None and stated not in made | right:
                start = decision.facts.start + line.start() + match.start("yuan")
                at = Span(
                    start,
                    start + len(match["yuan"]) + 1,
                    decision.text[start : start + len(match["yuan"]) + 1],
                )
                yield _hint(
                    at,
                    f"单价乘数量为{near.normalize():f}元，文中写{at.text}",
                    f"{near.normalize():f}元",
                    (at.start, at.end),
                )
                return


def _products(line: str) -> set[Decimal]:
    """Every count at the prices of its unit and at the difference of two of them, and the sums of two goods; few only."""
    prices: dict[str, set[Decimal]] = {}
    for match in _PRICE.finditer(line):
        prices.setdefault(match["of"] or match["each"], set()).add(_number(match["one"] or match["two"]))
    goods: list[set[Decimal]] = []
    for unit, each in prices.items():
        values = each | {abs(a - b) for a, b in combinations(sorted(each), 2)}
        counts = {_number(n) for n in re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?)\s?{re.escape(unit)}", line)}
        goods.append({count * value for count in counts for value in values})
    found = set[Decimal]().union(*goods)
    if len(found) > _MOST_PRODUCTS:
        return set()
    return found | {a + b for one, two in combinations(goods, 2) for a in one for b in two}


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
