"""``review``: a paper in (text or file), its kind, the day whose law counts, findings and what was checked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from pydantic import Field

from assistant import verbs
from assistant.contract.base import PATH, Answer, Request, Verb
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.files import replacing
from assistant.law.lookup import read_day
from assistant.paper.model import Paper
from assistant.paper.readers import read_file
from assistant.review.model import Finding, Ground, Review, RuleResult, RuleState, Severity
from assistant.review.opinion import opinion_docx, to_html, to_xlsx
from assistant.review.report import comment_docx, told

_RUN = (RuleState.PASSED, RuleState.FOUND)


class ReviewRequest(Request):
    """A paper as text or as file."""

    text: str = Field(
        "",
        description="文书内容；与 file 二者给一",
        examples=["行政处罚决定书\n依据《消防法》第六十条第一款，……"],
    )
    file: str = Field(
        "", description="文书文件（docx、pdf、图片、txt 等）", json_schema_extra={"format": PATH}
    )
    case: Case | None = Field(None, description="案件（案卷），没有就只看文书")
    as_of: str = Field("", description="决定日期，如 2026-03-05；空为落款日期，再空为案件的决定日期、今天")


class ReviewFinding(Answer):
    """One finding anchored in the text."""

    rule: str = Field(description="审核规则编号，如 R13")
    severity: Severity = Field(description="致命、一般、提示")
    message: str = Field(description="问题")
    start: int = Field(description="原文位置的起点（字）")
    end: int = Field(description="原文位置的终点（字，不含）")
    quote: str = Field(description="原文")
    place: str = Field("", description="在文书的哪里，如 第2页、表1第3行第2列、第5段")
    basis: str = Field("", description="依据")
    suggestion: str = Field("", description="建议")
    ground: Ground = Field(Ground.CERTAIN, description="确定，或者无法核验")
    related: tuple[tuple[int, int], ...] = Field((), description="有关的其他位置（起点、终点）")
    expected: str = Field("", description="应当是什么")
    actual: str = Field("", description="实际是什么")
    why: str = Field("", description="理由")
    replacement: str = Field("", description="可以直接替换原文的文字；写不出的为空")

    @property
    def told(self) -> str:
        """The finding in one piece of text."""
        return told(self.plain)

    @property
    def plain(self) -> Finding:
        """The finding as the review room has it."""
        return Finding(**{field.name: getattr(self, field.name) for field in fields(Finding)})


class UncheckedRule(Answer):
    """A rule that could not be checked."""

    rule: str = Field(description="审核规则编号")
    title: str = Field(description="规则名称")
    why: str = Field(description="缺什么")


class RuleLine(Answer):
    """What became of one rule."""

    rule: str = Field(description="审核规则编号")
    title: str = Field(description="规则名称")
    state: RuleState = Field(description="通过、有问题、不适用、无法判断")
    why: str = Field("", description="没有通过的原因")


class ReviewAnswer(Answer):
    """All findings, and what was looked at."""

    kind: str = Field(description="文书种类（corpora/papers.yaml 的 kind）；认不出为空")
    kind_name: str = Field("", description="文书种类的名称")
    kind_reason: str = Field("", description="怎么认出来的")
    as_of: date = Field(description="审核所按的日期")
    as_of_source: str = Field("", description="这个日期从哪里来")
    findings: tuple[ReviewFinding, ...] = Field(description="发现的问题，重的在前")
    checked: tuple[str, ...] = Field(description="检查过的规则编号")
    unchecked: tuple[UncheckedRule, ...] = Field((), description="无法判断的规则和所缺的材料")
    rules: tuple[RuleLine, ...] = Field((), description="每条规则的结果")
    notes: tuple[str, ...] = Field((), description="读文件时的提示：修订、识别的页、没有读的内容")

    @property
    def whole(self) -> Review:
        """The review as the review room has it."""
        results = tuple(RuleResult(r.rule, r.title, r.state, r.why) for r in self.rules)
        found = tuple(finding.plain for finding in self.findings)
        return Review(
            self.kind, self.kind_name, self.kind_reason, self.as_of, self.as_of_source, found, results
        )

    def opinion(
        self,
        out: Path,
        *,
        name: str,
        accepted: Sequence[int] | None = None,
        reviewer: str = "",
        day: date | None = None,
    ) -> Path:
        """Write the opinion paper (法制审核意见书) as docx.

        Args:
            out: the file to write; appears whole or not at all.
            name: what to call the reviewed paper.
            accepted: positions of the accepted findings; None accepts all.
            reviewer: who reviews; "" leaves a marked blank.
            day: the day of the opinion; None leaves a marked blank.
        """
        whole = self.whole
        chosen = range(len(whole.findings)) if accepted is None else accepted
        return opinion_docx(
            whole, [whole.findings[n] for n in chosen], out, name=name, reviewer=reviewer, day=day
        )

    def save(self, out: Path, *, name: str) -> Path:
        """Write the findings as a table: .xlsx with the scoring sheet, or .html.

        Args:
            out: the file to write; its ending says which.
            name: what to call the reviewed paper.

        Raises:
            InputError: another ending.
        """
        if out.suffix.lower() == ".xlsx":
            return to_xlsx(self.whole, out)
        if out.suffix.lower() not in (".html", ".htm"):
            raise InputError(f"不能写成 {out.suffix or '没有扩展名的文件'}", "请用 .xlsx 或者 .html")
        with replacing(out) as draft:
            draft.write_text(to_html(self.whole, name), encoding="utf-8")
        return out

    def comment(self, paper: Paper, out: Path, *, source: Path | None = None, changes: bool = False) -> Path:
        """Write the reviewed paper as docx with a comment a finding.

        Args:
            paper: what was reviewed.
            out: the file to write; appears whole or not at all.
            source: the file it was read from; a Word file keeps its layout.
            changes: put proposed words in as tracked changes.
        """
        plain = [finding.plain for finding in self.findings]
        return comment_docx(paper, plain, out, source=source, changes=changes)


def review(request: ReviewRequest) -> ReviewAnswer:
    """Review a paper.

    Raises:
        InputError: neither text nor file, an unreadable file, or a date that cannot be read.
    """
    return review_paper(paper_of(request), case=request.case, as_of=request.as_of)


def review_paper(paper: Paper, *, case: Case | None = None, as_of: str = "") -> ReviewAnswer:
    """Review a paper that was read already.

    Args:
        paper: offsets of the findings count in its text.
        case: its file, when at hand.
        as_of: the day whose law counts, as typed; "" is the date at the foot.

    Raises:
        InputError: the date cannot be read.
    """
    return _answer(paper, verbs.review(paper, case=case, as_of=read_day(as_of)))


def paper_of(request: ReviewRequest) -> Paper:
    """The paper that a request is about.

    Raises:
        InputError: neither text nor file is given, both are, or the file cannot be read.
    """
    if request.file and request.text:
        raise InputError("既给了文字又给了文件", "请只给其中一个")
    if request.file:
        return read_file(Path(request.file))
    return Paper.of_text(check_text(request.text, name="文书"))


def _answer(paper: Paper, found: Review) -> ReviewAnswer:
    findings = (
        ReviewFinding(**asdict(f), place=paper.anchor(f.start, f.end).told if f.quote else "")
        for f in found.findings
    )
    unchecked = (UncheckedRule(rule=r.rule, title=r.title, why=r.why) for r in found.unchecked)
    return ReviewAnswer(
        kind=found.kind,
        kind_name=found.kind_name,
        kind_reason=found.kind_reason,
        as_of=found.as_of,
        as_of_source=found.as_of_source,
        findings=tuple(findings),
        checked=tuple(sorted({r.rule for r in found.results if r.state in _RUN})),
        unchecked=tuple(unchecked),
        rules=tuple(RuleLine(rule=r.rule, title=r.title, state=r.state, why=r.why) for r in found.results),
        notes=paper.notes,
    )


REVIEW = Verb(
    "review",
    "审核决定书或草稿，逐项给出问题、位置、依据和建议。",
    ReviewRequest,
    ReviewAnswer,
    review,
    command="assistant review 决定书.docx --json",
)
