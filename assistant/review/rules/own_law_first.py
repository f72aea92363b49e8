"""R16: the law whose duty was broken punishes the breach itself, and only a regulation below it is invoked (立法法第九十九条、第一百零三条)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.law.citations import VerifiedCitation
from assistant.law.model import LawRef, Level
from assistant.review.conduct import Clause, clauses_of, told_pairs
from assistant.review.context import CitedRule, ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

_ORDER = (Level.LAW, Level.ADMINISTRATIVE)
_SURELY, _TOLD = 0.45, 0.3
_YIELDS = ("没有明确规定", "没有规定", "未作规定", "另有规定")


@rule(
    "R16", "违则所在的法律有罚则的适用该罚则", Severity.MAJOR, "《中华人民共和国立法法》第一百零三条", kinds=PROPOSING, needs="法规库",
    examples=("违反种子法，只引用无照经营的一般规定处罚", "违反种子法，引用种子法的罚则处罚"),
)  # fmt: skip
def own_law_first(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A law and its own clause against a regulation that rules in general; certain where the regulation itself yields to other laws."""
    rules = context.cited_rules
    duties = [v for v in context.duties if is_sound(v) and v.law and v.version and v.citation.provision]
    if not rules or not duties or any(not is_sound(v) for v in context.bases):
        raise CannotTellError("没有读出违则、罚则，或者没有收录")
    based = {one.article.version.law.name for one in rules}
    for duty in duties:
        assert duty.law is not None
        if duty.law.name in based or duty.law.level not in _ORDER or not _below(rules, duty):
            continue
        own = next(_answering(duty, decision, context), None)
        if own:
            yields = any(word in p.condition for one in rules for p in one.rule.penalties for word in _YIELDS)
            citation = rules[0].verdict.citation
            yield finding(
                "R16", Severity.MAJOR if yields else Severity.HINT, f"违反的是《{duty.law.name}》，该法{own.place.whole_article().format()}对这一行为规定了处罚，没有适用（特别规定优先）", Span(citation.start, citation.end, citation.text), f"核对是否应当依据《{duty.law.name}》{own.place.whole_article().format()}处罚",
                expected=own.place.whole_article().format(), actual=citation.text, ground=Ground.CERTAIN if yields else Ground.CANNOT_TELL, related=((duty.citation.start, duty.citation.end),),
            )  # fmt: skip
            return


def _below(rules: tuple[CitedRule, ...], duty: VerifiedCitation) -> bool:
    """Whether all clauses invoked are of national regulations or rules below the law of the duty; local law may go further than it."""
    levels = list(Level)
    assert duty.law is not None
    laws = [one.article.version.law for one in rules]
    return all(not law.region and levels.index(law.level) > levels.index(duty.law.level) for law in laws)


def _answering(duty: VerifiedCitation, decision: Decision, context: ReviewContext) -> Iterator[Clause]:
    """The clauses of the law of a duty that answer for its article and are near to the facts."""
    assert duty.version is not None
    assert duty.law is not None
    assert duty.citation.provision is not None
    wanted = LawRef(duty.law.name, duty.citation.provision.whole_article())
    clauses, told = clauses_of(context.library, duty.version), told_pairs(decision, context).charged
    near = sorted(clauses.all, key=lambda clause: -clauses.likeness(clause, told))
    for clause in near:
        back = any(
            link.duty.law == wanted.law and link.duty.provision.whole_article() == wanted.provision
            for link in clause.linked.duties
            if not link.inferred or link.score >= _SURELY
        )
        if back and clauses.likeness(clause, told) >= _TOLD and clause.linked.rule.fines:
            yield clause
