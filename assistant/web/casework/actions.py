"""What the page of a case does: each action takes what the page sends and returns what parts of it show, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.contract.draft import DRAFT, DraftAnswer, DraftRequest
from assistant.contract.evidence import EVIDENCE, EvidenceAnswer, EvidenceRequest, save_sheet
from assistant.contract.review import REVIEW, ReviewRequest
from assistant.contract.suggest import chosen_clauses, suggest_for
from assistant.contract.transcribe import TRANSCRIBE, TranscribeRequest
from assistant.dossier import bundle
from assistant.dossier.audit import Action
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.errors import AssistantError, InputError
from assistant.files import lasting
from assistant.law.lookup import read_day, today
from assistant.law.model import LawRef
from assistant.web import rights, session, work
from assistant.web.casework import (
    alike,
    clause,
    discretion,
    drafting,
    findings,
    gaps,
    head,
    materials,
    papers,
    saving,
    timeline,
)
from assistant.web.casework.cited import pane
from assistant.web.casework.fields import FORMS, kept, parted, together
from assistant.web.casework.form import with_facts
from assistant.web.casework.saving import Shown
from assistant.web.casework.tables import FieldError
from assistant.web.casework.turns import overtaken
from assistant.web.components.form import stamp
from assistant.web.components.place import at, go
from assistant.web.components.shapes import NOTHING, said, waiting

Parts = dict[str, Any]
Forms = tuple[Any, ...]
FORM_NAMES = tuple(f"form-{name}" for name in FORMS)
# Where each step shows what was found for it.
RESULT_OF = {
    "clause": "advice",
    "evidence": "gaps",
    "procedure": "timeline",
    "discretion": "ranges",
    "papers": "papers",
    "review": "review",
}
_SUGGESTIONS = 6
_DRAFTED_BY_OTHERS = "文书由承办人起草；要看、要审的，请到“审核”这一步选一份。"
_UNREADABLE = "有一项还读不懂，先留作草稿；改好后自动保存。"


def opening(query: Mapping[str, str]) -> Parts:
    """The page as its address asks: a saved case, a draft, a new case, or the list to choose from."""
    try:
        if query.get("id"):
            return _whole(saving.open_case(query["id"], query.get("draft", "")))
        if query.get("facts"):
            return _whole(saving.put("", {"facts": query["facts"]}))
        if "new" in query or query.get("draft"):
            return _whole(saving.new_case(query.get("draft", "")))
    except AssistantError as error:
        return {"choose": said(str(error), "r")}
    return {"choose": NOTHING}


def typed(text: str, *forms: Any) -> Parts:
    """Keep what stands in the forms as a draft."""
    values, key = together(forms)
    if overtaken(key, forms):
        return {}
    note = saving.keep_draft(text, values, key)
    return {"saved": note, **dict(zip(FORM_NAMES, kept(forms), strict=True))}


def left(text: str, *forms: Any) -> Parts:
    """An input is done: keep it, and save the case."""
    values, key = together(forms)
    if key != saving.opened_of(text).key or overtaken(key, forms):
        return {}
    note = saving.keep_draft(text, values, key)
    try:
        shown = saving.save_case(text, values)
    except FieldError as error:
        faults = kept(forms, {error.field: str(error)})
        return {"saved": said(_UNREADABLE, "a"), **dict(zip(FORM_NAMES, faults, strict=True))}
    except InputError as error:
        return {"saved": said(str(error), "r"), **dict(zip(FORM_NAMES, kept(forms), strict=True))}
    if shown.fresh:
        return _whole(shown, forms)
    return _head(shown) | {
        "saved": shown.note or note,
        **dict(zip(FORM_NAMES, kept(forms, store=shown.opened.store), strict=True)),
    }


def mine(text: str, *forms: Any) -> Parts:
    """Both sides changed the same thing, and the user wants what stands in the forms."""
    shown = saving.save_case(text, together(forms)[0], mine=True)
    return _whole(shown, forms) if shown.fresh else _head(shown) | {"saved": shown.note}


def enter(step: str, text: str, *forms: Any) -> Iterator[Parts]:
    """A step is opened: the dots of all steps, and what this one shows, from the case as it stands now."""
    case = saving.shown_case(text, together(forms)[0])
    nothing = {"error": NOTHING}
    if step in RESULT_OF and step != "papers":
        stale = {"alike": NOTHING} if step == "discretion" else {}  # perhaps of another clause
        yield nothing | stale | {RESULT_OF[step]: waiting("正在查…")}
    answer: EvidenceAnswer = work.answer(EVIDENCE, EvidenceRequest(case=case))
    told = nothing | {"steps": head.bar(case, answer), "materials": head.materials(case, answer)}
    yield told | _view(step, case, answer)
    if step == "discretion":  # a part of its own: what the user opened meanwhile stays open
        yield {"alike": alike.alike(case, chosen_clauses(case))}


def arrive(step: str, text: str, *forms: Any) -> Iterator[Parts]:
    """The page of a case is opened at a step: the chosen clause stands at the right until something else is clicked."""
    case = saving.shown_case(text, together(forms)[0])
    chosen = LawRef.parse(case.chosen)
    if chosen and step != "clause":  # that step shows its own
        yield {"source": _article(case, chosen.law, chosen.provision.format())}
    yield from enter(step, text, *forms)


def _view(step: str, case: Case, answer: EvidenceAnswer) -> Parts:
    if step == "clause":
        return _clauses(case, answer)
    if step == "evidence":
        return {"gaps": materials.waiting_note(case) + gaps.elements(answer, case)}
    if step == "procedure":
        return {"timeline": timeline.timeline(case, answer)}
    if step == "discretion":
        return {"ranges": discretion.ranges(case, chosen_clauses(case), answer)}
    if step == "papers" and session.person().role not in rights.DRAFT:
        return {"papers": said(_DRAFTED_BY_OTHERS)}
    if step in ("papers", "review"):
        return {RESULT_OF[step]: papers.kinds(case, "draft" if step == "papers" else "review")}
    return {}


def _clauses(case: Case, answer: EvidenceAnswer) -> Parts:
    """The suggestions, the article of the open one in the source pane."""
    found = suggest_for(with_facts(case), _SUGGESTIONS)
    several = (
        clause.choices(answer.choices, answer.statement) if case.chosen and answer.statement else NOTHING
    )
    shown: Parts = {"advice": several + clause.advice(found, case.chosen)}
    best = next((s for s in found.suggestions if s.reference == case.chosen), None) or next(
        iter(found.suggestions), None
    )
    if best:
        shown["source"] = _article(case, best.law, clause.place_of(best.penalty), found.suggestions)
    return shown


def _article(case: Case, law: str, place: str, suggestions: Any = ()) -> Any:
    words = [
        word
        for s in suggestions
        if s.law == law and clause.place_of(s.penalty) == place
        for _, word in s.matches
    ]
    return pane(law, place, _act_day(case), tuple(dict.fromkeys(words)))


def _act_day(case: Case) -> Any:
    try:
        return read_day(case.act_date)
    except InputError:
        return None


def source(asked: Mapping[str, str], text: str, *forms: Any) -> Parts:
    """What was clicked in the source pane: an article, or a piece of evidence with the sentence marked."""
    case = saving.shown_case(text, together(forms)[0])
    if asked.get("act") == "piece":
        return {"source": materials.piece_pane(case, asked.get("piece", ""), (asked.get("quote", ""),))}
    return {"source": _article(case, asked.get("law", ""), asked.get("place", ""))}


def choose(reference: str, text: str, *forms: Any) -> Parts:
    """The officer chooses a clause: it is saved with the case, and the list marks it."""
    shown = saving.put(text, together(forms)[0], chosen=reference, charges=())
    case = shown.opened.case
    answer: EvidenceAnswer = work.answer(EVIDENCE, EvidenceRequest(case=case))
    return _whole(shown, forms) | _clauses(case, answer) | {"steps": head.bar(case, answer), "error": NOTHING}


def edit(asked: Mapping[str, str], text: str, *forms: Any) -> Parts:
    """A paragraph of a paper was changed: it is kept with the case, and the paper is shown anew."""
    shown, parts = drafting.edit(asked, text, *forms)
    return (_whole(shown, forms) if shown.fresh else _head(shown)) | parts | {"error": NOTHING}


def check(
    asked: Mapping[str, str], text: str, *forms: Any, request: gr.Request | None = None
) -> Iterator[Parts]:
    """A draft of the case reviewed together with it; ``request`` names the page, whose 停止 ends the review."""
    yield {"findings": materials.going("正在逐项审核…", "findings"), "error": NOTHING}
    case = saving.shown_case(text, together(forms)[0])
    drafted = DraftRequest(case=case, kind=asked.get("kind", ""), party=asked.get("party", ""))
    made: DraftAnswer = work.answer(DRAFT, drafted)
    answer = work.answer(REVIEW, ReviewRequest(text=made.text, case=case), request=request)
    yield {
        "findings": findings.findings(answer)
        + findings.paper(made.text, answer.findings, titles=_titles(made))
    }


def _titles(made: DraftAnswer) -> int:
    return sum(1 for paragraph in made.paragraphs[:3] if paragraph.style in ("agency", "title"))


def hear(request: gr.Request | None, path: str | None, text: str, *forms: Any) -> Iterator[Parts]:
    """A recording becomes a piece of evidence; the facts take its text only while they are empty.

    Args:
        request: names the page, whose 停止 stops the worker.
        path: the recording.
        text: what the page has opened.
        forms: what stands in its forms.
    """
    yield {"heard": waiting("正在转写录音…可以先做别的；要停下请按“停止”。"), "stop": gr.update(visible=True)}
    session.require(*rights.HEAR)
    if not path:
        raise InputError("还没有录音", "请上传录音文件")
    values = together(forms)[0]
    saving.shown_case(text, values)
    segments = work.answer(TRANSCRIBE, TranscribeRequest(path=path), request=request).segments
    words = "".join(f"{s.speaker}：{s.text}\n" if s.speaker else f"{s.text}\n" for s in segments)
    if not words.strip():
        raise InputError("录音里没有听到说话", "请检查录音，或直接填写事实")
    case = saving.shown_case(text, values)
    piece = Evidence(
        id=_free(case), kind=EvidenceKind.PARTY, name="询问录音转写", text=words, proves=("违法行为",)
    )
    told = {} if case.facts.strip() else {"facts": words}
    shown = saving.put(text, values, evidence=(*case.evidence, piece), **told)
    done = said(f"已转写并作为{piece.id}加入证据，请核对文字。")
    yield _whole(shown, forms) | {"heard": done, "stop": gr.update(visible=False)}


def add_files(paths: Any, text: str, *forms: Any, request: gr.Request | None = None) -> Iterator[Parts]:
    """Files become pieces of evidence, kept before they are read; no files reads on where it was stopped."""
    yield {"added": waiting("正在保存文件…"), "error": NOTHING}
    values = together(forms)[0]
    shown = saving.put(text, values)
    case_id, key = shown.opened.case.id, shown.opened.key
    yield _head(shown)
    told: str = NOTHING
    for told in materials.taken_in(case_id, materials.uploaded(paths), request):
        yield {"added": told}
    now = saving.reopened(case_id, key)
    yield _whole(now) | {"added": told, "file": None}
    case = now.opened.case
    answer: EvidenceAnswer = work.answer(EVIDENCE, EvidenceRequest(case=case))
    shown_now = {"gaps": gaps.elements(answer, case), "steps": head.bar(case, answer)}
    yield shown_now | {"materials": head.materials(case, answer)}


def adopt(amount: str, text: str, *forms: Any) -> Parts:
    """The officer takes over the amount that the table's step makes, and its reasons where none are written yet."""
    values = together(forms)[0]
    case = saving.shown_case(text, values)
    answer: EvidenceAnswer = work.answer(EVIDENCE, EvidenceRequest(case=case))
    made = answer.discretion.proposal if answer.discretion else None
    if made is None or f"{made.amount:f}" != amount:
        raise InputError("案件已有变化，算出的数额不是这个了", "请重新打开“裁量”核对")
    reasons = case.discretion or "；".join(answer.discretion.reasons if answer.discretion else ())
    shown = saving.put(text, values, fine_yuan=made.amount, discretion=reasons)
    case = shown.opened.case
    clauses = chosen_clauses(case)
    weighed = {"ranges": discretion.ranges(case, clauses, answer), "alike": alike.alike(case, clauses)}
    return _whole(shown, forms) | weighed


def sheet(text: str, *forms: Any) -> Parts:
    """The check of the evidence as a Word file of a page or two."""
    case = saving.shown_case(text, together(forms)[0])
    name = f"证据与程序核查表{f'（{case.id}）' if case.id else ''}.docx"
    out = save_sheet(case, lasting("sheet") / name, day=today())
    session.record(Action.EXPORT, case_id=case.id, about="核查表")
    return {"fetch": out, "error": NOTHING}


def pack(text: str, *forms: Any) -> Iterator[Parts]:
    """The whole case with its attachments as one zip."""
    yield {"error": waiting("正在打包整案…")}
    case = saving.shown_case(text, together(forms)[0])
    path = bundle.pack(case, lasting("pack") / f"案件{case.id}.zip", steps=lambda *_: None)
    session.record(Action.EXPORT, case_id=case.id, about="整案")
    yield {"fetch": path, "error": NOTHING}


def unpack(path: str | None) -> Parts:
    """A case out of a zip; its page is opened."""
    if not path:
        raise InputError("没有收到文件", "请重新选择")
    who = session.person()
    saved = bundle.unpack(Path(path), user=who.name, steps=lambda *_: None, access=who.access)
    return {"place": go("case", id=saved.id)}


def change_kind(asked: Mapping[str, str], text: str, *forms: Any) -> Parts:
    """The user overrules what a piece was taken for."""
    values = together(forms)[0]
    piece = asked.get("piece", "")
    case = saving.shown_case(text, values)
    shown = saving.put(text, values, evidence=materials.chosen_kind(case, piece, asked.get("kind", "")))
    return _whole(shown, forms) | {"source": materials.piece_pane(shown.opened.case, piece)}


def _free(case: Case) -> str:
    taken = {piece.id for piece in case.evidence}
    return next(name for n in range(1, len(taken) + 2) if (name := f"证据{n}") not in taken)


def _whole(shown: Shown, forms: Forms = ()) -> Parts:
    """Everything of the page for what is opened now; nothing of what was shown before stays.

    Args:
        shown: what is opened.
        forms: what the page sent, where all of it is kept now.
    """
    told: list[Parts] = [{"kept": stamp(form)} for form in forms] or [{} for _ in FORM_NAMES]
    written = {
        name: gr.update(value=value, faults={}, store=shown.opened.store, **more)
        for name, value, more in zip(FORM_NAMES, parted(shown.values, shown.opened), told, strict=True)
    }
    return _head(shown) | written | {"saved": shown.note, "steps": head.bar(shown.opened.case)}


def _head(shown: Shown) -> Parts:
    opened, case = shown.opened, shown.opened.case
    number = case.id if opened.revision is not None else ""
    return {
        "opened": opened.dump(),
        "place": at(
            "case", f"case:{number}" if number else "", id=number, draft="" if number else opened.key
        ),
        "strip": head.strip(case),
        "summary": head.summary(case),
        "materials": head.materials(case),
    }
