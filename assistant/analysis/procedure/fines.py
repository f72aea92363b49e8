"""The fine against the range of the clause: in yuan, or by its share of the base (行政处罚法第五条第二款、第三十至三十二条)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.worked_from import counts_of, shares_of
from assistant.dossier.model import Polarity
from assistant.dossier.statements import read_statements
from assistant.law.penalty_model import Fine

_LAW = "《中华人民共和国行政处罚法》"
_MITIGATED = re.compile(r"减轻(?:行政)?处罚|予以减轻|应当减轻|可以减轻|减轻情[节形]|第三十[012]条|第三十二条")


def fine_in_range(s: Situation) -> Iterator[ProcedureFinding]:
    """The fine lies within what the clause allows, in yuan or by its share of the base that the reasons name.

    Below the lower limit it may lie where the law mitigates (第三十条至第三十二条); several acts punished together are not judged.
    """
    if s.clause is None or not s.fine or s.track == "不予处罚" or len(s.case.charges) > 1:
        return
    fines = s.clause.rule.fines
    if _of(fines, "amount"):
        told = f"罚款{s.fine:f}元"
        yield _finding(s, fines, s.fine, told)
    elif _of(fines, "percent") or _of(fines, "multiple"):
        unit = "%" if fines[0].type == "percent" else "倍"
        for share, base in shares_of(s.case.discretion, s.fine, fines):
            yield _finding(s, fines, share, f"罚款{s.fine:f}元是基数{base:f}元的{share.normalize():f}{unit}")
    elif _of(fines, "per_unit") and len({fine.base for fine in fines}) == 1:
        for number in counts_of(s.case.discretion, s.fine, fines):
            told = f"罚款{s.fine:f}元按{number.told}计，每{number.unit}{number.each:f}元"
            yield _finding(s, fines, number.each, told)


def _of(fines: Sequence[Fine], kind: str) -> bool:
    """Whether all fines of a clause are of one kind with a known upper limit."""
    return bool(fines) and all(f.type == kind and f.max is not None for f in fines)


def _finding(s: Situation, fines: Sequence[Fine], value: Decimal, told: str) -> ProcedureFinding:
    decided = s.first("决定")
    status, note, collect = _judged(s, fines, value, told)
    return ProcedureFinding(
        "P34", "罚款数额在条款的幅度以内", status, f"{_LAW}第五条第二款、第三十二条", note,
        actual=decided.on if decided else None, collect=collect,
    )  # fmt: skip


def _judged(
    s: Situation, fines: Sequence[Fine], value: Decimal, told: str
) -> tuple[ProcedureStatus, str, str]:
    if any(_allows(fine, value) for fine in fines):
        return ProcedureStatus.MET, "", ""
    if value > max(_exact(fine.max) for fine in fines):
        return ProcedureStatus.SHORT, f"{told}，超出条款的幅度（不在幅度内）", "按条款的幅度重新确定"
    if _mitigated(s):
        note = f"无法判断：{told}，低于条款的下限，理由是减轻处罚；是否具有法定的减轻情形请核实"
        return ProcedureStatus.UNKNOWN, note, "写明减轻处罚的法定事由，并附证明该事由的证据"
    collect = "按条款的幅度重新确定；低于下限的，写明减轻处罚的法定事由"
    return ProcedureStatus.SHORT, f"{told}，不在条款的幅度内", collect


def _allows(fine: Fine, value: Decimal) -> bool:
    low, high = _exact(fine.min), _exact(fine.max)
    above = value > low if fine.min_excluded else value >= low
    return above and (value < high if fine.max_excluded else value <= high)


def _exact(limit: float | None) -> Decimal:
    """A limit as it is written, not as binary arithmetic holds it."""
    return Decimal(str(limit or 0))


def _mitigated(s: Situation) -> bool:
    """Whether the reasons, the notice or the decision rest on a mitigation of the law (从轻 stays within the range)."""
    words = (s.case.discretion, s.case.facts, s.notes("决定", "告知", "集体讨论", "法制审核"))
    said = (one for text in words for one in read_statements(text))
    return any(
        _MITIGATED.search(one.text) and one.polarity is Polarity.AFFIRMED and not one.lacks for one in said
    )
