"""R17: the ruling fines a party a second time for the one act that the paper charges it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.imposed import blanked
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.per_party import callings_of
from assistant.review.parts.story import story_of
from assistant.review.parts.whose import speaks_of_others
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.twice import fined_once
from assistant.text.bigrams import bigrams

_BASIS = "《中华人民共和国行政处罚法》第二十九条"
_BARE = re.compile(
    r"(?:上述|前述|同一个?|该项?|这一|本案)(?:违法|违规)?行为|同一(?:个)?[\u4e00-\u9fff]{0,12}行为"
)
_NAMED = re.compile(r"(?:上述|前述|该)?(?P<act>[\u4e00-\u9fff]{4,40}?)的?(?:违法)?行为")
_OBJECT = re.compile(r"(?:对|就|针对)(?P<what>[^对就，。；\n]{1,50}行为)(?P<then>[^对就。；\n]{0,60})$")
_NOT_IT = re.compile(r"[不非]|再次|另一|其他")
_AGAIN = re.compile(r"另|再|又|并处|同时|此外|还|依据|依照|根据|按照|同一")
_NO_SECOND = re.compile(r"合计|共计|总计|以上|其中|加处|逾期|择一|从一|从重者|第[二三四五][个项次]")
_SEVERAL = re.compile(
    r"第[二三四五2-5][个项次](?:违法)?行为|另一(?:个|项)?(?:违法)?行为|[两二三四]个(?:违法)?行为|两项(?:违法)?行为|另查明|另经查|数个违法行为|分别裁量|合并(?:处罚|执行)"
)
_SOMEBODY = re.compile(r"(?:对|向)(?!(?:上述|前述|同一|该|这一|本案|此))[^，。；]{1,20}")
_PARTY_WORDS = re.compile(r"当事人[一二三四甲乙丙丁]?|被处罚(?:人|单位)|你(?:单位|公司|店|厂)?|其")
_MUCH, _LEAST = 0.6, 3
# 对混合运输，再处罚款: what the fine is for, and whether it is one more
_FOR_WHAT = re.compile(
    r"(?:对|就|针对)(?P<what>[^对就，。；\n]{3,40}?)(?:的?行为)?[，,]?(?P<again>再次?|另行?|又|还)?(?:处以?|给予)?罚款[^，。；\n对就]{0,8}$"
)
_PART = re.compile(r"(?:行为)?(?:(?:当?中|里|内|所涉)?的?[^，。；\n]{0,20}(?:部分|一节|环节|问题|情节)|)")


@dataclass(frozen=True, slots=True)
class _Fine:
    """A fine of the ruling with the words that lead to it and the place of its party in the head, None when it is not clear."""

    at: Span
    lead: Span
    party: int | None


@rule(
    "R17", "同一当事人的同一行为没有另处罚款", Severity.MAJOR, _BASIS, kinds=PROPOSING,
    examples=("罚款2万元；依据另一部法对当事人无证经营的行为另处罚款5000元", "罚款2万元；对未建立台账的行为另处罚款5000元"),
)  # fmt: skip
def fined_again(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One act is charged (one duty broken), and a later fine on the same party names that act again."""
    fines = list(_fines(decision))
    if len(fines) < 2 or any(True for _ in fined_once(decision, context)):
        return  # told by the other rule
    if split := next(_split(fines), None):
        yield split
        return
    charged = {(v.citation.name, v.citation.provision) for v in context.duties}
    if len(charged) > 1 or _SEVERAL.search(unquoted(decision.text)):
        raise CannotTellError("违反的条款或者违法行为不止一个，看不出是不是同一行为")
    facts = bigrams(unquoted(story_of(decision).text))
    for place, one in enumerate(fines[1:], 1):
        before = [f for f in fines[:place] if f.party == one.party and f.party is not None]
        if before and _is_same_act(one, before[-1], facts, decision):
            yield finding(
                "R17", Severity.MAJOR, "对同一当事人的同一行为又处罚款", Span(one.lead.start, one.at.end, decision.text[one.lead.start : one.at.end]),
                "同一个违法行为违反多个规范应当给予罚款的，按罚款数额高的规定处罚一次", related=((before[-1].at.start, before[-1].at.end),),
            )  # fmt: skip
            return


def _split(fines: list[_Fine]) -> Iterator[Finding]:
    """A fine once more for a part of what a fine before it was for: 对混装罚款；对混装中的装修垃圾再罚款."""
    named = [(one, told) for one in fines if (told := _FOR_WHAT.search(one.lead.text))]
    for place, (one, told) in enumerate(named):
        for before, first in named[:place]:
            rest = told["what"].removeprefix(first["what"])
            if told["again"] and before.party == one.party and rest != told["what"] and _PART.fullmatch(rest):
                yield finding(
                    "R17", Severity.MAJOR, f"对“{first['what']}”罚款以后，又对其中一部分罚款", Span(one.lead.start + told.start(), one.at.end, told[0]),
                    "同一个违法行为只罚款一次", related=((before.at.start, before.at.end),),
                )  # fmt: skip
                return


def _fines(decision: Decision) -> Iterator[_Fine]:
    """The fines of the ruling in order; one that names nobody is on the party of the one before, or on the only one."""
    ruling = decision.ruling
    fines = [one.span for one in decision.imposed if one.kind == "罚款"]
    if ruling is None or not fines:
        return
    callings, begin, party = callings_of(decision), ruling.start, 0 if len(decision.parties) == 1 else None
    for at in fines:
        lead = Span(begin, at.start, blanked(decision.text[begin : at.start]))
        named = [(m.end(), n) for n, calling in enumerate(callings) for m in calling.finditer(lead.text)]
        if named:
            party = max(named)[1]
        elif len(callings) > 1 and _SOMEBODY.search(lead.text):
            party = None
        if speaks_of_others(re.sub("《[^》]*》", "", lead.text), decision):
            party = None
        yield _Fine(at, lead, party)
        begin = at.end


def _is_same_act(one: _Fine, before: _Fine, facts: frozenset[str], decision: Decision) -> bool:
    """Whether the words that lead to a fine name the act charged: by pointing at it, or in the words of the facts."""
    lead = one.lead.text
    told = _OBJECT.search(lead)
    if told is None or _NO_SECOND.search(lead) or not _AGAIN.search(lead) or _NOT_IT.search(told["what"]):
        return False
    if _BARE.search(told["what"]):
        return True
    act, first = _act(told["what"], decision), _act(before.lead.text, decision)
    if len(act) < _LEAST or len(act & facts) < _MUCH * len(act):
        return False
    return not first or len(act & first) >= _MUCH * min(len(act), len(first))


def _act(lead: str, decision: Decision) -> frozenset[str]:
    """The pairs of characters of the act that a stretch names last, without the words for the party."""
    named = [m["act"] for m in _NAMED.finditer(lead)]
    if not named:
        return frozenset()
    words = re.split("对|就|针对", named[-1])[-1]
    for calling in callings_of(decision):
        words = calling.sub("", words)
    return bigrams(_PARTY_WORDS.sub("", words))
