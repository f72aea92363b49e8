"""HTML for the 办案 tab: suggestion cards, the table of evidence gaps, rules to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.contract.evidence import Element, EvidenceAnswer, RuleChoice
from assistant.contract.suggest import SuggestAnswer, SuggestedClause
from assistant.web.common import escape

_COLOUR = {"已证实": "ok", "仅有孤证": "warn", "有瑕疵": "warn", "矛盾": "bad", "缺失": "bad"}


def advice_html(answer: SuggestAnswer) -> str:
    """All suggestions with their reasons, and what to keep in mind beside them."""
    message = f'<div class="card warn">{escape(answer.message)}</div>' if answer.message else ""
    cards = "".join(_card(number, s) for number, s in enumerate(answer.suggestions, 1))
    general = "、".join(map(escape, answer.general))
    beside = f'<div class="card">另请注意总则：{general}</div>' if general else ""
    return message + cards + beside


def evidence_html(answer: EvidenceAnswer) -> str:
    """The elements as a table, behind the clause or the rules to choose from."""
    said = escape(answer.statement) if answer.statement else f"依据条款：{escape(answer.clause)}"
    notes = "".join(f'<div class="card warn">{escape(note)}</div>' for note in answer.notes)
    chosen = "".join(map(_choice, answer.choices))
    pick = "<p>可在“选定条款”的下拉框里选其中一条。</p>" if answer.choices else ""
    return f"<p>{said}</p>{pick}{chosen}{notes}{gaps_html(answer.gaps)}{_procedure_html(answer)}"


def _procedure_html(answer: EvidenceAnswer) -> str:
    """What procedure still asks, and what contradicts itself; what is in order is only counted."""
    wrong = [step for step in answer.procedure if step.status != "符合"]
    lines = [
        f'<div><span class="tag {"warn" if step.status == "无法判断" else "bad"}">{step.status}</span>'
        f"{escape(step.element)}：{escape(step.note)}（{escape(step.basis)}）</div>"
        for step in wrong
    ]
    lines += [
        f'<div><span class="tag bad">矛盾</span>{escape(clash.about)}：{escape(clash.a.evidence)}“{escape(clash.a.quote)}”'
        f"与{escape(clash.b.evidence)}“{escape(clash.b.quote)}”</div>"
        for clash in answer.contradictions
    ]
    met = len(answer.procedure) - len(wrong)
    return f'<div class="card"><h3>程序与矛盾（{met} 项符合）</h3>{"".join(lines)}</div>'


def gaps_html(gaps: Iterable[Element]) -> str:
    """The elements as a table, what is missing with how to get it."""
    rows = "".join(_gap_row(gap) for gap in gaps)
    head = (
        "<tr><th>要件</th><th>状态</th><th>现有证据</th><th>应补什么、怎么取、向谁取</th><th>依据</th></tr>"
    )
    return f'<table class="gaps">{head}{rows}</table>'


def _choice(choice: RuleChoice) -> str:
    capacity = f'<span class="tag">{escape(choice.capacity)}</span>' if choice.capacity else ""
    differs = "；".join(choice.differs) or choice.conduct
    return (
        f'<div class="card"><h3>{escape(choice.reference)} {capacity}</h3><div>{escape(differs)}</div></div>'
    )


def _card(number: int, suggestion: SuggestedClause) -> str:
    inferred = "（推断）" if suggestion.inferred else ""
    violated = "、".join(ref.text for ref in suggestion.violated) or "条文未写明"
    lines = [
        ("违则" + inferred, violated),
        ("行为", suggestion.conduct),
        ("处罚", "、".join(suggestion.kinds)),
        ("罚款幅度", "；".join(suggestion.amounts)),
        ("责令", "、".join(suggestion.orders)),
        ("对应", "；".join(f"“{facts}”↔“{clause}”" for facts, clause in suggestion.matches)),
        ("待证", "、".join(suggestion.to_prove)),
        ("注意区分", "；".join(suggestion.distinguish)),
        ("提示", "；".join(suggestion.notes)),
    ]
    body = "".join(f"<div><b>{name}</b>：{escape(text)}</div>" for name, text in lines if text)
    tag = f'<span class="tag">{escape(suggestion.confidence)}</span>' if suggestion.confidence else ""
    return f'<div class="card"><h3>{number}. {escape(suggestion.reference)} {tag}</h3>{body}</div>'


def _gap_row(gap: Element) -> str:
    support = "<br>".join(f"{escape(s.evidence)}：{escape(s.quote)}" for s in gap.support)
    collect = f"{escape(gap.collect)}<br>向：{escape(gap.source)}" if gap.collect else ""
    if gap.note:
        collect = f"<b>{escape(gap.note)}</b><br>{collect}"
    tag = f'<span class="tag {_COLOUR.get(gap.status, "")}">{escape(gap.status)}</span>'
    cells = (escape(gap.element), tag, support, collect, escape(gap.basis))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
