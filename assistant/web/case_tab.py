"""办案: facts (typed or recorded) → clauses → evidence gaps → a draft to download."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.corpora import corpus, load
from assistant.documents.template import templates
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.files import lasting
from assistant.web.case_form import EVIDENCE_HEADERS, FIELDS, STEP_HEADERS, to_case, to_form
from assistant.web.case_views import advice_html, evidence_html
from assistant.web.common import REGION_HINT, escape, told

_USER = "本机用户"
_SUGGESTIONS = 6


def build() -> None:
    """Lay out the tab."""
    with gr.Row():
        demo = gr.Button("载入演示案件（虚构）", elem_id="case-demo")
        saved = gr.Dropdown(_saved_cases(), label="已保存的案件", value=None, interactive=True)
        reopen = gr.Button("打开")
        save = gr.Button("保存案件")
    revision = gr.State(None)
    with gr.Row():
        with gr.Column(scale=2):
            fields = _form()
        with gr.Column(scale=3):
            _work(fields)
    shown = [fields[name] for name in FIELDS]
    saved.focus(lambda: gr.update(choices=_saved_cases()), None, saved)
    demo.click(told(load_demo), None, [*shown, revision])
    reopen.click(told(load_saved), saved, [*shown, revision])
    save.click(told(save_case), [revision, *shown], [revision, saved])


def _form() -> dict[str, Any]:
    """The fields of the case, by the names of FIELDS."""
    fields: dict[str, Any] = {}
    with gr.Accordion("录音（可选）：转写后作为当事人陈述", open=False):
        audio = gr.Audio(label="录音文件或现场录音", type="filepath", sources=["upload", "microphone"])
        hear = gr.Button("转写并加入证据")
    fields["facts"] = gr.Textbox(
        label="案件事实", lines=6, elem_id="case-facts", placeholder="谁，何时，何地，做了什么，后果如何"
    )
    with gr.Row():
        fields["act_date"] = gr.Textbox(label="行为日期", placeholder="2026-03-05", max_lines=1)
        fields["region"] = gr.Textbox(label="地区", placeholder=REGION_HINT, max_lines=1)
        fields["place"] = gr.Textbox(label="行为地点", max_lines=1)
    with gr.Accordion("当事人", open=True), gr.Row():
        fields["kind"] = gr.Dropdown(["个人", "企业", "个体工商户"], value="个人", label="类型")
        for name, label in (
            ("name", "姓名或名称"),
            ("gender", "性别"),
            ("birth", "出生日期"),
            ("id_number", "公民身份号码"),
        ):
            fields[name] = gr.Textbox(label=label, max_lines=1)
        for name, label in (
            ("credit_code", "统一社会信用代码"),
            ("representative", "法定代表人"),
            ("address", "住址或住所"),
            ("phone", "电话"),
        ):
            fields[name] = gr.Textbox(label=label, max_lines=1)
    kinds = "、".join(EvidenceKind)
    gr.Markdown(f"证据（种类：{kinds}）")
    fields["evidence"] = _table(EVIDENCE_HEADERS, "证据")
    with gr.Accordion("程序与文书信息", open=False):
        fields["steps"] = _table(
            STEP_HEADERS, "已经过的程序（立案、责令改正、送达、复查、告知、陈述申辩、听证…）"
        )
        with gr.Row():
            for name, label in (
                ("id", "案件编号"),
                ("title", "案由"),
                ("document_number", "文号"),
                ("agency", "处罚机关"),
                ("officers", "执法人员及证号（顿号分隔）"),
            ):
                fields[name] = gr.Textbox(label=label, max_lines=1)
        with gr.Row():
            fields["fine_yuan"] = gr.Number(label="罚款数额（元）", value=None, minimum=0)
            fields["decided"] = gr.Textbox(label="决定日期", max_lines=1)
        fields["discretion"] = gr.Textbox(label="裁量理由", lines=2)
    hear.click(
        told(add_recording),
        [audio, fields["evidence"], fields["facts"]],
        [fields["evidence"], fields["facts"]],
    )
    return fields


def _table(headers: list[str], label: str) -> gr.Dataframe:
    return gr.Dataframe(
        headers=headers,
        label=label,
        type="array",
        interactive=True,
        wrap=True,
        row_count=2,
        column_count=len(headers),
    )


def _work(fields: dict[str, Any]) -> None:
    """The three steps at the right side."""
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
    find.click(told(find_clauses), shown, [advice, fields["chosen"]])
    check.click(told(check_gaps), shown, gaps)
    write.click(told(write_draft), [kind, *shown], [missing, preview, download])


def load_demo() -> list[Any]:
    """The demonstration case (fictional) of corpora/demo."""
    case = load(corpus("demo/case.json"), Case)
    return [*_shown(case), None]


def load_saved(case_id: str | None) -> list[Any]:
    """A saved case with the revision it was opened at."""
    if not case_id:
        raise InputError("没有选择案件", "请先在列表中选择")
    case, revision = CaseStore().load(case_id, user=_USER)
    return [*_shown(case), revision]


def save_case(revision: int | None, *values: Any) -> tuple[int, dict[str, Any]]:
    """Store the case; refuses to overwrite what somebody else saved meanwhile."""
    case = to_case(values)
    saved = CaseStore().save(case, user=_USER, expected=revision).revision
    gr.Info(f"已保存案件 {escape(case.id)}（第 {saved} 版）")
    return saved, gr.update(choices=_saved_cases(), value=case.id)


def find_clauses(*values: Any, progress: gr.Progress = gr.Progress()) -> tuple[str, dict[str, Any]]:  # noqa: B008
    """Suggest clauses for the facts; what the officer chose before stays, nothing else is chosen."""
    from assistant.contract.suggest import suggest_for

    progress(0.1, desc="正在查找条款…")
    case = to_case(values)
    answer = suggest_for(case, _SUGGESTIONS)
    names = list(
        dict.fromkeys([*(s.reference for s in answer.suggestions), *([case.chosen] * bool(case.chosen))])
    )
    return advice_html(answer), gr.update(choices=names, value=case.chosen)


def check_gaps(*values: Any) -> str:
    """The evidence table for the chosen clause; without one, what can be checked and the rules to choose from."""
    from assistant.contract.evidence import EvidenceRequest, check_evidence

    return evidence_html(check_evidence(EvidenceRequest(case=to_case(values))))


def write_draft(kind: str, *values: Any) -> tuple[str, str, dict[str, Any]]:
    """The draft as preview and as Word file."""
    from assistant.contract.draft import DraftRequest, draft

    made = draft(DraftRequest(case=to_case(values), kind=kind))
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
    rows = [row for row in evidence if any(str(cell or "").strip() for cell in row)]
    rows.append([f"证据{len(rows) + 1}", str(EvidenceKind.PARTY), "询问录音转写", text, "违法行为"])
    return rows, facts if (facts or "").strip() else text


def _shown(case: Case) -> list[Any]:
    values = to_form(case)
    values[FIELDS.index("chosen")] = gr.update(
        choices=[case.chosen] if case.chosen else [], value=case.chosen
    )
    return values


def _saved_cases() -> list[tuple[str, str]]:
    return [(f"{title or '未命名'}（{case_id}）", case_id) for case_id, title, _ in CaseStore().cases()]
