"""审核: a decision or draft in, findings at their passages out, a Word file with comments to hand back."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from assistant.contract.review import ReviewAnswer, ReviewFinding, review_paper
from assistant.dossier.ingest import check_text
from assistant.files import lasting
from assistant.paper.model import Paper
from assistant.paper.readers import read_file
from assistant.review.model import Severity
from assistant.web.common import escape, told

_COLOUR = {Severity.FATAL: "bad", Severity.MAJOR: "warn", Severity.HINT: "ok"}
_CONTEXT = 40
_FILES = [
    ".docx",
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".pdf",
    ".txt",
    ".html",
    ".jpg",
    ".jpeg",
    ".png",
    ".bmp",
    ".tif",
    ".tiff",
]


def build() -> None:
    """Lay out the tab."""
    gr.Markdown(
        "上传决定书或草稿（Word、WPS、PDF、扫描件或照片、文本），或者直接粘贴文字。"
        "逐项检查引用、幅度、法定内容、期限和格式。"
    )
    with gr.Row():
        with gr.Column(scale=2):
            upload = gr.File(label="上传文书", file_types=_FILES, type="filepath", height=120)
            text = gr.Textbox(label="文书内容", lines=16, max_lines=28, elem_id="review-text")
            as_of = gr.Textbox(label="决定日期", placeholder="留空取文书中的落款日期", max_lines=1)
            start = gr.Button("开始审核", variant="primary", elem_id="review-start")
        with gr.Column(scale=3):
            summary = gr.Markdown()
            findings = gr.HTML(elem_id="review-findings")
            download = gr.DownloadButton("下载带批注的 Word", visible=False)
    paper = gr.State(None)
    upload.upload(told(load_file), upload, [text, paper])
    start.click(told(run_review), [text, as_of, upload, paper], [summary, findings, download])


def load_file(
    path: str,
    progress: gr.Progress = gr.Progress(),  # noqa: B008  (Gradio finds it by its default)
) -> tuple[str, Paper]:
    """The text of an uploaded file, and its paper; what the reader left out is shown as a notice."""
    paper = read_file(Path(path), progress=lambda line: progress(None, desc=line))
    for note in paper.notes:
        gr.Info(escape(note), duration=12)
    return paper.text, paper


def run_review(
    text: str, as_of: str, upload: str | None = None, paper: Paper | None = None
) -> tuple[str, str, dict[str, object]]:
    """Review and render; the commented Word file keeps the layout of an uploaded one whose text was not changed.

    Args:
        text: what stands in the box.
        as_of: day of the decision; "" takes the one in the text.
        upload: path of the uploaded file.
        paper: what was read from it.

    Raises:
        InputError: no text, or a date that cannot be read.
    """
    text = check_text(text or "", name="文书")
    unchanged = upload is not None and paper is not None and paper.text == text
    paper = paper if paper and unchanged else Paper.of_text(text)
    answer = review_paper(paper, as_of=as_of.strip())
    source = Path(upload) if upload and unchanged else None
    path = answer.comment(paper, lasting("review") / "审核意见.docx", source=source)
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
    place = f"{finding.place}：" if finding.place else ""
    before = text[max(finding.start - _CONTEXT, 0) : finding.start]
    after = text[finding.end : finding.end + _CONTEXT]
    passage = (
        f"{place}…{escape(before)}<mark>{escape(finding.quote)}</mark>{escape(after)}…"
        if finding.quote
        else "（全文）"
    )
    basis = f"<div>依据：{escape(finding.basis)}</div>" if finding.basis else ""
    advice = f"<div>建议：{escape(finding.suggestion)}</div>" if finding.suggestion else ""
    tag = f'<span class="tag {_COLOUR[finding.severity]}">{finding.severity} {escape(finding.rule)}</span>'
    return (
        f'<div class="card"><h3>{tag}{escape(finding.message)}</h3><div>{passage}</div>{basis}{advice}</div>'
    )
