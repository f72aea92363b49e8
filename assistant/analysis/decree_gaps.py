"""The decision that a clause presupposes (拒不执行区人民政府停产决定), as an element that some piece of evidence has to show."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.analysis.decreed import decree_of, decree_shown, is_own_order
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.analysis.procedure.conditions import Situation
from assistant.dossier.model import Case

_COLLECT = (
    "调取该决定（命令、公告、规划）的文本及其公布或者送达的证据，写明由何机关何时作出、名称、文号和内容"
)
_SOURCE = "作出决定的机关"
_BASIS = "《中华人民共和国行政处罚法》第四十条"


def decrees_wanted(case: Case, conducts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What clauses presuppose and no piece of evidence shows; nothing for an order that the agency gave itself.

    Args:
        case: its evidence and steps are read.
        conducts: of the clauses, each with what is told of the act.
    """
    if next(decree_shown(case), None):
        return ()
    found = [what for conduct, told in conducts if (what := decree_of(conduct, told))]
    own = any(map(is_own_order, found)) and Situation(case, None).first("责令改正") is not None
    return tuple(dict.fromkeys(what for what in found if not (own and is_own_order(what))))


def decree_gaps(case: Case, clause: Suggestion, act: str = "") -> tuple[Gap, ...]:
    """The state of the decision that a clause presupposes; nothing where it presupposes none.

    Args:
        case: its facts, evidence and steps are read.
        clause: the clause to be proved.
        act: the act in the officer's words, "" where he told none apart from the facts.
    """
    conduct = clause.rule.conduct
    what = decree_of(conduct, act or case.facts)
    if not what:
        return ()
    shown = next(decree_shown(case), None)
    if shown:
        name = f"据以处罚的决定（{what}）"
        return (Gap(name, ElementStatus.PROVED, (Support(shown.id, shown.name),), basis=_BASIS),)
    return tuple(
        Gap(f"据以处罚的决定（{one}）", ElementStatus.MISSING, (), _COLLECT, _SOURCE, _BASIS)
        for one in decrees_wanted(case, [(conduct, act or case.facts)])
    )
