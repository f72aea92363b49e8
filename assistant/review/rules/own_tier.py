"""R20, R25: the fine lies in the tier that the paper itself applies; a plea for less that is accepted lowers it, a defence never raises it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.bases import share_before
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.own_scale import Tier, chosen_tier, own_scale
from assistant.review.rule import PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.as_told import told_fines
from assistant.text.numerals import NUMBER, value_of


class _Said(Words):
    """The words of pleas accepted and of fines raised, as corpora/lexicon/review/adopted.yaml has them."""

    FILE = "lexicon/review/adopted.yaml"

    adopted: re.Pattern[str]
    not_adopted: re.Pattern[str]
    lighter: re.Pattern[str]
    already: re.Pattern[str]
    raised: str
    higher: re.Pattern[str]
    defence: re.Pattern[str]
    anew: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"


@rule(
    "R20", "罚款在所适用的一档内", Severity.MAJOR, f"{_LAW}第五条第二款、第三十四条", kinds=PROPOSING,
    examples=("一般情形罚款1万元至3万元，本案属一般情形，罚款4万元", "一般情形罚款1万元至3万元，本案属一般情形，罚款2万元"),
)  # fmt: skip
def in_its_tier(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper sets out tiers with ranges and says which one applies; the only fine lies outside it."""
    scale, chosen = own_scale(decision), chosen_tier(decision)
    fines = _fines(decision)
    if not scale or chosen is None or len(fines) != 1:
        raise CannotTellError("没有写裁量档次的幅度和适用的一档，或者罚款不止一项")
    own = [tier for tier in scale if tier.name == chosen.text]
    measured = [(tier, share) for tier in own if (share := _share(tier, fines[0], decision)) is not None]
    if measured and all(not tier.low <= share <= tier.high for tier, share in measured):
        tier, at = measured[0][0], fines[0].span
        yield finding(
            "R20", Severity.MAJOR, f"写按“{chosen.text}”一档裁量（{tier.at.text}），罚款不在这一档内", at, "按所认定的档次确定罚款，或者更正认定的档次",
            expected=tier.at.text, actual=at.text, related=((chosen.start, chosen.end), (tier.at.start, tier.at.end)),
        )  # fmt: skip


def _fines(decision: Decision) -> list[Imposed]:
    return [one for one in decision.imposed if one.kind == "罚款" and one.amount]


def _share(tier: Tier, fine: Imposed, decision: Decision) -> Decimal | None:
    """The fine in the unit of a tier: its yuan, or the multiple or percent told before it."""
    if tier.unit == "元":
        return fine.amount.yuan if fine.amount else None
    clause = re.split("[。；\n]", unquoted(decision.text)[: fine.span.start])[-1]
    told = re.findall(rf"({NUMBER})\s?(倍|[%％])", clause)
    same = [value_of(number) for number, unit in told if unit.replace("％", "%") == tier.unit]
    if len(same) == 1 and same[0] is not None and share_before(decision, fine.span) is not None:
        return Decimal(same[0])
    return None


@rule(
    "R20", "采纳从轻意见的比告知的轻", Severity.MAJOR, f"{_LAW}第五条第二款、第四十五条第一款", kinds=PENALTIES,
    examples=("告知拟罚款2万元；从轻的意见予以采纳，决定罚款2万元", "告知拟罚款2万元；从轻的意见予以采纳，决定罚款1.5万元"),
)  # fmt: skip
def lighter_when_adopted(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A plea for a lighter penalty is accepted after the notice, and the fine is the one that was told."""
    said = _Said.read()
    told, fines = [yuan for _, yuan in told_fines(decision)], _fines(decision)
    at = next(_adopted(decision), None)
    if at is None or not told or len(fines) != 1:
        raise CannotTellError("没有写采纳从轻的意见，或者没有写告知的罚款数额")
    amount = fines[0].amount
    if amount and amount.yuan == max(told) and not said.already.search(decision.text):
        yield finding(
            "R20", Severity.MAJOR, f"采纳了从轻（减轻）的意见，罚款却与告知的{amount.yuan:f}元相同", at, "按采纳的意见降低罚款，或者写明告知时已经从轻",
            related=((fines[0].span.start, fines[0].span.end),),
        )  # fmt: skip


def _adopted(decision: Decision) -> Iterator[Span]:
    """Sentences that accept a plea and lighten in the same clause or the next; what is refused besides is cut off."""
    said = _Said.read()
    for sentence in (*decision.told, *decision.reasons):
        text = unquoted(sentence.text)
        for part in re.finditer("[^；。]+", text):
            for match in said.adopted.finditer(part[0]):
                refused = said.not_adopted.search(part[0][max(0, match.start() - 4) : match.end() + 2])
                if not refused and said.lighter.search(part[0]):
                    start = sentence.start + part.start() + match.start()
                    yield Span(start, start + len(match[0]), match[0])


@rule(
    "R25", "罚款不因申辩提高", Severity.FATAL, f"{_LAW}第四十五条第二款", kinds=PENALTIES,
    examples=("其申辩不成立，故将罚款由3000元提高为3500元", "其申辩成立，罚款由3500元降为3000元"),
)  # fmt: skip
def not_raised(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fine or its share is raised from one number to another in the answer to a defence, nothing new found and told anew."""
    said = _Said.read()
    if said.anew.search(decision.text):
        return
    most_told = max((yuan for _, yuan in told_fines(decision)), default=None)
    before = ""
    for sentence in sentences_of(unquoted(decision.text)):
        near, before = before + sentence.text, sentence.text
        match = next(_raised(sentence.text, most_told), None)
        if match and said.defence.search(near):
            start = sentence.start + match.start()
            yield finding(
                "R25", Severity.FATAL, "因当事人申辩而加重处罚，提高了罚款", Span(start, start + len(match[0]), match[0]), "不得因陈述、申辩加重处罚；按原拟处罚决定，有新的从重事实的重新告知",
            )  # fmt: skip
            return


def _raised(sentence: str, most_told: Decimal | None) -> Iterator[re.Match[str]]:
    """Where a sentence raises a fine from one number to another, or to more than was told."""
    said = _Said.read()
    for match in re.finditer(said.raised, sentence):
        was, now = (value_of(match[group]) for group in ("was", "now"))
        same_unit = (match["unit"] or match["of"]) == match["of"]
        if was is not None and now is not None and same_unit and now > was:
            yield match
    for match in said.higher.finditer(sentence) if most_told else ():
        now = value_of(match["now"])
        if now is not None and most_told and now > most_told:
            yield match
