"""Commands of the penalties room: the batch contract, and one article as a readable table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, evaluate, law, write_lines


@app.command("penalties")
def batch_penalties(
    batch: Annotated[Path, typer.Option("--batch", help="JSON 行：law、article、可选 date")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 行")] = True,
) -> None:
    """读出各条的罚则：行为、违则、机关、责令、种类、罚款幅度。"""
    from assistant.contract.batch import read_rows
    from assistant.law.library import open_library
    from assistant.law.penalty_query import answer

    library, none = open_library(), {"law": "", "article": "", "rules": []}
    write_lines(
        answer(library, row) if isinstance(row, dict) else none | {"error": str(row)}
        for row in read_rows(batch)
    )


@law.command("penalties")
def show_penalties(
    provision: Annotated[str, typer.Argument(help="如 《浙江省燃气管理条例》第四十八条")],
    as_of: Annotated[str, typer.Option("--as-of", help="按哪一天的版本（YYYY-MM-DD），默认今天")] = "",
) -> None:
    """以表格显示一条的罚则。"""
    from assistant.law.library import open_library
    from assistant.law.penalty_query import find_article, split_citation, table

    name, article = split_citation(provision)
    found = find_article(open_library(), name, article, as_of)
    for line in table(found):
        typer.echo(line)


@evaluate.command("penalties")
def evaluate_penalties(
    gold: Annotated[Path, typer.Option("--gold", help="标注文件（JSON 行）")],
    part: Annotated[str, typer.Option("--part", help="只测其中一部分：open 或 held-out")] = "",
    show: Annotated[bool, typer.Option("--show", help="列出与标注不一致的条文")] = False,
) -> None:
    """罚则解析与人工标注的一致程度：罚款条目、处罚种类、违则的 F1。"""
    from assistant.evaluation.penalties import read_gold, score
    from assistant.law.library import open_library

    result = score(read_gold(gold, part), open_library())
    typer.echo(f"条文 {result.rows} 条，库中没有的 {result.absent} 条")
    for name, agreement in result.fields.items():
        typer.echo(
            f"{name}: F1 {agreement.f1:.3f}（对 {agreement.found}，多 {agreement.invented}，漏 {agreement.missed}）"
        )
    for name, article, read, labelled in result.wrong if show else ():
        typer.echo(f"《{name}》{article}")
        for key in read:
            if read[key] != labelled[key]:
                typer.echo(f"  {key} 多：{read[key] - labelled[key]} 漏：{labelled[key] - read[key]}")


@evaluate.command("penalty-coverage")
def evaluate_coverage(
    show: Annotated[int, typer.Option("--show", help="列出多少处未读出的写法")] = 20,
) -> None:
    """含“罚款”的全部条文中，罚则读全、读出一部分、没读出的各有多少，及原因。"""
    from assistant.evaluation.penalties import coverage, fine_articles, reasons
    from assistant.law.library import open_library

    found = coverage(fine_articles(open_library()))
    speed = found.rules / found.seconds if found.seconds else 0.0
    typer.echo(
        f"含“罚款”的条文 {found.articles} 条：仅提及罚款 {found.mentions} 条；"
        f"读全 {found.complete} 条，读出一部分 {found.partial} 条；"
        f"设罚条文中至少一条规则读全的占 {found.share:.2%}"
    )
    typer.echo(f"共 {found.rules} 条规则，每秒 {speed:.0f} 条（单核处理器时间）")
    for reason, count in reasons(found):
        typer.echo(f"{reason}：{count} 处")
    for reason, name, article, words in found.unread[:show]:
        typer.echo(f"  {reason} 《{name}》{article}：{words}")
