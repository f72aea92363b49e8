"""What a document template may use, computed from the case, the chosen clause and the law library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.analysis.model import Suggestion
from assistant.dossier.model import Case, Evidence
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.law.penalties.text import told_range
from assistant.text.capital import to_capital
from assistant.text.dates import format_date, parse_as_of
from assistant.text.numerals import to_chinese

_PENAL_ORDER = re.compile("停产|停业|关闭")
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


def build_context(case: Case, clause: Suggestion | None, library: LawLibrary) -> dict[str, Any]:
    """All names the templates use.

    Args:
        case: the facts; nothing is added to them.
        clause: the penalty rule relied on, None while undecided.
        library: the source of every quoted article, read as of the day of the act.
    """
    steps = {step.name: step for step in case.steps}
    on = parse_as_of(case.act_date) if case.act_date else None
    return {
        "case": case,
        "party": case.party,
        "name": "当事人",
        "organisation": case.party.kind != "个人",
        "facts": case.facts.strip(),
        "act_date": _told_date(case.act_date),
        "officers": "、".join(case.officers) if len(case.officers) >= 2 else "",
        "evidence": [_evidence_line(piece) for piece in case.evidence],
        "duties": [_quoted(ref, library, on) for ref in clause.violated] if clause else [],
        "inferred": clause is not None and clause.inferred,
        "bases": [_quoted(clause.penalty, library, on)] if clause else [],
        "orders": _orders(clause) if clause else "",
        "penalties": _penalties(case, clause),
        "fined": clause is None or "罚款" in clause.rule.kinds,
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


def _orders(clause: Suggestion) -> str:
    """The orders that are no penalty; 责令停产停业 and the like stand among the penalties (处罚法第九条)."""
    orders = [order for order in clause.rule.orders if not _PENAL_ORDER.search(order)]
    return "、".join(_told_order(order) for order in orders)


def _told_order(order: str) -> str:
    """责令限期改正 as 责令当事人限期改正."""
    return order.replace("责令", "责令当事人", 1) if order.startswith("责令") else f"责令当事人{order}"


def _told_date(text: str) -> str:
    day = parse_as_of(text) if text.count("-") == 2 else None
    if day:
        return format_date(day)
    year, _, month = text.partition("-")
    return f"{year}年{int(month)}月" if month.isdigit() else f"{year}年" if year.isdigit() else text


def _evidence_line(piece: Evidence) -> EvidenceLine:
    return EvidenceLine(piece.name, str(piece.kind), "、".join(piece.proves))


def _quoted(ref: LawRef, library: LawLibrary, on: date | None) -> Quoted:
    laws = library.find(ref.law)
    text = library.provision_text(laws[0], ref.provision, on) if len(laws) == 1 else None
    if text is None:
        return Quoted(ref.format(), f"【待补充：{ref.format()}原文（法规库未收录）】")
    lead = _lead(ref, library, on) if ref.provision.item else ""
    return Quoted(ref.format(), lead + " ".join(text.split("\n")))


def _lead(ref: LawRef, library: LawLibrary, on: date | None) -> str:
    """The words before the items, without which an item alone says nothing."""
    law = library.find(ref.law)[0]
    address = ref.provision.whole_article()
    if ref.provision.paragraph:
        address = type(address)(address.article, address.suffix, ref.provision.paragraph)
    whole = library.provision_text(law, address, on) or ""
    head = next((line for line in whole.split("\n") if line.rstrip().endswith(("：", ":"))), "")
    return f"{head}……" if head else ""


def _penalties(case: Case, clause: Suggestion | None) -> list[str]:
    if clause is None:
        return ["【待补充：处罚种类和内容】"]
    lines = [_penalty_line(kind, case, clause) for kind in clause.rule.kinds]
    return lines or ["【待补充：处罚种类和内容】"]


def _penalty_line(kind: str, case: Case, clause: Suggestion) -> str:
    if kind != "罚款":
        optional = all(p.discretionary or p.condition for p in clause.rule.penalties if p.kind == kind)
        return f"{kind}【待补充：是否适用“{kind}”及其内容】" if optional else kind
    if case.fine_yuan is not None:
        return f"处罚款{money(case.fine_yuan)}"
    ranges = "；".join(dict.fromkeys(told_range(f) for f in clause.rule.fines)) or "见处罚依据"
    return f"处罚款【待补充：罚款数额（法定幅度：{ranges}）】"
