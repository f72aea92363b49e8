"""Roles, and the person who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.dossier.access import EVERYTHING, Access

LOCAL_USER = "本机用户"
COMMAND_LINE = "命令行"


class Role(StrEnum):
    """What somebody works as."""

    HANDLER = "办案"
    REVIEWER = "审核"
    TRAINER = "培训"
    ADMIN = "管理员"

    def access(self, account: str) -> Access:
        """Which cases the role sees and changes.

        Args:
            account: whose role it is; a handler sees the cases assigned to it.
        """
        if self is Role.ADMIN:
            return Access(account)
        if self is Role.REVIEWER:
            return Access(account, change=False)
        return Access(account, all_cases=False, change=self is Role.HANDLER)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    Attributes:
        name: of the account.
        role: what the account may do.
        must_change: a password somebody else chose must be changed before anything else.
        signed_in: False for the one user of a machine without accounts.
        by_token: a program asks, not a browser.
    """

    name: str
    role: Role
    must_change: bool = False
    signed_in: bool = True
    by_token: bool = False

    @property
    def access(self) -> Access:
        """Which cases this person sees and changes."""
        return self.role.access(self.name) if self.signed_in else EVERYTHING


ALONE = Person(LOCAL_USER, Role.ADMIN, signed_in=False)
