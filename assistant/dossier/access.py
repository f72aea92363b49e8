"""Which cases somebody may see and change; the store itself keeps to it, whatever page or endpoint asks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select, true

from assistant.dossier import tables
from assistant.errors import InputError


@dataclass(frozen=True, slots=True)
class Access:
    """What a store shows and lets change.

    Attributes:
        account: to whom new cases are assigned; "" for nobody.
        all_cases: every case, not only those the account handles.
        change: whether cases may be saved.
    """

    account: str = ""
    all_cases: bool = True
    change: bool = True

    def require_change(self) -> None:
        """See to it that cases may be changed, before anything is done for it.

        Raises:
            InputError: they may not.
        """
        if not self.change:
            raise InputError("您的角色只能查看案件，不能改动", "需要修改的，请告诉承办人或者管理员")

    def to(self, case_id: ColumnElement[str]) -> ColumnElement[bool]:
        """The condition under which a case is shown."""
        if self.all_cases:
            return true()
        mine = select(tables.handlers.c.case_id).where(tables.handlers.c.account == self.account)
        return case_id.in_(mine)

    def covers(self, db: Connection, case_id: str) -> bool:
        """Whether a case is shown."""
        if self.all_cases:
            return True
        table = tables.handlers
        wanted = select(table.c.case_id).where(table.c.case_id == case_id, table.c.account == self.account)
        return db.execute(wanted).first() is not None


EVERYTHING = Access()
