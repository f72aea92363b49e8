"""R14: the item cited is another one of its article than the duty that the paper says was broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from assistant.law.citations import VerifiedCitation
from assistant.law.model import Provision
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.items import covers, neighbours, right_place
from assistant.review.rules.penalty import right_item
from assistant.text.bigrams import bigrams

# measured on 123 items of national law that name their duty: 410 of 641 neighbours told apart, 3 of 123 taken for another
_OWN, _OTHER, _TIMES, _ENOUGH = 0.2, 0.3, 2.5, 6
_IN_FACTS, _NEARLY, _SHOWN = 0.15, 0.8, 24
_NAMES_DUTY = re.compile(r"违反本(?:法|条例|规定|办法)[^，；。]*?规定[，,]?")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item with how many word pairs it has and what share of them, rare ones weighing more, the duty and the facts hold."""

    place: Provision
    words: str
    size: int
    in_duty: float
    in_facts: float


@rule(
    "R14", "所引的项与违则相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction"), needs="法规库",
    examples=("违反教育培训的条款，引用同条设置机构一项", "违反教育培训的条款，引用同条教育培训一项"),
)  # fmt: skip
def item_of_the_duty(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The duty cited holds nothing of what sets the cited item apart and much of what sets a neighbour apart: certain where the facts tell of the neighbour, too."""
    duties = [v for v in context.duties if is_sound(v)]
    if not duties:
        raise CannotTellError("没有读出违则，或者当时的文本未收录")
    if any(True for check in (right_place, right_item) for _ in _tried(check, decision, context)):
        return  # told by another rule
    story = bigrams(unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text))))
    for verdict in dict.fromkeys(context.bases):
        same_law = [v for v in duties if v.law == verdict.law]
        duty = bigrams("。".join(context.text_of(v) for v in same_law))
        pair = _other_item(verdict, duty, story, context) if duty else ()
        if not pair or pair[0].in_facts > pair[1].in_facts:
            continue  # the facts may be of the cited one, and the duty the wrong one
        mine, other, *also = pair
        named = "、".join(one.place.format() for one in (other, *also))
        sure = other.in_facts >= max(_IN_FACTS, _TIMES * mine.in_facts)
        yield finding(
            "R14", Severity.MAJOR if sure else Severity.HINT, f"所引的项（“{mine.words[:_SHOWN]}”）与认定违反的条款不对应，同条{named}（“{other.words[:_SHOWN]}”）更相符",
            _at(verdict), f"核对是否应为{named.replace('、', '或者')}", expected=named, actual=verdict.citation.text, ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL,
            related=tuple((v.citation.start, v.citation.end) for v in same_law[:2]),
        )  # fmt: skip
        return


def _other_item(
    verdict: VerifiedCitation, duty: frozenset[str], story: frozenset[str], context: ReviewContext
) -> tuple[_Item, ...]:
    """The item cited, then the neighbour that the duty is of and one nearly as near; empty where they are the same or the duty does not tell."""
    place = verdict.citation.provision
    if verdict.law is None or place is None or not place.item or not is_sound(verdict):
        return ()
    article = context.library.article(verdict.law, place, context.as_of)
    items = _items(neighbours(article, place), duty, story) if article else []
    mine = next((one for one in items if one.place.item == place.item), None)
    rest = [one for one in items if one is not mine]
    if mine is None or mine.size < _ENOUGH or not rest:
        return ()
    best = max(rest, key=lambda one: one.in_duty)
    cited = [v.citation.provision for v in context.bases if v.law == verdict.law]
    if any(p and covers(p, best.place) for p in cited):
        return ()
    if mine.in_duty > _OWN or best.in_duty < max(_OTHER, _TIMES * mine.in_duty):
        return ()
    also = (one for one in rest if one is not best and one.in_duty >= _NEARLY * best.in_duty)
    return (mine, best, *list(also)[:1])


def _items(pieces: list[tuple[Provision, str]], duty: frozenset[str], story: frozenset[str]) -> list[_Item]:
    words = [(place, text, bigrams(_NAMES_DUTY.sub("", text))) for place, text in pieces]
    spread = Counter(pair for _, _, pairs in words for pair in pairs)

    def share(pairs: frozenset[str], told: frozenset[str]) -> float:
        whole = sum(log((len(words) + 1) / spread[pair]) for pair in pairs)
        return sum(log((len(words) + 1) / spread[pair]) for pair in pairs & told) / whole if whole else 0.0

    return [
        _Item(place, text.strip(), len(pairs), share(pairs, duty), share(pairs, story))
        for place, text, pairs in words
    ]


def _tried(check: object, decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    assert callable(check)
    try:
        yield from check(decision, context)
    except CannotTellError:
        return


def _at(verdict: VerifiedCitation) -> Span:
    return Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
