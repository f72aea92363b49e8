"""Sessions of browsers and tokens of programs: only a digest of the secret is kept, so that a copy of it opens nothing."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from assistant.dossier import audit, tables
from assistant.dossier.audit import Action
from assistant.dossier.database import open_database
from assistant.errors import InputError
from assistant.people.model import Person, Role
from assistant.settings import settings

LONGEST = timedelta(hours=12)  # of a session, however busy
_NUMBER = 8  # digits of a digest
_SEEN_EVERY = timedelta(minutes=1)  # how exactly the last use is kept
_TABLE = tables.sessions


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a program as it is listed; the token itself is shown once, when it is made."""

    digest: str
    account: str
    label: str
    made: datetime
    seen: datetime

    @property
    def number(self) -> str:
        """By which people speak of it."""
        return self.digest[:_NUMBER]


class Sessions:
    """Sessions and tokens in the case database."""

    def __init__(self, url: str = "") -> None:
        """Open the database.

        Args:
            url: in the form of SQLAlchemy; empty means the setting.
        """
        self._database = open_database(url)

    def begin(self, account: str) -> str:
        """A new session; what ended long ago is forgotten on the way.

        Returns:
            The secret for the browser's cookie.
        """
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._database.writing() as db:
            db.execute(delete(_TABLE).where(_TABLE.c.label == "", _TABLE.c.made < now - LONGEST))
            db.execute(
                insert(_TABLE).values(digest=_digest(secret), account=account, label="", made=now, seen=now)
            )
        return secret

    def person(self, secret: str, *, token: bool = False) -> Person | None:
        """Who holds a secret; None when it is none, its time is over, or the account is disabled.

        Args:
            secret: from the cookie, or from the header ``Authorization``.
            token: of a program, which does not expire.
        """
        now, digest = datetime.now(UTC), _digest(secret)
        with self._database.reading() as db:
            row = db.execute(_WITH_ACCOUNT.where(_TABLE.c.digest == digest)).mappings().first()
        if row is None or row["disabled"] or bool(row["label"]) is not token:
            return None
        if not token and (now - row["seen"] > idle() or now - row["made"] > LONGEST):
            self._forget(digest)
            return None
        if now - row["seen"] > _SEEN_EVERY:
            with self._database.writing() as db:
                db.execute(update(_TABLE).where(_TABLE.c.digest == digest).values(seen=now))
        return Person(
            row["account"], Role(row["role"]), must_change=row["must_change"] and not token, by_token=token
        )

    def end(self, secret: str) -> None:
        """A session ends by its holder's wish."""
        digest = _digest(secret)
        with self._database.writing() as db:
            account = db.execute(select(_TABLE.c.account).where(_TABLE.c.digest == digest)).scalar()
            if account:
                db.execute(delete(_TABLE).where(_TABLE.c.digest == digest))
                audit.append(db, user=account, action=Action.SIGN_OUT)

    def add_token(self, account: str, label: str, *, by: str) -> str:
        """A token for a program that calls the interface as an account.

        Args:
            account: existing; its role and cases are those of the token.
            label: what it is for.
            by: who makes it, for the audit log.

        Returns:
            The token, which is not kept and cannot be shown again.

        Raises:
            InputError: there is no such account, or no label.
        """
        told = tables.fitting(label.strip(), tables.NAME_SIZE)
        if not told:
            raise InputError("没有写明令牌的用途", "请写明给哪个程序用")
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._database.writing() as db:
            names = select(tables.accounts.c.name).where(tables.accounts.c.name == account)
            if db.execute(names).first() is None:
                raise InputError(f"没有账号 {account}", "请先建立账号")
            db.execute(
                insert(_TABLE).values(digest=_digest(secret), account=account, label=told, made=now, seen=now)
            )
            audit.append(db, user=by, action=Action.TOKEN_ADDED, about=account)
        return secret

    def tokens(self) -> list[Token]:
        """All tokens of programs, oldest first."""
        wanted = select(_TABLE).where(_TABLE.c.label != "").order_by(_TABLE.c.made)
        with self._database.reading() as db:
            return [Token(**row) for row in db.execute(wanted).mappings()]

    def end_token(self, start: str, *, by: str) -> None:
        """Take a token back.

        Args:
            start: the beginning of its digest, as it is listed.
            by: who does it, for the audit log.

        Raises:
            InputError: no token, or several, begin so.
        """
        found = [token for token in self.tokens() if start and token.digest.startswith(start)]
        if len(found) != 1:
            raise InputError("没有这个令牌，或者写得太短", "请照列表里的编号写")
        with self._database.writing() as db:
            db.execute(delete(_TABLE).where(_TABLE.c.digest == found[0].digest))
            audit.append(db, user=by, action=Action.TOKEN_ENDED, about=found[0].account)

    def _forget(self, digest: str) -> None:
        with self._database.writing() as db:
            db.execute(delete(_TABLE).where(_TABLE.c.digest == digest))


_WITH_ACCOUNT = select(
    _TABLE.c.account,
    _TABLE.c.label,
    _TABLE.c.made,
    _TABLE.c.seen,
    tables.accounts.c.role,
    tables.accounts.c.disabled,
    tables.accounts.c.must_change,
).join(tables.accounts, tables.accounts.c.name == _TABLE.c.account)


def idle() -> timedelta:
    """After how long without use a session ends."""
    return timedelta(minutes=settings().session_minutes)


def _digest(secret: Any) -> str:
    return hashlib.sha256(str(secret).encode(errors="replace")).hexdigest()
