"""The audit log: who did what to which thing. Each line is sealed together with the one before; none is ever changed.

A line holds names of accounts, numbers of cases and kinds of papers, never what stands in them. Whoever changes or
removes a line breaks every seal after it; lines missing at the end are found by the witness (a file that keeps seals
seen before) or by a seal somebody wrote down.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Row, insert, select, text

from assistant.dossier import tables
from assistant.dossier.database import Database, open_database
from assistant.dossier.failures import told_failures
from assistant.settings import settings

_LOCK = 0x4155444954  # any number of our own: PostgreSQL lets one transaction at a time append
_WITNESS = "audit.seen"


class Action(StrEnum):
    """What was done."""

    SAVE = "保存"
    VIEW = "查看"
    EXPORT = "导出"
    SIGN_IN = "登录"
    SIGN_IN_FAILED = "登录失败"
    SIGN_OUT = "退出"
    LOCKED = "账号锁定"
    REFUSED = "越权被拒"
    ACCOUNT_ADDED = "建立账号"
    ACCOUNT_DISABLED = "停用账号"
    ACCOUNT_ENABLED = "启用账号"
    ROLE_CHANGED = "改角色"
    PASSWORD_CHANGED = "改口令"
    PASSWORD_RESET = "重置口令"
    ASSIGNED = "指派承办人"
    UNASSIGNED = "取消承办人"
    TOKEN_ADDED = "发放令牌"
    TOKEN_ENDED = "收回令牌"
    CALLED = "调用接口"
    LAW_IMPORTED = "导入法规"
    CASES_IMPORTED = "导入案例"
    AGENCY_CHANGED = "改机关资料"
    NUMBERED = "取文号"
    BANK_IMPORTED = "导入题库"
    TABLE_IMPORTED = "导入裁量基准"
    TABLE_REMOVED = "删除裁量基准"
    TEMPLATE_CHANGED = "改模板"
    MODEL_CHANGED = "改模型"
    VOICE_ENROLLED = "登记声音"
    VOICE_REMOVED = "删除声音"
    BACKED_UP = "备份"
    RESTORED = "恢复"
    ENCRYPTED = "加密数据目录"
    DECRYPTED = "解除加密"
    REPAIRED = "修复"
    EXPIRED = "到期清理"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    number: int
    at: datetime
    user: str
    action: str
    case_id: str
    about: str
    digest: str

    def sealed(self, before: str) -> str:
        """The seal the line must carry after a line with the seal ``before``."""
        return seal(before, self.number, self.at, self.user, self.action, self.case_id, self.about)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the log found.

    Attributes:
        lines: how many were looked at.
        last: number and seal of the last line; (0, "") for an empty log.
        faults: what is wrong, in Chinese; empty for a sound log.
    """

    lines: int
    last: tuple[int, str]
    faults: tuple[str, ...] = ()


def seal(before: str, number: int, at: datetime, *words: str) -> str:
    """SHA-256 over the seal before and everything that stands in the line."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(
        json.dumps([before, number, moment, *words], ensure_ascii=True).encode()
    ).hexdigest()


def append(db: Connection, *, user: str, action: str, case_id: str = "", about: str = "") -> None:
    """Write one line in the transaction of ``db``: it is kept exactly when what it tells of is.

    Args:
        db: in a write transaction.
        user: name of the account, or of the face that has none.
        action: what was done; one of :class:`Action`.
        case_id: number of the case it was done to.
        about: what else it was done to: an account, a kind of paper; never a person's data.
    """
    table = tables.audit
    alone(db)
    last = db.execute(select(table.c.number, table.c.digest).order_by(table.c.number.desc()).limit(1)).first()
    number, before = ((last.number + 1), last.digest) if last else (1, "")
    words = [tables.fitting(word, tables.NAME_SIZE) for word in (user, action, case_id, about)]
    at = datetime.now(UTC)
    values = dict(zip(("user", "action", "case_id", "about"), words, strict=True))
    db.execute(insert(table).values(number=number, at=at, digest=seal(before, number, at, *words), **values))


def alone(db: Connection) -> None:
    """Let no other transaction that is to be logged go on at the same time; SQLite has one writer anyway.

    Args:
        db: in a write transaction; what it reads from now on stays true to its end.
    """
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


class AuditLog:
    """Reads, writes and checks the log."""

    def __init__(self, url: str = "") -> None:
        """Open the database.

        Args:
            url: in the form of SQLAlchemy; empty means the setting.
        """
        self._database: Database = open_database(url)

    def record(self, *, user: str, action: Action, case_id: str = "", about: str = "") -> None:
        """Write one line; see :func:`append`.

        Raises:
            StoreError: the database fails.
        """
        with self._database.writing() as db:
            append(db, user=user, action=action, case_id=case_id, about=about)

    def newest(self, most: int, *, user: str = "", case_id: str = "") -> list[Entry]:
        """The last lines, newest first.

        Args:
            most: at most so many.
            user: of this account only.
            case_id: about this case only.
        """
        table = tables.audit
        wanted = select(table).order_by(table.c.number.desc()).limit(most)
        if user:
            wanted = wanted.where(table.c.user == user)
        if case_id:
            wanted = wanted.where(table.c.case_id == case_id)
        with self._database.reading() as db:
            return [_entry(row) for row in db.execute(wanted)]

    def verify(self, noted: Sequence[tuple[int, str]] = ()) -> Verdict:
        """Check every seal from the first line to the last, and that no line seen before is missing or another.

        Args:
            noted: numbers and seals written down earlier, besides those of the witness.

        Raises:
            StoreError: the database fails.
        """
        seen = dict([*_witnessed(), *noted])
        faults: list[str] = []
        lines, last = 0, (0, "")
        with self._database.reading() as db:
            for entry in map(_entry, db.execute(select(tables.audit).order_by(tables.audit.c.number))):
                if entry.sealed(last[1]) != entry.digest:
                    faults.append(f"第 {entry.number} 条与它前面的记录接不上：有记录被改动或者删去")
                if seen.pop(entry.number, entry.digest)[:_SHOWN] != entry.digest[:_SHOWN]:
                    faults.append(f"第 {entry.number} 条与以前抄下的指纹不同：日志被整体改写过")
                lines, last = lines + 1, (entry.number, entry.digest)
        faults += [f"以前有过第 {number} 条，现在没有：日志的末尾被截去" for number in sorted(seen)]
        return Verdict(lines, last, tuple(faults))

    def witness(self) -> Verdict:
        """Check the log and, when it is sound, note its last seal in the data folder for later checks.

        Raises:
            StoreError: the database or the disk fails.
        """
        verdict = self.verify()
        if not verdict.faults and verdict.lines:
            number, digest = verdict.last
            if number not in dict(_witnessed()):
                with told_failures(), _witness_file().open("a", encoding="utf-8") as file:
                    file.write(f"{number} {digest} {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")
        return verdict


_SHOWN = 16  # characters of a seal that a person can be asked to write down


def short(last: tuple[int, str]) -> str:
    """Number and seal as they are shown and written down: ``1234:0f3a…`` (16 digits)."""
    return f"{last[0]}:{last[1][:_SHOWN]}"


def chain(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Number and seal of each line, sealed anew; for the lines of a release that sealed none."""
    before = ""
    for entry in entries:
        before = entry.sealed(before)
        yield entry.number, before


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(**row._mapping)


def _witness_file() -> Path:
    return settings().home / _WITNESS


def _witnessed() -> list[tuple[int, str]]:
    try:
        lines = _witness_file().read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    words = (line.split() for line in lines)
    return [
        (int(number), digest) for number, digest, *_ in (w for w in words if len(w) > 1) if number.isdigit()
    ]
