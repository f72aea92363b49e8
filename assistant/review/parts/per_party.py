"""Which sums of a stretch belong to which of several parties: 对当事人一……罚款, 罚款……（当事人二）, by full or short name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.imposed import blanked, is_base
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.parts.sums import parts_of

_ORDINALS = ("[一1１甲]", "[二2２乙]", "[三3３丙]", "[四4４丁]", "[五5５戊]")
_SHORT = re.compile(
    r"^[^，。；\n]{0,4}[（(]?以下(?:简称|称)(?:为|：)?[“\"《]?(?P<name>[\u4e00-\u9fff]{2,12})"
)
_FINED = re.compile(r"罚款?|处")
_NO_FINE = re.compile(r"没收|违法所得|货值|价款|造价|保证金|加处[^，。；]{0,12}$|[并另]?缴")
_BEHIND = re.compile(r"^[）)]?(?:元|整)?[（(][^（()）]*")
_OF_ALL = re.compile(r"合计|共计|总计|总额")
_SHARED = re.compile(r"^[^，。；\d]{0,16}(?:分别|各自?)")
_REACH = 60


def callings_of(decision: Decision) -> tuple[re.Pattern[str], ...]:
    """For each party a pattern of the names by which the paper calls it: its name, a short name set for it, 当事人一, 对公司 of the only firm.

    Args:
        decision: the paper in its parts.
    """
    return tuple(re.compile("|".join(_callings(place, decision))) for place in range(len(decision.parties)))


def _callings(place: int, decision: Decision) -> Iterator[str]:
    party = decision.parties[place]
    if place < len(_ORDINALS):
        yield rf"(?:当事人|被处罚人|被处罚单位)[（(]?{_ORDINALS[place]}(?![一二三四五六七八九十\d])[）)]?"
    if party.organisation and sum(bool(one.organisation) for one in decision.parties) == 1:
        yield "(?<=对)[该你]?(?:公司|单位|企业)(?![\u4e00-\u9fff]{0,4}(?:人员|主管|负责人|代表人))"
    if party.name is None:
        return
    if len(party.called) > 1:
        yield re.escape(party.called)
    short = _SHORT.search(decision.text[party.name.end : party.name.end + _REACH])
    if short:
        yield re.escape(short["name"])


def fines_of_parties(decision: Decision, where: tuple[Span, ...]) -> dict[int, tuple[tuple[Sum, Span], ...]]:
    """The fines in some stretches by the place of their party in the head, each with where its party is named.

    A sum belongs to the party named last before it in its sentence, or in brackets right behind it; one that names no party,
    is of several (甲、乙分别罚款……) or a total of theirs belongs to nobody.

    Args:
        decision: the paper in its parts.
        where: stretches of the paper.
    """
    callings = callings_of(decision)
    found: dict[int, list[tuple[Sum, Span]]] = {}
    for span in where:
        text = blanked(span.text)
        for amount in decision.sums:
            if span.start <= amount.span.start and amount.span.end <= span.end:
                told = _party_of(amount, span, text, callings)
                if told is not None:
                    found.setdefault(told[0], []).append((amount, told[1]))
    return {place: _without_parts(sums, decision) for place, sums in found.items()}


def _without_parts(sums: list[tuple[Sum, Span]], decision: Decision) -> tuple[tuple[Sum, Span], ...]:
    """The sums less those into which one of them is told to be divided (其中……)."""
    parts = {part.span for one, _ in sums for part in parts_of(one, decision.sums, decision.text)}
    return tuple((one, at) for one, at in sums if one.span not in parts)


def _party_of(
    amount: Sum, span: Span, text: str, callings: tuple[re.Pattern[str], ...]
) -> tuple[int, Span] | None:
    start, end = amount.span.start - span.start, amount.span.end - span.start
    if not text[start:end].strip() or is_base(text, end):
        return None
    clause = re.split(r"[，。；、\n]", text[:start])[-1]
    after = re.split(r"[，。；\n]", text[end : end + 12])[0]
    begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    behind = _BEHIND.match(text[end:])
    for place, calling in enumerate(callings):
        if behind and (named := calling.search(behind[0])):
            return place, Span(span.start + end + named.start(), span.start + end + named.end(), named[0])
    named_before = sorted(
        ((m.end(), place, m) for place, c in enumerate(callings) for m in c.finditer(text, begin, start)),
        key=lambda one: one[0],
    )
    if not named_before:
        return None
    _, place, match = named_before[-1]
    between = text[match.end() : start]
    if len({one[1] for one in named_before}) > 1 and (_OF_ALL.search(between) or _SHARED.search(between)):
        return None  # 甲、乙分别罚款……, or what all of them pay together
    fined = _FINED.search(clause + after) or _FINED.search(between)
    if not fined or _NO_FINE.search(clause):
        return None
    return place, Span(span.start + match.start(), span.start + match.end(), match[0])
