"""``assistant users``, ``assistant audit``: accounts, and the log of who did what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.app import app
from assistant.errors import InputError, StoreError

if TYPE_CHECKING:
    from assistant.people.model import Role

users = typer.Typer(help="账号：建立、列出、停用、改口令、指派案件。", no_args_is_help=True)
audit = typer.Typer(help="访问日志：列出、校验。", no_args_is_help=True)
app.add_typer(users, name="users")
app.add_typer(audit, name="audit")

Name = Annotated[str, typer.Argument(help="用户名")]
CaseId = Annotated[str, typer.Argument(help="案件编号")]
_ROLES = "办案、审核、培训、管理员"


def _role(text: str) -> Role:
    from assistant.people.model import Role

    if text not in list(Role):
        raise InputError(f"没有角色“{text}”", f"角色是：{_ROLES}")
    return Role(text)


def _password(given: bool) -> tuple[str, bool]:
    """A password typed twice, or read from the first line of the input; or one made here, to be shown."""
    from assistant.people.passwords import fresh

    if not given:
        return fresh(), True
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n"), False
    return str(typer.prompt("口令", hide_input=True, confirmation_prompt="再输一遍")), False


@users.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option("--role", help=_ROLES)] = "管理员",
    ask: Annotated[
        bool, typer.Option("--ask", help="自己输入口令（或从标准输入读一行），以后不必改；默认由程序生成")
    ] = False,
) -> None:
    """建立账号；第一个账号应为管理员，从此打开网页都要登录。"""
    from assistant.people.accounts import Accounts
    from assistant.people.model import COMMAND_LINE

    chosen = _role(role)
    password, made = _password(ask)
    kept = Accounts().add(name, chosen, password, by=COMMAND_LINE, must_change=made)
    typer.echo(f"已建立账号 {kept}（{role}）")
    _show(password, made)


@users.command("list")
def list_users() -> None:
    """列出账号：用户名、角色、状态、建立时间。"""
    from assistant.people.accounts import Accounts

    for one in Accounts().all():
        state = "停用" if one.disabled else "锁定" if one.is_locked else "正常"
        typer.echo(f"{one.name}\t{one.role}\t{state}\t{one.made.astimezone():%Y-%m-%d %H:%M}")


@users.command()
def disable(name: Name) -> None:
    """停用账号，并结束它的登录和令牌。"""
    _switch(name, True)


@users.command()
def enable(name: Name) -> None:
    """重新启用账号。"""
    _switch(name, False)


def _switch(name: str, disabled: bool) -> None:
    from assistant.people.accounts import Accounts
    from assistant.people.model import COMMAND_LINE

    Accounts().set_disabled(name, disabled, by=COMMAND_LINE)
    typer.echo(f"{name} 已{'停用' if disabled else '启用'}")


@users.command()
def role(name: Name, new: Annotated[str, typer.Argument(help=_ROLES)]) -> None:
    """改角色；该账号须重新登录。"""
    from assistant.people.accounts import Accounts
    from assistant.people.model import COMMAND_LINE

    Accounts().set_role(name, _role(new), by=COMMAND_LINE)
    typer.echo(f"{name} 改为{new}")


@users.command()
def password(
    name: Name,
    ask: Annotated[
        bool, typer.Option("--ask", help="自己输入口令（或从标准输入读一行）；默认由程序生成")
    ] = False,
) -> None:
    """重置口令并解除锁定；下次登录时须改成自己的。"""
    from assistant.people.accounts import Accounts
    from assistant.people.model import COMMAND_LINE

    new, made = _password(ask)
    Accounts().reset_password(name, new, by=COMMAND_LINE)
    typer.echo(f"已重置 {name} 的口令")
    _show(new, made)


def _show(password: str, made: bool) -> None:
    if made:
        typer.echo(f"初始口令：{password}（只显示这一次，第一次登录时须改成自己的）")


@users.command()
def assign(case_id: CaseId, name: Name) -> None:
    """把案件指派给一个账号承办。"""
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE

    CaseStore().assign(case_id, name, user=COMMAND_LINE)
    typer.echo(f"案件 {case_id} 已指派给 {name}")


@users.command()
def unassign(case_id: CaseId, name: Name) -> None:
    """取消一个账号对案件的承办。"""
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE

    CaseStore().unassign(case_id, name, user=COMMAND_LINE)
    typer.echo(f"案件 {case_id} 不再由 {name} 承办")


@audit.command("list")
def list_log(
    most: Annotated[int, typer.Option("--most", min=1, help="最多几条，最近的在前")] = 100,
    user: Annotated[str, typer.Option("--user", help="只列这个账号")] = "",
    case: Annotated[str, typer.Option("--case", help="只列这件案件")] = "",
) -> None:
    """列出访问日志：序号、时间、谁、做了什么、案件、对象；其中没有案件内容。"""
    from assistant.dossier.audit import AuditLog

    for one in AuditLog().newest(most, user=user, case_id=case):
        when = f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}"
        typer.echo("\t".join([str(one.number), when, one.user, one.action, one.case_id, one.about]))


@audit.command()
def verify(
    noted: Annotated[
        list[str] | None, typer.Option("--noted", help="以前抄下的指纹，如 1234:0f3a…，可写多个")
    ] = None,
) -> None:
    """校验访问日志：有没有改动、删去或者截断；完好时显示末条的指纹，供抄存。"""
    from assistant.dossier.audit import AuditLog, short

    log = AuditLog()
    verdict = log.verify([_noted(one) for one in noted or ()])
    if verdict.faults:
        more = f"（共 {len(verdict.faults)} 处）" if len(verdict.faults) > 1 else ""
        raise StoreError(
            f"访问日志被改动过：{verdict.faults[0]}{more}", "请保留数据目录，报告管理员并对照备份"
        )
    log.witness()
    typer.echo(f"访问日志完好，共 {verdict.lines} 条。末条指纹 {short(verdict.last)}")


def _noted(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    if not number.isascii() or not number.isdigit() or len(digest) < 16:
        raise InputError(f"“{text}”不是指纹", "请照 assistant audit verify 显示的写，如 1234:0f3a5b…")
    return int(number), digest
