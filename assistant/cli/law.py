"""Commands of the law library: import, list, show, compare."""

from __future__ import annotations

from typing import Annotated

import typer
from tqdm import tqdm

from assistant.cli.app import law
from assistant.law.model import Level


@law.command("import")
def import_(
    path: Annotated[str, typer.Argument(help="文件、文件夹、压缩包或 git 地址")],
    level: Annotated[Level | None, typer.Option(help="文本未写明时的效力级别")] = None,
    region: Annotated[str | None, typer.Option(help="文本未写明时的地区，如 浙江省/温州市")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="只看会加入什么，不写入")] = False,
) -> None:
    """导入法规：LawRefBook、docx、pdf、txt、html、JSONL。重复导入不重复收录。"""
    from assistant.law import importer
    from assistant.law.library import open_library
    from assistant.law.sources.registry import open_source

    library = open_library()
    reading = open_source(path, level=level, region=region)
    texts = tqdm(reading.documents(), desc="读取法规", unit="部", mininterval=1)
    run = importer.preview_documents if preview else importer.import_documents
    report = run(library.path, texts)
    report.problems += reading.problems
    typer.echo(
        f"{'将' if preview else '已'}新增法规 {len(report.new_laws)} 部、新版本 {len(report.new_versions)} 个、"
        f"条文 {report.articles} 条；已有 {report.unchanged} 部；同日异文 {len(report.variants)} 部；"
        f"未能读取或需留意 {len(report.problems)} 处"
    )
    for line in (*report.variants, *report.problems):
        typer.echo(f"  {line}")
