"""``assistant backup`` and ``assistant restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.app import app, noted

Key = Annotated[Path | None, typer.Option("--key", help="密钥文件（16 到 4096 字节）；留空不加密")]


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="写到哪个文件")], key: Key = None) -> None:
    """备份法规库、案件、附件、机关资料、声音、账号和日志；网页开着也可以备份。"""
    from assistant.backup import contents
    from assistant.backup.write import write
    from assistant.dossier.audit import Action
    from assistant.sealing import cipher

    done = write(file, cipher.read_key(key) if key else b"")
    noted(Action.BACKED_UP, about=done.sha256[:16])
    typer.echo(f"已备份 {done.files} 个文件，{done.size / 2**20:.1f} MB：{file}")
    typer.echo(f"SHA-256 {done.sha256}")
    typer.echo(f"{contents.told()}。{'' if key else '备份没有加密，请妥善保管。'}")
    for note in done.elsewhere:
        typer.echo(f"注意：{note}")


@app.command()
def encrypt() -> None:
    """用 ASSISTANT_KEY_FILE 写明的密钥文件加密数据目录：案件库、案例库、培训、附件、读出的文字、录音文字和声音。"""
    from assistant.backup.convert import encrypt as seal
    from assistant.dossier.audit import Action

    done = seal(_steps)
    noted(Action.ENCRYPTED)
    typer.echo(f"已加密数据库 {done.databases} 个、文件 {done.files} 个。密钥丢了打不开，请和备份分开存放。")
    if done.aside:
        typer.echo(f"旁边留着的旧内容没有加密，确认不要后请删去：{'、'.join(done.aside)}")


@app.command()
def decrypt() -> None:
    """解除数据目录的加密；ASSISTANT_KEY_FILE 仍要写着，做完以后再去掉。"""
    from assistant.backup.convert import decrypt as unseal
    from assistant.backup.convert import sealed_home
    from assistant.dossier.audit import Action

    sealed_home()
    noted(Action.DECRYPTED)  # before: afterwards the setting still names a key that the folder no longer has
    done = unseal(_steps)
    typer.echo(f"已解密数据库 {done.databases} 个、文件 {done.files} 个。请去掉 ASSISTANT_KEY_FILE 再启动。")


def _steps(what: str, done: int, total: int) -> None:
    """A line in a hundred, so that a long folder is not silent."""
    if done % 100 == 0:
        typer.echo(f"{what} {done} / {total}", err=True)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="备份文件")],
    key: Annotated[Path | None, typer.Option("--key", help="备份时用的密钥文件")] = None,
) -> None:
    """用备份换下数据目录里的内容；先核对备份是否完好，原来的内容移到旁边，不会删除。"""
    from assistant.backup.restore import restore as bring_back
    from assistant.dossier.audit import Action
    from assistant.sealing import cipher

    done = bring_back(file, cipher.read_key(key) if key else b"")
    typer.echo(f"已恢复 {done.files} 个文件（备份于 {done.made}）")
    if done.aside:
        typer.echo(f"原来的内容在 {done.aside}，确认无误后可以删去")
    # last: a plain backup in a folder that has a key is to be encrypted first, which it tells
    noted(Action.RESTORED, about=done.made)
