"""审核: a decision or draft in, findings at their passages out, a Word file with comments to hand back."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from assistant.dossier.ingest import check_text, read_text
from assistant.errors import InputError
from assistant.files import lasting
from assistant.review.model import Finding, Severity
from assistant.review.report import comment_docx
from assistant.text.dates import parse_as_of
from assistant.web.common import escape, told

_COLOUR = {Severity.FATAL: "bad", Severity.MAJOR: "warn", Severity.HINT: "ok"}
_CONTEXT = 40


def build() -> None:
    """Lay out the tab."""
    gr.Markdown(
        "上传决定书或草稿（docx、pdf、txt），或者直接粘贴文字。逐项检查引用、幅度、法定内容、期限和格式。"
    )
    with gr.Row():
        with gr.Column(scale=2):
            upload = gr.File(
                label="上传文书", file_types=[".docx", ".pdf", ".txt"], type="filepath", height=120
            )
            text = gr.Textbox(label="文书内容", lines=16, max_lines=28, elem_id="review-text")
            as_of = gr.Textbox(label="决定日期", placeholder="留空取文书中的落款日期", max_lines=1)
            start = gr.Button("开始审核", variant="primary", elem_id="review-start")
        with gr.Column(scale=3):
            summary = gr.Markdown()
            findings = gr.HTML(elem_id="review-findings")
            download = gr.DownloadButton("下载带批注的 Word", visible=False)
    upload.upload(told(load_file), upload, text)
    start.click(told(run_review), [text, as_of, upload], [summary, findings, download])


def load_file(path: str) -> str:
    """The text of an uploaded file."""
    return read_text(Path(path))


def run_review(text: str, as_of: str, upload: str | None) -> tuple[str, str, dict[str, object]]:
    """Review and render; the commented Word file keeps the layout of an uploaded docx whose text was not changed.

    Raises:
        InputError: no text, or a date that cannot be read.
    """
    from assistant.review.verb import review

    text = check_text(text or "", name="文书")
    day = parse_as_of(as_of) if as_of.strip() else None
    if as_of.strip() and day is None:
        raise InputError(f"日期无法识别：{as_of}", "请写成 2026-03-05")
    found = review(text, as_of=day).findings
    source = Path(upload) if upload and read_text(Path(upload)) == text else None
    folder = lasting("review")
    path = comment_docx(source, text, found, folder / "审核意见.docx")
    return _summary(found), "".join(_card(f, text) for f in found), gr.update(value=str(path), visible=True)


def _summary(found: tuple[Finding, ...]) -> str:
    if not found:
        return "### 未发现问题\n\n已检查引用、法定内容、金额、期限和格式；事实与证据仍须人工审核。"
    counts = "，".join(f"{s} {n} 处" for s in Severity if (n := sum(f.severity is s for f in found)))
    return f"### 发现 {len(found)} 处：{counts}"


def _card(finding: Finding, text: str) -> str:
    before = text[max(finding.start - _CONTEXT, 0) : finding.start]
    after = text[finding.end : finding.end + _CONTEXT]
    passage = (
        f"…{escape(before)}<mark>{escape(finding.quote)}</mark>{escape(after)}…"
        if finding.quote
        else "（全文）"
    )
    basis = f"<div>依据：{escape(finding.basis)}</div>" if finding.basis else ""
    advice = f"<div>建议：{escape(finding.suggestion)}</div>" if finding.suggestion else ""
    tag = f'<span class="tag {_COLOUR[finding.severity]}">{finding.severity} {escape(finding.rule)}</span>'
    return (
        f'<div class="card"><h3>{tag}{escape(finding.message)}</h3><div>{passage}</div>{basis}{advice}</div>'
    )
