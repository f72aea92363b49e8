"""Accounts, who handles which case, and the audit log, as an administrator sees them."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from assistant.dossier.audit import AuditLog, short
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.people.accounts import Account, Accounts
from assistant.people.model import Role
from assistant.people.passwords import fresh
from assistant.web import session
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import button, card, joined, pill, said

_LISTED = 100
_ALONE = (
    "现在没有账号：本程序只在本机打开，不用登录。要给几个人一起用，先在这里建立管理员；"
    "建立以后，打开任何一页都要登录。"
)
_MEANS = {
    Role.HANDLER: "办理指派给自己的案件",
    Role.REVIEWER: "看全部案件，审核文书，不能改案件",
    Role.TRAINER: "案例、培训和法规库，看不到案件",
    Role.ADMIN: "全部，并管理账号",
}


def accounts() -> Markup:
    """All accounts, each with what can be done to it."""
    found = Accounts().all()
    drawn = rows((_row(one) for one in found), group="accounts", empty=_ALONE)
    means = joined((Markup("<li>{}：{}</li>").format(role, told) for role, told in _MEANS.items()))
    return card("账号", joined([drawn, Markup('<ul class="plain-list small dim">{}</ul>').format(means)]))


def _row(one: Account) -> Row:
    state = ("已停用", "n") if one.disabled else ("暂时锁定", "a") if one.is_locked else ("", "n")
    acts = [
        button("重置口令", "reset", name=one.name),
        button("启用", "enable", name=one.name) if one.disabled else button("停用", "disable", name=one.name),
        *(button(f"改为{role}", "role", name=one.name, role=role) for role in Role if role is not one.role),
    ]
    right = joined([pill(state[0], state[1]), pill(one.role, "b")])  # type: ignore[arg-type]
    body = Markup('<p class="small dim">建立于 {}</p><div class="bar-of-buttons">{}</div>').format(
        _when(one.made), joined(acts)
    )
    return Row(one.name, right=right, body=body)


def add(name: str, role: str) -> Markup:
    """Make an account; tells its first password, once.

    Raises:
        InputError: the name cannot be used, or there is no such role.
    """
    password = fresh()
    if not Accounts().any():
        role = Role.ADMIN
    kept = Accounts().add(name, _role(role), password, by=session.user())
    return _told(kept, password)


def reset(name: str) -> Markup:
    """Give an account a new first password; tells it, once.

    Raises:
        InputError: there is no such account.
    """
    password = fresh()
    Accounts().reset_password(name, password, by=session.user())
    return _told(name, password)


def disable(name: str, disabled: bool) -> Markup:
    """Disable an account, or enable it again.

    Raises:
        InputError: there is no such account, or no administrator would be left.
    """
    Accounts().set_disabled(name, disabled, by=session.user())
    return said(f"{name} 已{'停用' if disabled else '启用'}。")


def change_role(name: str, role: str) -> Markup:
    """Give an account another role.

    Raises:
        InputError: there is no such account or role, or no administrator would be left.
    """
    Accounts().set_role(name, _role(role), by=session.user())
    return said(f"{name} 改为{role}，重新登录后生效。")


def _told(name: str, password: str) -> Markup:
    told = f"{name} 的初始口令：{password}　只显示这一次；第一次登录时须改成自己的。"
    return said(told, "a")


def _role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise InputError("没有选择角色", f"请选{'、'.join(Role)}之一") from None


def cases() -> Markup:
    """The newest cases with those who handle them."""
    store = CaseStore()
    drawn = rows(
        (
            Row(
                Markup("{}　{}").format(case_id, title or "未命名"),
                right=joined((pill(name, "b") for name in store.handlers(case_id)))
                or pill("没有承办人", "a"),
            )
            for case_id, title, _ in store.cases()[:_LISTED]
        ),
        group="handled",
        empty="还没有案件。",
    )
    return card("案件的承办人", drawn)


def assign(case_id: str, name: str, *, on: bool) -> Markup:
    """Let an account handle a case, or no longer.

    Raises:
        InputError: there is no such case or account.
    """
    store, case_id, name = CaseStore(), case_id.strip(), name.strip().lower()
    (store.assign if on else store.unassign)(case_id, name, user=session.user())
    return said(f"案件 {case_id} {'已指派给' if on else '不再由'} {name}{'' if on else ' 承办'}。")


def log() -> Markup:
    """The newest lines of the audit log."""
    drawn = rows(
        (
            Row(
                Markup('<span class="dim">{}</span>　{}　{}　{}').format(
                    _when(one.at), one.user, one.action, one.case_id or one.about
                )
            )
            for one in AuditLog().newest(_LISTED)
        ),
        group="log",
        empty="还没有记录。",
    )
    check = Markup('<div class="bar-of-buttons">{}</div>').format(button("校验日志", "verify"))
    return card("访问日志（最近的在前，不含案件内容）", joined([drawn, check]))


def verified() -> Markup:
    """Whether the log is whole."""
    verdict = AuditLog().witness()
    if verdict.faults:
        return said("；".join(verdict.faults), "r")
    return said(
        f"共 {verdict.lines} 条，首尾相接，没有改动。末条的指纹 {short(verdict.last)}，可以抄存备查。"
    )


def _when(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
