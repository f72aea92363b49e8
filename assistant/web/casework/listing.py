"""Lists of cases: what is due, my cases, what could not be saved yet."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from assistant.analysis.procedure.progress import Deadline
from assistant.dossier.model import Case
from assistant.errors import AssistantError
from assistant.web import session
from assistant.web.casework import saving
from assistant.web.casework.head import STATE_TONES, Progress, progress_of, when
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, doing, href, joined, link, pill, said

_LISTED = 12
_PARTY = 8
_SCANNED = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list; ``case`` is None where it cannot be read."""

    id: str
    title: str
    case: Case | None
    progress: Progress | None


def listed() -> list[Listed]:
    """The cases changed last, newest first.

    Raises:
        StoreError: the database fails.
    """
    return [_listed(case_id, title) for case_id, title, _ in session.cases().cases()[:_SCANNED]]


def _listed(case_id: str, title: str) -> Listed:
    try:
        case = session.cases().peek(case_id)
    except AssistantError:
        return Listed(case_id, title, None, None)
    return Listed(case_id, title, case, progress_of(case))


def due(cases: list[Listed]) -> Markup:
    """What falls into the next three working days, the most urgent first; else what comes next."""
    found = sorted(
        ((one, deadline) for one in cases if one.progress for deadline in one.progress.due),
        key=lambda pair: pair[1].day,
    )
    soon = [pair for pair in found if pair[1].soon]
    shown = (soon or found)[:_LISTED]
    title = "三个工作日内到期" if soon or not found else "三个工作日内没有到期的；往后是"
    return card(title, rows((_due(one, d) for one, d in shown), group="due", empty="没有在办的期限。"))


def _due(one: Listed, deadline: Deadline) -> Row:
    party = (one.case.party.name if one.case else "")[:_PARTY]
    return Row(
        Markup("{} {}　<span class='dim'>{}</span>").format(one.id, party, deadline.element),
        right=pill(*when(deadline)),
        href=href("case", id=one.id, step="procedure"),
    )


def mine(cases: list[Listed]) -> Markup:
    """The cases, each with its state; then drafts of new cases that are not saved yet; ways to begin one, to who may."""
    begins = session.person().access.change
    drafts = [
        Row(
            draft.title,
            right=pill("草稿", "a"),
            href=href("case", draft=draft.id),
        )
        for draft in saving.unsaved()
    ]
    shown = [_mine(one) for one in cases[:_LISTED]]
    more = (
        f"另有 {len(cases) - _LISTED} 件，在上面的框里输入案号、当事人或案由查找。"
        if len(cases) > _LISTED
        else ""
    )
    body = joined(
        [
            rows([*drafts, *shown], group="mine", empty="还没有案件。"),
            Markup('<p class="small dim" style="margin-top:6px">{}</p>').format(more),
            Markup('<p class="small" style="margin-top:8px">{}　{}</p>').format(
                doing("载入演示案件（虚构）", "demo"), link("询问笔录（录音转写）", href("record"))
            )
            if begins
            else NOTHING,
        ]
    )
    return card("我的案件", body, right=link("新建案件", href("case", new="1")) if begins else NOTHING)


def _mine(one: Listed) -> Row:
    state = one.progress.state if one.progress else "读不出"
    return Row(
        _name(one),
        right=joined(
            [
                pill("虚构") if one.case and one.case.fictional else "",
                pill(state, STATE_TONES.get(state, "n")),
            ]
        ),
        href=href("case", id=one.id),
    )


def _name(one: Listed) -> Markup:
    case = one.case
    what = " ".join(part for part in ((case.party.name, case.title) if case else (one.title,)) if part)
    number = (case.document_number if case else "") or one.id
    return Markup("<span>{}　{}</span>").format(number, what or "未写案由")


def found(cases: list[Listed], asked: str) -> list[Row]:
    """The cases whose number, party or act holds what was asked."""
    wanted = asked.strip()
    return (
        [_mine(one) for one in cases if wanted and wanted in _name(one).striptags()][:_LISTED]
        if len(wanted) > 1
        else []
    )


def problem(error: AssistantError) -> Markup:
    """The database fails: said at the place of the list."""
    return card("我的案件", said(str(error), "r"))
