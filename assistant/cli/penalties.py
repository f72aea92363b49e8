"""Commands of the penalties room: the batch contract, and one article as a readable table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, law, read_lines, write_lines


@app.command("penalties")
def batch_penalties(
    batch: Annotated[Path, typer.Option("--batch", help="JSON 行：law、article、可选 date")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 行")] = True,
) -> None:
    """读出各条的罚则：行为、违则、机关、责令、种类、罚款幅度。"""
    from assistant.law.library import open_library
    from assistant.law.penalty_query import answer

    library = open_library()
    write_lines(answer(library, row) for row in read_lines(batch))


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
