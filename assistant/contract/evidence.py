"""``check_evidence``: a case in, the state of every element, of the procedure, and what contradicts itself out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Literal

from pydantic import Field

from assistant import verbs
from assistant.analysis.model import ElementStatus
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.contract.base import Answer, Request, Verb
from assistant.dossier.model import Case, RulePin


class EvidenceRequest(Request):
    """A case."""

    case: Case = Field(description="案件，格式见 README 的案件格式")


class Support(Answer):
    """A piece of evidence with the sentence that speaks to the element."""

    evidence: str = Field(description="证据编号")
    quote: str = Field(description="证据中的原句")


class Element(Answer):
    """One element and its state."""

    element: str = Field(description="要件")
    status: ElementStatus = Field(description="已证实、仅有孤证、有瑕疵、矛盾、缺失、不适用")
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


def check_evidence(request: EvidenceRequest) -> EvidenceAnswer:
    """Check the evidence of a case.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    return EvidenceAnswer.model_validate(asdict(verbs.check_evidence(request.case)))


def row(answer: EvidenceAnswer) -> dict[str, Any]:
    """The line of ``assistant evidence --json``; what follows ``contradictions`` stands only where there is something."""
    whole = answer.model_dump(mode="json")
    line = {name: whole[name] for name in ("clause", "gaps", "procedure", "contradictions")}
    line |= {name: whole[name] for name in ("statement", "choices", "notes") if whole[name]}
    return line | ({"charges": whole["charges"]} if len(answer.charges) > 1 else {})


EVIDENCE = Verb(
    "check_evidence",
    "按选定的罚则检查案件证据缺什么；未选定罚则的不代为选择，列出可选的罚则。",
    EvidenceRequest,
    EvidenceAnswer,
    check_evidence,
    row,
)
