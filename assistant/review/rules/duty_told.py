"""R14: the duty cited has nothing in common with what the clause cited punishes, or a sister duty is the one told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.law.citations import VerifiedCitation
from assistant.law.links import DutyLink
from assistant.law.model import LawRef
from assistant.review.conduct import clauses_of, told_pairs
from assistant.review.context import CitedRule, ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

_NOTHING, _ENOUGH = 0.06, 8
_UNTOLD, _TOLD = 0.03, 0.4
_SOME, _SURELY = 0.2, 0.45


@rule(
    "R14", "违则与所罚的行为相近", Severity.HINT, "《中华人民共和国行政处罚法》第四十条", kinds=DECISIONS_AND_NOTICES, needs="法规库",
    examples=("未领施工许可证即开工，违则引用竣工验收的条款", "未领施工许可证即开工，违则引用申领施工许可证的条款"),
)  # fmt: skip
def duty_of_the_clause(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Only a hint: laws word a duty and its penalty apart, and one reader of words cannot be sure."""
    duties = [v for v in context.duties if is_sound(v) and v.law and v.citation.provision]
    rules = [c for c in context.cited_rules if all(link.inferred for link in c.duties)]
    if not duties or not rules or len(rules) != len(context.cited_rules):
        raise CannotTellError("没有读出违则，或者罚则未收录、已写明所罚的违则")
    punished = bigrams("。".join(c.rule.conduct.split("：")[-1] for c in rules))
    texts = [(v, text) for v in duties if (text := context.text_of(v))]
    yield from _answered_elsewhere(texts, rules, decision, context)
    if len(punished) < _ENOUGH or any(_share(punished, bigrams(text)) > _NOTHING for _, text in texts):
        yield from _sister(texts, rules, decision, context)
    elif texts:
        yield _hint(texts[0][0], "违则的内容与所引罚则处罚的行为没有共同之处", "核对违则是否引错", rules[0])


def _sister(
    texts: list[tuple[VerifiedCitation, str]],
    rules: list[CitedRule],
    decision: Decision,
    context: ReviewContext,
) -> Iterator[Finding]:
    """Of the one duty cited nothing is told, of another one that the clause goes back to much is."""
    if len(texts) != 1:
        return
    verdict, text = texts[0]
    told = told_pairs(decision, context).facts
    for cited in rules:
        pairs = told | bigrams(cited.rule.conduct.split("：")[-1])
        for link in cited.duties:
            other = _other(link.duty, verdict, context)
            alone, own = other - bigrams(text), bigrams(text) - other
            untold = len(own) >= _ENOUGH and _share(own, pairs) <= _UNTOLD
            if untold and len(alone) >= _ENOUGH and _share(alone, pairs) >= _TOLD:
                advice = f"所述事实与{link.duty.provision.format()}更相近"
                yield _hint(verdict, "所引违则的内容在认定的事实和罚则中都没有", advice, cited)
                return


def _answered_elsewhere(
    texts: list[tuple[VerifiedCitation, str]],
    rules: list[CitedRule],
    decision: Decision,
    context: ReviewContext,
) -> Iterator[Finding]:
    """The one duty cited is that of another penalty clause of the law, not of those cited, and of what it says nothing is told."""
    if len(texts) != 1 or texts[0][0].version is None or texts[0][0].citation.provision is None:
        return
    verdict, text = texts[0]
    if any(c.article.version.law != verdict.law or _goes_back(c.duties, verdict) for c in rules):
        return
    own = bigrams(text) - bigrams("。".join(c.rule.conduct for c in rules))
    story = told_pairs(decision, context).facts
    best = _nearest(rules, text, story, context)
    if len(own) < _ENOUGH or best is None or max(2 * _share(own, story), _SOME) > best[0]:
        return
    places = {c.rule.provision.whole_article() for c in rules}
    assert verdict.version is not None
    for clause in clauses_of(context.library, verdict.version).all:
        if clause.place.whole_article() in places or not clause.linked.duties:
            continue
        if _goes_back([link for link in clause.linked.duties if link.score >= _SURELY], verdict):
            elsewhere = clause.place.whole_article().format()
            yield _hint(
                verdict,
                f"所引违则由{elsewhere}处罚，与所引罚则不对应，所述事实中没有它的内容",
                f"核对违则是否应为{best[1].provision.format()}",
                rules[0],
            )
            return


def _nearest(
    rules: list[CitedRule], cited: str, story: frozenset[str], context: ReviewContext
) -> tuple[float, LawRef] | None:
    """The duty to which a clause cited goes back, of whose own words the story tells most."""
    found: list[tuple[float, LawRef]] = []
    for one in rules:
        for link in one.duties[:1] if one.duties and one.duties[0].score >= _SURELY else ():
            law = one.article.version.law
            words = context.library.provision_text(law, link.duty.provision, context.as_of) or ""
            found.append((_share(bigrams(words) - bigrams(cited), story), link.duty))
    return max(found, key=lambda one: one[0], default=None)


def _goes_back(duties: Sequence[DutyLink], verdict: VerifiedCitation) -> bool:
    """Whether one of some duties is the article cited."""
    place = verdict.citation.provision
    return place is not None and any(
        link.duty.provision.whole_article() == place.whole_article() for link in duties
    )


def _share(own: frozenset[str], story: frozenset[str]) -> float:
    return len(own & story) / max(1, len(own))


def _other(duty: LawRef, verdict: VerifiedCitation, context: ReviewContext) -> frozenset[str]:
    """The words of another article of the same law; none of the article cited itself."""
    place = verdict.citation.provision
    if verdict.law is None or place is None or duty.law != verdict.law.name:
        return frozenset()
    if duty.provision.whole_article() == place.whole_article():
        return frozenset()
    return bigrams(context.library.provision_text(verdict.law, duty.provision, context.as_of) or "")


def _hint(verdict: VerifiedCitation, message: str, advice: str, cited: CitedRule) -> Finding:
    at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
    clause = cited.verdict.citation
    return finding(
        "R14", Severity.HINT, f"{message}，请核对违则", at, advice, ground=Ground.CANNOT_TELL, related=((clause.start, clause.end),),
    )  # fmt: skip
