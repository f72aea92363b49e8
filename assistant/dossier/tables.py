"""The tables of the case database as they are today; how an older database gets there stands in ``upgrades``."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

NAME_SIZE = 64
TITLE_SIZE = 200
DIGEST_SIZE = 64


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC before it is written."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With its zone after reading."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", String(NAME_SIZE), primary_key=True),
    Column("title", String(TITLE_SIZE), nullable=False),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed", Moment, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("case_id", String(NAME_SIZE), nullable=False, index=True),
    Column("user", String(NAME_SIZE), nullable=False),
    Column("action", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("about", String(NAME_SIZE), nullable=False),
    Column("digest", String(DIGEST_SIZE), nullable=False),
)
# The last number given out in each year.
numbers = Table(
    "numbers",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
# The last number given to a paper in each series, and which paper of which case got which. ``written`` is the whole number
# as the agency wrote it then; empty where a version before 0005 gave it out and nobody has asked for it since.
paper_series = Table(
    "paper_series",
    metadata,
    Column("agency", String(TITLE_SIZE), primary_key=True),
    Column("code", String(16), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
paper_numbers = Table(
    "paper_numbers",
    metadata,
    Column("agency", String(TITLE_SIZE), primary_key=True),
    Column("code", String(16), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("case_id", String(NAME_SIZE), primary_key=True),
    Column("party", String(NAME_SIZE), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("written", String(TITLE_SIZE), nullable=False, server_default=""),
    UniqueConstraint("agency", "code", "year", "number"),
)
# ``case_id`` is empty while the case is not saved yet; ``base`` is the revision the work began from.
drafts = Table(
    "drafts",
    metadata,
    Column("id", String(NAME_SIZE), primary_key=True),
    Column("owner", String(NAME_SIZE), primary_key=True, index=True),
    Column("case_id", String(NAME_SIZE), nullable=False),
    Column("base", Integer),
    Column("title", String(TITLE_SIZE), nullable=False),
    Column("content", Text, nullable=False),
    Column("changed", Moment, nullable=False),
)
# Who may sign in. A name is never given out again, so that the audit log means one person by it.
accounts = Table(
    "accounts",
    metadata,
    Column("name", String(NAME_SIZE), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", String(TITLE_SIZE), nullable=False),
    Column("made", Moment, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked", Moment),
)
# Browsers signed in, and tokens of programs (those have a label): of either only the digest of its secret is kept.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(DIGEST_SIZE), primary_key=True),
    Column("account", String(NAME_SIZE), nullable=False, index=True),
    Column("label", String(NAME_SIZE), nullable=False),
    Column("made", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
)
# Who handles which case.
handlers = Table(
    "handlers",
    metadata,
    Column("case_id", String(NAME_SIZE), primary_key=True),
    Column("account", String(NAME_SIZE), primary_key=True, index=True),
)


def fitting(text: str, size: int) -> str:
    """Text that a column can hold: cut to its size, without half characters and the NUL that PostgreSQL refuses.

    Args:
        text: what to show in lists; the full text stays in the body.
        size: characters of the column.
    """
    return text.encode(errors="replace").decode().replace("\0", "")[:size]
