"""Where the data lie, how they are backed up, and the settings with their meaning, to be read only."""

from __future__ import annotations

import os
from pathlib import Path

from markupsafe import Markup
from sqlalchemy.engine import make_url

from assistant.settings import Settings, settings
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, joined, pairs, pill

_HELD = (
    ("library.db", "法规库"),
    ("cases.db", "案件库"),
    ("precedents.db", "导入的案例"),
    ("attachments", "案件附件"),
    ("indexes", "检索索引（可以重建）"),
    ("models", "添加的模型"),
    ("speech", "转写的中间结果"),
)


def home() -> Markup:
    """The data folder: what lies in it, how large, and how to keep a copy."""
    folder = settings().home
    held = [(what, f"{name}　{_size(folder / name)}") for name, what in _HELD if (folder / name).exists()]
    how = Markup(
        '<p class="small dim">备份：在命令行运行 assistant backup 文件名，不用关闭本程序；恢复用 assistant restore。'
        "案件库用 PostgreSQL 的，另用 pg_dump 备份。</p>"
    )
    return card("数据目录", joined([Markup("<p>{}</p>").format(str(folder)), pairs(held), how]))


def _size(path: Path) -> str:
    files = path.rglob("*") if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files if file.is_file())
    return f"{size / 2**20:.1f} MB"


def listed() -> Markup:
    """All settings with value and meaning."""
    chosen = settings()
    drawn = rows(
        (
            _row(name, field.description or "", getattr(chosen, name))
            for name, field in Settings.model_fields.items()
        ),
        group="settings",
    )
    note = Markup('<p class="small dim">设置写在环境变量里，改后重新启动才生效；这里只能看。</p>')
    return card("设置", joined([note, drawn]))


def _row(name: str, meaning: str, value: object) -> Row:
    variable = f"ASSISTANT_{name.upper()}"
    told = _told(name, value)
    right = pill("已设置", "b") if variable in os.environ else NOTHING
    line = Markup('{}　<span class="dim">{}</span>').format(meaning, told)
    return Row(line, right=right, body=pairs([("环境变量", variable), ("现在的值", told)]))


def _told(name: str, value: object) -> str:
    """The value; a database's password is not shown."""
    if name == "database_url" and value:
        return make_url(str(value)).render_as_string(hide_password=True)
    if name == "vector_store" and value:
        return "已设置（内容不显示，可能含有口令）"
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or "（空）"
    return "（空）" if value in ("", None) else str(value)
