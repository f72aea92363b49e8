"""程序: what was done when, what comes next, what is missing or late."""

from __future__ import annotations

from markupsafe import Markup

from assistant.analysis.procedure.verb import check_procedure
from assistant.contract.evidence import EvidenceAnswer, ProcedureStep
from assistant.dossier.model import Case
from assistant.web.casework.cited import cited
from assistant.web.casework.head import chinese_day, progress_of, when
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, Tone, card, dot, joined, pairs, pill

_TONES: dict[str, Tone] = {
    "缺失": "r",
    "超期": "r",
    "顺序错误": "r",
    "不足": "r",
    "无法判断": "n",
    "符合": "g",
}


def timeline(case: Case, answer: EvidenceAnswer) -> Markup:
    """Steps done, then what is due, in the order of their days; beside it every requirement with its state."""
    report = check_procedure(case)
    done = [
        Row(
            Markup("<b>{}</b>　<span class='dim'>{}</span>").format(moment.name, moment.note),
            left=dot("g", "已办"),
            right=Markup('<span class="dim">{}</span>').format(chinese_day(moment.on)),
            body=pairs(
                [
                    ("日期", moment.on.isoformat()),
                    ("所定期限", f"至 {moment.until}" if moment.until else ""),
                    ("见", moment.evidence),
                    ("记载", moment.note),
                ]
            ),
        )
        for moment in report.timeline
    ]
    progress = progress_of(case)
    due = [
        Row(
            Markup("<b>{}</b>").format(one.element),
            left=dot(when(one)[1] if when(one)[1] != "n" else "", when(one)[0]),
            right=joined(
                [
                    pill(*when(one)) if one.left <= 3 else NOTHING,
                    Markup('<span class="dim">{}</span>').format(chinese_day(one.day)),
                ]
            ),
            body=pairs(
                [
                    ("最后一日", one.day.isoformat() + ("" if one.certain else "（当年节假日未公布，待核）")),
                    ("依据", cited(one.basis)),
                ]
            ),
        )
        for one in progress.due
    ]
    track = f"{report.track}程序" if report.track else "程序未定"
    listed = rows([*done, *due], group="timeline", empty="还没有程序步骤。先添加立案、责令改正、告知等步骤。")
    return card(f"{track}　已办 {len(done)} · 待办 {len(due)}", listed) + requirements(answer)


def requirements(answer: EvidenceAnswer) -> Markup:
    """Every requirement of procedure: what is wrong first and open, what is in order folded to a line."""
    if not answer.procedure:
        return NOTHING
    order = ("缺失", "超期", "顺序错误", "不足", "无法判断", "符合")
    steps = sorted(answer.procedure, key=lambda step: order.index(step.status))
    wrong = sum(step.status not in ("符合", "无法判断") for step in steps)
    unknown = sum(step.status == "无法判断" for step in steps)
    told = f"要求 {len(steps)}：不合 {wrong} · 无法判断 {unknown} · 符合 {len(steps) - wrong - unknown}"
    return card(told, rows(map(_row, steps), group="requirements", opened=0 if wrong else None))


def _row(step: ProcedureStep) -> Row:
    tone = _TONES.get(step.status, "n")
    return Row(
        Markup("<b>{}</b>　<span class='dim'>{}</span>").format(step.element, step.note),
        left=dot(tone if tone != "n" else "", str(step.status)),
        right=pill(step.status, tone),
        body=pairs(
            [
                ("说明", step.note),
                ("应当", f"不迟于 {step.expected}" if step.expected else ""),
                ("实际", str(step.actual or "")),
                ("期限", step.limit),
                ("怎么办", step.collect),
                ("依据", cited(step.basis)),
            ]
        ),
    )
