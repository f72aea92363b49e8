"""R14: the penalty clause cited punishes something else than the paper tells, and another clause of the same law fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.citations import VerifiedCitation
from assistant.law.model import LawRef
from assistant.review.conduct import Clause, Clauses, Told, clauses_of, told_pairs
from assistant.review.context import ReviewContext, is_sound
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.for_whom import of_units_fine
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

_FITS, _LITTLE, _TIMES, _ENOUGH_PAIRS = 0.65, 0.35, 2.0, 8
_VERY_LITTLE, _SOME, _MANY_PAIRS = 0.15, 0.4, 10
_IN_FACTS = 0.3
_MUCH = 0.5
_ORDERS = re.compile("责令|罚款|警告|没收|处分")
_SHOWN = 30
_BY_ITEM = re.compile(r"(?:单位|个人)?有前款第")


@rule(
    "R14", "罚则与认定的行为相近", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction"), needs="法规库",
    examples=("擅自取水，引用拒缴水资源费的条款", "擅自取水，引用未经批准擅自取水的条款"),
)  # fmt: skip
def fitting_clause(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Little of what the cited clause punishes is told, much of what another clause of the law punishes is."""
    cited = [v for v in context.bases if is_sound(v) and v.law and v.version and v.citation.provision]
    if not cited or not context.dated:
        raise CannotTellError("没有读出处罚依据，或者当时的文本未收录")
    told = told_pairs(decision, context)
    for verdict in cited:
        assert verdict.version is not None
        assert verdict.citation.provision is not None
        clauses = clauses_of(context.library, verdict.version)
        own = clauses.at(verdict.citation.provision)
        by_item = all(_BY_ITEM.match(clause.words) for clause in own)
        fines = [fine for clause in own for fine in clause.linked.rule.fines]
        if fines and all(map(of_units_fine, fines)):
            continue  # it names no act: who answers for a unit pays a share of its fine
        if own and not by_item and not any(_named_duty(clause, context) for clause in own):
            yield from _misfit(verdict, own, clauses, told)
        elif not own:
            yield from _no_clause(verdict, clauses, told, context)


def _misfit(verdict: VerifiedCitation, own: list[Clause], clauses: Clauses, told: Told) -> Iterator[Finding]:
    """The best other clause, when the facts fit it and nothing in the paper fits the cited ones."""
    mine = max(clauses.likeness(clause, told.whole) for clause in own)
    size = max(len(clause.pairs) for clause in own)
    others = [c for c in clauses.all if c not in own and len(c.pairs) >= 4]
    best = max(others, key=lambda clause: clauses.likeness(clause, told.charged), default=None)
    if best is None or size < _ENOUGH_PAIRS:
        return
    score = clauses.likeness(best, told.charged)
    at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
    said = f"所引罚则针对的是“{_short(own[0])}”，与认定的行为不对应"
    if (
        clauses.likeness(best, told.facts) >= _IN_FACTS
        and score >= _FITS
        and mine <= _LITTLE
        and score >= _TIMES * mine + 0.1
    ):
        yield finding(
            "R14", Severity.MAJOR, f"{said}；{best.place.format()}（“{_short(best)}”）更相近", at, f"核对是否应为{best.place.format()}", expected=best.place.format(), actual=verdict.citation.text,
        )  # fmt: skip
    elif mine <= _VERY_LITTLE and size >= _MANY_PAIRS and score >= _SOME:
        yield finding(
            "R14", Severity.HINT, f"{said}，请核对罚则", at, f"所述事实与{best.place.format()}（“{_short(best)}”）较近", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


def _no_clause(
    verdict: VerifiedCitation, clauses: Clauses, told: Told, context: ReviewContext
) -> Iterator[Finding]:
    """A hint where the article invoked orders something else, and a penalty clause that the paper nowhere cites is far nearer to its facts."""
    words = context.text_of(verdict)
    cited = [v.citation.provision for v in context.bases if v.law == verdict.law and v.citation.provision]
    others = [c for c in clauses.all if len(c.pairs) >= _ENOUGH_PAIRS]
    best = max(others, key=lambda clause: clauses.likeness(clause, told.facts), default=None)
    pairs = bigrams(words)
    if best is None or not pairs or not _ORDERS.search(words) or any(p.covers(best.place) for p in cited):
        return
    score, mine = clauses.likeness(best, told.facts), len(pairs & told.facts) / len(pairs)
    if score >= _MUCH and score >= _TIMES * mine:
        at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
        yield finding(
            "R14", Severity.HINT, f"所述事实与{best.place.format()}（“{_short(best)}”）较近，请核对所引条款", at, f"核对是否应为{best.place.format()}", ground=Ground.CANNOT_TELL, expected=best.place.format(), actual=verdict.citation.text,
        )  # fmt: skip


def _named_duty(clause: Clause, context: ReviewContext) -> bool:
    """Whether the clause names a duty that the paper cites: then they belong together whatever the words."""
    named = [link.duty for link in clause.linked.duties if not link.inferred]
    told = [
        LawRef(v.law.name, v.citation.provision) for v in context.duties if v.law and v.citation.provision
    ]
    return any(
        n.law == t.law and n.provision.whole_article() == t.provision.whole_article()
        for n in named
        for t in told
    )


def _short(clause: Clause) -> str:
    return clause.words if len(clause.words) <= _SHOWN else clause.words[:_SHOWN] + "…"
