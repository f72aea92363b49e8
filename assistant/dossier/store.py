"""Cases in a database (SQLite by default, PostgreSQL by URL) with an audit log of who did what and when (DOMAIN §10)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import DateTime, String, Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.settings import settings


class _Base(DeclarativeBase):
    pass


class _CaseRow(_Base):
    __tablename__ = "cases"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class _AuditRow(_Base):
    __tablename__ = "audit"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    case_id: Mapped[str] = mapped_column(String(64), index=True)
    user: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class CaseStore:
    """Saves, loads and lists cases; every access is written to the audit log (never the content itself)."""

    def __init__(self, url: str = "") -> None:
        home = settings().home
        home.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(url or settings().database_url or f"sqlite:///{home / 'cases.db'}")
        _Base.metadata.create_all(self._engine)

    def save(self, case: Case, *, user: str, expected: int | None = None) -> int:
        """Store a case and return its new revision number.

        Args:
            case: must carry an id.
            user: who saves it, for the audit log.
            expected: the revision the user started from; None for a new case.

        Raises:
            InputError: the case has no id, or somebody else saved it meanwhile (nothing is overwritten).
        """
        if not case.id:
            raise InputError("案件没有编号", "请先填写案件编号")
        with self._session() as session:
            row = session.get(_CaseRow, case.id, with_for_update=True)
            revision = _next_revision(row, expected, case.id)
            values = {
                "title": case.title,
                "body": case.model_dump_json(),
                "revision": revision,
                "changed": _now(),
            }
            if row is None:
                session.add(_CaseRow(id=case.id, **values))
            else:
                for name, value in values.items():
                    setattr(row, name, value)
            session.add(_AuditRow(case_id=case.id, user=user, action="保存", at=_now()))
            return revision

    def load(self, case_id: str, *, user: str) -> tuple[Case, int]:
        """A case and its revision.

        Raises:
            InputError: there is no such case.
        """
        with self._session() as session:
            row = session.get(_CaseRow, case_id)
            if row is None:
                raise InputError(f"没有编号为 {case_id} 的案件", "请从列表中选择")
            session.add(_AuditRow(case_id=case_id, user=user, action="查看", at=_now()))
            return Case.model_validate_json(row.body), row.revision

    def cases(self) -> list[tuple[str, str, datetime]]:
        """Id, title and time of last change of all cases, newest first."""
        with self._session() as session:
            rows = session.execute(
                select(_CaseRow.id, _CaseRow.title, _CaseRow.changed).order_by(_CaseRow.changed.desc())
            )
            return [(row.id, row.title, row.changed) for row in rows]

    def record(self, case_id: str, *, user: str, action: str) -> None:
        """Write one line of the audit log, e.g. for an export."""
        with self._session() as session:
            session.add(_AuditRow(case_id=case_id, user=user, action=action, at=_now()))

    def audit(self, case_id: str) -> list[tuple[datetime, str, str]]:
        """When, who and what for one case, oldest first."""
        with self._session() as session:
            rows = session.scalars(
                select(_AuditRow).where(_AuditRow.case_id == case_id).order_by(_AuditRow.number)
            )
            return [(row.at, row.user, row.action) for row in rows]

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with Session(self._engine) as session, session.begin():
            yield session


def _next_revision(row: _CaseRow | None, expected: int | None, case_id: str) -> int:
    current = row.revision if row else 0
    if expected is None and row is not None:
        raise InputError(f"案件编号 {case_id} 已存在", "请换一个编号，或从列表打开该案件后再改")
    if expected is not None and expected != current:
        raise InputError(f"案件 {case_id} 已被他人修改（第 {current} 版）", "请重新打开后合并您的修改再保存")
    return current + 1


def _now() -> datetime:
    return datetime.now(UTC)
