"""备份: the data folder as one file for the administrator to keep elsewhere; it comes back by ``assistant restore``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.backup import contents
from assistant.backup.write import write
from assistant.dossier.audit import Action
from assistant.files import lasting
from assistant.sealing import cipher
from assistant.web import session
from assistant.web.components.shapes import button, card, joined, pairs, said, waiting

_OPEN = "没有加密：里面有全部案件，请只存在上了锁的地方。选了密钥文件的才加密。"


def asks() -> Markup:
    """What can be done, and how it comes back."""
    told = f"{contents.told()}。恢复要先停下程序：assistant restore 文件（加密的再加 --key 密钥文件）。"
    return joined(
        [
            Markup('<div class="bar-of-buttons">{}</div>').format(button("备份并下载", "backup", main=True)),
            said(told),
        ]
    )


def handled(act: str, key: str | None) -> Iterator[dict[str, Any]]:
    """Make one and hand it over.

    Args:
        act: backup.
        key: the file with the key; None for none.

    Raises:
        AssistantError: the key does not fit, the disk is full, or something is damaged.
    """
    if act != "backup":
        return
    yield {"backed": waiting("正在备份…")}
    out = lasting("backup") / f"备份_{datetime.now():%Y-%m-%d_%H%M}.bak"
    done = write(out, cipher.read_key(Path(key)) if key else b"")
    session.record(Action.BACKED_UP, about=done.sha256[:16])
    told = pairs([("文件", f"{done.files} 个，{done.size / 2**20:.1f} MB"), ("SHA-256", done.sha256)])
    notes = joined(said(note, "a") for note in (*done.elsewhere, *(() if key else (_OPEN,))))
    yield {"backed": card("已备份", joined([told, notes])), "made": out}
