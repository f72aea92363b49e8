"""What the page 审核 does: read a file, review, decide on findings, write what is taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant import jobs
from assistant.contract.review import ReviewAnswer, review_paper
from assistant.dossier.audit import Action
from assistant.dossier.ingest import check_text
from assistant.errors import InputError
from assistant.files import lasting
from assistant.journal import Face, timed
from assistant.law.library import open_library
from assistant.law.lookup import read_day
from assistant.law.model import LawRef
from assistant.paper.model import Paper
from assistant.paper.readers import read_file
from assistant.web import keeping, session, work
from assistant.web.components.form import stamp
from assistant.web.components.place import at
from assistant.web.components.shapes import NOTHING, button, waiting
from assistant.web.components.source import article_pane
from assistant.web.reviewing import views
from assistant.web.reviewing.kept import PAGE, Decision, Kept, change, load, title_of
from assistant.web.reviewing.recent import recent

_SHORT = 20_000  # characters that a page thread may review itself
_LAID_OUT = (".docx", ".doc", ".wps", ".odt", ".rtf")
Shown = dict[str, Any]


def shown(key: str, kept: Kept, *, opened: str = "", editing: bool = False) -> Shown:
    """All parts of the page by their names."""
    return {
        "key": key,
        "place": at("review", of=f"{PAGE}:{key}", id=key),
        "strip": views.strip(kept),
        "paper": views.paper(kept, editing=editing),
        "findings": views.findings(kept, opened) if kept.answer else recent(key),
        "foot": views.start_foot(kept),
        "reason_head": NOTHING,
        "reason_foot": NOTHING,
        "going": NOTHING,
    }


def form_value(key: str, kept: Kept) -> dict[str, Any]:
    """What stands in the form."""
    return {"key": key, "values": {"text": kept.text, "as_of": kept.as_of}}


def opening(query: Mapping[str, str]) -> Shown:
    """The review that the address names, else the newest, else a new one.

    Raises:
        StoreError: the database fails.
    """
    wanted = query.get("id", "")
    key = keeping.new_key() if wanted == "new" else str(keeping.opened(PAGE, wanted)["key"])
    kept = load(key)
    return shown(key, kept, opened=query.get("finding", "")) | {
        "form": gr.update(value=form_value(key, kept))
    }


def typed(value: Mapping[str, Any]) -> Any:
    """Keep what stands in the form.

    Raises:
        StoreError: the database fails.
    """
    if value["key"]:
        change(value["key"], lambda kept: _with_form(kept, value))
    return gr.update(kept=stamp(value))


def _with_form(kept: Kept, value: Mapping[str, Any]) -> Kept:
    values = {name: str(value["values"].get(name) or "") for name in ("text", "as_of")}
    return kept.model_copy(update=values)


def take_file(path: str | None, key: str, request: gr.Request) -> Iterator[Shown]:
    """Read an uploaded file in place of the text and review it.

    Raises:
        AssistantError: it cannot be read, or a bound was passed.
    """
    if not path:
        return
    key = key or keeping.new_key()  # the page has not arrived yet: a review of its own, not the newest one
    yield {"going": _going("正在读取文件…")}
    paper = None
    with work.started(jobs.READ, request, path=Path(path)) as job:
        for event in job.events():
            if isinstance(event, jobs.Step):
                yield {"going": _going(f"{event.text}…")}
        paper = job.result()
    new = {"text": paper.text, "name": Path(path).name, "source": path, "notes": paper.notes}
    kept = change(key, lambda before: before.model_copy(update=new))
    yield {"form": gr.update(value=form_value(key, kept))}
    yield from _reviewed(key, kept, paper, request)


def start(key: str, value: Mapping[str, Any], request: gr.Request) -> Iterator[Shown]:
    """Review what stands in the form.

    Raises:
        AssistantError: there is no text, the day cannot be read, or a bound was passed.
    """
    own, key = value["key"] == key, key or keeping.new_key()
    kept = change(key, lambda before: _with_form(before, value)) if own else load(key)
    check_text(kept.text, name="文书")
    read_day(kept.as_of)
    yield {"going": _going("正在审核…")}
    yield from _reviewed(key, kept, Paper.of_text(kept.text), request)


def _reviewed(key: str, kept: Kept, paper: Paper, request: gr.Request) -> Iterator[Shown]:
    yield {"going": _going("正在审核…")}
    answer = _answer(paper, kept.as_of, request)
    kept = change(key, lambda before: before.reviewed_now(answer, paper.text))
    yield shown(key, kept)


def _answer(paper: Paper, as_of: str, request: gr.Request) -> ReviewAnswer:
    """A long paper is reviewed by a worker, which can be stopped."""
    if len(paper.text) <= _SHORT:
        with timed("review", Face.PAGE, session.user()):
            return review_paper(paper, as_of=as_of)
    answer: ReviewAnswer = work.done(jobs.REVIEW, None, request, paper=paper, as_of=as_of)
    return answer


def _going(text: str) -> Markup:
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(waiting(text), button("停止", "stop"))


def clicked(
    said: Mapping[str, str], key: str, value: Mapping[str, Any], request: gr.Request
) -> Iterator[Shown]:
    """What a click does, by its act.

    Raises:
        AssistantError: what the act raises.
    """
    act, sign = said.get("act", ""), said.get("sign", "")
    if act == "start":
        yield from start(key, value, request)
    elif act == "edit":
        yield shown(key, load(key), editing=True)
    elif act == "back":
        yield shown(key, load(key))
    elif act == "another":
        fresh = keeping.new_key()
        yield shown(fresh, Kept()) | {"form": gr.update(value=form_value(fresh, Kept())), "source": NOTHING}
    elif act == "stop":
        yield {"going": Markup('<p class="dim">{}</p>').format(work.stop(request))}
    elif act == "only":
        only = said.get("only", "")
        yield shown(key, change(key, lambda kept: kept.model_copy(update={"only": only})))
    elif act == "article":
        yield {"source": _article(said, load(key))}
    elif act in _MAKES:
        made = _MAKES[act](load(key))
        session.record(Action.EXPORT, about=f"审核 {made.stem}")
        yield {"download": made}
    else:
        yield from _decide(act, sign, key)


def _article(said: Mapping[str, str], kept: Kept) -> Markup:
    ref = LawRef.parse(f"《{said.get('law', '')}》{said.get('article', '')}")
    if ref is None:
        raise InputError("这处依据没有写到条", "请在法规库中查看")
    return article_pane(open_library(), ref, kept.answer.as_of if kept.answer else None)


def _decide(act: str, sign: str, key: str) -> Iterator[Shown]:
    """Accept, dismiss with a reason, or take that back."""
    kept = load(key)
    finding = dict(kept.signed).get(sign)
    if act == "cancel" or finding is None:
        yield shown(key, kept)
        return
    before = kept.decided.get(sign, Decision(state="采纳"))
    if act == "reason":
        yield {
            "reason_head": views.reason_head(finding),
            "reason_foot": views.reason_foot(sign),
            "reason": gr.update(
                value={"key": f"{key}/{sign}", "values": {"reason": before.reason}}, faults={}
            ),
        }
        return
    decided = {name: one for name, one in kept.decided.items() if name != sign}
    if act == "accept":
        decided[sign] = Decision(state="采纳")
    yield shown(key, change(key, lambda one: one.model_copy(update={"decided": decided})))


def dismiss(said: Mapping[str, str], key: str, value: Mapping[str, Any]) -> Iterator[Shown]:
    """A finding is not accepted; a reason must be written.

    Raises:
        StoreError: the database fails.
    """
    sign, reason = said.get("sign", ""), str(value["values"].get("reason") or "").strip()
    if said.get("act") != "dismiss" or value["key"] != f"{key}/{sign}":
        yield from _decide("cancel", sign, key)
    elif not reason:
        yield {"reason": gr.update(faults={"reason": "请写明不采纳的理由，它会留在审核记录里。"})}
    else:
        decision = Decision(state="不采纳", reason=reason)
        kept = change(key, lambda one: one.model_copy(update={"decided": {**one.decided, sign: decision}}))
        yield shown(key, kept)


def _paper_of(kept: Kept) -> tuple[Paper, Path | None]:
    """The reviewed paper, and its file where the text is still the file's."""
    source = Path(kept.source) if kept.source else None
    if source and source.suffix.lower() in _LAID_OUT and source.is_file():
        with suppress(InputError):
            paper = read_file(source)
            if paper.text == kept.reviewed:
                return paper, source
    return Paper.of_text(kept.reviewed), None


def _reviewed_answer(kept: Kept) -> ReviewAnswer:
    if kept.answer is None:
        raise InputError("还没有审核", "请先审核一份文书")
    return kept.answer


def _commented(kept: Kept, *, changes: bool) -> Path:
    paper, source = _paper_of(kept)
    out = lasting("review") / ("审核修订.docx" if changes else "审核批注.docx")
    return _reviewed_answer(kept).comment(paper, out, source=source, changes=changes)


def _opinion(kept: Kept) -> Path:
    """The opinion of what was accepted; while nothing is decided there is none."""
    answer = _reviewed_answer(kept)
    if answer.findings and not kept.decided:
        raise InputError("还没有采纳任何一处", "意见书只写采纳的问题，请先逐处采纳或者不采纳")
    out = lasting("review") / "法制审核意见书.docx"
    return answer.opinion(out, name=title_of(kept), accepted=kept.accepted)


def _table(kept: Kept) -> Path:
    return _reviewed_answer(kept).save(lasting("review") / "审核问题表.xlsx", name=title_of(kept))


_MAKES: dict[str, Callable[[Kept], Path]] = {
    "word": lambda kept: _commented(kept, changes=False),
    "changes": lambda kept: _commented(kept, changes=True),
    "opinion": _opinion,
    "table": _table,
}
