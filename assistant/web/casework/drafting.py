"""What the step 文书 does: draft one paper, keep what is changed in it, make files of one or of all."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
import pypdfium2

from assistant.contract.draft import DRAFT, DraftAnswer, DraftRequest, planned
from assistant.documents.edits import changed
from assistant.documents.pdf import pdfs
from assistant.documents.wording import reword
from assistant.dossier.audit import Action
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.files import lasting
from assistant.web import rights, session, work
from assistant.web.casework import papers, saving
from assistant.web.casework.fields import together
from assistant.web.components.shapes import NOTHING, said, waiting

Parts = dict[str, Any]
_SCALE = 1.3  # pictures of pages: 94 dots an inch
_MOST = 40  # pages shown


def confirmed_of(asked: Mapping[str, str]) -> list[str]:
    """The names of what the user confirmed already."""
    return [name for name in asked.get("confirm", "").split("|") if name]


def _case(text: str, forms: tuple[Any, ...]) -> Case:
    """The case on the page, for who may draft papers of it.

    Raises:
        FieldError: a field cannot be read.
        InputError: another role, or a case of others.
    """
    session.require(*rights.DRAFT)
    return saving.shown_case(text, together(forms)[0])


def write(asked: Mapping[str, str], text: str, *forms: Any) -> Iterator[Parts]:
    """A document of the case as preview and, unless something 致命 is not confirmed by name, as Word file."""
    yield {"preview": waiting("正在起草…"), "download": gr.update(visible=False), "error": NOTHING}
    case = _case(text, forms)
    yield _shown(case, asked.get("kind", ""), asked.get("party", ""), confirmed_of(asked))


def _shown(case: Case, kind: str, party: str, confirmed: Sequence[str] = ()) -> Parts:
    made = _made(case, kind, party, confirmed)
    shown = papers.preview(made, party, confirmed)
    if made.blocking:
        return {"preview": shown, "making": NOTHING, "download": gr.update(visible=False)}
    path = made.save(lasting("draft") / (made.file_name or f"{made.name}.docx"))
    session.record(Action.EXPORT, case_id=case.id, about=made.name)
    return {"preview": shown, "making": NOTHING, "download": gr.update(value=str(path), visible=True)}


def _made(
    case: Case, kind: str, party: str, confirmed: Sequence[str] = (), redacted: bool = False
) -> DraftAnswer:
    request = DraftRequest(case=case, kind=kind, party=party, confirm=tuple(confirmed), redacted=redacted)
    answer: DraftAnswer = work.answer(DRAFT, request)
    return answer


def edit(asked: Mapping[str, str], text: str, *forms: Any) -> tuple[saving.Shown, Parts]:
    """A paragraph was changed, put back, or a change held back is decided: kept in the case, and the paper is shown anew.

    Args:
        asked: kind and party of the paper; before, nth and words of the paragraph; drop: the words under a change that
            is given up.
        text: what the page has opened.
        forms: what stands in its forms.
    """
    values, case = together(forms)[0], _case(text, forms)
    kind, party = asked.get("kind", ""), asked.get("party", "")
    if asked.get("drop"):
        kept = tuple(e for e in case.edits if (e.kind, e.party, e.before) != (kind, party, asked["drop"]))
        case = case.model_copy(update={"edits": kept})
    edits = case.edits
    if asked.get("before"):
        nth = int(asked["nth"]) if asked.get("nth", "").isdigit() else 0
        edits = changed(case, kind, party, before=asked["before"], after=asked.get("words", ""), nth=nth)
    shown = saving.put(text, values, edits=edits)
    return shown, _shown(shown.opened.case, kind, party)


def again(asked: Mapping[str, str], text: str, *forms: Any) -> Iterator[Parts]:
    """A facts paragraph in other words, by the model of the settings; judged, and taken only by the officer."""
    yield {"making": waiting("正在请模型换个说法…"), "error": NOTHING}
    _case(text, forms)
    yield {"making": papers.reworded(reword(asked.get("words", "")), asked)}


def one_file(asked: Mapping[str, str], text: str, *forms: Any) -> Iterator[Parts]:
    """One paper as PDF, or for publication."""
    yield {"making": waiting("正在生成文件…"), "error": NOTHING}
    case = _case(text, forms)
    public = asked.get("form") == "redacted"
    made = _made(case, asked.get("kind", ""), asked.get("party", ""), confirmed_of(asked), public)
    _refuse(made)
    out = made.save(lasting("draft") / made.file_name) if public else _pdf(made)
    session.record(Action.EXPORT, case_id=case.id, about=made.name)
    yield {"made": out, "making": NOTHING}


def _pdf(made: DraftAnswer) -> Path:
    ((name, data),) = pdfs({made.file_name: base64.b64decode(made.docx)}).items()
    out = lasting("draft") / name
    out.write_bytes(data)
    return out


def pages(asked: Mapping[str, str], text: str, *forms: Any) -> Iterator[Parts]:
    """One paper page by page as it is printed."""
    yield {"making": waiting("正在排版…"), "error": NOTHING}
    case = _case(text, forms)
    made = _made(case, asked.get("kind", ""), asked.get("party", ""), confirmed_of(asked))
    _refuse(made)
    (data,) = pdfs({made.file_name: base64.b64decode(made.docx)}).values()
    yield {"making": papers.pages(pictures(data))}


def pictures(pdf: bytes) -> list[str]:
    """The pages of a PDF file as data addresses of pictures.

    Args:
        pdf: the file.
    """
    document, found = pypdfium2.PdfDocument(pdf), []
    for page in list(document)[:_MOST]:
        out = io.BytesIO()
        page.render(scale=_SCALE).to_pil().save(out, "PNG")
        found.append(f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}")
    return found


def _refuse(made: DraftAnswer) -> None:
    if made.blocking:
        told = "；".join(one.message for one in made.blocking)
        raise InputError(f"{made.name}有致命问题未确认：{told}", "先在稿上改正或者确认")


def all_files(asked: Mapping[str, str], text: str, *forms: Any) -> Iterator[Parts]:
    """Every paper of the case in one zip; what is held up by something 致命 is told and left out."""
    case = _case(text, forms)
    form, wanted = asked.get("form", "docx"), planned(case)
    made, held = dict[str, bytes](), list[DraftAnswer]()
    for number, paper in enumerate(wanted, 1):
        yield {"making": waiting(f"正在写第 {number} 份，共 {len(wanted)} 份…"), "error": NOTHING}
        answer = _made(case, paper.key, paper.party, redacted=form == "redacted")
        if answer.blocking:
            held.append(answer)
        else:
            made[_free(answer.file_name, paper.kind, made)] = base64.b64decode(answer.docx)
    if form == "pdf" and made:
        yield {"making": waiting("正在转成 PDF…")}
        made = pdfs(made)
    told = "；".join(f"{one.name}（{one.blocking[0].message}）" for one in held)
    note = said(f"没有写入：{told}", "r") if held else said(f"共 {len(made)} 份。")
    out = _zip(made, case, form) if made else None
    if out:
        session.record(Action.EXPORT, case_id=case.id, about=f"全部文书，{len(made)} 份")
    yield {"made": out, "making": note}


def _free(name: str, kind: str, taken: Mapping[str, bytes]) -> str:
    while name in taken:
        name = f"{Path(name).stem}_{kind}.docx"
    return name


def _zip(made: Mapping[str, bytes], case: Case, form: str) -> Path:
    kind = {"pdf": "全部文书PDF", "redacted": "全部文书_公开版"}.get(form, "全部文书")
    path = lasting("draft") / f"{case.id or '新案件'}_{kind}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in made.items():
            bundle.writestr(name, data)
    return path
