"""R08: one quantity with one digit changed between the facts and the rest of the paper; a house number of the party's own road."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams
from assistant.text.reckoning import read_terms
from assistant.text.slips import turned


class _Said(Words):
    """The words around quantities and houses, as corpora/lexicon/review/digit_slips.yaml has them."""

    FILE = "lexicon/review/digit_slips.yaml"

    filler: re.Pattern[str]
    no_label: re.Pattern[str]
    house: re.Pattern[str]
    at_place: re.Pattern[str]
    other_place: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in digits: where it stands, as written, its unit and what it counts by the words before and behind it."""

    span: Span
    digits: str
    unit: str
    labels: frozenset[str]


_LAW = "《中华人民共和国行政处罚法》第四十条"
_DIGITS = re.compile(r"\d[\d.]*")
_LEAST, _ODD = 2, 3


@rule(
    "R08", "同一数量前后一致", Severity.MAJOR, _LAW, kinds=(*DECISIONS_AND_NOTICES, "correction"),
    examples=("组织游客72人……证据证明游客32人", "组织游客32人……证据证明游客32人"),
)  # fmt: skip
def one_digit_apart(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A quantity of the facts that the rest never tells, and one of the rest, called the same, that the facts never tell, one digit apart."""
    if decision.facts is None or decision.excerpt:
        raise CannotTellError("没有读出事实部分")
    text = unquoted(decision.text)
    end = decision.evidence.start if decision.evidence else decision.facts.end
    counts = _counts(text)
    here = [one for one in counts if decision.facts.start <= one.span.start < end]
    rest = [one for one in counts if one.span.start >= end]
    for one in _only_in(here, counts):
        other = next((o for o in _only_in(rest, counts) if _is_slip(one, o)), None)
        if other:
            yield finding(
                "R08", Severity.MAJOR, f"同一数量前后不一致：事实写{one.span.text}，后文写{other.span.text}", one.span, "核对证据后统一", expected=other.span.text, actual=one.span.text,
                related=((other.span.start, other.span.end),),
            )  # fmt: skip
            return


def _counts(text: str) -> list[_Count]:
    """The numbers of a text in two digits or more, each with its unit."""
    found = []
    for term in read_terms(text):
        digits = _DIGITS.search(text, term.start, term.end)
        if (
            digits
            and len(digits[0].replace(".", "")) >= _LEAST
            and not term.loose
            and term.unit not in ("年", "%")
        ):
            span = Span(term.start, term.end, text[term.start : term.end])
            found.append(
                _Count(span, digits[0], term.shown or term.unit, _labels(text, term.start, term.end))
            )
    return found


def _labels(text: str, start: int, end: int) -> frozenset[str]:
    """What a number counts: the pairs of characters before it in its clause, the last with !, and the one behind its unit."""
    said = _Said.read()
    before = said.filler.sub("", re.split("[，。；：、（(\\n]", text[max(0, start - 12) : start])[-1])
    behind = re.split("[，。；：、）)\\n]", text[end : end + 4])[0][:2]
    told = {f"<{pair}" for pair in bigrams(before)}
    told |= {f"<{before[-2:]}!" if len(before) > 1 else "", f">{behind}!" if len(behind) == 2 else ""}
    return frozenset(one for one in told if one and not said.no_label.search(one))


def _called_alike(one: _Count, other: _Count) -> bool:
    """Whether the words right before two numbers, or right behind them, are the same, or two pairs of characters before them."""
    shared = one.labels & other.labels
    return any(label.endswith("!") for label in shared) or len(shared) > 1


def _only_in(part: Sequence[_Count], counts: Sequence[_Count]) -> Iterator[_Count]:
    """The counts of a part whose number stands nowhere outside it."""
    inside = {one.span for one in part}
    others = {(one.digits, one.unit) for one in counts if one.span not in inside}
    return (one for one in part if (one.digits, one.unit) not in others)


def _is_slip(one: _Count, other: _Count) -> bool:
    """Whether two counts of the same things differ in one digit, or in two that changed places."""
    if one.unit != other.unit or len(one.digits) != len(other.digits):
        return False
    if not _called_alike(one, other) and not _is_odd(one, other):
        return False
    apart = sum(a != b for a, b in zip(one.digits, other.digits, strict=True))
    return apart == 1 or turned(one.digits, other.digits)


def _is_odd(one: _Count, other: _Count) -> bool:
    """Whether both numbers have so many digits before their last zeros that they hardly are near each other by chance."""
    return all(
        len(c.digits.rstrip("0").replace(".", "")) >= _ODD and len(c.digits) > _ODD for c in (one, other)
    )


@rule(
    "R08", "地点的门牌与当事人地址", Severity.HINT, _LAW, kinds=(*DECISIONS_AND_NOTICES, "correction"),
    examples=("地址塘桥路66号……你单位位于塘桥路97号的车间", "地址塘桥路66号……你单位位于塘桥路66号的车间"),
)  # fmt: skip
def number_of_own_road(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The act is told at the party's own road with another number, and the address stands nowhere else."""
    said, text = _Said.read(), unquoted(decision.text)
    for party in decision.parties:
        own = said.house.search(party.address.text) if party.address else None
        if own is None or party.address is None:
            continue
        rest = text[: party.address.start] + " " * len(party.address.text) + text[party.address.end :]
        told = [m for m in said.house.finditer(rest) if m["road"][-3:] == own["road"][-3:]]
        if told and all(m["number"] != own["number"] for m in told) and _tells_place(rest, told[0]):
            at = Span(told[0].start(), told[0].end(), told[0][0])
            yield finding(
                "R08", Severity.HINT, f"当事人地址是{own[0]}，事实写{at.text}，前后不一致", at, "核对地点；确是两处的，写明各是什么场所", ground=Ground.CANNOT_TELL, expected=own[0],
                actual=at.text, related=((party.address.start, party.address.end),),
            )  # fmt: skip
            return


def _tells_place(text: str, house: re.Match[str]) -> bool:
    """Whether a sentence tells a house as where the act was, and no second premises of the party."""
    said = _Said.read()
    begin = max(text.rfind(mark, 0, house.start()) for mark in "。；\n") + 1
    sentence = re.split("[。；\n]", text[begin:])[0]
    return said.at_place.search(text, begin, house.start()) is not None and not said.other_place.search(
        sentence
    )
