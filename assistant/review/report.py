"""The review as a Word file with comments at the passages, for the reviewer to hand back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import Table

from assistant.files import replacing
from assistant.review.model import Finding
from assistant.text.readers import table_lines


def comment_docx(source: Path | None, text: str, findings: Iterable[Finding], out: Path) -> Path:
    """Write the reviewed document with one comment a finding.

    Args:
        source: the docx that was reviewed; None (or another format) writes ``text`` into a new document.
        text: the text as reviewed; offsets of the findings count in it.
        findings: what to comment.
        out: the file to write; appears whole or not at all.
    """
    document = Document(str(source)) if source and source.suffix.lower() == ".docx" else _plain(text)
    blocks = list(_blocks(document))
    for finding in findings:
        runs = _runs_at(blocks, finding.start, finding.end)
        if runs:
            document.add_comment(runs, text=told(finding), author="执法办案助手", initials="审")
    with replacing(out) as draft:
        document.save(str(draft))
    return out


def told(finding: Finding) -> str:
    """A finding in one piece of text: gravity, what, basis, how to mend it."""
    parts = [f"【{finding.severity}·{finding.rule}】{finding.message}。"]
    if finding.basis:
        parts.append(f"依据：{finding.basis}。")
    if finding.suggestion:
        parts.append(f"建议：{finding.suggestion}。")
    return "".join(parts)


def _plain(text: str) -> Any:
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return document


def _blocks(document: Any) -> Iterator[tuple[int, int, list[Any]]]:
    """Start, end and runs of every line of the text that ``dossier.ingest.read_text`` gives for this document."""
    offset = 0
    for block in document.iter_inner_content():
        for line, paragraphs in _lines(block):
            yield offset, offset + len(line), [run for paragraph in paragraphs for run in paragraph.runs]
            offset += len(line) + 1


def _lines(block: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(block, Table):
        for line, row in zip(table_lines(block), block.rows, strict=True):
            yield line, [paragraph for cell in row.cells for paragraph in cell.paragraphs]
    else:
        yield block.text, [block]


def _runs_at(blocks: list[tuple[int, int, list[Any]]], start: int, end: int) -> list[Any]:
    """The runs that hold the passage; for what is missing at the end of the text, the last run there is."""
    for low, high, runs in blocks:
        if runs and low <= start <= high and (start < high or end > start or start == low):
            return _narrow(runs, start - low, max(end, start + 1) - low) or runs
    return next((runs[-1:] for _, _, runs in reversed(blocks) if runs), [])


def _narrow(runs: list[Any], start: int, end: int) -> list[Any]:
    found, offset = [], 0
    for run in runs:
        if offset < end and offset + len(run.text) > start:
            found.append(run)
        offset += len(run.text)
    return found
