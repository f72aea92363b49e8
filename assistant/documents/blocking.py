"""What is 致命 in a paper and must be confirmed by name before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.analysis.measures import FINE
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.references import act_day
from assistant.documents.fields.law import reduced
from assistant.documents.fields.outcome import fine_of
from assistant.documents.marks import LACKING
from assistant.documents.model import Blocking, Draft
from assistant.documents.sheet import Sheet, sheet_of
from assistant.documents.template import template_of
from assistant.dossier.model import Case, Measure
from assistant.law.library import LawLibrary
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty_model import Fine
from assistant.review.model import Ground, Severity
from assistant.review.verb import review
from assistant.text.dates import age_on

PENALTIES = ("decision", "spot_decision")
PROPOSING = (*PENALTIES, "notice", "hearing_notice")
_REVIEWED = (*PENALTIES, "no_penalty", "notice", "hearing_notice")
_LAW = "《中华人民共和国行政处罚法》"
_ABOUT_GAPS = ("R29", "R34")  # what is not filled in yet is told as missing
_MINOR = 14
_AMENDING = re.compile("关于修改.*的决定|修正案")


def blocking(sheet: Sheet, made: Draft) -> Iterator[Blocking]:
    """Every fatal fault of a paper, each once.

    Args:
        sheet: what it was made from.
        made: the draft, reviewed as it stands.
    """
    kind = sheet.kind.kind
    punishing = kind in PROPOSING and sheet.track != "不予处罚"
    own = [*_capacity(sheet), *_dates(sheet), *_range(sheet), *_amending(sheet)] if punishing else []
    own += _procedure(sheet) if kind in _REVIEWED else []
    yield from own
    if kind in _REVIEWED:
        yield from _review(sheet, made)


def fines_outside(case: Case, library: LawLibrary, to: str) -> tuple[Blocking, ...]:
    """The fines proposed that lie in none of the ranges of their clause; empty also where that cannot be told.

    Args:
        case: as it stands.
        library: of the clauses that it relies on.
        to: key of who is punished, "" for the first party.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    sheet, _ = sheet_of(case, template_of("decision").entry, library, to=to)
    return tuple(_range(sheet)) if sheet.track != "不予处罚" else ()


def _capacity(sheet: Sheet) -> Iterator[Blocking]:
    day = act_day(sheet.entire)
    for one in sheet.everybody:
        birth = one.party.birth
        if one.party.kind == "个人" and birth and day and age_on(birth, day) < _MINOR:
            who = one.party.name if sheet.others else "当事人"
            message = f"{who}行为时{age_on(birth, day)}周岁，未满十四周岁，不予行政处罚"
            yield Blocking("责任能力", message, f"{_LAW}第三十条", "不予行政处罚，责令监护人加以管教")


def _dates(sheet: Sheet) -> Iterator[Blocking]:
    day, decided = act_day(sheet.entire), sheet.entire.decided
    if day and decided and decided < day:
        yield Blocking(
            "决定早于行为", f"决定日期{decided}早于行为日期{day}", f"{_LAW}第五十九条", "核对两个日期"
        )


def _range(sheet: Sheet) -> Iterator[Blocking]:
    """A fine that lies in none of the ranges in yuan that the clause lays down for the party."""
    for one in sheet.relied:
        fines = [fine for fine in one.fines if fine.type == "amount"]
        if not fines or len(fines) != len(one.fines):
            continue
        for amount in _amounts(sheet, one.measures):
            if not any(_within(amount, fine, sheet) for fine in fines):
                ranges = "；".join(dict.fromkeys(map(told_amounts, fines)))
                message = f"罚款{amount}元不在法定幅度内（{ranges}）"
                yield Blocking(
                    "罚款幅度", message, one.clause.penalty.format(), "改到幅度内；减轻处罚的写明情节和依据"
                )


def _amending(sheet: Sheet) -> Iterator[Blocking]:
    """A rule read in a decision that amends a law is cited by the law itself, whose articles bear other numbers."""
    for law in dict.fromkeys(one.clause.penalty.law for one in sheet.relied):
        if _AMENDING.search(law):
            message = f"{law}是修改法律的决定，不能作为处罚依据引用"
            yield Blocking("引用修改决定", message, f"{_LAW}第五十九条", "改引修改后的法律的条款")


def _amounts(sheet: Sheet, measures: tuple[Measure, ...]) -> list[Decimal]:
    own = [m.amount for m in measures if m.kind == FINE and m.amount is not None]
    whole = fine_of(sheet)
    return own or ([whole] if whole is not None and len(sheet.relied) == 1 else [])


def _within(amount: Decimal, fine: Fine, sheet: Sheet) -> bool:
    low = 0 if reduced(sheet) else fine.min or 0
    high = fine.max if fine.max is not None else float("inf")
    return replace(fine, min=low, max=high).allows(float(amount))


def _procedure(sheet: Sheet) -> Iterator[Blocking]:
    clause = sheet.relied[0].clause if sheet.relied else None
    for one in check_procedure(sheet.entire, clause).findings:
        if _fatal(one, sheet.kind.kind):
            yield Blocking(
                f"{one.rule} {one.element}", one.note or f"{one.element}{one.status}", one.basis, one.collect
            )


def _fatal(one: ProcedureFinding, kind: str) -> bool:
    """Dates out of order; before a decision also a notice that was never given."""
    if one.status is ProcedureStatus.OUT_OF_ORDER:
        return True
    missing = one.status is ProcedureStatus.MISSING and one.rule == "P02"
    return missing and kind in (*PENALTIES, "no_penalty")


def _review(sheet: Sheet, made: Draft) -> Iterator[Blocking]:
    text = LACKING.sub("【待补充】", made.text)
    found = review(text, case=sheet.entire, library=sheet.library).findings
    fatal = (f for f in found if f.severity is Severity.FATAL and f.ground is Ground.CERTAIN)
    told: dict[str, Blocking] = {}
    for one in fatal:
        if one.rule not in _ABOUT_GAPS and "待补充" not in one.quote + one.message:
            told.setdefault(one.message, Blocking(one.rule, one.message, one.basis, one.suggestion))
    yield from told.values()
