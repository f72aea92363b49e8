"""``check_evidence``: a case in, the state of every element, of the procedure, and what contradicts itself out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from assistant import verbs
from assistant.analysis.model import ElementStatus
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.contract.base import FACTS, Answer, Request, Verb
from assistant.documents.evidence_sheet import evidence_sheet
from assistant.dossier.ingest import check_facts
from assistant.dossier.model import Case, RulePin
from assistant.files import replacing


class EvidenceRequest(Request):
    """A case."""

    case: Case = Field(description="案件，格式见 README 的案件格式", examples=[{"facts": FACTS}])


class Support(Answer):
    """A piece of evidence with the sentence that speaks to the element."""

    evidence: str = Field(description="证据编号")
    quote: str = Field(description="证据中的原句")


class Element(Answer):
    """One element and its state."""

    element: str = Field(description="要件")
    status: ElementStatus = Field(
        description="已证实、仅有孤证、有瑕疵、矛盾、无法判断（证据互相矛盾，见 contradictions）、缺失、不适用"
    )
    support: tuple[Support, ...] = Field((), description="支撑它的证据和原句")
    collect: str = Field("", description="应补什么、怎么取")
    source: str = Field("", description="向谁取")
    basis: str = Field("", description="依据")
    note: str = Field("", description="说明")


class ProcedureStep(Answer):
    """One requirement of procedure and its state."""

    rule: str = Field(description="规则编号（corpora/procedure.yaml）")
    element: str = Field(description="要求")
    status: ProcedureStatus = Field(description="符合、缺失、顺序错误、超期、不足、无法判断")
    basis: str = Field(description="依据")
    note: str = Field("", description="说明")
    expected: date | None = Field(None, description="应当在哪一天以前")
    actual: date | None = Field(None, description="实际在哪一天")
    limit: str = Field("", description="期限")
    collect: str = Field("", description="应补什么、怎么办")
    evidence: str = Field("", description="所据证据或步骤")
    quote: str = Field("", description="所据原句")


class Side(Answer):
    """What one piece of evidence says."""

    evidence: str = Field(description="证据编号")
    quote: str = Field(description="原句")
    value: str = Field(description="取得的值")


class Contradiction(Answer):
    """Two pieces of evidence that do not fit together."""

    about: str = Field(description="关于什么")
    a: Side = Field(description="甲证据")
    b: Side = Field(description="乙证据")


class ChargedElements(Answer):
    """The elements of one charge."""

    charge: str = Field(description="指控编号")
    party: str = Field(description="对谁")
    clause: str = Field(description="罚则")
    conditions: tuple[str, ...] = Field((), description="罚则的条件，如 逾期不改正")
    gaps: tuple[Element, ...] = Field(description="各要件的状态")


class RuleChoice(Answer):
    """A rule that may be chosen, with what tells it from the others."""

    reference: str = Field(description="罚则写法：《…》第X条第Y款第（Z）项")
    pin: RulePin = Field(description="钉定的罚则，可放进案件 charges 的 rule")
    conduct: str = Field(description="条文所写的行为")
    written: str = Field("", description="写进案件 chosen 就选定这一条；空为只能用 pin 选定")
    addressees: tuple[str, ...] = Field((), description="条文所写的对象")
    conditions: tuple[str, ...] = Field((), description="条件（档次）")
    penalties: tuple[str, ...] = Field((), description="处罚和责令")
    amounts: tuple[str, ...] = Field((), description="幅度")
    differs: tuple[str, ...] = Field((), description="与其他选项的不同之处")
    capacity: Literal["", "责任人员"] = Field("", description="只能以责任人员身份受罚的，写 责任人员")


class Act(Answer):
    """One act of the timeline."""

    kind: str = Field(description="步骤种类（corpora/procedure.yaml）")
    name: str = Field(description="名称")
    on: date = Field(description="哪一天")
    until: date | None = Field(None, description="它所定期限的最后一天")
    note: str = Field("", description="说明")
    evidence: str = Field("", description="记载它的证据")


class DueDay(Answer):
    """One open period."""

    element: str = Field(description="什么期限")
    day: date | None = Field(description="最后一天；没有法定期限为空")
    basis: str = Field(description="依据")
    certain: bool = Field(True, description="节假日安排是否已公布")


class CircumstanceFound(Answer):
    """A circumstance that bears on the fine."""

    id: str = Field(description="编号（corpora/discretion.yaml）")
    name: str = Field(description="情节")
    direction: str = Field(description="法律指明的方向：不予、可以不予、从轻减轻、可以从轻减轻、从重、酌定")
    basis: str = Field(description="依据")
    support: tuple[Support, ...] = Field((), description="说到它的证据和原句")
    against: tuple[Support, ...] = Field((), description="说相反情况的证据和原句")
    told_only: bool = Field(False, description="只有当事人自己这样说")
    proved: bool = Field(False, description="法律要求有证据证明：只有当事人自己这样说时不据以裁量")


class TableStep(Answer):
    """A step of an agency's discretion table."""

    law: str = Field(description="法规")
    provision: str = Field(description="条款")
    conduct: str = Field("", description="行为")
    name: str = Field(description="档次")
    when: str = Field("", description="适用情形")
    low: Decimal = Field(description="下限")
    high: Decimal = Field(description="上限")
    unit: str = Field(description="单位：元、倍、%、元每平方米等")
    region: str = Field("", description="地区")
    since: date | None = Field(None, description="施行日")
    until: date | None = Field(None, description="废止日")
    basis: str = Field(description="依据")
    table: str = Field("", description="裁量基准的名称")


class StepWeighed(Answer):
    """A step with whether its conditions are met."""

    tier: TableStep = Field(description="档次")
    met: str = Field(description="符合、不符合、无法判断")
    why: str = Field(description="逐项理由")
    rest: bool = Field(False, description="其他档都不符合时适用的一档")


class FineProposal(Answer):
    """What a step makes in yuan."""

    low: Decimal = Field(description="下限（元）")
    high: Decimal = Field(description="上限（元）")
    amount: Decimal = Field(description="算出的数额（元），只供参考，不会自动填入")
    formula: str = Field(description="算式")


class DiscretionAnswer(Answer):
    """What bears on how much."""

    circumstances: tuple[CircumstanceFound, ...] = Field((), description="材料里的情节")
    direction: str = Field(description="综合起来的方向")
    reasons: tuple[str, ...] = Field((), description="方向、档次、数额的理由")
    steps: tuple[StepWeighed, ...] = Field((), description="裁量基准的各档")
    chosen: StepWeighed | None = Field(None, description="适用的一档；不能确定为空")
    proposal: FineProposal | None = Field(None, description="按这一档算出的数额")
    cautions: tuple[str, ...] = Field((), description="一事不再罚、时效、从旧兼从轻等提示")


class EvidenceAnswer(Answer):
    """The three tables, and what is still to be chosen."""

    clause: str = Field(description="所依的罚则；未选定为空，几条以顿号相连")
    gaps: tuple[Element, ...] = Field(description="各要件的状态；未选定罚则时只有不依罚则的要件")
    procedure: tuple[ProcedureStep, ...] = Field((), description="程序要求的状态")
    contradictions: tuple[Contradiction, ...] = Field((), description="证据之间的矛盾")
    charges: tuple[ChargedElements, ...] = Field((), description="逐项指控的要件")
    statement: str = Field("", description="未选定罚则时的说明")
    choices: tuple[RuleChoice, ...] = Field((), description="可选的罚则")
    notes: tuple[str, ...] = Field((), description="关于法律版本的提示")
    timeline: tuple[Act, ...] = Field((), description="已经过的程序，按日期")
    due: tuple[DueDay, ...] = Field((), description="未完的期限")
    discretion: DiscretionAnswer | None = Field(None, description="裁量：情节、方向、档次、算出的数额")


def check_evidence(request: EvidenceRequest) -> EvidenceAnswer:
    """Check the evidence of a case.

    Raises:
        InputError: the case names something that is no penalty clause of the library, or its facts are far too long.
    """
    check_facts(request.case)
    return EvidenceAnswer.model_validate(asdict(verbs.check_evidence(request.case)))


def save_sheet(case: Case, out: Path, *, day: date | None = None) -> Path:
    """Write the check of a case as a docx of one or two pages.

    Args:
        case: the case.
        out: the file to write; appears whole or not at all.
        day: the day of the check, told in the head; None leaves it out.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    return evidence_sheet(case, verbs.check_evidence(case), out, day=day)


def save_calendar(case: Case, out: Path) -> Path:
    """Write the open periods of a case as a calendar file.

    Args:
        case: the case.
        out: the .ics file; appears whole or not at all.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    from assistant.analysis.procedure.agenda import calendar_of  # reads all of icalendar

    due = verbs.check_evidence(case).due
    with replacing(out) as draft:
        draft.write_bytes(calendar_of(due, case=case.id, title=case.title))
    return out


def row(answer: EvidenceAnswer) -> dict[str, Any]:
    """The line of ``assistant evidence --json``; what follows ``contradictions`` stands only where there is something."""
    whole = answer.model_dump(mode="json")
    line = {name: whole[name] for name in ("clause", "gaps", "procedure", "contradictions")}
    line |= {name: whole[name] for name in ("statement", "choices", "notes") if whole[name]}
    weighed = whole["discretion"] or {}
    line |= {"discretion": weighed} if weighed.get("circumstances") or weighed.get("steps") else {}
    return line | ({"charges": whole["charges"]} if len(answer.charges) > 1 else {})


EVIDENCE = Verb(
    "check_evidence",
    "按选定的罚则检查案件证据缺什么；未选定罚则的不代为选择，列出可选的罚则。",
    EvidenceRequest,
    EvidenceAnswer,
    check_evidence,
    row,
    command="assistant evidence 案件.json --json",
)
