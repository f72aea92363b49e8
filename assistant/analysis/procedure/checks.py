"""The requirements of corpora/procedure.yaml against the acts of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.analysis.procedure.conditions import CONDITIONS, Situation
from assistant.analysis.procedure.data import Dated, Limit, Need, kind_of_step, load_rules
from assistant.analysis.procedure.handover import is_receipt
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import OF_OTHERS, Moment
from assistant.analysis.procedure.seizure import said_in
from assistant.analysis.procedure.tested import KIND as TESTED
from assistant.analysis.procedure.tested import results_until
from assistant.analysis.procedure.workdays import Deadline, last_day
from assistant.dossier.model import SPOKEN, Evidence, EvidenceKind
from assistant.dossier.statements import Mode, read_evidence
from assistant.text.dates import format_date


def applies(rule: Dated, situation: Situation, on: date | None) -> bool:
    """Whether a rule governs this case on this day."""
    return rule.holds(situation.track, on) and all(CONDITIONS[name](situation) for name in rule.when)


_OUR_PAPERS = {
    "告知": re.compile("处罚|听证|陈述|申辩|拟|事先|告知(?:书|笔录|记录)"),
    "备案": re.compile("处罚|当场|决定|案件"),
    "教育": re.compile("批评|普法|笔录|告诫|劝诫|守法承诺|不予|首违"),
    "催告": re.compile("催告(?:书|通知)|履行"),
}


_OF_ORDERS = re.compile(r"(?:指令|通知|意见|停工|停业|整改|监察|监督|管理|责令)[^，。；]{0,6}(?:书|令|单|函)")
_TO_MEND = re.compile(
    r"责令(?!停产|停业|关闭)|(?:立即|限期|应当?|须|必须)[^，。；]{0,16}(?:改正|整改|停止|拆除|恢复|清理|清除)"
)
_OF_HEARING = frozenset({"听证", "听证通知"})
_REPORT_DAYS = 15  # more than a report on the hearing takes


def needs(situation: Situation) -> Iterator[ProcedureFinding]:
    """Steps that must be there by now."""
    for need in load_rules().needs:
        trigger = _trigger(need, situation)
        if trigger is None or not applies(need, situation, trigger.on):
            continue
        done = situation.first(need.step)
        yield _met(need, done) if done else _without_step(need, trigger, situation)


def _without_step(need: Need, trigger: Moment, situation: Situation) -> ProcedureFinding:
    """What a need is that no step and no dated paper meets: met by a paper without a day, told by the way, or missing."""
    paper = next((p for p in situation.case.evidence if _is_paper_of(need, p)), None)
    if paper:
        return ProcedureFinding(
            need.id,
            need.element,
            ProcedureStatus.MET,
            need.basis,
            f"证据 {paper.id}（{paper.name}）",
            evidence=paper.id,
        )
    where, words = next(_told(need, situation), ("", ""))
    if words:
        note = f"无法判断：{where}写有“{words[:40]}”，没有“{need.step}”的步骤或者文书，请核实"
        return ProcedureFinding(
            need.id, need.element, ProcedureStatus.UNKNOWN, need.basis, note, quote=words[:80]
        )
    note = f"{trigger.told}，但没有“{need.step}”的记录"
    status = ProcedureStatus.UNKNOWN if need.open_why else ProcedureStatus.MISSING
    note += f"。无法判断：{need.open_why}" if need.open_why else ""
    return ProcedureFinding(need.id, need.element, status, need.basis, note, collect=need.collect)


def _is_paper_of(need: Need, piece: Evidence) -> bool:
    """Whether a paper is by its name of the step; what was served tells the decision from other papers."""
    if need.step == "送达":
        return is_receipt(piece) and "决定书" in piece.name + piece.text
    if need.step == "责令改正" and _orders(piece):
        return True
    ours = piece.kind not in SPOKEN
    form = _OUR_PAPERS.get(need.step)
    fits = form is None or form.search(piece.name) is not None
    return ours and fits and not OF_OTHERS.search(piece.name) and kind_of_step(piece.name) == need.step


def _orders(piece: Evidence) -> bool:
    """Whether a paper of ours, whatever it is called (监察指令书、停工通知书), orders the party to stop or mend."""
    ours = (
        piece.kind is EvidenceKind.DOCUMENT
        and not OF_OTHERS.search(piece.name)
        and "当事人" not in piece.source
    )
    named = ours and _OF_ORDERS.search(piece.name) is not None
    return named and any(s.mode is Mode.ORDER and _TO_MEND.search(s.text) for s in read_evidence(piece))


def _told(need: Need, situation: Situation) -> Iterator[tuple[str, str]]:
    """Where notes and papers tell of a step by the way, and in which words."""
    notes = ((moment.told, moment.name, moment.note) for moment in situation.moments if not moment.evidence)
    papers = ((f"证据 {p.id}", p.name, p.text) for p in situation.case.evidence)
    for where, name, text in (*notes, *papers) if need.told else ():
        if need.told and (need.told_in is None or need.told_in.search(name)):
            words = said_in(need.told, f"{name}，{text}", planned=True)
            if words:
                yield where, words


def orders(situation: Situation) -> Iterator[ProcedureFinding]:
    """Steps taken in the wrong order: what comes first was first done after the last act that it should precede.

    A statement at the scene, a report served or a decision since revoked may bear the name of the later step as well.
    """
    for order in load_rules().orders:
        first, then = situation.first(order.first), situation.last(order.then)
        if first is None or then is None or not applies(order, situation, then.on):
            continue
        if first.on < then.on or (order.same_day and first.on == then.on):
            continue
        note = f"{then.told}早于{first.told}" if then.on < first.on else f"{then.told}与{first.told}在同一日"
        yield ProcedureFinding(
            order.id, order.element, ProcedureStatus.OUT_OF_ORDER, order.basis, note, first.on, then.on,
            collect=f"核对“{order.first}”与“{order.then}”的日期；确属颠倒的，程序违法，须重新进行",
        )  # fmt: skip


def limits(situation: Situation) -> Iterator[ProcedureFinding]:
    """Periods kept and broken."""
    for limit in load_rules().limits:
        start, end = situation.first(limit.start), situation.first(limit.end)
        if start is None or end is None or end.on < start.on or not applies(limit, situation, end.on):
            continue
        yield _kept(limit, start, end, situation)


def _kept(limit: Limit, start: Moment, end: Moment, situation: Situation) -> ProcedureFinding:
    last = last_day(start.on, limit.count, limit.unit)
    status, word = _verdict(limit, last, end.on)
    note = f"自{start.told}起{limit.told}，至{format_date(last.day)}{word}；{end.told}"
    why = _excuse(limit, start, end, situation) or _open_for(limit, last, (start, end), situation)
    if status is not ProcedureStatus.MET and why:
        status, note = ProcedureStatus.UNKNOWN, f"{note}。无法判断：{why}"
    collect = "" if status is ProcedureStatus.MET else limit.collect
    return ProcedureFinding(
        limit.id, limit.element, status, limit.basis, note, last.day, end.on, limit.told, collect
    )


def _excuse(limit: Limit, start: Moment, end: Moment, situation: Situation) -> str:
    """An act in between that lengthens the period or is not counted, or a later start of it; "" if there is none."""
    between = [m for m in situation.moments if m.kind in limit.excused_by and start.on <= m.on <= end.on]
    if between and not _late_all_the_same(limit, start, end, situation, between):
        return f"另有{between[0].told}，可能不计入或者延长"
    again = situation.nearest(limit.start, end.on)
    if limit.at_most is None or again is None or again.on == start.on:
        return ""
    kept = end.on <= last_day(again.on, limit.count, limit.unit).day
    return f"另有{again.told}，自哪一次起算请核实" if kept else ""


def _late_all_the_same(
    limit: Limit, start: Moment, end: Moment, situation: Situation, excuses: list[Moment]
) -> bool:
    """Whether a period is broken though no day up to a report on the hearing, and none up to the results of tests, counts.

    Only of these the days are known; how long another excuse goes on is not told.
    """
    kinds = {m.kind for m in excuses}
    hearing = _days_of_hearing(start, situation) if kinds & _OF_HEARING else 0
    tests = _days_of_tests(start, end, situation) if TESTED in kinds else 0
    if hearing is None or tests is None or not kinds <= _OF_HEARING | {TESTED}:
        return False
    last = last_day(start.on, limit.count, limit.unit).day
    return end.on > last + timedelta(days=hearing + tests)


def _days_of_hearing(start: Moment, situation: Situation) -> int | None:
    """The most days that a hearing may take, from the notice to a report on it; None where they are not known."""
    held, notice = situation.last("听证"), situation.first("告知")
    if held is None or notice is None:
        return None
    return (held.on - max(notice.on, start.on)).days + 1 + _REPORT_DAYS


def _days_of_tests(start: Moment, end: Moment, situation: Situation) -> int | None:
    """The most days that tests may take, from the start of the period to the last result; None where no result tells its day."""
    until = results_until(situation, start.on, end.on)
    return (until - start.on).days + 1 if until else None


def _open_for(limit: Limit, last: Deadline, acts: tuple[Moment, Moment], situation: Situation) -> str:
    """Why a broken limit cannot be judged, "" if it can."""
    told = (text for act in acts for text in (act.name, act.note))
    case = (situation.case.place, situation.case.facts) if limit.open_in_case else ()
    words = "，".join((*case, *told))
    if limit.open_when and limit.open_when.search(words):
        return limit.open_why
    return "" if last.certain else f"{last.day.year}年节假日安排未收录"


def _verdict(limit: Limit, last: Deadline, on: date) -> tuple[ProcedureStatus, str]:
    if limit.at_most is not None:
        return (ProcedureStatus.MET, "止") if on <= last.day else (ProcedureStatus.LATE, "止，已超过")
    early = on <= last.day if limit.strict else on < last.day
    return (ProcedureStatus.OUT_OF_ORDER, "届满，尚未届满") if early else (ProcedureStatus.MET, "届满")


def _trigger(need: Need, situation: Situation) -> Moment | None:
    """The act that makes the step due."""
    if need.any_time:
        return situation.first("决定")
    return situation.first(need.before or need.after)


def _met(need: Need, done: Moment) -> ProcedureFinding:
    return ProcedureFinding(
        need.id, need.element, ProcedureStatus.MET, need.basis, done.told, actual=done.on,
        evidence=done.evidence, quote=done.note[:80],
    )  # fmt: skip
