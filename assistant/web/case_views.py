"""HTML for the 办案 tab: suggestion cards, the table of evidence gaps."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.analysis.model import Advice, ElementStatus, Gap, Suggestion
from assistant.law.penalties.text import told_range
from assistant.web.common import escape

_COLOUR = {
    ElementStatus.PROVED: "ok",
    ElementStatus.SINGLE: "warn",
    ElementStatus.CONFLICT: "bad",
    ElementStatus.MISSING: "bad",
    ElementStatus.NOT_APPLICABLE: "",
}


def advice_html(advice: Advice) -> str:
    """All suggestions with their reasons, and what to keep in mind beside them."""
    message = f'<div class="card warn">{escape(advice.message)}</div>' if advice.message else ""
    cards = "".join(_card(number, s) for number, s in enumerate(advice.suggestions, 1))
    general = "、".join(escape(ref.format()) for ref in advice.general)
    beside = f'<div class="card">另请注意总则：{general}</div>' if general else ""
    return message + cards + beside


def gaps_html(gaps: Iterable[Gap]) -> str:
    """The elements as a table, what is missing with how to get it."""
    rows = "".join(_gap_row(gap) for gap in gaps)
    head = (
        "<tr><th>要件</th><th>状态</th><th>现有证据</th><th>应补什么、怎么取、向谁取</th><th>依据</th></tr>"
    )
    return f'<table class="gaps">{head}{rows}</table>'


def _card(number: int, suggestion: Suggestion) -> str:
    rule = suggestion.rule
    inferred = "（推断）" if suggestion.inferred else ""
    violated = "、".join(ref.format() for ref in suggestion.violated) or "条文未写明"
    fines = "；".join(dict.fromkeys(told_range(fine) for fine in rule.fines))
    lines = [
        ("违则" + inferred, violated),
        ("行为", rule.conduct),
        ("处罚", "、".join(rule.kinds)),
        ("罚款幅度", fines),
        ("责令", "、".join(rule.orders)),
        ("对应", "；".join(f"“{m.facts}”↔“{m.clause}”" for m in suggestion.matches)),
        ("待证", "、".join(suggestion.to_prove)),
        ("注意区分", "；".join(suggestion.distinguish)),
        ("提示", "；".join(suggestion.notes)),
    ]
    body = "".join(f"<div><b>{name}</b>：{escape(text)}</div>" for name, text in lines if text)
    tag = f'<span class="tag">{escape(suggestion.confidence)}</span>' if suggestion.confidence else ""
    return f'<div class="card"><h3>{number}. {escape(suggestion.penalty.format())} {tag}</h3>{body}</div>'


def _gap_row(gap: Gap) -> str:
    support = "<br>".join(f"{escape(s.evidence)}：{escape(s.quote)}" for s in gap.support)
    collect = f"{escape(gap.collect)}<br>向：{escape(gap.source)}" if gap.collect else ""
    if gap.note:
        collect = f"<b>{escape(gap.note)}</b><br>{collect}"
    tag = f'<span class="tag {_COLOUR[gap.status]}">{gap.status}</span>'
    cells = (escape(gap.element), tag, support, collect, escape(gap.basis))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
