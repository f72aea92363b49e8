"""R08, R23: what is confiscated and how long business stops, against the facts and against what was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.taken import Taken, lasting_in, taken_in
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.as_told import proposals_of
from assistant.text.bigrams import bigrams
from assistant.text.numerals import value_of

_TOLD = "《中华人民共和国行政处罚法》第四十四条"
_FACT = "《中华人民共和国行政处罚法》第四十条"
_NUMBER = r"(?<![\d.第])(?P<number>\d{1,7}(?:\.\d{1,3})?|[一二三四五六七八九十百两]{1,4})\s?"
_MOST, _NEAR = 8, 14


@rule(
    "R23", "停业、暂扣的期限不长于告知", Severity.FATAL, _TOLD, kinds=PENALTIES, needs="告知书",
    examples=("告知拟责令停业整顿十日，决定责令停业整顿一个月", "告知拟责令停业整顿一个月，决定责令停业整顿一个月"),
)  # fmt: skip
def no_longer_than_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The stop of business or the suspension lasts no longer than the one of its kind that was told."""
    text = unquoted(decision.text)
    told = [one for p in proposals_of(decision) for one in lasting_in(text, p.start, p.end)]
    if decision.ruling is None or not told:
        raise CannotTellError("文书没有写告知的停业、暂扣期限，需看告知书")
    for one in lasting_in(text, decision.ruling.start, decision.ruling.end):
        most = [t for t in told if t.kind == one.kind]
        if most and one.days > max(t.days for t in most):
            at = most[0].span
            yield finding(
                "R23", Severity.FATAL, f"决定的“{one.span.text}”长于告知的“{at.text}”", one.span, "按决定内容重新告知后再作决定，或者按告知的期限决定",
                expected=at.text, actual=one.span.text, related=((at.start, at.end),),
            )  # fmt: skip
            return


@rule(
    "R23", "没收的物品不超出告知", Severity.MAJOR, _TOLD, kinds=PENALTIES, needs="告知书",
    examples=("告知拟没收渔获物，决定没收渔获物和渔船", "告知拟没收渔获物、渔船，决定没收渔获物和渔船"),
)  # fmt: skip
def nothing_more_is_taken(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where the notice names the things to be taken one by one, the decision takes no other."""
    text = unquoted(decision.text)
    proposals = tuple(proposals_of(decision))
    told = [one for p in proposals for one in taken_in(text, p.start, p.end)]
    if decision.ruling is None or not told or any(one.general for one in told):
        raise CannotTellError("文书没有逐项写告知的没收物品，需看告知书")
    named = bigrams("，".join(p.text for p in proposals))
    for one in taken_in(text, decision.ruling.start, decision.ruling.end):
        if len(one.name) > 1 and not one.general and not bigrams(one.name) & named:
            yield finding(
                "R23", Severity.HINT, f"告知的拟没收物品中没有“{one.name}”，决定增加了这一项", one.span, "重新告知后再作决定，或者按告知的内容决定",
                expected="、".join(t.name for t in told), actual=one.name, related=((told[0].span.start, told[-1].span.end),),
            )  # fmt: skip
            return


@rule(
    "R08", "没收的数量与查明的一致", Severity.MAJOR, _FACT, kinds=PROPOSING,
    examples=("查获渔获物20公斤，决定没收渔获物30公斤", "查获渔获物20公斤，决定没收渔获物20公斤"),
)  # fmt: skip
def as_many_as_found(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A number taken that the paper tells nowhere before, nor by adding or taking away, while it tells another of the thing."""
    if decision.ruling is None or decision.facts is None or decision.facts.start > decision.ruling.start:
        raise CannotTellError("没有读出事实或者处罚内容")
    text = unquoted(decision.text)
    for one in taken_in(text, decision.ruling.start, decision.ruling.end):
        if not one.number or one.general or len(one.name) < 2:
            continue
        told = _counts(text[: decision.ruling.start], one)
        own = [(value, at) for value, at in told if _is_of(text, at, one)]
        if own and len(told) <= _MOST and not _made_of(Decimal(one.number), [value for value, _ in told]):
            shown = "、".join(dict.fromkeys(at.text for _, at in own))
            yield finding(
                "R08", Severity.MAJOR, f"没收的“{one.name}{one.number}{one.unit}”与前文的数量（{shown}）不一致", one.span, "核对查明、扣押和没收的数量，前后统一",
                expected=shown, actual=f"{one.number}{one.unit}", related=tuple((at.start, at.end) for _, at in own[:3]),
            )  # fmt: skip
            return


def _counts(text: str, one: Taken) -> list[tuple[Decimal, Span]]:
    """The numbers of the unit of a thing in a text."""
    told = re.finditer(_NUMBER + re.escape(one.unit), text)
    found = {
        (m["number"], text[max(0, m.start() - 4) : m.start()]): m for m in told
    }.values()  # told again is no more
    return [
        (value, Span(m.start(), m.end(), m[0])) for m in found if (value := value_of(m["number"])) is not None
    ]


def _is_of(text: str, at: Span, one: Taken) -> bool:
    """Whether a count is told of the thing: its name stands right before it or behind it in the clause."""
    before = re.split("[，。；、\\n]", text[max(0, at.start - _NEAR) : at.start])[-1]
    behind = re.split("[，。；、\\n]", text[at.end : at.end + len(one.name) + 2])[0]
    return bool((bigrams(before) | bigrams(behind)) & bigrams(one.name[-4:]))


def _made_of(number: Decimal, told: Sequence[Decimal]) -> bool:
    """Whether a number is told, or made of numbers told by adding, or by taking one or two from another."""
    sums = {sum(some, Decimal(0)) for size in range(1, len(told) + 1) for some in combinations(told, size)}
    pairs = {a + b for a, b in combinations(told, 2)} | set(told)
    return number in sums or any(whole - less == number for whole in sums for less in pairs)
