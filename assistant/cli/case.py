"""Commands on a case and on papers: evidence, review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.app import app, write_lines
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.contract.evidence import DiscretionAnswer, EvidenceAnswer, RuleChoice

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@app.command()
def evidence(
    case_file: Annotated[Path | None, typer.Argument(help="案件 JSON 文件（格式见 README）")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", help="JSONL：id、case")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="另存核查表 docx")] = None,
    ics: Annotated[Path | None, typer.Option("--ics", help="另存未完期限的日历文件")] = None,
    as_json: AsJson = False,
) -> None:
    """对照条款要件检查证据缺口。"""
    from assistant.contract.batch import answers, read_rows
    from assistant.contract.evidence import (
        EVIDENCE,
        EvidenceRequest,
        check_evidence,
        save_calendar,
        save_sheet,
    )
    from assistant.dossier.files import read_case

    if batch is not None:
        write_lines(_EVIDENCE | line for line in answers(EVIDENCE, read_rows(batch)))
        return
    case = read_case(_given(case_file))
    answer = check_evidence(EvidenceRequest(case=case))
    if out is not None:
        save_sheet(case, out)
    if ics is not None:
        save_calendar(case, ics)
    if as_json:
        write_lines([EVIDENCE.line(answer)])
    else:
        _tell(answer)


_EVIDENCE: dict[str, Any] = {"id": None, "clause": "", "gaps": [], "procedure": [], "contradictions": []}
_REVIEW: dict[str, Any] = {"id": None, "kind": "", "as_of": None, "findings": [], "checked": []}


def _given(file: Path | None) -> Path:
    if file is None:
        raise InputError("没有给出文件", "请写明文件，或用 --batch 给出一批")
    return file


def _tell(answer: EvidenceAnswer) -> None:
    typer.echo(answer.statement or f"依据条款：{answer.clause}")
    for choice in answer.choices:
        tell_choice(choice)
    for gap in answer.gaps:
        support = "；".join(f"{s.evidence}：{s.quote}" for s in gap.support)
        typer.echo(f"【{gap.status}】{gap.element}  {support}{'  ' + gap.note if gap.note else ''}")
        if gap.collect:
            typer.echo(f"    应补：{gap.collect}（向{gap.source}）  依据：{gap.basis}")
    for step in answer.procedure:
        if step.status != "符合":
            advice = f"\n    {step.collect}" if step.collect else ""
            typer.echo(f"【程序·{step.status}】{step.element}  {step.note}  依据：{step.basis}{advice}")
    for clash in answer.contradictions:
        typer.echo(
            f"【矛盾】{clash.about}：{clash.a.evidence}“{clash.a.quote}”，{clash.b.evidence}“{clash.b.quote}”"
        )
    for note in answer.notes:
        typer.echo(f"提示：{note}")
    if answer.discretion:
        _tell_discretion(answer.discretion)


def _tell_discretion(found: DiscretionAnswer) -> None:
    typer.echo(f"【裁量】{found.direction}")
    for one in found.circumstances:
        said = "；".join(f"{s.evidence}：{s.quote}" for s in one.support)
        against = (
            f"  相反：{'；'.join(f'{s.evidence}：{s.quote}' for s in one.against)}" if one.against else ""
        )
        typer.echo(
            f"    {one.name}（{one.direction}）{'  只有本人陈述' if one.told_only else ''}  {said}{against}"
        )
    for line in (*found.reasons, *found.cautions):
        typer.echo(f"    {line}")


def tell_choice(choice: RuleChoice) -> None:
    """One line a rule to choose from: its address, and what tells it from the others."""
    capacity = f"（{choice.capacity}）" if choice.capacity else ""
    named = choice.written or f"{choice.reference}{capacity}"
    typer.echo(f"    可选：{named}  {'；'.join(choice.differs) or choice.conduct}")


@app.command()
def review(
    document: Annotated[
        Path | None, typer.Argument(help="决定书或草稿（docx、doc、wps、pdf、图片、txt 等）")
    ] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help="JSONL：id、text 或 file、case、as_of")
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", help="决定日期；留空取落款日期，没有为今天")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="另存带批注的 docx")] = None,
    changes: Annotated[bool, typer.Option("--changes", help="写得出的改法作为修订放进 --out 的文件")] = False,
    opinion: Annotated[Path | None, typer.Option("--opinion", help="另存法制审核意见书 docx")] = None,
    table: Annotated[
        Path | None, typer.Option("--table", help="另存问题表和评查表（.xlsx 或 .html）")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", help="审核文件夹里的全部文书，每份写一个 .xlsx，并写汇总")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """审核决定书或草稿。"""
    from assistant.cli.papers import read_shown
    from assistant.contract.batch import answers, read_rows
    from assistant.contract.review import REVIEW, review_paper

    if batch is not None:
        given = {"as_of": as_of} if as_of else {}
        write_lines(_REVIEW | line for line in answers(REVIEW, read_rows(batch), given))
        return
    if folder is not None:
        from assistant.cli.folder import review_folder

        review_folder(folder, as_of)
        return
    source = _given(document)
    paper = read_shown(source)
    answer = review_paper(paper, as_of=as_of)
    if out:
        answer.comment(paper, out, source=source, changes=changes)
    if opinion:
        answer.opinion(opinion, name=source.name)
    if table:
        answer.save(table, name=source.name)
    if as_json:
        write_lines([REVIEW.line(answer)])
        return
    for finding in answer.findings:
        place = f"（{finding.place}）" if finding.place else ""
        typer.echo(finding.told + (f"\n    原文{place}：{finding.quote}" if finding.quote else ""))
    named = answer.kind_name or "文书种类未认出"
    typer.echo(f"共 {len(answer.findings)} 处（{named}；按 {answer.as_of} 的规定，{answer.as_of_source}）")
    for one in answer.unchecked:
        typer.echo(f"无法判断 {one.rule} {one.title}：{one.why}")
