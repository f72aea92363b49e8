"""``assistant cases``: import precedents, find similar ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, write_lines
from assistant.law.penalties.text import number

cases = typer.Typer(help="案例：导入、找类案、同案同罚。", no_args_is_help=True)
app.add_typer(cases, name="cases")


@cases.command("import")
def import_cases(
    path: Annotated[Path, typer.Argument(help="jsonl、docx、pdf、txt、md 文件或文件夹")],
) -> None:
    """把案例导入案例库；重复导入不会重复。"""
    from assistant.cases.library import CaseLibrary
    from assistant.cases.sources import read_precedents
    from assistant.law.library import open_library

    new, changed = CaseLibrary().add(read_precedents(path, open_library()))
    typer.echo(f"新增 {new} 件，更新 {changed} 件")


@cases.command("similar")
def similar(
    facts: Annotated[str, typer.Argument(help="案情")],
    clause: Annotated[list[str] | None, typer.Option(help="适用的条款，如 《…法》第六十条，可写多个")] = None,
    k: Annotated[int, typer.Option(help="最多几件")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """找与案情相似的案例，并统计同条款的罚款数额。"""
    from assistant.cases.library import CaseLibrary
    from assistant.cases.similar import fines_under
    from assistant.contract.similar import SimilarRequest, row, similar_cases

    library, clauses = CaseLibrary(), clause or []
    answer = similar_cases(SimilarRequest(facts=facts, clauses=tuple(clauses), k=k))
    if as_json:
        write_lines(row(answer)["cases"])
        return
    for place, item in enumerate(answer.cases, 1):
        mark = "（虚构）" if item.fictional else ""
        typer.echo(f"{place}. {item.title}{mark}  {'、'.join(item.shared)}")
    for wanted in clauses:
        stats = fines_under(wanted, library.precedents())
        if stats:
            typer.echo(
                f"{stats.clause}：{stats.count} 件，罚款 {number(stats.lowest)} 至 {number(stats.highest)} 元，中位数 {number(stats.median)} 元"
            )
