"""Materials of a case: files dropped on the page, what each was taken for and why, and the page where a sentence stands."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant import jobs
from assistant.dossier import intake
from assistant.dossier.attachments import Attachments
from assistant.dossier.model import Case, Evidence
from assistant.dossier.readings import Readings
from assistant.errors import AssistantError, JobCancelledError
from assistant.paper.kinds import kind_named, load_kinds
from assistant.paper.model import Anchor, Paper
from assistant.web import work
from assistant.web.components.shapes import NOTHING, button, doing, folded, joined, pill, said, waiting
from assistant.web.components.source import evidence_pane, note_pane
from assistant.web.session import user

_CONTEXT = 12  # characters of a quotation that are looked for in the text of a page


def going(text: str, place: str = "added") -> Markup:
    """What is going on, and a button that stops it; ``place`` is the part in which both stand."""
    stop = button("停止", "stop", place=place)
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(waiting(text), stop)


def taken_in(case_id: str, paths: Sequence[str], request: gr.Request | None) -> Iterator[str]:
    """Keep the files and read them; yields what to show meanwhile, the last one says what became of each.

    Args:
        case_id: a saved case.
        paths: uploaded files; none reads on where an earlier time was stopped.
        request: names the page, whose stop button ends the work.

    Raises:
        StoreError: disk full and the like; what was taken in stays.
    """
    yield going("正在保存文件…")
    who = user()
    taken = intake.take_in(case_id, [Path(path) for path in paths], user=who, steps=_silent)
    with work.started(jobs.INGEST, request, case_id=case_id, user=who) as job:
        for event in job.events():
            if isinstance(event, jobs.Step):
                yield going(event.told)
        try:
            broken = job.result()
        except JobCancelledError:
            yield said("已停止。收下的文件都在，点“接着读”继续。", "a") + _go_on()
            return
    told = [f"{one.file}：{one.told}" for one in taken if one.told]
    new = sum(not one.told for one in taken)
    yield joined(
        [
            said(f"已收 {new} 份，请在左边核对种类。"),
            said(f"{broken} 份读不出，仍留在材料里，点开看原因。", "a") if broken else NOTHING,
            folded(f"没有再加 {len(told)} 份", "；".join(told)) if told else NOTHING,
        ]
    )


def waiting_note(case: Case) -> Markup:
    """Told when files of the case were never read: a stop, a power cut."""
    left = len(intake.pending(case))
    return said(f"有 {left} 份材料还没有读。", "a") + _go_on() if left else NOTHING


def _go_on() -> Markup:
    return Markup('<div class="bar-of-buttons">{}</div>').format(button("接着读", "readon"))


def _silent(text: str, done: int, total: int) -> None:
    """Keeping files is quick; the reading tells its steps."""


def kind_pill(piece: Evidence) -> Markup:
    """What a piece was taken for, in a word."""
    if piece.state:
        return pill(piece.state, "r" if piece.state == intake.UNREADABLE else "a")
    kind = kind_named(piece.paper)
    return Markup('<span class="dim">{}</span>').format(kind.name if kind else piece.kind)


def piece_pane(
    case: Case, piece_id: str, quotes: Sequence[str] = (), request: gr.Request | None = None
) -> Markup:
    """A piece of evidence in the source pane: the page with the sentence marked, or its text; its kind and the reason.

    Args:
        case: holds the piece.
        piece_id: which.
        quotes: sentences to mark.
        request: names the page.
    """
    piece = next((piece for piece in case.evidence if piece.id == piece_id), None)
    if piece is None:
        return note_pane(piece_id or "原文", "案件里没有这份证据，可能已经删除或者改了编号。")
    shown = joined([_kind_line(piece), _page(piece, quotes, request)])
    return evidence_pane(f"{piece.id}　{piece.name}", piece.text, quotes, facts=_facts(piece), above=shown)


def _facts(piece: Evidence) -> str:
    day = f"{piece.obtained} 取得" if piece.obtained else ""
    taken = f"{piece.taken} 拍摄（照片自带）" if piece.taken and piece.attachment else piece.taken
    own = (str(piece.kind), piece.file, day, piece.source, piece.taker, taken, piece.place)
    return " · ".join(part for part in own if part)


def _kind_line(piece: Evidence) -> Markup:
    """The kind of paper, why, and the list to choose another."""
    kind = kind_named(piece.paper)
    unknown = "种类未认出" if piece.attachment else ""  # what was typed in was never to be recognised
    told = f"{kind.name if kind else unknown}{f'（{piece.reason}）' if piece.reason else ''}"
    choices = joined(
        (
            doing(one.name, "kind", piece=piece.id, kind=one.kind)
            for one in load_kinds()
            if one.kind != piece.paper
        ),
        "　",
    )
    problem = (
        said(piece.problem, "r" if piece.state == intake.UNREADABLE else "a") if piece.problem else NOTHING
    )
    return joined([Markup('<p class="small">{}</p>').format(told), folded("改种类", choices), problem])


def _page(piece: Evidence, quotes: Sequence[str], request: gr.Request | None) -> Markup:
    """The picture of the page that holds the first quotation (else the first page), the words framed."""
    if not piece.attachment or piece.state:
        return NOTHING
    paper = Readings().get(piece.attachment)
    if paper is None or not paper.pages:
        return NOTHING
    anchors = [anchor for quote in quotes if (anchor := _anchor(paper, quote))]
    number = next((a.page for a in anchors if a.page), 1)
    try:
        with Attachments().open(piece.attachment) as stream:
            made = work.done(
                jobs.PICTURE, None, request, path=Path(stream.name), page=number, name=piece.file
            )
    except AssistantError as error:
        return said(str(error), "a")
    return _framed(made, number, paper.pages, [a for a in anchors if a.page == number]) if made else NOTHING


def _anchor(paper: Paper, quote: str) -> Anchor | None:
    """Where a quotation begins in a paper; blanks and line breaks do not matter."""
    wanted = "".join(quote.split())[:_CONTEXT]
    ink = [(at, char) for at, char in enumerate(paper.text) if not char.isspace()]
    found = "".join(char for _, char in ink).find(wanted) if wanted else -1
    if found < 0:
        return None
    last = min(found + max(len("".join(quote.split())), 1), len(ink)) - 1
    return paper.anchor(ink[found][0], ink[last][0] + 1)


def _framed(picture: bytes, number: int, pages: int, anchors: Sequence[Anchor]) -> Markup:
    frames = joined(_frame(anchor) for anchor in anchors if anchor.box)
    return Markup(
        '<figure class="page-shown"><div><img alt="第 {} 页" src="data:image/jpeg;base64,{}">{}</div>'
        '<figcaption class="small dim">第 {} 页，共 {} 页</figcaption></figure>'
    ).format(number, base64.b64encode(picture).decode(), frames, number, pages)


def _frame(anchor: Anchor) -> Markup:
    left, top, right, bottom = (round(100 * share, 2) for share in anchor.box or (0, 0, 0, 0))
    return Markup('<i style="left:{}%;top:{}%;width:{}%;height:{}%"></i>').format(
        left, top, right - left, bottom - top
    )


def chosen_kind(case: Case, piece_id: str, kind: str) -> tuple[Evidence, ...]:
    """The evidence of a case with the kind of one piece as the user chose it."""
    from assistant.dossier.classify import overruled

    return tuple(overruled(one, kind) if one.id == piece_id else one for one in case.evidence)


def uploaded(paths: Any) -> list[str]:
    """The paths that an upload gave, one or several."""
    return [str(path) for path in paths] if isinstance(paths, list) else [str(paths)] if paths else []
