"""What a document template may use, computed from the case, the clauses it relies on and the law library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.analysis.measures import BORROWED, FINE, is_order
from assistant.analysis.model import Suggestion
from assistant.analysis.references import act_day
from assistant.dossier.model import Case, Evidence, Measure
from assistant.law.library import LawLibrary
from assistant.law.lookup import text_of
from assistant.law.model import LawRef, Version
from assistant.text.capital import to_capital
from assistant.text.dates import format_date, parse_as_of
from assistant.text.numerals import to_chinese

_TOLD_STEPS = ("责令改正", "送达", "复查", "检查", "鉴定", "登记保存")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation with the text fetched from the library, or the mark that the library does not hold it."""

    cite: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of the evidence list."""

    name: str
    kind: str
    proves: str


@dataclass(frozen=True, slots=True)
class Relied:
    """A clause relied on, narrowed to the party, with the measures it provides and the amounts proposed."""

    clause: Suggestion
    measures: tuple[Measure, ...]


def build_context(case: Case, relied: Sequence[Relied], library: LawLibrary) -> dict[str, Any]:
    """All names the templates use.

    Args:
        case: the facts; nothing is added to them.
        relied: the penalty clauses relied on, none while undecided.
        library: the source of every quoted article: in the text of the clause, else as of the day of the act.
    """
    clauses = [one.clause for one in relied]
    measures = [measure for one in relied for measure in one.measures]
    steps = {step.name: step for step in case.steps}
    duties = [(ref, clause.version) for clause in clauses for ref in clause.violated]
    bases = [(clause.penalty, clause.version) for clause in clauses]
    on = act_day(case)
    return {
        "case": case,
        "party": case.party,
        "name": "当事人",
        "organisation": case.party.kind != "个人",
        "facts": case.facts.strip(),
        "act_date": _told_date(case.act_date),
        "officers": "、".join(case.officers) if len(case.officers) >= 2 else "",
        "evidence": [_evidence_line(piece) for piece in case.evidence],
        "duties": [_quoted(ref, library, version, on) for ref, version in dict.fromkeys(duties)],
        "inferred": any(clause.inferred for clause in clauses),
        "bases": [_quoted(ref, library, version, on) for ref, version in dict.fromkeys(bases)],
        "orders": "、".join(_told_order(one) for one in measures if is_order(one)),
        "penalties": _penalties(measures, case) or ["【待补充：处罚种类和内容】"],
        "fined": not clauses or any(measure.kind == FINE for measure in measures),
        "steps_told": "，".join(
            f"{format_date(s.on)}{s.name}" + (f"（{s.note}）" if s.note else "")
            for s in case.steps
            if s.name.startswith(_TOLD_STEPS)
        ),
        "step": lambda name: steps[name].on if name in steps else None,
        "note": lambda name: steps[name].note if name in steps else "",
        "day": lambda day: format_date(day) if day else "",
        "chinese_day": lambda day: chinese_day(day) if day else "",
    }


def chinese_day(day: date) -> str:
    """2026-11-22 as 二〇二六年十一月二十二日, the way a decision is dated."""
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    return f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"


def money(yuan: float | Decimal) -> str:
    """人民币伍仟元整（¥5000.00）."""
    return f"人民币{to_capital(yuan)}（¥{yuan:.2f}）"


def _told_order(order: Measure) -> str:
    """责令限期改正 as 责令当事人限期改正; one that depends on something is left open."""
    if order.conditional:
        return f"【待补充：是否“{order.kind}”（条文的条件：{order.conditional}）】"
    kind = order.kind
    return kind.replace("责令", "责令当事人", 1) if kind.startswith("责令") else f"责令当事人{kind}"


def _told_date(text: str) -> str:
    day = parse_as_of(text) if text.count("-") == 2 else None
    if day:
        return format_date(day)
    year, _, month = text.partition("-")
    return f"{year}年{int(month)}月" if month.isdigit() else f"{year}年" if year.isdigit() else text


def _evidence_line(piece: Evidence) -> EvidenceLine:
    return EvidenceLine(piece.name, str(piece.kind), "、".join(piece.proves))


def _quoted(ref: LawRef, library: LawLibrary, version: Version, on: date | None) -> Quoted:
    text = text_of(library, ref, version, on)
    if text is None:
        return Quoted(ref.format(), f"【待补充：{ref.format()}原文（法规库未收录）】")
    lead = _lead(ref, library, version, on) if ref.provision.item else ""
    return Quoted(ref.format(), lead + " ".join(text.split("\n")))


def _lead(ref: LawRef, library: LawLibrary, version: Version, on: date | None) -> str:
    """The words before the items, without which an item alone says nothing."""
    whole = text_of(library, LawRef(ref.law, replace(ref.provision, item=0, point=0)), version, on) or ""
    head = next((line for line in whole.split("\n") if line.rstrip().endswith(("：", ":"))), "")
    return f"{head}……" if head else ""


def _penalties(measures: Sequence[Measure], case: Case) -> list[str]:
    """One line a kind of penalty; what depends on something, or may be left, is marked for the officer to decide."""
    kinds = dict.fromkeys(m.kind for m in measures if not is_order(m))
    return [_penalty_line(kind, [m for m in measures if m.kind == kind], case) for kind in kinds]


def _penalty_line(kind: str, measures: Sequence[Measure], case: Case) -> str:
    if kind == BORROWED:
        return f"【待补充：依照{'、'.join(m.detail for m in measures)}确定的处罚种类和数额】"
    if kind == FINE:
        return _fine_line(measures, case)
    optional = all(m.discretionary or m.conditional or m.alternative for m in measures)
    return f"{kind}【待补充：是否适用“{kind}”及其内容】" if optional else kind


def _fine_line(measures: Sequence[Measure], case: Case) -> str:
    proposed = [m.amount for m in measures if m.amount is not None]
    if not proposed and case.fine_yuan is not None:
        proposed = [case.fine_yuan]
    if not proposed:
        ranges = "；".join(dict.fromkeys(map(_told_fine, measures)))
        return f"处罚款【待补充：罚款数额（法定幅度：{ranges}）】"
    parts = "、".join(map(money, proposed))
    return f"处罚款{parts}，合计{money(sum(proposed))}" if len(proposed) > 1 else f"处罚款{parts}"


def _told_fine(measure: Measure) -> str:
    when = "，".join(part for part in (measure.addressee, measure.conditional) if part)
    return f"{when}：{measure.detail}" if when else measure.detail
