"""``assistant cite``: the citations of a text and their verdicts."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.app import app, evaluate
from assistant.errors import InputError


@app.command("cite")
def cite(
    file: Annotated[Path, typer.Argument(help="要核验的文件（txt、md、docx、pdf）")],
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="核验日期，默认为文书日期（同 review），没有则今天"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """找出文件中的法规引用并逐条核验。"""
    from assistant.law.citations import verify_citations
    from assistant.review.verb import decision_date

    text = _read(file)
    day = as_of.date() if as_of else decision_date(text) or date.today()
    rows = [_row(verified) for verified in verify_citations(text, as_of=day)]
    if as_json:
        typer.echo(json.dumps({"citations": rows}, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(f"{row['start']:>7}  {row['status']:<18} {row['text']}  {row['message']}")
    typer.echo(
        f"共 {len(rows)} 处引用，{sum(r['status'] == 'verified' for r in rows)} 处成立（按 {day} 核验）"
    )


def _row(verified: Any) -> dict[str, Any]:
    """One verdict under the keys of the contract (README), explanations after them."""
    from assistant.text.numerals import to_chinese

    citation = verified.citation
    provision = citation.provision
    name = verified.law.name if verified.law else citation.name
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "law": name or None,
        "article": provision.label if provision and provision.article else None,
        "paragraph": f"第{to_chinese(provision.paragraph)}款" if provision and provision.paragraph else None,
        "item": f"第（{to_chinese(provision.item)}）项" if provision and provision.item else None,
        "status": str(verified.status),
        "point": f"第{to_chinese(provision.point)}目" if provision and provision.point else None,
        "message": verified.message,
        "suggestion": verified.suggestion or None,
        "difference": [{"quoted": c.quoted, "actual": c.actual} for c in verified.difference],
        "effective": verified.version.effective.isoformat()
        if verified.version and verified.version.effective
        else None,
        "as_of": verified.as_of.isoformat(),
    }


def _read(file: Path) -> str:
    if not file.is_file():
        raise InputError(f"找不到文件 {file}", "请检查路径")
    from assistant.dossier.ingest import read_text

    return read_text(file)


@evaluate.command("citations")
def evaluate_citations(
    count: Annotated[int, typer.Option(help="放入多少处引用")] = 5000,
    seed: Annotated[int, typer.Option(help="随机种子")] = 0,
    misses: Annotated[int, typer.Option(help="列出多少处差错")] = 0,
    peer: Annotated[bool, typer.Option("--peer", help="同时运行 china-law-mcp 的核验")] = False,
    speed: Annotated[bool, typer.Option("--speed", help="同时测 1 MB 文本的用时")] = False,
) -> None:
    """在生成的文本上测量引用的查找与核验。"""
    from assistant.evaluation import citations
    from assistant.evaluation.citation_texts import TextMaker
    from assistant.law.library import open_library

    library = open_library()
    samples = TextMaker(library, seed).samples(count)
    score = citations.measure(samples, library)
    typer.echo(f"{len(samples)} 篇文本，{score.gold} 处引用，找出 {score.found} 处")
    typer.echo(f"查找：准确率 {score.precision:.4f}，召回率 {score.recall:.4f}")
    typer.echo(f"核验：准确率 {score.verdict_precision:.4f}，召回率 {score.verdict_recall:.4f}")
    typer.echo(f"误判为成立：{score.false_verified}")
    for kind, (total, found, right) in score.by_kind.items():
        typer.echo(f"  {kind:<28} {total:>5} 处，找出 {found:>5}，判对 {right:>5}")
    for miss in score.misses[:misses]:
        typer.echo(f"  {miss}")
    if speed:
        took = citations.measure_speed(samples, library)
        typer.echo(
            f"{took.size / 1e6:.2f} MB 文本、{took.citations} 处引用：查找并核验 {took.wall:.2f} s"
            f"（处理器 {took.processor:.2f} s），常驻内存 {took.memory} MB"
        )
    if peer:
        other = citations.measure_peer(samples)
        typer.echo(
            f"china-law-mcp：检查 {other.checked} 处，称成立 {other.verified} 处，其中不实 {other.false_verified} 处"
        )
