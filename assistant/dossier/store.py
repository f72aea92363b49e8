"""Cases in the database, saved only from the revision they were opened at, with an audit log (DOMAIN §10)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.dossier import audit, tables
from assistant.dossier.access import EVERYTHING, Access
from assistant.dossier.audit import Action
from assistant.dossier.database import open_database
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case
from assistant.errors import ConflictError, InputError, StoreError

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
# the field itself, as JSON or as JSON within JSON (drafts); digits that only stand in a text are none
_ATTACHED = re.compile(r'attachment[\\"]+: ?[\\"]+([0-9a-f]{64})(?![0-9a-f])')


class Saved(NamedTuple):
    """What a save made: the number of the case (given out here if it had none) and its revision."""

    id: str
    revision: int


class CaseStore:
    """Saves, loads and lists cases; every access is written to the audit log (never the content itself).

    A case that somebody may not see is for them no case at all.
    """

    def __init__(self, url: str = "", access: Access = EVERYTHING) -> None:
        """Open the database.

        Args:
            url: in the form of SQLAlchemy; empty means the setting.
            access: what may be seen and changed.
        """
        self._database = open_database(url)
        self._access = access

    def save(self, case: Case, *, user: str, expected: int | None = None, draft: str = "") -> Saved:
        """Store a case: from the revision the user started from and no other, or as a new one.

        Args:
            case: without an id it gets the next number of the year, such as 2026-0001.
            user: who saves it, for the audit log.
            expected: the revision the user started from; None for a new case.
            draft: id of the user's draft that this makes needless; it goes in the same step.

        Raises:
            ConflictError: somebody else saved it meanwhile (nothing is overwritten).
            InputError: the id is taken or cannot be used, there is no such case to change, a value cannot be kept, or
                whoever asks may not change cases.
            StoreError: the database fails; nothing is saved.
        """
        _check_id(case.id)
        self._access.require_change()
        with self._database.writing() as db:
            if expected is None:
                case_id = _add(db, case) if case.id else _add_numbered(db, case)
                _assign(db, case_id, self._access.account)
            else:
                self._check(db, case.id)
                case_id = _change(db, case, expected)
            audit.append(db, user=user, action=Action.SAVE, case_id=case_id)
            if draft:
                drafts = tables.drafts
                db.execute(delete(drafts).where(drafts.c.id == draft, drafts.c.owner == user))
        return Saved(case_id, (expected or 0) + 1)

    def load(self, case_id: str, *, user: str) -> tuple[Case, int]:
        """A case and its revision.

        Raises:
            InputError: there is no such case.
            StoreError: its content cannot be read (``raw`` still gives it), or the database fails.
        """
        body, revision = self._row(case_id, user, Action.VIEW)
        try:
            return read_case(body), revision
        except InputError as error:
            raise StoreError(
                f"案件 {case_id}（第 {revision} 版）读不出：{error.what}",
                "内容没有丢失，可以导出原始内容后请管理员修复",
            ) from None

    def peek(self, case_id: str) -> Case:
        """A case for a line in a list of the user's own cases; what is shown of it is no more than the list shows anyway,
        so it is not written to the audit log.

        Raises:
            InputError: there is no such case, or its content cannot be read.
        """
        with self._database.reading() as db:
            self._check(db, case_id)
            body = db.execute(select(tables.cases.c.body).where(tables.cases.c.id == case_id)).scalar()
        if body is None:
            raise _unknown(case_id)
        return read_case(body)

    def raw(self, case_id: str, *, user: str) -> str:
        """The JSON of a case exactly as it is stored, also where it cannot be read.

        Raises:
            InputError: there is no such case.
        """
        return self._row(case_id, user, Action.EXPORT)[0]

    def cases(self) -> list[tuple[str, str, datetime]]:
        """Id, title and time of last change of all cases that may be seen, newest first."""
        table = tables.cases
        wanted = select(table.c.id, table.c.title, table.c.changed).where(self._access.to(table.c.id))
        with self._database.reading() as db:
            rows = db.execute(wanted.order_by(table.c.changed.desc()))
            return [(row.id, row.title, row.changed) for row in rows]

    def handlers(self, case_id: str) -> list[str]:
        """The accounts that handle a case, by name."""
        table = tables.handlers
        wanted = select(table.c.account).where(table.c.case_id == case_id).order_by(table.c.account)
        with self._database.reading() as db:
            return list(db.execute(wanted).scalars())

    def assign(self, case_id: str, account: str, *, user: str) -> None:
        """Let an account handle a case; one that does already goes on doing so.

        Args:
            case_id: an existing case.
            account: name of an account.
            user: who assigns it, for the audit log.

        Raises:
            InputError: there is no such case or no such account.
        """
        with self._database.writing() as db:
            if not _is_there(db, tables.cases.c.id, case_id):
                raise _unknown(case_id)
            if not _is_there(db, tables.accounts.c.name, account):
                raise InputError(f"没有账号 {account}", "请先建立账号")
            if _assign(db, case_id, account):
                audit.append(db, user=user, action=Action.ASSIGNED, case_id=case_id, about=account)

    def unassign(self, case_id: str, account: str, *, user: str) -> None:
        """Take a case from an account; nothing happens where it does not handle it."""
        table = tables.handlers
        mine = (table.c.case_id == case_id, table.c.account == account)
        with self._database.writing() as db:
            if db.execute(delete(table).where(*mine)).rowcount:
                audit.append(db, user=user, action=Action.UNASSIGNED, case_id=case_id, about=account)

    def record(self, case_id: str, *, user: str, action: Action, about: str = "") -> None:
        """Write one line of the audit log, e.g. for an export."""
        with self._database.writing() as db:
            audit.append(db, user=user, action=action, case_id=case_id, about=about)

    def audit(self, case_id: str) -> list[tuple[datetime, str, str]]:
        """When, who and what for one case, oldest first."""
        table = tables.audit
        with self._database.reading() as db:
            rows = db.execute(select(table).where(table.c.case_id == case_id).order_by(table.c.number))
            return [(row.at, row.user, row.action) for row in rows]

    def attachments(self) -> set[str]:
        """SHA-256 of every attachment that a case or a draft refers to, unreadable ones included."""
        with self._database.reading() as db:
            return {
                digest
                for column in (tables.cases.c.body, tables.drafts.c.content)
                for text in db.execute(select(column)).scalars()
                for digest in _DIGEST.findall(text)
            }

    def attached(self) -> dict[str, list[str]]:
        """SHA-256 of each attachment that a case or a draft surely has → ids of those cases; "" is a case not saved yet.

        Cases that cannot be read are among them. ``attachments`` takes in whatever might be one, so that nothing is
        deleted too soon; this only what is, so that nothing is called lost that never was there.
        """
        found: dict[str, list[str]] = {}
        cases, drafts = tables.cases.c, tables.drafts.c
        with self._database.reading() as db:
            for wanted in (select(cases.id, cases.body), select(drafts.case_id, drafts.content)):
                for case_id, text in db.execute(wanted):
                    for digest in set(_ATTACHED.findall(text)):
                        found.setdefault(digest, []).append(case_id)
        return found

    def _check(self, db: Connection, case_id: str) -> None:
        if not self._access.covers(db, case_id):
            raise _unknown(case_id)

    def _row(self, case_id: str, user: str, action: Action) -> tuple[str, int]:
        table = tables.cases
        with self._database.writing() as db:
            self._check(db, case_id)
            row = db.execute(select(table.c.body, table.c.revision).where(table.c.id == case_id)).first()
            if row is None:
                raise _unknown(case_id)
            audit.append(db, user=user, action=action, case_id=case_id)
            return row.body, row.revision


def _add(db: Connection, case: Case) -> str:
    if not _insert_case(db, case):
        raise InputError(f"案件编号 {case.id} 已存在", "请换一个编号，或从列表打开该案件后再改")
    return case.id


def _add_numbered(db: Connection, case: Case) -> str:
    """Add a case under the next free number of this year; a number somebody chose by hand is passed over."""
    year = datetime.now().astimezone().year
    while True:
        numbered = case.model_copy(update={"id": f"{year}-{_next_number(db, year):04d}"})
        if _insert_case(db, numbered):
            return numbered.id


def _next_number(db: Connection, year: int) -> int:
    """Count up; others who want a number wait until this transaction ends, and an undone one leaves no gap."""
    table = tables.numbers
    step = update(table).where(table.c.year == year).values(last=table.c.last + 1).returning(table.c.last)
    last = db.execute(step).scalar()
    if last is None:
        _insert(db, table, year=year, last=0)
        last = db.execute(step).scalar_one()
    return int(last)


def _insert_case(db: Connection, case: Case) -> bool:
    return _insert(db, tables.cases, id=case.id, revision=1, **_values(case))


def _insert(db: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its key is taken; no savepoint, which a full disk would break and its error hide."""
    statement = _INSERT[db.dialect.name](table).values(**values).on_conflict_do_nothing()
    return db.execute(statement.returning(*table.primary_key)).first() is not None


def _change(db: Connection, case: Case, expected: int) -> str:
    table = tables.cases
    changed = db.execute(
        update(table)
        .where(table.c.id == case.id, table.c.revision == expected)
        .values(revision=expected + 1, **_values(case))
    )
    if changed.rowcount != 1:
        raise _refused(db, case.id, expected)
    return case.id


def _refused(db: Connection, case_id: str, expected: int) -> InputError:
    table = tables.audit
    revision = db.execute(select(tables.cases.c.revision).where(tables.cases.c.id == case_id)).scalar()
    if revision is None:
        return _unknown(case_id)
    who = db.execute(
        select(table.c.user)
        .where(table.c.case_id == case_id, table.c.action == Action.SAVE)
        .order_by(table.c.number.desc())
        .limit(1)
    ).scalar()
    return ConflictError(
        f"案件 {case_id} 已有第 {revision} 版（{who or '保存人不详'}保存），您改的是第 {expected} 版",
        "没有覆盖任何内容；请打开最新版，合并您的修改再保存",
    )


def _values(case: Case) -> dict[str, Any]:
    return {
        "title": tables.fitting(case.title, tables.TITLE_SIZE),
        "body": write_case(case, indent=None),
        "changed": datetime.now(UTC),
    }


def _assign(db: Connection, case_id: str, account: str) -> bool:
    return bool(account) and _insert(db, tables.handlers, case_id=case_id, account=account)


def _is_there(db: Connection, column: Column[str], value: str) -> bool:
    return db.execute(select(column).where(column == value)).first() is not None


def _check_id(case_id: str) -> None:
    if len(case_id) > tables.NAME_SIZE:
        raise InputError(f"案件编号过长（上限 {tables.NAME_SIZE} 字）", "请换一个短些的编号")
    if case_id != case_id.strip() or not case_id.isprintable():
        raise InputError("案件编号含有空白或者不可见的字符", "请重新填写案件编号")


def _unknown(case_id: str) -> InputError:
    return InputError(f"没有编号为 {case_id} 的案件", "请从列表中选择")
