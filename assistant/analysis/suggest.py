"""``suggest``: facts → ranked penalty rules with the duties they enforce, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from assistant.analysis import explain
from assistant.analysis.confidence import Confidence, confidence
from assistant.analysis.elements import implied
from assistant.analysis.model import Advice, Suggestion
from assistant.analysis.pin import Located
from assistant.analysis.plain_answers import general_provisions, kind_of
from assistant.analysis.rule_index import Rules, open_rules
from assistant.analysis.rule_search import Ranked, find_rules
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law import regions
from assistant.law.model import Article, LawRef
from assistant.law.provisions import locate
from assistant.search.build import no_progress
from assistant.search.units import Progress, Scope
from assistant.text.dates import parse_as_of
from assistant.text.meaning import says_something
from assistant.text.simplified import simplified

_EMPTY = "没有写案件事实：请写明谁、何时、何地、做了什么。"
_NOTHING = "库中没有找到与这些事实相近的处罚条款；请补充事实，或者先导入有关法规。"
_NO_DAY = "行为日期“{day}”认不出，按今天的规定查找；请写成 2024、2024-03 或 2024-03-05。"
_WEAK = "没有把握较大的条款：下列条款只是相对接近，请补充做了什么、在哪里、有无许可，再核对原文。"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the case with its facts, the day of the act, and the opened rules."""

    case: Case
    day: date | None
    rules: Rules


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
    asked = _Asked(case, day, open_rules(progress))
    scope = Scope(regions.known(case.region), None, day)
    found = find_rules(asked.rules, facts, scope, case.party.kind, k)
    sure = confidence(facts, found)
    suggestions = tuple(_suggestion(asked, place, found, sure) for place in range(len(found)))
    unread = _NO_DAY.format(day=case.act_date) if case.act_date and day is None else ""
    message = kind.message if kind else _message(sure)
    return Advice(suggestions, general_provisions(facts), unread + message)


def _message(sure: list[Confidence]) -> str:
    if not sure:
        return _NOTHING
    return _WEAK if sure[0] is Confidence.LOW else ""


def _suggestion(asked: _Asked, place: int, found: list[Ranked], sure: list[Confidence]) -> Suggestion:
    ranked = found[place]
    row = ranked.row
    article, rule = asked.rules.rule(row)
    duty_text = "".join(_text(asked.rules, article, duty.ref) for duty in row.duties)
    plain = Suggestion(
        rule=rule,
        penalty=row.penalty,
        violated=tuple(duty.ref for duty in row.duties),
        version=article.version,
        score=ranked.score,
        confidence=sure[place],
        inferred=any(duty.inferred for duty in row.duties),
        pin=Located(article, rule).pin,
    )
    elements = implied(asked.case, plain, clause_text=duty_text)
    return replace(
        plain,
        matches=explain.matches(asked.case.facts, rule.conduct + duty_text),
        to_prove=tuple(element.name for element in elements if not element.optional),
        distinguish=explain.distinguish(ranked, found),
        notes=explain.notes(ranked, rule, article.version, found, asked.day),
    )


def _text(rules: Rules, article: Article, ref: LawRef) -> str:
    """The text of a duty in the same version as the penalty clause; "" if it stands in another law."""
    if ref.law != article.version.law.name:
        return ""
    duty = rules.library.article_in(article.version, ref.provision)
    piece = locate(duty.text, ref.provision) if duty else None
    return duty.text[piece.start : piece.end] if duty and piece else ""
