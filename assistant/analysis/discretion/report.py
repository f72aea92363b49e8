"""The discretion of a case: circumstances, direction, step of the agency's table, a computed proposal, and what to mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.analysis.discretion.circumstances import Circumstance, circumstances_of
from assistant.analysis.discretion.steps import Proposal, Weighed, chosen, proposal, weigh
from assistant.analysis.discretion.tables import Tier, kept_tables
from assistant.analysis.features import base_terms
from assistant.analysis.model import Suggestion
from assistant.analysis.pieces import paper_kind
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.dossier.model import Case
from assistant.text.dates import parse_as_of

_LAW = "《中华人民共和国行政处罚法》"
_NO_TABLE = "没有导入本条的裁量基准，只给出法律指明的方向，不算数额"


@dataclass(frozen=True, slots=True)
class Discretion:
    """What bears on how much.

    Attributes:
        circumstances: found in the evidence, with their sentences.
        direction: what the law makes of them together, in a word or two.
        reasons: how the direction, the step and the proposal came about, a sentence each.
        steps: of the imported tables for the clause, each with whether its conditions are met.
        chosen: the step that is met; None where that cannot be told.
        proposal: what it makes; never put into the case by the program.
        cautions: 一事不再罚, time bar, 从旧兼从轻, order to correct, confiscation.
    """

    circumstances: tuple[Circumstance, ...]
    direction: str
    reasons: tuple[str, ...]
    steps: tuple[Weighed, ...] = ()
    chosen: Weighed | None = None
    proposal: Proposal | None = None
    cautions: tuple[str, ...] = ()


def discretion_of(
    case: Case,
    clauses: Sequence[Suggestion],
    procedure: Iterable[ProcedureFinding] = (),
    notes: Sequence[str] = (),
) -> Discretion:
    """Weigh a case.

    Args:
        case: as it stands.
        clauses: those relied on; the tables are looked up for the first.
        procedure: findings, of which the time bar and the order to correct are told again here.
        notes: on the versions of the law.
    """
    found = circumstances_of(case)
    direction, why = _direction(found)
    clause = clauses[0] if clauses else None
    steps = weigh(_tiers(case, clause), found, case) if clause else ()
    step = chosen(steps)
    made = proposal(step.tier, case, base_terms(case, clause)) if step else None
    reasons = (*why, *_reasons(steps, step, made, case.fine_yuan))
    cautions = tuple(dict.fromkeys(_cautions(case, clauses, procedure, notes)))
    return Discretion(found, direction, reasons, steps, step, made, cautions)


def _direction(found: Sequence[Circumstance]) -> tuple[str, tuple[str, ...]]:
    held = [one for one in found if one.holds]
    why = tuple(f"{one.name}：{one.direction}（{one.basis}）" for one in held if one.direction != "酌定")
    open_ones = tuple(_doubts(found))
    ways = {one.direction for one in held}
    for way, word in (("不予", "不予处罚"), ("可以不予", "可以不予处罚")):
        if way in ways and "从重" not in ways:
            return word, why + open_ones
    lighter, heavier = ways & {"从轻减轻", "可以从轻减轻"}, "从重" in ways
    if lighter and heavier:
        return "从轻、从重情节并存，综合裁量", why + open_ones
    if heavier:
        told = "从重须有法律、法规、规章或者裁量基准的规定"
        return "有从重情节", (*why, told, *open_ones)
    return ("从轻或者减轻" if lighter else "没有法定的从轻、减轻或者不予处罚情节"), why + open_ones


def _doubts(found: Sequence[Circumstance]) -> Iterator[str]:
    """Circumstances that are told but cannot carry the decision as they stand."""
    for one in found:
        if one.support and one.against:
            yield f"{one.name}：材料互相矛盾，不据以裁量"
        elif one.told_only and (one.proved or one.direction != "酌定"):
            yield f"{one.name}：只有当事人自己的陈述，须取证核实"


def _tiers(case: Case, clause: Suggestion | None) -> list[Tier]:
    if clause is None:
        return []
    day = case.decided or (parse_as_of(case.act_date) if case.act_date else None)
    tables = kept_tables().values()
    return [t for table in tables for t in table if t.governs(clause.penalty, region=case.region, on=day)]


def _reasons(
    steps: Sequence[Weighed], step: Weighed | None, made: Proposal | None, fine: Decimal | None
) -> Iterator[str]:
    if not steps:
        yield _NO_TABLE
        return
    if step is None:
        yield "裁量基准有几档都可能适用，或者有的条件须人工判断，请选定：" + "；".join(
            f"{one.tier.name}（{one.met}：{one.why}）" for one in steps
        )
        return
    yield f"适用“{step.tier.name}”档：{step.why}（{step.tier.basis}）"
    if made is None:
        yield f"这一档按{step.tier.unit}计，事实和理由里没有写明基数，不算数额"
        return
    yield f"这一档为 {made.low:f} 元至 {made.high:f} 元；{made.formula}"
    if fine is not None and not made.low <= fine <= made.high:
        yield f"拟罚 {fine:f} 元不在这一档内，须写明理由"


def _cautions(
    case: Case, clauses: Sequence[Suggestion], procedure: Iterable[ProcedureFinding], notes: Sequence[str]
) -> Iterator[str]:
    earlier = [
        p for p in case.evidence if paper_kind(p) in ("decision", "spot_decision") and "罚款" in p.text
    ]
    for piece in earlier:
        if case.document_number and case.document_number in piece.text:
            continue
        yield f"案卷里有另一份处罚决定（{piece.id} {piece.name}）：同一个违法行为不得给予两次以上罚款（{_LAW}第二十九条），请核对是否同一行为"
    if len({clause.penalty.format() for clause in clauses}) > 1:
        yield f"同一行为违反多个规范的，按罚款数额高的规定处罚（{_LAW}第二十九条）"
    for finding in procedure:
        if finding.rule == "P28" and finding.status is not ProcedureStatus.MET:
            yield f"追责时效：{finding.note}（{finding.basis}）"
        if finding.rule == "P04" and finding.status is not ProcedureStatus.MET:
            yield f"处罚时应当责令改正：{finding.note}（{finding.basis}）"
    if any("没收违法所得" in clause.rule.kinds for clause in clauses):
        yield f"有违法所得的，除依法退赔的外应当没收（{_LAW}第二十八条第二款）"
    yield from notes
