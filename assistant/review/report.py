"""The review as a Word file with comments at the passages, for the reviewer to hand back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.files import replacing
from assistant.paper.comments import Remark, write_comments
from assistant.paper.model import Paper
from assistant.paper.readers import word_copy
from assistant.review.model import Finding


def comment_docx(
    paper: Paper, findings: Iterable[Finding], out: Path, *, source: Path | None = None, changes: bool = False
) -> Path:
    """Write the reviewed document with one comment a finding.

    Args:
        paper: the paper as reviewed; offsets of the findings count in its text.
        findings: what to comment.
        out: the file to write; appears whole or not at all.
        source: the file the paper was read from, kept with its layout when it is a Word document; None, or a file of
            another kind, writes the paper's lines into a new document.
        changes: words that a finding proposes are put in as tracked changes, to be accepted or rejected in Word.
    """
    remarks = [
        Remark(f.start, f.end, told(f), replacement=f.replacement if changes else "") for f in findings
    ]
    word = word_copy(source.name, source.read_bytes()) if source else None
    with replacing(out) as draft:
        draft.write_bytes(write_comments(word or paper, remarks, name=paper.name))
    return out


def told(finding: Finding) -> str:
    """A finding in one piece of text: gravity, what, basis, how to mend it."""
    parts = [f"【{finding.severity}·{finding.rule}】{finding.message}。"]
    if finding.basis:
        parts.append(f"依据：{finding.basis}。")
    if finding.suggestion:
        parts.append(f"建议：{finding.suggestion}。")
    return "".join(parts)
