"""R14: the item or paragraph cited is another one of the same article than the facts tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.law.citations import VerifiedCitation
from assistant.law.model import Article, Provision
from assistant.law.provisions import locate
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import is_omission, without_duties_done
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

_MOST, _LEAST, _OWN = 30, 0.5, 0.2
_SHOWN = 24
_RESIDUAL = re.compile(
    r"\s*(?:[（(][^（()）]{1,4}[）)]\s*)?(?:法律、?(?:行政)?法规[^，。；]{0,10}的)?其[他它]"
)


@rule(
    "R14", "所引的款、项与事实相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction", "deferral"), needs="法规库",
    examples=("堵塞疏散通道，引用同条消防设施一项", "堵塞疏散通道，引用同条疏散通道一项"),
)  # fmt: skip
def right_place(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What sets the cited item apart from its neighbours is not in the facts, what sets a neighbour apart is."""
    story, omitted = _story(decision), _story(decision, in_order=False)
    if len(story) < 20:
        raise CannotTellError("没有读出事实")
    for verdict in dict.fromkeys((*context.bases, *context.duties)):
        place = verdict.citation.provision
        if (
            verdict.law is None
            or place is None
            or not is_sound(verdict)
            or not (place.item or place.paragraph)
        ):
            continue
        article = context.library.article(verdict.law, place, context.as_of)
        better = _better(article, place, story, omitted) if article else None
        if better and _may_stand(better[0], better[1], verdict, context):
            told, words = better
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R14", Severity.MAJOR, f"所引的{'项' if place.item else '款'}与认定的事实不对应，同条{told.format()}（“{words}”）更相符", at,
                f"核对是否应为{told.format()}", expected=told.format(), actual=place.format(), related=_quoted(verdict),
            )  # fmt: skip
            return


def is_residual(words: str) -> bool:
    """Whether a piece names no act of its own: 其他依法应当采取的措施."""
    return _RESIDUAL.match(words) is not None


def _may_stand(place: Provision, words: str, verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether a neighbour may be meant: it names an act, is not cited beside the other, and the clause invoked does not name the other alone."""
    if is_residual(words) or _is_cited(place, verdict, context):
        return False
    enforced = enforced_places(verdict, context)
    return not enforced or any(covers(one, place) for one in enforced)


def enforced_places(verdict: VerifiedCitation, context: ReviewContext) -> list[Provision]:
    """The paragraphs and items that the penalty clauses invoked name as duties, where a cited one is among them; else none."""
    own = verdict.citation.provision
    if own is None or verdict.law is None or verdict not in context.duties:
        return []
    named = [
        link.duty.provision
        for cited in context.cited_rules
        for link in cited.duties
        if not link.inferred and link.duty.law == verdict.law.name
    ]
    named = [one for one in named if one.paragraph or one.item]
    return named if any(covers(one, own) for one in named) else []


def _is_cited(place: Provision, verdict: VerifiedCitation, context: ReviewContext) -> bool:
    """Whether the paper cites a place beside the one at hand."""
    cited = (v for v in (*context.bases, *context.duties) if v.law == verdict.law and v is not verdict)
    return any(v.citation.provision and covers(v.citation.provision, place) for v in cited)


def _quoted(verdict: VerifiedCitation) -> tuple[tuple[int, int], ...]:
    return ((verdict.citation.start, verdict.citation.end),)


def _story(decision: Decision, *, in_order: bool = True) -> frozenset[str]:
    """Word pairs of the facts and of the name of the case, outside quoted law; without ``in_order`` not those of clauses that find a duty fulfilled."""
    facts = unquoted(decision.facts.text) if decision.facts else ""
    if not in_order:
        facts = without_duties_done(facts)
    named = re.findall(r"(?:案由[:：]|涉嫌)([^，。\n]{4,40})", unquoted(decision.text))
    return bigrams(facts + "。" + "。".join(named))


def _better(
    article: Article, place: Provision, story: frozenset[str], omitted: frozenset[str]
) -> tuple[Provision, str] | None:
    """A neighbour that the facts tell of, where they tell nothing of the cited one; ``omitted``: the facts without what they tell as in order."""
    pieces = neighbours(article, place)
    if not 2 <= len(pieces) <= _MOST:
        return None
    shares = {
        other: _share(words, [w for o, w in pieces if o != other], omitted if is_omission(words) else story)
        for other, words in pieces
    }
    own = next((other for other, _ in pieces if _same(other, place)), None)
    if own is None or shares[own] is None or shares[own] > _OWN:  # type: ignore[operator]
        return None
    best = max(
        (o for o in shares if o != own and shares[o] is not None), key=lambda o: shares[o] or 0, default=None
    )
    if best is None or (shares[best] or 0) < _LEAST or _touched(own, pieces, story):
        return None
    return best, next(text for other, text in pieces if other == best)[:_SHOWN]


def _touched(own: Provision, pieces: Sequence[tuple[Provision, str]], story: frozenset[str]) -> bool:
    """Whether a word of three characters that only the cited piece has is in the facts: then it may be meant."""
    words = next(text for other, text in pieces if other == own)
    alone = bigrams(words) - frozenset().union(*(bigrams(text) for other, text in pieces if other != own))
    told = alone & story
    return any(words[n : n + 2] in told and words[n + 1 : n + 3] in told for n in range(len(words) - 2))


def _same(one: Provision, other: Provision) -> bool:
    return (one.paragraph or 1, one.item) == (other.paragraph or 1, other.item)


def neighbours(article: Article, place: Provision) -> list[tuple[Provision, str]]:
    """The items of the same paragraph, or the paragraphs of the article."""
    found: list[tuple[Provision, str]] = []
    for number in range(1, _MOST + 1):
        other = (
            Provision(place.article, place.suffix, place.paragraph, number)
            if place.item
            else Provision(place.article, place.suffix, number)
        )
        piece = locate(article.text, other)
        if piece is None:
            break
        found.append((other, article.text[piece.start : piece.end]))
    return found


def _share(words: str, others: Sequence[str], story: frozenset[str]) -> float | None:
    """How much of what only this piece says the facts say; None when it says too little of its own."""
    own = bigrams(words) - frozenset().union(*(bigrams(other) for other in others))
    return len(own & story) / len(own) if len(own) >= 4 else None


_NAMED = re.compile(
    r"案由[:：]\s*(?:涉嫌)?(?P<reason>[^，。；\n]{3,20})|(?:当事人|该单位|你单位)(?P<case>[\u4e00-\u9fff]{3,16})一案|构成(?:了)?(?P<act>[\u4e00-\u9fff]{3,16}?)的?(?:违法)?行为[。，；]"
)
# words that call no act by its name: 构成行政违法行为, 构成上述行为, 消防安全违法
_NO_NAME = re.compile(
    r"违法|违反|违规|行为|行政|处罚|涉嫌|[该本]条|[前本]款|[前上]述|所[列述]|同一|一个|继续|连续|情节|严重|较轻|轻微|一般|规定|安全|消防|生产|管理|环境|保护|秩序|条例|法律|法规|[的了案类]"
)
_LEAST_NAME, _LEAST_OWN = 4, 3


@rule(
    "R14", "所引的款、项就是认定的行为", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES, needs="法规库",
    examples=("案由滥伐林木，引用处罚盗伐林木的一款", "案由滥伐林木，引用处罚滥伐林木的一款"),
)  # fmt: skip
def named_elsewhere(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the paper itself calls the act stands word for word in one other paragraph or item, and in none that it cites."""
    names = {_bare(m) for m in _NAMED.finditer(unquoted(decision.text))}
    names = {name for name in names if len(name) >= _LEAST_NAME and len(_NO_NAME.sub("", name)) >= _LEAST_OWN}
    if not names:
        raise CannotTellError("没有写案由，或者写法没有读懂")
    for verdict in context.bases:
        place = verdict.citation.provision
        if (
            verdict.law is None
            or place is None
            or not is_sound(verdict)
            or not (place.item or place.paragraph)
        ):
            continue
        article = context.library.article(verdict.law, place, context.as_of)
        pieces = neighbours(article, place) if article else []
        cited = [v.citation.provision for v in (*context.bases, *context.duties) if v.law == verdict.law]
        for name in sorted(names):
            holding = [(other, words) for other, words in pieces if name in words]
            if len(holding) == 1 and not any(p and covers(p, holding[0][0]) for p in cited):
                other, words = holding[0]
                at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
                yield finding(
                    "R14", Severity.MAJOR, f"认定的是“{name}”，所引的{'项' if place.item else '款'}没有这一行为，写这一行为的是{other.format()}", at,
                    f"核对是否应为{other.format()}（“{words[:_SHOWN]}”）", expected=other.format(), actual=place.format(), related=_quoted(verdict),
                )  # fmt: skip
                return


def _bare(match: re.Match[str]) -> str:
    return (match["reason"] or match["case"] or match["act"]).removesuffix("案").strip()


def covers(cited: Provision, other: Provision) -> bool:
    """Whether a citation reaches another place; the first paragraph need not be named."""
    return cited.covers(other) or cited.whole_article() == other.whole_article() and _same(cited, other)
