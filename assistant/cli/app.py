"""The Typer applications that the command modules hang their commands on, and how JSON leaves them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from assistant.dossier.audit import Action

app = typer.Typer(
    help="执法办案助手：查法条、找罚则、查证据、写文书、审文书，离线运行。", no_args_is_help=True
)
law = typer.Typer(help="法规库：导入、查看、比较版本、罚则。", no_args_is_help=True)
index = typer.Typer(help="检索索引：构建、状态。", no_args_is_help=True)
speech = typer.Typer(help="录音转写与询问笔录。", no_args_is_help=True)
models = typer.Typer(help="语音识别模型：列出、添加、换用、试听、删除。")
evaluate = typer.Typer(help="各项测量。", no_args_is_help=True)
matters = typer.Typer(help="事项库。", no_args_is_help=True)
app.add_typer(law, name="law")
app.add_typer(index, name="index")
app.add_typer(speech, name="speech")
speech.add_typer(models, name="models")
app.add_typer(evaluate, name="evaluate")
app.add_typer(matters, name="matters")


def noted(action: Action, *, case_id: str = "", about: str = "") -> None:
    """Write to the audit log what was done at the command line, after it was done.

    Args:
        action: what.
        case_id: to which case.
        about: to what else; never a person's data.

    Raises:
        StoreError: the database fails.
    """
    from assistant.dossier.audit import AuditLog
    from assistant.people.model import COMMAND_LINE

    AuditLog().record(user=COMMAND_LINE, action=action, case_id=case_id, about=about)


def write_lines(rows: Iterable[dict[str, Any]]) -> None:
    """Print rows as JSON lines, flushed one by one."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        sys.stdout.flush()
