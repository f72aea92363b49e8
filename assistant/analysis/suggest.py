"""``suggest``: facts → ranked penalty rules with the duties they enforce, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.analysis import explain
from assistant.analysis.acts import Act, acts_of, clauses_of, parts_of
from assistant.analysis.confidence import Confidence, grade, item_is_open
from assistant.analysis.contrary import contrary
from assistant.analysis.duties import DutyChooser, DutySigns
from assistant.analysis.elements import implied
from assistant.analysis.lawful import Compliance, compliance
from assistant.analysis.model import Advice, Suggestion
from assistant.analysis.pin import Located
from assistant.analysis.plain_answers import general_provisions, kind_of
from assistant.analysis.rule_index import Rules, open_rules
from assistant.analysis.rule_search import Ranked, find_rules
from assistant.analysis.scopes import scopes_met, scopes_of
from assistant.analysis.signs import Floats
from assistant.analysis.twins import LOOKED, linked, together
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law import regions
from assistant.law.model import Article, LawRef
from assistant.law.provisions import locate
from assistant.search.build import no_progress
from assistant.search.question import legal_terms
from assistant.search.units import Progress, Scope
from assistant.text.dates import parse_as_of
from assistant.text.meaning import says_something
from assistant.text.simplified import simplified

_EMPTY = "没有写案件事实：请写明谁、何时、何地、做了什么。"
_NOTHING = "库中没有找到与这些事实相近的处罚条款；请补充事实，或者先导入有关法规。"
_NO_DAY = "行为日期“{day}”认不出，按今天的规定查找；请写成 2024、2024-03 或 2024-03-05。"
_LAWFUL = (
    "事实没有写出违法之处：从“{told}”一句看，情况合乎规定、查不属实或者已经了结，不宜据此立案。"
    "如有违法行为，请写明做了什么、缺什么手续。"
)
_SEEMS_LAWFUL = "事实读来像是没有违法之处（“{told}”）：下列条款都没有把握，只供核对。如有违法行为，请写明做了什么、缺什么手续。"
_CONTRARY = "事实写的是“{told}”，与该条所罚的行为相反；除非另有违法行为，不适用该条"
_ITEM_OPEN = "事实没有说清是该条哪一项的行为：{item}只是其中较接近的，请对照各项和条文开头所引的条款"
_WEAK = "没有把握较大的条款：下列条款只是相对接近，请补充做了什么、在哪里、有无许可，再核对原文。"


@dataclass(frozen=True)
class _Asked:
    """What is asked: the case, its facts and the statements they are made of, the day of the act, the opened rules.

    ``seems_lawful``: the facts seem to tell of nothing unlawful, but not surely.
    """

    case: Case
    parts: tuple[str, ...]
    day: date | None
    rules: Rules
    seems_lawful: Compliance | None

    @cached_property
    def vectors(self) -> Floats:
        """Of the parts, by the encoder of facts."""
        return self.rules.encoder.encode_facts(self.parts)

    @cached_property
    def duties(self) -> DutyChooser:
        """Chooses duties for these facts."""
        facts = self.case.facts
        return DutyChooser(self.rules, DutySigns(self.rules, facts, legal_terms(facts), self.vectors))


def suggest(case: Case, *, k: int = 10, progress: Progress = no_progress) -> Advice:
    """Penalty rules that may apply to the facts of a case, best first.

    Args:
        case: its facts, region, party and day of the act are read.
        k: at most so many.
        progress: told how far the index is, when it must be built first.

    Returns:
        The suggestions; ``message`` says plainly when the facts are empty, no violation, a matter of the police or
        of criminal law, or when nothing fits well.

    Raises:
        InputError: the facts are far too long.
    """
    if not case.facts.strip():
        return Advice((), message=_EMPTY)
    facts = simplified(check_text(case.facts, name="案件事实"))
    if not says_something(facts):
        return Advice((), message=_EMPTY)
    case = case.model_copy(update={"facts": facts})
    day = parse_as_of(case.act_date, end=True) if case.act_date else None
    kind = kind_of(facts)
    if kind is not None and kind.drop:
        return Advice((), message=kind.message)
    seems = compliance(facts)
    if seems is not None and seems.sure:
        return Advice((), message=_LAWFUL.format(told=seems.told))
    asked = _Asked(case, parts_of(facts), day, open_rules(progress), seems)
    scope = Scope(regions.known(case.region), None, day)
    rules = asked.rules
    best = find_rules(rules, asked.parts, asked.vectors, scope, case.party.kind, max(k, LOOKED))
    found = linked(best, rules.vectors, rules.encoder.dimension)[:k]
    clauses = clauses_of(facts)
    acts = together(found, acts_of(clauses, rules.encoder.encode_facts(clauses), found, rules.vectors))
    suggestions = tuple(_suggestion(asked, place, found, acts) for place in range(len(found)))
    unread = _NO_DAY.format(day=case.act_date) if case.act_date and day is None else ""
    message = kind.message if kind else _message(suggestions, seems)
    return Advice(suggestions, general_provisions(facts), unread + message)


def _message(suggestions: tuple[Suggestion, ...], seems: Compliance | None) -> str:
    if not suggestions:
        return _NOTHING
    if seems is not None:
        return _SEEMS_LAWFUL.format(told=seems.told)
    return _WEAK if suggestions[0].confidence is Confidence.LOW else ""


def _suggestion(asked: _Asked, place: int, found: list[Ranked], acts: list[Act]) -> Suggestion:
    ranked = found[place]
    row = ranked.row
    article, rule = asked.rules.rule(row)
    violated = asked.duties(article, row)
    against = contrary(asked.case, rule.conduct)
    unlikely = bool(against) or ranked.folded or asked.seems_lawful is not None
    duty_text = "".join(_text(asked.rules, article, duty) for duty in violated)
    plain = Suggestion(
        rule=rule,
        penalty=row.penalty,
        violated=violated,
        version=article.version,
        score=ranked.score,
        confidence=Confidence.LOW if unlikely else grade(ranked.probability, ranked.own),
        inferred=bool(violated) and not (row.duties and not row.duties[0].inferred),
        pin=Located(article, rule).pin,
        act=acts[place].words,
        group=acts[place].group,
        probability=ranked.probability,
        scope=tuple(sorted(scopes_of(row) & scopes_met(asked.case.facts))),
        folded=ranked.folded,
        twins=tuple(row.penalty for row in ranked.twins),
    )
    elements = implied(asked.case, plain, clause_text=duty_text)
    return replace(
        plain,
        matches=explain.matches(asked.case.facts, rule.conduct + duty_text),
        to_prove=tuple(element.name for element in elements if not element.optional),
        distinguish=explain.distinguish(ranked, found),
        notes=(
            *_doubts(ranked, against),
            *explain.notes(ranked, rule, article.version, found, asked.day),
        ),
    )


def _doubts(ranked: Ranked, against: str) -> Iterator[str]:
    """That the facts say the contrary, and that the item of the paragraph is open."""
    if against:
        yield _CONTRARY.format(told=against)
    if item_is_open(ranked.own):
        yield _ITEM_OPEN.format(item=ranked.row.penalty.provision.format())


def _text(rules: Rules, article: Article, ref: LawRef) -> str:
    """The text of a duty in the same version as the penalty clause; "" if it stands in another law."""
    if ref.law != article.version.law.name:
        return ""
    duty = rules.library.article_in(article.version, ref.provision)
    piece = locate(duty.text, ref.provision) if duty else None
    return duty.text[piece.start : piece.end] if duty and piece else ""
