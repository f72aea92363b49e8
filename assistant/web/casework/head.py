"""What stays in sight of a case: the strip, the step bar with its dots, summary and materials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from assistant.analysis.procedure.progress import Deadline, deadlines, state_of
from assistant.analysis.procedure.verb import check_procedure
from assistant.contract.evidence import EvidenceAnswer
from assistant.dossier.model import Case
from assistant.law.lookup import today
from assistant.web.casework.cited import cited
from assistant.web.casework.materials import kind_pill
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, card, doing, dot, joined, pairs, pill

STEPS = {
    "facts": "事实",
    "clause": "条款",
    "evidence": "证据",
    "procedure": "程序",
    "discretion": "裁量",
    "papers": "文书",
    "review": "审核",
}
STATE_TONES: dict[str, Tone] = {"告知中": "b", "待决定": "b", "已决定": "g", "已结案": "g"}
_WRONG = {"缺失", "矛盾", "超期", "顺序错误", "不足"}
_DOUBTFUL = {"仅有孤证", "有瑕疵", "无法判断"}
_SHORT = 40
_UNTITLED = "未写案由"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a case stands: its state in a word, and what is due."""

    state: str
    due: tuple[Deadline, ...]


def progress_of(case: Case) -> Progress:
    """By its steps and papers."""
    report = check_procedure(case)
    return Progress(state_of(report), deadlines(report, today()))


def strip(case: Case) -> Markup:
    """The case in one line: number, party and act, place and day, state, next deadline."""
    progress = progress_of(case)
    number = case.document_number or case.id or "新案件"
    who = " · ".join(part for part in (case.party.name, case.title) if part) or _UNTITLED
    where = " · ".join(
        part for part in (case.region, f"行为 {case.act_date}" if case.act_date else "") if part
    )
    told = Markup('<span class="due {}" title="{}">{}</span>')
    first = progress.due[0] if progress.due else None
    due = told.format("r" if first.left <= 0 else "", first.basis, _next(first)) if first else NOTHING
    return Markup(
        '<div class="strip"><h2>{}</h2><span class="one">{}</span><span class="dim">{}</span>{}{}{}</div>'
    ).format(
        number,
        who,
        where,
        pill(progress.state, STATE_TONES.get(progress.state, "n")),
        pill("虚构", "n") if case.fictional else NOTHING,
        due,
    )


def when(deadline: Deadline) -> tuple[str, Tone]:
    """How near a deadline is, in words and tone."""
    if deadline.day < today():
        return "已过期", "r"
    if deadline.day == today():
        return "今天", "r"
    if deadline.left <= 1:
        return "下一工作日", "a"
    return (f"还有 {deadline.left} 个工作日", "a") if deadline.soon else (chinese_day(deadline.day), "n")


def chinese_day(day: date) -> str:
    """4月24日, with the year where it is not this one."""
    year = f"{day.year}年" if day.year != today().year else ""
    return f"{year}{day.month}月{day.day}日"


def _next(deadline: Deadline) -> str:
    sure = "" if deadline.certain else "（节假日未公布，日期待核）"
    return f"下一期限：{chinese_day(deadline.day)} {deadline.element}{sure}"


def bar(case: Case, answer: EvidenceAnswer | None = None) -> Markup:
    """The steps, each with the dot of its state; the page marks the one that is on.

    Args:
        case: as it stands.
        answer: what the check of evidence said; None while it is not known.
    """
    tones = _tones(case, answer)
    buttons = joined(
        Markup('<button type="button" data-act="step" data-step="{}" title="{}">{}{}</button>').format(
            name, f"按 {number}", dot(*tones[name]), title
        )
        for number, (name, title) in enumerate(STEPS.items(), 1)
    )
    return Markup(
        '<nav class="steps" aria-label="办案步骤">{}<span class="keys">按 1–7 切换</span></nav>'
    ).format(buttons)


Dot = tuple[Tone | Literal[""], str]


def _tones(case: Case, answer: EvidenceAnswer | None) -> dict[str, Dot]:
    told = [bool(case.facts.strip()), bool(case.party.name), bool(case.act_date)]
    grey: Dot = ("", "还没有做")
    chosen = bool(case.chosen or case.charges)
    return {
        "facts": ("g", "已写") if all(told) else ("a", "没有写全") if any(told) else grey,
        "clause": ("g", "已选定") if chosen else ("a", "还没有选定") if told[0] else grey,
        "evidence": _worst([gap.status for gap in answer.gaps], bool(answer.contradictions))
        if answer and (chosen or case.evidence)
        else grey,
        "procedure": _worst([step.status for step in answer.procedure], False)
        if answer and case.steps
        else grey,
        "discretion": ("g", "已写") if case.fine_yuan is not None and case.discretion else grey,
        "papers": grey,
        "review": grey,
    }


def _worst(states: list[str], clash: bool) -> Dot:
    if clash or _WRONG & set(states):
        return "r", "有缺失或矛盾"
    return ("a", "有待核对") if _DOUBTFUL & set(states) else ("g", "齐备")


def summary(case: Case) -> Markup:
    """Party, act and clause in a few lines."""
    party = f"{case.party.name}（{case.party.kind}）" if case.party.name else ""
    facts = case.facts.strip()
    act = facts if len(facts) <= _SHORT else f"{facts[:_SHORT]}…"
    told = pairs([("当事人", party), ("行为", act), ("地点", case.place), ("条款", cited(case.chosen))])
    return card("案件摘要", told if party or act else Markup('<p class="dim">先写事实。</p>'))


def materials(case: Case, answer: EvidenceAnswer | None = None) -> Markup:
    """The pieces of evidence, a row each; one with a flaw says so."""
    flawed = (
        {s.evidence for gap in answer.gaps if gap.status == "有瑕疵" for s in gap.support}
        if answer
        else set()
    )
    listed = [
        Row(
            piece.name or piece.id,
            right=pill("有瑕疵", "a") if piece.id in flawed and not piece.state else kind_pill(piece),
            act="piece",
            values={"piece": piece.id},
        )
        for piece in case.evidence
    ]
    body = Markup('<div class="small">{}</div>').format(rows(listed, group="materials", empty="还没有材料。"))
    if case.evidence:
        body += Markup('<p class="small" style="margin-top:8px">{}</p>').format(
            doing("导出整案（zip）", "pack")
        )
    add = Markup('<button type="button" class="link" data-act="step" data-step="evidence">添加</button>')
    return card(f"材料 {len(case.evidence)}", body, right=add)
