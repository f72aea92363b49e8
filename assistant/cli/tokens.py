"""``assistant tokens``: tokens of the programs that call the HTTP interface."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.app import app

tokens = typer.Typer(help="程序调用网页接口用的令牌：发放、列出、收回。", no_args_is_help=True)
app.add_typer(tokens, name="tokens")


@tokens.command()
def add(
    account: Annotated[str, typer.Argument(help="令牌代表哪个账号；能用什么由它的角色决定")],
    label: Annotated[str, typer.Argument(help="给哪个程序用")],
) -> None:
    """发放令牌；只显示这一次，本程序只留它的指纹。"""
    from assistant.people.model import COMMAND_LINE
    from assistant.people.sessions import Sessions

    secret = Sessions().add_token(account.strip().lower(), label, by=COMMAND_LINE)
    typer.echo(f"令牌：{secret}（只显示这一次）")
    typer.echo("用法：请求带上标头 Authorization: Bearer 令牌，见 docs/http.md")


@tokens.command("list")
def list_tokens() -> None:
    """列出令牌：编号、账号、用途、发放和最近使用的时间。"""
    from assistant.people.sessions import Sessions

    for one in Sessions().tokens():
        times = (f"{moment.astimezone():%Y-%m-%d %H:%M}" for moment in (one.made, one.seen))
        typer.echo("\t".join([one.number, one.account, one.label, *times]))


@tokens.command()
def end(number: Annotated[str, typer.Argument(help="列表里的编号")]) -> None:
    """收回令牌；用它的程序立即不能再调用。"""
    from assistant.people.model import COMMAND_LINE
    from assistant.people.sessions import Sessions

    Sessions().end_token(number, by=COMMAND_LINE)
    typer.echo("已收回")
