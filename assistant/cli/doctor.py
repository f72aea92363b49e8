"""``assistant doctor``."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from assistant.cli.app import app, noted, write_lines


@app.command()
def doctor(
    repair: Annotated[
        bool, typer.Option("--repair", help="修复能修复的：损坏的移到旁边，能重建的重建")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """体检：法规库、索引、案件库、附件、日志、案例库、培训、声音、模型、字体、读图片、LibreOffice、节假日、磁盘、权限；有不可用的退出码为 1。"""
    from assistant.doctor.checks import examine, repaired
    from assistant.doctor.model import State
    from assistant.dossier.audit import Action
    from assistant.errors import AssistantError

    bad = 0
    for finding in examine():
        shown = repaired(finding) if repair else finding
        if shown.mended:
            with suppress(AssistantError):  # it may be the log that cannot be written
                noted(Action.REPAIRED, about=finding.name)
        bad += shown.state is State.BAD
        if as_json:
            row = {"name": shown.name, "state": shown.state, "told": shown.told}
            write_lines(
                [row | {"advice": shown.advice, "detail": shown.detail, "repair": bool(shown.repair)}]
            )
        else:
            typer.echo(
                f"［{shown.state}］{shown.name}：{shown.told}{'。' + shown.advice if shown.advice else ''}"
            )
    if bad:
        raise typer.Exit(1)
