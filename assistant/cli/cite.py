"""``assistant cite``: the citations of a text and their verdicts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, evaluate, write_lines


@app.command("cite")
def cite(
    file: Annotated[Path, typer.Argument(help="要核验的文件（docx、doc、wps、pdf、图片、txt 等）")],
    as_of: Annotated[str, typer.Option("--as-of", help="核验日期；留空取落款日期，没有为今天")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """找出文件中的法规引用并逐条核验。"""
    from assistant.cli.papers import read_shown
    from assistant.contract.citations import VERIFY, VerifyRequest, verify_citations

    answer = verify_citations(VerifyRequest(text=read_shown(file).text, as_of=as_of))
    if as_json:
        write_lines([VERIFY.line(answer)])
        return
    for one in answer.citations:
        typer.echo(f"{one.start:>7}  {one.status:<18} {one.text}  {one.message}")
    true = sum(one.status == "verified" for one in answer.citations)
    typer.echo(f"共 {len(answer.citations)} 处引用，{true} 处成立（按 {answer.as_of} 核验）")


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
