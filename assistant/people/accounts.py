"""Accounts: made, signed in to, locked, disabled; every change is written to the audit log in the same step."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from assistant.dossier import audit, tables
from assistant.dossier.audit import Action
from assistant.dossier.database import open_database
from assistant.errors import AssistantError, InputError
from assistant.people.model import COMMAND_LINE, LOCAL_USER, Person, Role
from assistant.people.passwords import check_new, hashed, matches

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
_LONGEST = 32
_REFUSED = "用户名或者口令不对，或者账号已停用、暂时锁定"
_NOBODY = "未登录"
_ACCOUNTS = tables.accounts


class SignInError(AssistantError):
    """Signing in was refused; the message does not say whether there is such an account."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is listed."""

    name: str
    role: Role
    made: datetime
    disabled: bool
    must_change: bool
    locked: datetime | None

    @property
    def is_locked(self) -> bool:
        """Whether signing in is refused for a while after too many failures."""
        return self.locked is not None and self.locked > datetime.now(UTC)


class Accounts:
    """The accounts in the case database."""

    def __init__(self, url: str = "") -> None:
        """Open the database.

        Args:
            url: in the form of SQLAlchemy; empty means the setting.
        """
        self._database = open_database(url)

    def any(self) -> bool:
        """Whether there is an account at all; without one nobody need sign in on the machine itself."""
        with self._database.reading() as db:
            return db.execute(select(_ACCOUNTS.c.name).limit(1)).first() is not None

    def all(self) -> list[Account]:
        """All accounts, by name."""
        with self._database.reading() as db:
            return [
                _account(row) for row in db.execute(select(_ACCOUNTS).order_by(_ACCOUNTS.c.name)).mappings()
            ]

    def add(self, name: str, role: Role, password: str, *, by: str, must_change: bool = True) -> str:
        """Make an account; returns its name as it is kept.

        Args:
            name: 2 to 32 letters, digits, Chinese characters, ``-``, ``_`` and ``.``; capitals become small.
            role: what it may do.
            password: its first password.
            by: who makes it, for the audit log.
            must_change: whether the password must be changed at the first sign-in.

        Raises:
            InputError: the name is taken or cannot be used, the password is too weak, or it is the first account and
                not an administrator's.
        """
        return self._make(name, role, password, by=by, must_change=must_change)

    def set_up(self, name: str, password: str) -> str:
        """The first account, of an administrator, made by whoever will use it.

        Raises:
            InputError: there is an account already, or as for ``add``.
        """
        return self._make(name, Role.ADMIN, password, by="", must_change=False)

    def _make(self, name: str, role: Role, password: str, *, by: str, must_change: bool) -> str:
        """Make an account; with the first, the cases and drafts of the time without accounts become its own."""
        kept = normal(name)
        check_new(password, kept)
        digest = hashed(password)
        with self._database.writing() as db:
            audit.alone(db)
            first = db.execute(select(_ACCOUNTS.c.name).limit(1)).first() is None
            if not (first or by):
                raise InputError("已经有账号了", "请登录；忘记口令的，请管理员重置")
            if first and role is not Role.ADMIN:
                raise InputError("第一个账号应为管理员", "请先建立管理员")
            _insert(db, kept, role, digest, must_change=must_change)
            if first:
                _take_over(db, kept)
            audit.append(db, user=by or kept, action=Action.ACCOUNT_ADDED, about=f"{kept}（{role}）")
        return kept

    def check(self, name: str, password: str) -> Person:
        """Who signs in with a name and a password. Each failure counts before the password is looked at.

        Raises:
            SignInError: refused, for whatever reason; the same words for all reasons.
        """
        kept = _folded(name)
        digest = self._counted(kept)
        if not matches(password, digest):
            if digest:
                self._failed(kept)
            raise SignInError(
                _REFUSED,
                f"连续输错 {FAILURES} 次锁 {LOCKED_FOR.seconds // 60} 分钟；忘记口令的，请管理员重置",
            )
        with self._database.writing() as db:
            db.execute(_of(kept).values(failures=0, locked=None))
            audit.append(db, user=kept, action=Action.SIGN_IN)
            row = db.execute(select(_ACCOUNTS).where(_ACCOUNTS.c.name == kept)).mappings().one()
        return Person(kept, Role(row["role"]), must_change=row["must_change"])

    def change_password(self, name: str, old: str, new: str) -> None:
        """An account changes its own password; its other sessions end.

        Raises:
            SignInError: the old password is not right.
            InputError: the new one is too weak or the same.
        """
        self.check(name, old)
        if old == new:
            raise InputError("新口令与旧口令相同", "请换一个")
        self._set_password(name, new, must_change=False, by=name, action=Action.PASSWORD_CHANGED)

    def reset_password(self, name: str, new: str, *, by: str) -> None:
        """Give an account another password, to be changed at the next sign-in; unlocks it and ends its sessions.

        Raises:
            InputError: there is no such account, or the password is too weak.
        """
        self._set_password(_folded(name), new, must_change=True, by=by, action=Action.PASSWORD_RESET)

    def set_role(self, name: str, role: Role, *, by: str) -> None:
        """Give an account another role; its sessions end.

        Raises:
            InputError: there is no such account, or no administrator would be left.
        """
        self._change(_folded(name), by, Action.ROLE_CHANGED, f"{_folded(name)}（{role}）", role=role)

    def set_disabled(self, name: str, disabled: bool, *, by: str) -> None:
        """Disable an account, or enable it again; its sessions and tokens end.

        Raises:
            InputError: there is no such account, or no administrator would be left.
        """
        action = Action.ACCOUNT_DISABLED if disabled else Action.ACCOUNT_ENABLED
        self._change(_folded(name), by, action, _folded(name), disabled=disabled)

    def _set_password(self, name: str, new: str, *, must_change: bool, by: str, action: Action) -> None:
        check_new(new, name)
        given = {"password": hashed(new), "must_change": must_change, "failures": 0, "locked": None}
        self._change(name, by, action, name, **given)

    def _change(self, name: str, by: str, action: Action, about: str, **values: Any) -> None:
        with self._database.writing() as db:
            audit.alone(db)  # so that two at once do not each leave the other as the last administrator
            if db.execute(_of(name).values(**values)).rowcount == 0:
                raise InputError(f"没有账号 {name}", "请从列表中选择")
            admins = select(func.count()).where(
                _ACCOUNTS.c.role == Role.ADMIN, _ACCOUNTS.c.disabled.is_(False)
            )
            if not db.execute(admins).scalar():
                raise InputError("至少要留一个能登录的管理员", "请先建立或者启用另一个管理员")
            gone = tables.sessions.c.account == name
            if action in (Action.PASSWORD_CHANGED, Action.PASSWORD_RESET):
                gone &= tables.sessions.c.label == ""  # programs have no password
            db.execute(delete(tables.sessions).where(gone))
            audit.append(db, user=by, action=action, about=about)

    def _counted(self, name: str) -> str:
        """Count one more failure until the opposite is shown; the hash to compare with, "" where nobody may sign in."""
        now = datetime.now(UTC)
        with self._database.writing() as db:
            wanted = select(_ACCOUNTS).where(_ACCOUNTS.c.name == name).with_for_update()
            row = db.execute(wanted).mappings().first()
            if row is None or row["disabled"] or (row["locked"] and row["locked"] > now):
                return ""
            failures = 1 if row["locked"] else row["failures"] + 1
            locked = now + LOCKED_FOR if failures >= FAILURES else None
            db.execute(_of(name).values(failures=failures, locked=locked))
            return str(row["password"])

    def _failed(self, name: str) -> None:
        with self._database.writing() as db:
            audit.append(db, user=_NOBODY, action=Action.SIGN_IN_FAILED, about=name)
            locked = db.execute(select(_ACCOUNTS.c.locked).where(_ACCOUNTS.c.name == name)).scalar()
            if locked:
                audit.append(db, user=_NOBODY, action=Action.LOCKED, about=name)


def normal(name: str) -> str:
    """A new account's name as it is kept.

    Raises:
        InputError: it cannot be used.
    """
    kept = unicodedata.normalize("NFKC", name).strip().lower()
    if not 2 <= len(kept) <= _LONGEST or not all(c.isalnum() or c in "-_." for c in kept):
        raise InputError(f"用户名应为 2 到 {_LONGEST} 个字母、数字、汉字或 - _ .", "请重新填写用户名")
    if kept in (LOCAL_USER, COMMAND_LINE, _NOBODY):
        raise InputError(f"“{kept}”是程序自己用的名字", "请换一个用户名")
    return kept


def _folded(name: str) -> str:
    return tables.fitting(unicodedata.normalize("NFKC", name).strip().lower(), tables.NAME_SIZE)


def _of(name: str) -> Any:
    return update(_ACCOUNTS).where(_ACCOUNTS.c.name == name)


def _insert(db: Connection, name: str, role: Role, digest: str, *, must_change: bool) -> None:
    if db.execute(select(_ACCOUNTS.c.name).where(_ACCOUNTS.c.name == name)).first() is not None:
        raise InputError(f"用户名 {name} 已经有了", "停用过的用户名也不能再用，请换一个")
    values = {"role": role, "password": digest, "made": datetime.now(UTC), "must_change": must_change}
    db.execute(insert(_ACCOUNTS).values(name=name, disabled=False, failures=0, **values))


def _take_over(db: Connection, name: str) -> None:
    """Drafts and unassigned cases of the one user of the machine go to the first account."""
    db.execute(update(tables.drafts).where(tables.drafts.c.owner == LOCAL_USER).values(owner=name))
    held = select(tables.handlers.c.case_id)
    for case_id in (
        db.execute(select(tables.cases.c.id).where(tables.cases.c.id.not_in(held))).scalars().all()
    ):
        db.execute(insert(tables.handlers).values(case_id=case_id, account=name))


def _account(row: Any) -> Account:
    return Account(
        row["name"], Role(row["role"]), row["made"], row["disabled"], row["must_change"], row["locked"]
    )
