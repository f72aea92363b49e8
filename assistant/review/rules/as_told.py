"""R23: what is decided is no heavier than what was told: the fine, that of each party, the kinds of penalty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal as Number

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.imposed import kinds_named
from assistant.review.parts.model import Decision, Imposed, Span, Sum
from assistant.review.parts.per_party import fines_of_parties
from assistant.review.parts.sums import is_rate, measure_of, sums_in
from assistant.review.rule import PENALTIES, CannotTellError, finding, rule


class _Said(Words):
    """The words of penalties that are proposed, as corpora/lexicon/review/as_told.yaml has them."""

    FILE = "lexicon/review/as_told.yaml"

    proposed: re.Pattern[str]
    total: re.Pattern[str]
    is_fine: re.Pattern[str]
    together: re.Pattern[str]
    divided: re.Pattern[str]
    orders_only: re.Pattern[str]
    punishes: re.Pattern[str]
    told_kinds: tuple[str, ...]


_LAW = "《中华人民共和国行政处罚法》"


def proposals_of(decision: Decision) -> Iterator[Span]:
    """What the paper says was told to be proposed, with the penalties in it."""
    for sentence in decision.told:
        for match in _Said.read().proposed.finditer(sentence.text):
            start = sentence.start + match.start()
            yield Span(start, start + len(match[0]), match[0])


@rule(
    "R23", "决定不重于告知", Severity.FATAL, f"{_LAW}第四十四条、第四十五条第二款", kinds=PENALTIES, needs="告知书",
    examples=("告知拟罚款10000元，决定罚款20000元", "告知拟罚款20000元，决定罚款20000元"),
)  # fmt: skip
def no_heavier_than_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fine decided is no more than the fine told."""
    told = list(told_fines(decision))
    fines = [one.amount.yuan for one in decision.imposed if one.kind == "罚款" and one.amount]
    if not told:
        yield from _dearer_rate(decision)
        raise CannotTellError("文书没有写告知的拟处罚数额，需看告知书")
    together = any(_Said.read().together.search(one.text) for one in proposals_of(decision))
    most_told = max(amount for _, amount in told)
    if _is_divided(decision):
        most_told = max(most_told, sum((amount for _, amount in told), Number(0)))
    imposed = sum(fines if together else fines[-1:], Number(0))
    if fines and imposed > most_told:
        at = next((span for span, amount in told if amount == most_told), told[0][0])
        fined = next(one.span for one in decision.imposed if one.kind == "罚款")
        yield _heavier(
            f"决定罚款{imposed:f}元重于告知的拟罚款{most_told:f}元", at, (imposed, most_told), fined
        )


def _dearer_rate(decision: Decision) -> Iterator[Finding]:
    """Only a rate was told, 每平方米100元, and the one rate decided for the same measure is higher."""
    told = [rate for one in proposals_of(decision) if "罚" in one.text for rate in _rates(decision, one)]
    ruled = list(_rates(decision, decision.ruling)) if decision.ruling else []
    if len({rate[1:] for rate in told}) != 1 or len({rate[1:] for rate in ruled}) != 1:
        return
    (at, most, measure), (fined, yuan, ours) = told[0], ruled[0]
    if measure == ours and yuan > most:
        yield _heavier(
            f"决定按每{ours}{yuan:f}元罚款，重于告知的每{measure}{most:f}元", at, (yuan, most), fined
        )


def _rates(decision: Decision, part: Span) -> Iterator[tuple[Span, Number, str]]:
    """The rates for one measure in a part, less those of quoted law and of ranges."""
    text = unquoted(decision.text)
    for one in sums_in(text, part.start, part.end):
        measure = measure_of(one, text)
        if measure and not text.startswith(("以上", "以下", "至", "到", "—"), one.span.end):
            yield one.span, one.yuan, measure


def _is_divided(decision: Decision) -> bool:
    """Whether the last fine is a total whose parts stand behind it: 罚款共计……，其中……; the parts may have been told one by one."""
    fines = [one.span.end for one in decision.imposed if one.kind == "罚款"]
    return bool(fines) and _Said.read().divided.search(decision.text[fines[-1] : fines[-1] + 20]) is not None


def _heavier(message: str, at: Span, amounts: tuple[Number, Number], other: Span) -> Finding:
    """A fine heavier than told; ``amounts`` are that imposed and that told."""
    return finding(
        "R23", Severity.FATAL, message, at, "按决定内容重新告知后再作决定；不得因申辩加重", expected=f"不超过{amounts[1]:f}元", actual=f"{amounts[0]:f}元",
        related=((other.start, other.end),),
    )  # fmt: skip


def told_fines(decision: Decision) -> Iterator[tuple[Span, Number]]:
    """The fines that the paper says were told to be proposed, each where it stands.

    Args:
        decision: the paper in its parts.
    """
    for proposed in proposals_of(decision):
        if "罚" not in proposed.text:
            continue
        told = sums_in(decision.text, proposed.start, proposed.end)
        amounts = [one for one in told if not is_rate(one, decision.text)]
        fined = [
            a
            for a in amounts
            if _Said.read().is_fine.search(decision.text[max(0, a.span.start - 14) : a.span.start])
        ]
        for amount in fined or (amounts if len(amounts) == 1 else ()):
            yield amount.span, amount.yuan


@rule(
    "R23", "各当事人的罚款不重于告知", Severity.FATAL, f"{_LAW}第四十四条", kinds=PENALTIES, needs="告知书",
    examples=("告知对当事人二罚款800元，决定对当事人二罚款1000元", "告知对当事人二罚款1500元，决定对当事人二罚款1000元"),
)  # fmt: skip
def each_as_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where several parties are fined, each is measured by what was told of it."""
    if len(decision.parties) < 2:
        raise CannotTellError("当事人只有一个，由其他规则检查")
    proposals = tuple(proposals_of(decision))
    told = fines_of_parties(decision, proposals)
    ruled = fines_of_parties(decision, (decision.ruling,) if decision.ruling else ())
    of_nobody = _unclaimed(decision, proposals, {s.span for sums in told.values() for s, _ in sums})
    for place, sums in ruled.items():
        fined, at = _together(decision, [s for s, _ in sums]), sums[0][0].span
        if place in told:
            most = _together(decision, [s for s, _ in told[place]])
            if fined > most:
                where = told[place][0][0].span
                yield _heavier(
                    f"对{sums[0][1].text}决定罚款{fined:f}元，重于告知的{most:f}元", where, (fined, most), at
                )
        elif (told or of_nobody) and not any(amount >= fined for amount in of_nobody):
            yield finding(
                "R23", Severity.FATAL, f"告知的拟处罚中没有对{sums[0][1].text}的罚款", at, "重新告知后再作决定", actual=f"{fined:f}元"
            )  # fmt: skip


def _together(decision: Decision, sums: list[Sum]) -> Number:
    """What the sums of one party make; where a total is written (合并执行, 合计), that; of a single sum there is none."""
    totals = [
        s for s in sums if _Said.read().total.search(decision.text[max(0, s.span.start - 16) : s.span.start])
    ]
    parts = [s.yuan for s in sums if s not in totals]
    most = max((s.yuan for s in totals), default=sum(parts, Number(0)))
    return min(most, parts[0]) if len(parts) == 1 else most


def _unclaimed(decision: Decision, proposals: tuple[Span, ...], claimed: set[Span]) -> list[Number]:
    """Amounts told that were read as no party's own: they may be anybody's."""
    return [
        s.yuan
        for s in decision.sums
        if s.span not in claimed and any(one.holds(s.span.start) for one in proposals)
    ]


@rule(
    "R23", "各项罚款不重于告知", Severity.FATAL, f"{_LAW}第四十四条、第四十五条第二款", kinds=PENALTIES, needs="告知书",
    examples=("告知两项分别罚款3万元、2万元，决定分别罚款4万元、2万元", "告知两项分别罚款3万元、2万元，决定分别罚款3万元、1万元"),
)  # fmt: skip
def each_act_as_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Several acts are fined: however the fines are matched, none is heavier than told, nor are they together."""
    fines = _parts(
        [(one.span, one.amount.yuan) for one in decision.imposed if one.kind == "罚款" and one.amount]
    )
    told = _parts(list(told_fines(decision)))
    if len(fines) > len(told):  # one of them may be told again where it is paid
        fines = [one for n, one in enumerate(fines) if one[1] not in [y for _, y in fines[:n]]]
    if len(decision.parties) > 1 or min(len(fines), len(told)) < 2:
        raise CannotTellError("罚款或者当事人不是由这一规则检查的，或者没有写告知的数额")
    if any(True for _ in no_heavier_than_told(decision, context)):
        return  # told by the other rule
    ruled, most = sum((y for _, y in fines), Number(0)), _most_told(decision, told, len(fines))
    pairs = zip(sorted(y for _, y in fines), sorted(y for _, y in told), strict=False)
    heavier = len(fines) == len(told) and next(((r, t) for r, t in pairs if r > t), None)
    if heavier or ruled > most:
        amounts = heavier or (ruled, most)
        at = next((span for span, yuan in told if yuan == amounts[1]), told[0][0])
        fined = next((span for span, yuan in fines if yuan == amounts[0]), fines[0][0])
        yield _heavier(f"决定的罚款{amounts[0]:f}元重于告知的{amounts[1]:f}元", at, amounts, fined)


def _parts(sums: list[tuple[Span, Number]]) -> list[tuple[Span, Number]]:
    """Sums less one that is the total of the others."""
    for place, (_, yuan) in enumerate(sums):
        others = sums[:place] + sums[place + 1 :]
        if len(others) > 1 and sum((y for _, y in others), Number(0)) == yuan:
            return others
    return sums


def _most_told(decision: Decision, told: list[tuple[Span, Number]], count: int) -> Number:
    """What was told in all; where the number of fines differs, with every other sum told, which may be a fine too."""
    fines = sum((yuan for _, yuan in told), Number(0))
    if len(told) == count:
        return fines
    sums = [s.yuan for one in proposals_of(decision) for s in sums_in(decision.text, one.start, one.end)]
    return max(fines, sum(sums, Number(0)))


@rule(
    "R23", "处罚种类不超出告知", Severity.FATAL, f"{_LAW}第四十四条", kinds=PENALTIES, needs="告知书",
    examples=("告知拟罚款，决定罚款并没收违法所得", "告知拟罚款并没收违法所得，决定与告知一致"),
)  # fmt: skip
def kinds_as_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where the paper says what was told, no kind of penalty is new."""
    proposals = [(one, kinds_named(one.text)) for one in proposals_of(decision)]
    told = {kind for _, kinds in proposals for kind in kinds}
    first = next((one for one, kinds in proposals if kinds), None)
    if first is None:
        yield from _only_ordered([one for one, _ in proposals], decision)
        raise CannotTellError("文书没有写告知的处罚种类，需看告知书")
    for one in sorted(decision.imposed, key=lambda imposed: imposed.kind == "警告"):
        if one.kind in _Said.read().told_kinds and one.kind not in told:
            mild = one.kind == "警告"  # 摘要告知内容时常常略去
            yield finding(
                "R23", Severity.HINT if mild else Severity.FATAL, f"告知的拟处罚中没有“{one.kind}”，决定增加了这一处罚", one.span, "重新告知后再作决定，或者按告知的内容决定",
                expected="、".join(sorted(told)), actual=one.kind, related=((first.start, first.end),),
            )  # fmt: skip
            return


def _only_ordered(proposals: list[Span], decision: Decision) -> Iterator[Finding]:
    """What was told is an order to mend and no penalty at all, and the decision fines."""
    said = _Said.read()
    fined: Imposed | None = next((one for one in decision.imposed if one.kind == "罚款"), None)
    told = "".join(one.text for one in proposals)
    if fined and said.orders_only.search(told) and not said.punishes.search(told):
        at = proposals[0]
        yield finding(
            "R23", Severity.FATAL, "告知的内容只有责令，没有“罚款”，决定增加了这一处罚", fined.span, "重新告知后再作决定，或者按告知的内容决定", actual="罚款",
            related=((at.start, at.end),),
        )  # fmt: skip
