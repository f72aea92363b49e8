"""办案: facts (typed or recorded) → clauses → evidence gaps → a draft to download."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

import gradio as gr

from assistant.documents.template import templates
from assistant.dossier.model import EvidenceKind
from assistant.errors import InputError
from assistant.files import lasting
from assistant.web import case_saving as saving
from assistant.web.case_form import EVIDENCE, FIELDS, LABELS, STEPS, Table, differing
from assistant.web.case_views import advice_html, evidence_html
from assistant.web.common import REGION_HINT, escape, told

_SUGGESTIONS = 6
_IN_ORDER: dict[str, Any] = {
    "trigger_mode": "multiple",
    "concurrency_limit": 1,
    "concurrency_id": "drafts",
    "show_progress": "hidden",
}


def build() -> None:
    """Lay out the tab."""
    with gr.Row():
        buttons = {
            "demo": gr.Button("载入演示案件（虚构）", elem_id="case-demo"),
            "new": gr.Button("新案件", elem_id="case-new"),
        }
        saved = gr.Dropdown(
            [], label="已保存的案件", value=None, interactive=True, elem_id="case-saved", scale=2
        )
        buttons |= {
            "open": gr.Button("打开", elem_id="case-open"),
            "save": gr.Button("保存案件", elem_id="case-save"),
            "drop": gr.Button("放弃草稿", elem_id="case-drop"),
        }
    note = gr.Markdown(elem_id="case-note")
    kept = gr.Markdown(elem_id="case-kept")
    opened, ready = (gr.Textbox(visible="hidden", elem_id=f"case-{name}") for name in ("opened", "ready"))
    with gr.Row():
        with gr.Column(scale=2):
            fields = _form()
        with gr.Column(scale=3):
            results = _work(fields, opened)
    with gr.Accordion("案件读不出时", open=False):
        ask = gr.Button("导出所选案件的原始内容", elem_id="case-raw")
        raw = gr.DownloadButton("下载原始内容", visible=False, elem_id="case-raw-file")
        ask.click(told(lambda choice: gr.update(value=saving.export_raw(choice), visible=True)), saved, raw)
    form = [opened, *(fields[name] for name in FIELDS)]
    saved.focus(told(lambda: gr.update(choices=saving.choices())), None, saved)
    gr.on(None, _start, None, [opened, ready, note])
    _openings(buttons, saved, opened, [*form, note, kept, *results, raw, ready])
    stored = buttons["save"].click(told(_save), form, [*form, note, kept])
    # Not ``input``: Gradio raises it for keys only, not for an input method, pasting or deleting.
    changes = [field.change for field in form[1:]]
    gr.on([*changes], told(saving.keep_draft), [ready, *form], kept, **_IN_ORDER)
    stored.success(told(saving.keep_draft), [ready, *form], kept, **_IN_ORDER)


def _openings(buttons: dict[str, Any], saved: Any, opened: Any, page: list[Any]) -> None:
    """The buttons that put another case on the page."""
    for name, handler, given in (
        ("demo", saving.load_demo, None),
        ("new", saving.new_case, None),
        ("open", saving.open_choice, saved),
        ("drop", saving.drop_draft, opened),
    ):
        buttons[name].click(told(partial(_page, handler)), given, page)


def _start() -> list[Any]:
    """A fresh page."""
    opened = saving.Opened()
    return [opened.dump(), opened.key, saving.greeting()]


def _page(handler: Callable[..., saving.Shown], *given: Any) -> list[Any]:
    """Another case on the page: all fields, and nothing left of what was found for the case before.

    The page writes field by field and raises a change each time. What was opened comes first and ``ready`` last: while
    they differ, no draft is kept, so that no draft ever mixes two cases.
    """
    shown = handler(*given)
    fields = [_field(name, value, shown) for name, value in zip(FIELDS, shown.values, strict=True)]
    hidden = gr.update(value=None, visible=False)
    return [shown.opened.dump(), *fields, shown.note, "", "", "", "", "", hidden, hidden, shown.opened.key]


def _save(text: str, *values: Any) -> list[Any]:
    """After a save only what differs is written into the page, so that nobody is disturbed in typing."""
    shown = saving.save_case(text, *values)
    different = {*differing(shown.values, values), "id"}
    fields = [
        _field(name, value, shown) if name in different else gr.skip()
        for name, value in zip(FIELDS, shown.values, strict=True)
    ]
    return [shown.opened.dump(), *fields, shown.note, ""]


def _field(name: str, value: Any, shown: saving.Shown) -> Any:
    if name == "chosen":
        return gr.update(choices=[value] if value else [], value=value)
    if name == "id":  # a saved case keeps its number
        return gr.update(value=value, interactive=shown.opened.revision is None)
    return value


def _form() -> dict[str, Any]:
    """The fields of the case, by the names of FIELDS."""
    fields: dict[str, Any] = {}
    with gr.Accordion("录音（可选）：转写后作为当事人陈述", open=False):
        audio = gr.Audio(label="录音文件或现场录音", type="filepath", sources=["upload", "microphone"])
        hear = gr.Button("转写并加入证据")
    fields["facts"] = gr.Textbox(
        label=LABELS["facts"],
        lines=6,
        elem_id="case-facts",
        placeholder="谁，何时，何地，做了什么，后果如何",
    )
    with gr.Row():
        fields["act_date"] = _line("act_date", "2026-03-05")
        fields["region"] = _line("region", REGION_HINT)
        fields["place"] = _line("place")
    with gr.Accordion("当事人", open=True), gr.Row():
        fields["kind"] = gr.Dropdown(["个人", "企业", "个体工商户"], value="个人", label=LABELS["kind"])
        for name in ("name", "gender", "birth", "id_number"):
            fields[name] = _line(name)
        for name in ("credit_code", "representative", "address", "phone"):
            fields[name] = _line(name)
    kinds = "、".join(EvidenceKind)
    gr.Markdown(f"证据（种类：{kinds}）")
    fields["evidence"] = _table(EVIDENCE, "证据")
    with gr.Accordion("程序与文书信息", open=False):
        fields["steps"] = _table(STEPS, "已经过的程序（立案、责令改正、送达、复查、告知、陈述申辩、听证…）")
        with gr.Row():
            fields["id"] = _line("id", "留空则自动编号")
            for name in ("title", "document_number", "agency", "officers"):
                fields[name] = _line(name)
        with gr.Row():
            fields["fine_yuan"] = gr.Number(label=LABELS["fine_yuan"], value=None, minimum=0)
            fields["decided"] = _line("decided")
        fields["discretion"] = gr.Textbox(label=LABELS["discretion"], lines=2)
    heard = [fields["evidence"], fields["facts"]]
    hear.click(told(add_recording), [audio, *heard], heard)
    return fields


def _line(name: str, hint: str = "") -> gr.Textbox:
    return gr.Textbox(label=LABELS[name], placeholder=hint or None, max_lines=1, elem_id=f"case-{name}")


def _table(table: Table[Any], label: str) -> gr.Dataframe:
    """A table whose first column, not to be edited, tells which row of the case each one is."""
    return gr.Dataframe(
        headers=table.headers,
        label=label,
        type="array",
        interactive=True,
        wrap=True,
        row_count=2,
        column_count=len(table.headers),
        static_columns=[0],
    )


def _work(fields: dict[str, Any], opened: Any) -> list[Any]:
    """The three steps at the right side; returns where their results stand."""
    find = gr.Button("① 找条款", variant="primary", elem_id="case-suggest")
    advice = gr.HTML(elem_id="case-advice")
    fields["chosen"] = gr.Dropdown(
        [],
        label="选定条款（可改写为《法规全称》第几条第几款第几项）",
        allow_custom_value=True,
        value="",
        elem_id="case-chosen",
    )
    check = gr.Button("② 查证据", variant="primary", elem_id="case-check")
    gaps = gr.HTML(elem_id="case-gaps")
    with gr.Row():
        kind = gr.Dropdown([(t.name, key) for key, t in templates().items()], value="decision", label="文书")
        write = gr.Button("③ 写文书", variant="primary", elem_id="case-draft")
    missing = gr.Markdown()
    preview = gr.Textbox(label="草稿预览", lines=14, max_lines=30, interactive=False, elem_id="case-preview")
    download = gr.DownloadButton("下载 Word", visible=False, elem_id="case-download")
    shown = [fields[name] for name in FIELDS if name != "chosen"]
    shown.insert(FIELDS.index("chosen"), fields["chosen"])
    find.click(told(find_clauses), [opened, *shown], [advice, fields["chosen"]])
    check.click(told(check_gaps), [opened, *shown], [gaps, fields["chosen"]])
    write.click(told(write_draft), [kind, opened, *shown], [missing, preview, download])
    return [advice, gaps, missing, preview, download]


def find_clauses(
    text: str,
    *values: Any,
    progress: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by its default)
) -> tuple[str, dict[str, Any]]:
    """Suggest clauses for the facts; what the officer chose before stays, nothing else is chosen."""
    from assistant.contract.suggest import suggest_for

    progress(0.1, desc="正在查找条款…")
    case = saving.shown_case(text, values)
    answer = suggest_for(case, _SUGGESTIONS)
    names = list(
        dict.fromkeys([*(s.reference for s in answer.suggestions), *([case.chosen] * bool(case.chosen))])
    )
    return advice_html(answer), gr.update(choices=names, value=case.chosen)


def check_gaps(text: str, *values: Any) -> tuple[str, dict[str, Any]]:
    """The evidence table for the chosen clause; without one, what can be checked, and the rules to choose from."""
    from assistant.contract.evidence import EvidenceRequest, check_evidence

    case = saving.shown_case(text, values)
    answer = check_evidence(EvidenceRequest(case=case))
    offered = [choice.written for choice in answer.choices if choice.written]
    update = gr.update(choices=offered, value=case.chosen) if offered else gr.skip()
    return evidence_html(answer), update


def write_draft(kind: str, text: str, *values: Any) -> tuple[str, str, dict[str, Any]]:
    """The draft as preview and as Word file."""
    from assistant.contract.draft import DraftRequest, draft

    made = draft(DraftRequest(case=saving.shown_case(text, values), kind=kind))
    path = made.save(lasting("draft") / f"{made.name}.docx")
    missing = "、".join(map(escape, made.missing))
    note = (
        f"**待补充 {len(made.missing)} 处**：{missing}"
        if made.missing
        else "内容齐全，请核对后提交法制审核。"
    )
    notes = "".join(f"\n\n提示：{escape(said)}" for said in made.notes)
    return note + notes, made.text, gr.update(value=str(path), visible=True)


def add_recording(
    audio: str | None,
    evidence: list[list[Any]],
    facts: str,
    progress: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by its default)
) -> tuple[list[list[Any]], str]:
    """Transcribe a recording into a piece of evidence; the facts take the text only while they are empty."""
    from assistant.contract.transcribe import TranscribeRequest, transcribe

    if not audio:
        raise InputError("还没有录音", "请上传录音文件或现场录音")
    progress(0.05, desc="正在转写录音…")
    segments = transcribe(TranscribeRequest(path=audio)).segments
    text = "".join(f"{s.speaker}：{s.text}\n" if s.speaker else f"{s.text}\n" for s in segments)
    if not text.strip():
        raise InputError("录音里没有听到说话", "请检查录音，或直接填写事实")
    rows = EVIDENCE.cells(evidence)
    taken = {row[1] for row in rows}
    number = next(f"证据{n}" for n in count(len(rows) + 1) if f"证据{n}" not in taken)
    rows.append(["", number, str(EvidenceKind.PARTY), "询问录音转写", text, "违法行为"])
    return rows, facts if (facts or "").strip() else text
