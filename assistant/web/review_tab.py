"""审核: a decision or draft in, findings at their passages out, a Word file with comments to hand back."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from assistant.contract.review import ReviewAnswer, ReviewFinding, ReviewRequest, review
from assistant.dossier.ingest import check_text, read_text
from assistant.files import lasting
from assistant.review.model import Severity
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
    text = check_text(text or "", name="文书")
    answer = review(ReviewRequest(text=text, as_of=as_of.strip()))
    kept = bool(upload) and read_text(Path(upload or "")) == text
    source = ReviewRequest(file=upload or "") if kept else ReviewRequest(text=text)
    path = answer.comment(source, lasting("review") / "审核意见.docx")
    cards = "".join(_card(finding, text) for finding in answer.findings)
    return _summary(answer), cards, gr.update(value=str(path), visible=True)


def _summary(answer: ReviewAnswer) -> str:
    named = escape(answer.kind_name) or "文书种类未认出"
    said = f"{named}，按 {answer.as_of} 的规定（{answer.as_of_source}）"
    if not answer.findings:
        return f"### 未发现问题\n\n{said}；已检查引用、法定内容、金额、期限和格式；事实与证据仍须人工审核。"
    found = answer.findings
    counts = "，".join(f"{s} {n} 处" for s in Severity if (n := sum(f.severity is s for f in found)))
    return f"### 发现 {len(found)} 处：{counts}\n\n{said}"


def _card(finding: ReviewFinding, text: str) -> str:
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
