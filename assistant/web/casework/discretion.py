"""裁量: the range that the chosen clause sets, where the proposed fine stands in it, what bears on it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.contract.draft import fines_outside
from assistant.contract.evidence import CircumstanceFound, DiscretionAnswer, EvidenceAnswer, StepWeighed
from assistant.contract.suggest import SuggestedClause
from assistant.dossier.model import Case
from assistant.web.casework.cited import cited
from assistant.web.casework.clause import bars
from assistant.web.casework.gaps import quoted
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, button, card, dot, joined, pairs, pill, said

_DIRECTIONS: dict[str, Tone] = {
    "不予": "g",
    "可以不予": "g",
    "从轻减轻": "g",
    "可以从轻减轻": "g",
    "从重": "r",
}


def ranges(case: Case, clauses: Sequence[SuggestedClause], answer: EvidenceAnswer) -> Markup:
    """The range of each chosen clause, then what bears on how much.

    Args:
        case: with the fine proposed.
        clauses: those chosen; none yet gives a note.
        answer: with the circumstances found and the step of the table.
    """
    if not clauses:
        note = card("幅度", said("还没有选定条款，幅度不知道。先在“条款”里选用。", "a"))
        return note + (weighing(answer.discretion, case) if answer.discretion else NOTHING)
    weighed = weighing(answer.discretion, case) if answer.discretion else NOTHING
    outside = joined(said(f"{one.message}；{one.suggestion}", "r") for one in fines_outside(case))
    return outside + joined(_range(case, clause) for clause in clauses) + weighed


def _range(case: Case, clause: SuggestedClause) -> Markup:
    told = pairs(
        [
            ("条款", cited(clause.reference)),
            ("幅度", "；".join(clause.amounts) or "本条没有写明罚款数额"),
            ("种类", "、".join(clause.kinds)),
            ("责令", "、".join(clause.orders)),
        ]
    )
    fine = case.fine_yuan
    bar = bars(clause.fines, fine) if fine is None or fine > 0 else bars(clause.fines)
    return card("幅度", joined([bar, told]))


def weighing(found: DiscretionAnswer, case: Case) -> Markup:
    """The direction with its reasons, a line each circumstance, the steps of the table, the proposal with its button."""
    names = {piece.id: piece.name or piece.id for piece in case.evidence}
    listed = rows(
        (_circumstance(one, names) for one in found.circumstances),
        group="circumstances",
        empty="材料里没有说到从轻、从重的情节。",
    )
    why = joined(Markup("<p>{}</p>").format(cited(reason)) for reason in found.reasons)
    cautions = joined(said(caution, "a") for caution in found.cautions)
    steps = rows((_step(step, found) for step in found.steps), group="discretion-steps")
    return joined(
        [
            card(f"方向：{found.direction}", joined([why, _proposal(found, case), cautions])),
            card(f"情节 {len(found.circumstances)}", listed),
            card(f"裁量基准 {len(found.steps)} 档", steps) if found.steps else NOTHING,
        ]
    )


def _circumstance(one: CircumstanceFound, names: dict[str, str]) -> Row:
    """A circumstance; open, the sentences that state it and those that state the contrary."""
    state = "矛盾" if one.support and one.against else "只有本人陈述" if one.told_only else one.direction
    tone: Tone = "r" if state == "矛盾" else "a" if one.told_only else _DIRECTIONS.get(one.direction, "n")
    first = (one.support or one.against)[0]
    line = Markup("<b>{}</b>　<span class='dim'>“{}” {}</span>").format(
        one.name, first.quote, names.get(first.evidence, first.evidence)
    )
    body = pairs(
        [
            ("说到", joined((quoted(s.evidence, s.quote, names) for s in one.support), Markup("<br>"))),
            ("相反", joined((quoted(s.evidence, s.quote, names) for s in one.against), Markup("<br>"))),
            ("方向", one.direction),
            ("依据", cited(one.basis)),
        ]
    )
    return Row(line, left=dot(tone if tone != "n" else "", state), right=pill(state, tone), body=body)


def _step(step: StepWeighed, found: DiscretionAnswer) -> Row:
    tier = step.tier
    is_chosen = found.chosen is not None and found.chosen.tier == tier
    told = f"{tier.low:f}—{tier.high:f} {tier.unit}"
    state = "适用" if is_chosen else "其余情形" if step.rest else step.met
    tone: Tone = "b" if is_chosen else "n" if step.rest or step.met == "不符合" else "a"
    body = pairs([("适用情形", tier.when), ("逐项", step.why), ("依据", tier.basis)])
    line = Markup("<b>{}</b>　<span class='dim'>{}　{}</span>").format(tier.name, told, tier.when)
    return Row(line, right=pill(state, tone), body=body, chosen=is_chosen)


def _proposal(found: DiscretionAnswer, case: Case) -> Markup:
    """What the step makes; it is put into the case only by this button."""
    made = found.proposal
    if made is None:
        return NOTHING
    taken = case.fine_yuan == made.amount
    use = NOTHING if taken else button(f"采用 {made.amount:f} 元", "adopt", amount=f"{made.amount:f}")
    told = Markup('<span class="dim small">{}</span>').format(made.formula)
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(use, told)
