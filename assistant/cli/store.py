"""``assistant store``: look after the case database and the attachments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, noted
from assistant.errors import InputError

store = typer.Typer(help="案件库：列出、导出原始内容、清理附件。", no_args_is_help=True)
app.add_typer(store, name="store")


@store.command("list")
def list_cases() -> None:
    """列出案件：编号、案由、最后修改时间。"""
    from assistant.dossier.store import CaseStore

    for case_id, title, changed in CaseStore().cases():
        typer.echo(f"{case_id}\t{title or '未命名'}\t{changed.astimezone():%Y-%m-%d %H:%M}")


@store.command()
def export(
    case_id: Annotated[str, typer.Argument(help="案件编号")],
    out: Annotated[Path | None, typer.Option("--out", help="写入的文件；留空则输出到屏幕")] = None,
) -> None:
    """原样导出一件案件的内容（JSON），读不出的案件也能导出；访问日志里会记一笔。"""
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE

    if out and (out.exists() or not out.parent.is_dir()):
        raise InputError(f"无法写出 {out}", "请给出已存在文件夹中的新文件名")
    body = CaseStore().raw(case_id, user=COMMAND_LINE)
    if out:
        out.write_text(body, encoding="utf-8")
    else:
        sys.stdout.write(f"{body}\n")


@store.command()
def clean() -> None:
    """删去到期的草稿（ASSISTANT_RETENTION_DAYS）；删去没有案件也没有草稿引用、且存入超过一天的附件。"""
    from assistant.dossier.attachments import Attachments
    from assistant.dossier.audit import Action
    from assistant.dossier.drafts import DraftStore
    from assistant.dossier.readings import Readings
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE
    from assistant.settings import settings

    if gone := DraftStore().expire(settings().retention_days, user=COMMAND_LINE):
        typer.echo(f"已删去到期的草稿 {gone} 份")
    kept = CaseStore().attachments()
    files, size = Attachments().collect(kept)
    Readings().collect(kept)
    if files:
        noted(Action.EXPIRED, about=f"附件 {files} 个")
    typer.echo(f"已删去附件 {files} 个，共 {size / 2**20:.1f} MB")
