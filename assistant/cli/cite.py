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
    peer: Annotated[int, typer.Option("--peer", help="同时让 china-law-mcp 核验同样的文本，至多多少秒")] = 0,
    speed: Annotated[bool, typer.Option("--speed", help="同时测 1 MB 文本的用时")] = False,
) -> None:
    """在生成的文本上测量引用的查找与核验；写法和真伪由没有看过查找程序的人按领域说明编写。"""
    from assistant.evaluation import citations
    from assistant.evaluation.cited.maker import TextMaker
    from assistant.evaluation.cited.peer import measure_peer
    from assistant.law.library import open_library

    library = open_library()
    samples = TextMaker(library, seed).samples(count)
    score = citations.measure(samples, library)
    typer.echo(
        f"{len(samples)} 篇文本，{score.wanted} 处引用，其中改错的 {score.mutated} 处；找出 {score.found} 处"
    )
    typer.echo(
        f"查找：准确率 {score.precision:.4f}，召回率 {score.recall:.4f}，起止完全一致 {score.exact} 处"
    )
    typer.echo(f"核验：准确率 {score.verdict_precision:.4f}，召回率 {score.verdict_recall:.4f}")
    typer.echo(f"误判为成立：{score.false_verified}")
    for form, tally in score.by_form.items():
        typer.echo(f"  {form:<10} {tally.wanted:>5} 处，找出 {tally.found:>5}，判对 {tally.right:>5}")
    for miss in score.misses[:misses]:
        typer.echo(f"  {miss.form} {miss.words!r}（{miss.as_of}）应为 {miss.wanted}；答 {miss.got}")
    if speed:
        took = citations.measure_speed(samples, library)
        typer.echo(
            f"{took.size / 1e6:.2f} MB 文本、{took.citations} 处引用：查找并核验 {took.wall:.2f} s"
            f"（处理器 {took.processor:.2f} s），常驻内存 {took.memory} MB"
        )
    if peer:
        other = measure_peer(samples, peer)
        typer.echo(
            f"china-law-mcp：{other.texts} 篇，读出 {other.checked} 处；它收录的法律有 {other.true} 处属实，"
            f"称成立 {other.confirmed} 处；不实而称成立 {other.false_verified} 处（改错的 {other.wrong} 处）"
        )
