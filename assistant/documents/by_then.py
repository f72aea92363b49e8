"""A paper tells what was known on its day: the case as it then stood, and what is therefore left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.analysis.measures import FINE
from assistant.analysis.procedure.conditions import fines_in
from assistant.documents.fields.basics import DECISIONS, step_of
from assistant.documents.learned import Learned, Then
from assistant.documents.sheet import Sheet, clean
from assistant.dossier.model import Case, Evidence
from assistant.text.dates import parse_as_of

_FACTS, _REASONS = frozenset({"违法事实", "事实摘要"}), frozenset({"裁量理由"})
_PROPOSED = frozenset({"notice", "hearing_notice", "hearing_record", "defence_review"})
_EVIDENCE = frozenset({"证据清单", "证据名称"})


def by_then(sheet: Sheet, names: Collection[str]) -> tuple[Sheet, tuple[str, ...]]:
    """A sheet with the case as it stood on the day of its paper, and notes on what came later and is left out.

    Args:
        sheet: of the whole case.
        names: the fields that the paper asks for.
    """
    day = day_of(sheet)
    if day is None:
        return sheet, ()
    then = Then(sheet.case, day, sheet.kind.step)
    facts, late = then.split(clean(sheet.case.facts))
    reasons, unreasoned = then.split(clean(sheet.case.discretion))
    pieces = tuple(one for one in sheet.case.evidence if then.knows_piece(one))
    known = sheet.case.model_copy(
        update={
            "facts": facts,
            "discretion": reasons,
            "evidence": pieces,
            "steps": tuple(filter(then.knows_step, sheet.case.steps)),
            "extracted": tuple(one for one in sheet.case.extracted if then.knows_source(one.evidence)),
            "track": sheet.situation.track,
        }
    )
    left = [one for one in sheet.case.evidence if one not in pieces] if _EVIDENCE & set(names) else []
    notes = [_told("违法事实", one) for one in late] if _FACTS & set(names) else []
    notes += [_told("裁量理由", one) for one in unreasoned] if _REASONS & set(names) else []
    return replace(sheet, case=known, whole=sheet.case), (*notes, *_listed(left))


def as_proposed(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """A paper on what is proposed with the fine of which the party was told, where a lower or higher one was decided later.

    Only where the notice names one sum, and the paper has one fine.

    Args:
        sheet: of a paper.
    """
    told = _told_fine(sheet)
    fines = [m for one in sheet.relied for m in one.measures if m.kind == FINE]
    if told is None or len(fines) != 1 or len(sheet.relied) != 1 or fines[0].amount in (None, told):
        return sheet, ()
    measures = tuple(
        m.model_copy(update={"amount": told}) if m is fines[0] else m for m in sheet.relied[0].measures
    )
    case = sheet.case.model_copy(update={"fine_yuan": told})
    note = f"告知步骤写明拟罚款{told}元，与案件的罚款{fines[0].amount}元不同，本稿写告知时的数额"
    return replace(sheet, relied=(replace(sheet.relied[0], measures=measures),), case=case), (note,)


def _told_fine(sheet: Sheet) -> Decimal | None:
    notices = [m for m in sheet.outcome.moments if m.kind == "告知" and not m.evidence]
    if sheet.kind.kind not in _PROPOSED or len(notices) != 1 or sheet.others:
        return None
    named = fines_in(notices[0].note)
    return Decimal(str(named[0])) if len(named) == 1 else None


def day_of(sheet: Sheet) -> date | None:
    """The day up to which a paper tells: its own, else that of the first act that comes after it; None for no limit.

    A day before the act itself is no limit: then the days of the case are wrong.
    """
    said, kind = Learned.read(), sheet.kind
    if kind.kind in said.free or not kind.step:
        return None
    moment = step_of(sheet)
    if kind.kind in DECISIONS:
        found = sheet.case.decided
    elif moment:
        found = moment.on
    else:
        later = (m.on for m in sheet.situation.moments if said.stage(m.kind) > said.stage(kind.step))
        found = min(later, default=None)
    acted = _act_day(sheet.case)
    return None if found and acted and found < acted else found


def _act_day(case: Case) -> date | None:
    return parse_as_of(case.act_date) if case.act_date.count("-") == 2 else None


def _told(of: str, cut: tuple[str, str]) -> str:
    words, sentence = cut
    whole = "" if words == sentence else f"（全句：{sentence}）"
    return f"{of}里“{words}”写的是本文书日期以后的事，本稿没有写入{whole}"


def _listed(left: list[Evidence]) -> tuple[str, ...]:
    """A note on the evidence that came later, for a paper that lists evidence."""
    names = "、".join(f"{one.id}（{one.name}）" for one in left)
    return (f"证据{names}是本文书日期以后取得的，本稿没有列入",) if left else ()
